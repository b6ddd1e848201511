/* On every page: opens what is folded before it is printed, and what an address leads into; and lets
   readers pick claims of an article by who says them and by their question, and go from one to the
   next by the arrow keys. */
(function () {
  "use strict";

  const opened = [];

  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details:not([open])")) {
      folded.open = true;
      opened.push(folded);
    }
  });
  addEventListener("afterprint", () => {
    for (const folded of opened.splice(0)) folded.open = false;
  });

  function open() {
    const target = document.querySelector(":target");
    const claim = target?.closest(".v-claim");
    if (claim) claim.querySelector("details").open = true;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) target.scrollIntoView((fold.open = true));
    }
  }
  addEventListener("hashchange", open);
  open();

  /* The table of contents leads to the same places. */
  if (document.querySelector(".md-nav--secondary a")) {
    for (const link of document.querySelectorAll(".headerlink")) link.tabIndex = -1;
  }

  const template = document.getElementById("claim-controls");
  if (!template) return;
  template.parentElement.append(template.content.cloneNode(true));
  const form = template.parentElement.querySelector("form");
  const claims = Array.from(document.querySelectorAll(".v-claim[data-speaker]"));

  /* What is hidden is counted, so that it is never taken for silence. */
  form.addEventListener("change", () => {
    const { speaker, question } = Object.fromEntries(new FormData(form));
    for (const claim of claims) {
      claim.hidden =
        (speaker && claim.dataset.speaker !== speaker) ||
        (question && claim.dataset.question !== question);
    }
    const left = claims.filter((claim) => !claim.hidden).length;
    const told = left < claims.length ? `Shown: ${left} of ${claims.length} claims.` : "";
    form.querySelector("[role=status]").textContent = told;
    stop(shownFolds()[0]);
  });

  /* The claims are one stop of the Tab key, or dozens would stand before the rest of the page. */
  const folds = claims.map((claim) => claim.querySelector("summary"));
  const shownFolds = () => folds.filter((fold) => fold.checkVisibility());
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  function stop(fold) {
    for (const each of folds) each.tabIndex = each === fold ? 0 : -1;
  }
  stop(folds[0]);

  document.addEventListener("focusin", (event) => {
    if (folds.includes(event.target)) stop(event.target);
  });
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || !folds.includes(event.target)) return;
    const shown = shownFolds();
    const next = shown[shown.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
