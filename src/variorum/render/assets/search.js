/* The search of the site: Pagefind's program, in a dialog of the theme's colours. Nothing of it is
   loaded before the dialog is opened. What it finds is text, and is shown as text: no markup of a
   page or of a contributor is taken over. */
(function () {
  "use strict";

  const here = new URL("search/", document.currentScript.src);
  const root = new URL("../../", here).pathname;
  const PAGES = 6;
  const PARTS = 3;
  // How many words an excerpt has before the sought one, until a sentence may end it, and at most.
  const BEFORE = 12;
  const ENOUGH = 12;
  const MOST = 32;
  // What follows it under a heading are further words by which a quote is found, for no reader.
  const HIDDEN = "⁂";
  const PAUSE = 200;
  const LENS =
    "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27" +
    "A6.5 6.5 0 0 1 9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 " +
    "14 12 14 9.5 12 5 9.5 5Z";
  const CROSS =
    "M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 " +
    "13.41 12 19 6.41Z";

  function made(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  function icon(path) {
    const space = "http://www.w3.org/2000/svg";
    const drawn = document.createElementNS(space, "svg");
    drawn.setAttribute("viewBox", "0 0 24 24");
    drawn.setAttribute("aria-hidden", "true");
    drawn.append(document.createElementNS(space, "path"));
    drawn.firstChild.setAttribute("d", path);
    return drawn;
  }

  function button(className, name, ...content) {
    const element = made("button", className, ...content);
    element.type = "button";
    if (name) element.setAttribute("aria-label", name);
    return element;
  }

  const opener = button(
    "v-search-open md-header__button md-icon",
    "Search",
    icon(LENS),
    made("span", "", "Search"),
    made("kbd", "", "/"),
  );
  opener.setAttribute("aria-keyshortcuts", "/ s f");
  opener.setAttribute("aria-haspopup", "dialog");

  const field = made("input", "v-search__field");
  // A field of the type `search` would take the Escape that closes the dialog.
  field.type = "text";
  field.enterKeyHint = "search";
  field.placeholder = "Search";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("aria-label", "Search");
  const closer = button("v-search__close", "Close the search", icon(CROSS));
  const form = made("form", "v-search__form", icon(LENS), field, closer);
  form.setAttribute("role", "search");
  const told = made("p", "v-search__told");
  told.setAttribute("role", "status");
  const list = made("ol", "v-search__list");
  const more = button("v-search__more", "");
  const dialog = made(
    "dialog",
    "v-search",
    form,
    made("div", "v-search__found", told, list, more),
  );
  dialog.setAttribute("aria-label", "Search");

  let program = null;
  let asked = 0;
  let found = [];

  /* Pagefind, loaded once; a later call tries again where that failed. */
  function load() {
    program ??= import(new URL("pagefind.js", here).href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: root });
      await pagefind.init();
      return pagefind;
    });
    program.catch(() => {
      program = null;
    });
    return program;
  }

  /* The words of a page, by the numbers that Pagefind gives them; it writes < and > otherwise. */
  const wordsOf = (page) =>
    page.raw_content
      .split(/\s+/)
      .map((word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("\u200b", ""));

  const endsSentence = (word) => /[.!?…][”’"')\]]*$/.test(word);
  const isHeading = (anchor) => /^h\d$/i.test(anchor.element) && anchor.text?.trim();

  /* The words from one number to before another, those that were sought marked without their signs. */
  function marked(words, from, to, sought) {
    return words.slice(from, to).flatMap((word, index) => {
      const [, before, letters, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
      const isSought = letters && sought.has(from + index);
      return [index ? " " : "", ...(isSought ? [before, made("mark", "", letters), after] : [word])];
    });
  }

  /* A part of a page: its heading, and the sentences of the first sought word below it, or the first. */
  function part(page, words, { anchor, locations, title, url }) {
    const start = anchor?.location ?? 0;
    const next = page.anchors.filter(isHeading).map((each) => each.location);
    let end = Math.min(words.length, ...next.filter((at) => at > start));
    const hidden = words.indexOf(HIDDEN, start);
    if (hidden >= 0) end = Math.min(end, hidden);

    const heading = title.split(/\s+/);
    const stands = heading.every((word, index) => words[start + index]?.startsWith(word));
    const first = stands ? start + heading.length : start;
    const sought = new Set(locations);
    const inside = locations.filter((at) => at >= first && at < end);
    const hit = inside.length ? Math.min(...inside) : first;
    let from = hit;
    while (from > first && hit - from < BEFORE && !endsSentence(words[from - 1])) from--;
    // Below the heading of a claim stands who says it.
    if (hit - first <= BEFORE) from = first;
    let to = hit;
    while (to < end && to - from < MOST) {
      to++;
      if (to - from >= ENOUGH && endsSentence(words[to - 1])) break;
    }
    const found = [];
    // What stands before any other heading belongs to the page itself.
    if (url !== page.url && title !== page.meta.title) {
      const above = new Set(stands ? locations.map((at) => at - start) : []);
      found.push(link("v-search__part", url, ...marked(heading, 0, heading.length, above)));
    }
    if (to > from) {
      const isInside = from > first && !endsSentence(words[from - 1]);
      const cut = isInside || /^\p{Ll}/u.test(words[from]) ? "… " : "";
      const goesOn = endsSentence(words[to - 1]) ? "" : " …";
      found.push(made("p", "v-search__words", cut, ...marked(words, from, to, sought), goesOn));
    }
    return found;
  }

  /* The parts of a page that hold most of the words asked for, in the order they stand there. */
  function best(parts, words) {
    const many = (each) => new Set(each.locations.map((at) => words[at]?.toLowerCase())).size;
    const chosen = [...parts].sort((one, other) => many(other) - many(one)).slice(0, PARTS);
    return parts.filter((each) => chosen.includes(each));
  }

  function link(className, address, ...content) {
    const element = made("a", className, ...content);
    element.href = address;
    return element;
  }

  function entry(page) {
    const words = wordsOf(page);
    return made(
      "li",
      "",
      link("v-search__page", page.url, page.meta.title || page.url),
      ...best(page.sub_results, words).flatMap((each) => part(page, words, each)),
    );
  }

  /* Shows the next pages that were found; the focus goes to the first of them if it was asked for. */
  async function show(mine, focus) {
    const from = list.children.length;
    const pages = await Promise.all(found.slice(from, from + PAGES).map((each) => each.data()));
    if (mine !== asked) return;
    list.append(...pages.map(entry));
    const left = found.length - list.children.length;
    more.hidden = left <= 0;
    more.textContent = `Show more (${left} left)`;
    if (focus) list.children[from]?.querySelector("a").focus();
  }

  async function search() {
    const mine = ++asked;
    const words = field.value.trim();
    if (!words) {
      empty();
      return;
    }
    try {
      const pagefind = await load();
      // Not Pagefind's own pause: it loads pieces for each letter that is typed meanwhile.
      await new Promise((done) => setTimeout(done, PAUSE));
      if (mine !== asked) return;
      const answer = await pagefind.search(words);
      if (mine !== asked) return;
      empty();
      found = answer.results;
      const many = found.length === 1 ? "1 page" : `${found.length} pages`;
      told.textContent = found.length ? many : "No page has these words.";
      await show(mine, false);
    } catch {
      if (mine === asked) fail();
    }
  }

  function empty() {
    found = [];
    list.replaceChildren();
    more.hidden = true;
    told.textContent = "";
  }

  function fail() {
    empty();
    told.textContent =
      location.protocol === "file:"
        ? "The search works on a web server only, not with pages opened from disk."
        : "The search could not be loaded. Type on to try again.";
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    load().catch(fail);
  }

  /* Moves the focus among the field and what was found. */
  function move(step) {
    const stops = [field, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }

  /* The theme's switches are radio buttons, which take no letters. */
  const isTyping = (target) =>
    target.isContentEditable ||
    (["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName) && !/radio|checkbox/.test(target.type));

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (["/", "s", "f"].includes(event.key) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open();
    }
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(step);
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("input", search);
  more.addEventListener("click", () => show(asked, true).catch(fail));
  closer.addEventListener("click", () => dialog.close());
  opener.addEventListener("click", open);

  more.hidden = true;
  document.querySelector(".md-header__inner")?.append(opener);
  document.body.append(dialog);
})();
