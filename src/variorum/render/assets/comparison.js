/* Sorts and filters the comparison. Without this script the whole table stands there in the
   dossier's order; with it the controls come out of their template. What is hidden is counted, so
   that it is never taken for silence, and the address keeps the view. */
(function () {
  "use strict";

  const template = document.getElementById("comparison-controls");
  if (!template) return;

  const OF_ANSWERS = ["party", "origin", "voice"];
  const OF_QUESTIONS = ["kind", "words"];
  const NAMES = ["sort", ...OF_ANSWERS, ...OF_QUESTIONS];
  const letters = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  const number = (question, fact) => Number(question.dataset[fact]);
  const ORDERS = {
    standing: (a, b) => number(a, "standing") - number(b, "standing"),
    name: (a, b) => letters.compare(a.dataset.name, b.dataset.name),
    sources: (a, b) => number(b, "sources") - number(a, "sources"),
    origins: (a, b) => number(b, "origins") - number(a, "origins"),
  };

  const home = template.parentElement;
  home.append(template.content.cloneNode(true));
  const form = home.querySelector("form");
  const shown = home.querySelector("[role=status]");
  const groups = Array.from(document.querySelectorAll("[data-questions]"), (list) => ({
    list,
    box: list.closest(".v-compare"),
    fold: list.closest("details"),
    opened: false,
    none: null,
    questions: Array.from(list.querySelectorAll(":scope > [data-question]")),
  }));

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (question) => (question.folded ??= fold(question.dataset.words + " " + question.textContent));
  const count = (many, word) => `${many} ${word}${many === 1 ? "" : "s"}`;

  function wanted() {
    return Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]));
  }

  function paragraph(className, text) {
    const made = document.createElement("p");
    made.className = className;
    made.textContent = text;
    return made;
  }

  /* The answers a cell shows; those it hides are counted beneath them. */
  function filterCell(cell, view) {
    const claims = Array.from(cell.querySelectorAll("[data-party]"));
    for (const claim of claims) {
      claim.hidden = OF_ANSWERS.some((name) => view[name] && view[name] !== claim.dataset[name]);
    }
    for (const answer of cell.querySelectorAll(".v-answer")) {
      answer.hidden = !answer.querySelector("[data-party]:not([hidden])");
    }
    const hidden = claims.filter((claim) => claim.hidden).length;
    cell.classList.toggle("v-emptied", hidden === claims.length);
    cell.querySelector(".v-left-out")?.remove();
    if (hidden) {
      cell.append(paragraph("v-left-out", `${count(hidden, "answer")} hidden by the filter`));
    }
    return claims.length - hidden;
  }

  function filterQuestion(question, view) {
    const cells = Array.from(question.querySelectorAll("[data-cell]"));
    const left = cells.reduce((sum, cell) => sum + filterCell(cell, view), 0);
    const asked =
      (!view.kind || view.kind === question.dataset.kind) &&
      words(question).includes(fold(view.words));
    question.hidden = !asked || (OF_ANSWERS.some((name) => view[name]) && !left);
    return question.hidden ? 0 : left;
  }

  function showGroup(group, view, filtered) {
    const order = ORDERS[view.sort] || (() => 0);
    const house = (a, b) => number(a, "house") - number(b, "house");
    const sorted = group.questions.slice().sort((a, b) => order(a, b) || house(a, b));
    const before = Array.from(group.list.querySelectorAll(":scope > [data-question]"));
    // Moving an element would take the focus from a link in it.
    if (sorted.some((question, place) => question !== before[place])) group.list.append(...sorted);

    const answers = sorted.reduce((sum, question) => sum + filterQuestion(question, view), 0);
    const questions = sorted.filter((question) => !question.hidden).length;
    group.box.hidden = !questions;
    group.none?.remove();
    group.none = questions ? null : paragraph("v-none", "The filter leaves no question here.");
    if (group.none) group.box.before(group.none);
    // What is folded is opened for what the filter finds in it, and folded again after.
    const open = filtered && questions > 0;
    if (group.fold && open !== group.opened) {
      group.fold.open = open;
      group.opened = open;
    }
    return { questions, answers };
  }

  function filterWords(view) {
    const told = [...OF_ANSWERS, ...OF_QUESTIONS].filter((name) => view[name]).map((name) => {
      const field = form.elements[name];
      const label = field.labels[0].firstChild.textContent.trim();
      return `${label}: ${field.selectedOptions ? field.selectedOptions[0].text : view[name]}`;
    });
    return told.length ? ` Filter: ${told.join("; ")}.` : "";
  }

  function totals() {
    const all = groups.flatMap((group) => group.questions);
    const claims = all.flatMap((one) => Array.from(one.querySelectorAll("[data-party]")));
    return { questions: all.length, answers: claims.length };
  }

  function apply() {
    const view = wanted();
    const filter = filterWords(view);
    const found = groups.map((group) => showGroup(group, view, filter !== ""));
    const sum = (what) => found.reduce((total, each) => total + each[what], 0);
    const all = totals();
    const words = filter
      ? `Shown: ${sum("questions")} of ${count(all.questions, "question")}, ` +
        `${sum("answers")} of ${count(all.answers, "answer")}.${filter}`
      : `Shown: ${count(all.questions, "question")}, ${count(all.answers, "answer")}.`;
    // Said aloud once, and only if it is news.
    if (shown.textContent !== words) shown.textContent = words;
    shown.classList.toggle("v-filtered", filter !== "");
  }

  function keep() {
    const view = wanted();
    const query = new URLSearchParams(location.search);
    for (const name of NAMES) {
      if (view[name]) query.set(name, view[name]);
      else query.delete(name);
    }
    const words = query.toString();
    try {
      history.replaceState(
        history.state, "", location.pathname + (words ? `?${words}` : "") + location.hash
      );
    } catch {
      // A page opened from disk keeps its address.
    }
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const name of NAMES) {
      const field = form.elements[name];
      field.value = query.get(name) || "";
      if (field.selectedIndex === -1) field.value = "";
    }
  }

  function change() {
    apply();
    keep();
  }

  /* The controls have moved what the address points at. */
  function pointBack() {
    try {
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    } catch {
      // What is no encoded name points at nothing.
    }
  }

  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.reset.addEventListener("click", () => {
    for (const name of NAMES) form.elements[name].value = "";
    change();
  });
  recall();
  home.querySelector("details").open = NAMES.some((name) => form.elements[name].value);
  apply();
  pointBack();
})();
