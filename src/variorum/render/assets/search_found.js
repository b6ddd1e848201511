/* What the search finds: Pagefind's program, asked for the words in the dialog of search.js, which loads
   this file when it is first opened. */
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

  const dialog = document.querySelector(".v-search");
  const form = dialog.querySelector("form");
  const field = dialog.querySelector("input");
  const told = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");
  const more = dialog.querySelector(".v-search__more");

  function made(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

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

  /* Moves the focus among the field and what was found. */
  function move(step) {
    const stops = [field, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }

  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(step);
    }
  });
  form.addEventListener("submit", () => list.querySelector("a")?.click());
  field.addEventListener("input", search);
  more.addEventListener("click", () => show(asked, true).catch(fail));
  // What was typed while this loaded.
  if (field.value) search();
  else load().catch(fail);
})();
