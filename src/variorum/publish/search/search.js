/* The search of a site with too many words to load at once: Pagefind's program, in a dialog that
   looks like the theme's. Nothing of it is loaded before the dialog is opened. What it finds is
   text, and is shown as text: no markup of a page or of a contributor is taken over. */
(function () {
  "use strict";

  const here = new URL(".", document.currentScript.src);
  const root = new URL("../../", here).pathname;
  const PAGES = 6;
  const PARTS = 3;
  const WORDS = 22;
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
      await pagefind.options({ baseUrl: root, excerptLength: WORDS });
      await pagefind.init();
      return pagefind;
    });
    program.catch(() => {
      program = null;
    });
    return program;
  }

  /* The words around what was found, which stands marked. Pagefind writes only < and > otherwise. */
  function excerpt(text) {
    const words = made("p", "v-search__words");
    text.split(/<mark>(.*?)<\/mark>/).forEach((part, index) => {
      const plain = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("\u200b", "");
      words.append(index % 2 ? made("mark", "", plain) : plain);
    });
    if (!/[.!?”)]$/.test(words.textContent)) words.append(" …");
    return words;
  }

  const marked = (part) => new Set(part.excerpt.toLowerCase().match(/<mark>.*?<\/mark>/g)).size;

  /* The parts of a page that hold most of the words asked for, in the order they stand there. */
  function best(parts) {
    const chosen = [...parts].sort((one, other) => marked(other) - marked(one)).slice(0, PARTS);
    return parts.filter((part) => chosen.includes(part));
  }

  function link(className, address, text) {
    const element = made("a", className, text);
    element.href = address;
    return element;
  }

  function entry(page) {
    const item = made("li", "", link("v-search__page", page.url, page.meta.title || page.url));
    for (const part of best(page.sub_results)) {
      // What stands before any other heading belongs to the page itself.
      if (part.url !== page.url && part.title !== page.meta.title) {
        item.append(link("v-search__part", part.url, part.title));
      }
      item.append(excerpt(part.excerpt));
    }
    return item;
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

  function tell(text) {
    told.textContent = text;
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
      tell(found.length ? many : "No page has these words.");
      await show(mine, false);
    } catch {
      if (mine === asked) fail();
    }
  }

  function empty() {
    found = [];
    list.replaceChildren();
    more.hidden = true;
    tell("");
  }

  function fail() {
    empty();
    tell(
      location.protocol === "file:"
        ? "The search works on a web server only, not with pages opened from disk."
        : "The search could not be loaded. Type on to try again.",
    );
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

  const isTyping = (target) =>
    target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName);

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
