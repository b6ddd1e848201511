/* On pictures and rows: what a mark says is shown where it is pointed at, focused or touched, and what
   belongs together is lit: all of one origin, or the whole way from it to the articles. */
(function () {
  "use strict";

  const MARK = ".v-mark, .v-part";
  const ROW = ".v-rows tbody tr";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const address = (mark) => mark.getAttribute("xlink:href") ?? mark.getAttribute("href");
  if (!all(`${MARK}, ${ROW}`).length) return;

  /* Which origin each row goes back to; a mark goes back to that of the row that leads to its claim. */
  const origins = new Map();
  for (const row of all(ROW)) {
    const claims = all(".v-words a", row).map(address);
    const said = row.querySelector(".v-who a");
    const origin = said ? address(said) : claims[0];
    for (const part of [row, ...claims]) origins.set(part, origin);
  }
  const originOf = (part) => origins.get(part.matches(ROW) ? part : address(part));

  /* The ways of a picture of origins: a line names both its ends, an origin, outlet or article itself. */
  const ends = (part) => part.dataset.ends.split(" ");

  function reached(lines, from, forward) {
    const found = new Set([from]);
    for (const end of found) {
      for (const line of lines) {
        const [start, stop] = forward ? line : line.toReversed();
        if (start === end) found.add(stop);
      }
    }
    return found;
  }

  function together(part) {
    if (!part.dataset.ends) {
      const origin = originOf(part);
      return origin ? all(`${MARK}, ${ROW}`).filter((other) => originOf(other) === origin) : [];
    }
    const parts = all("[data-ends]", part.ownerSVGElement);
    const lines = parts.map(ends).filter((each) => each.length > 1);
    const own = ends(part);
    const before = reached(lines, own[0], false);
    const after = reached(lines, own.at(-1), true);
    const on = (side) => (other) => ends(other).every((end) => side.has(end));
    return [part, ...parts.filter(on(before)), ...parts.filter(on(after))];
  }

  let lit = [];
  function light(part) {
    for (const each of lit) each.classList.remove("v-lit", "v-lighting");
    const found = part ? together(part) : [];
    lit = found.length > 1 ? [...found, ...found.map((each) => each.closest("svg, table"))] : [];
    for (const each of lit) each.classList.add(each.matches("svg, table") ? "v-lighting" : "v-lit");
  }

  const tip = document.createElement("div");
  tip.className = "v-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let shown = null;

  /* The browser would show a title too, after a while and only to a mouse; the name stays. */
  function words(mark) {
    const title = mark.querySelector("title");
    if (title) {
      mark.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    return mark.getAttribute("aria-label");
  }

  function show(mark) {
    shown = mark;
    tip.hidden = !mark;
    if (!mark) return;
    tip.replaceChildren(
      ...words(mark).split("; ").map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    const box = mark.getBoundingClientRect();
    const below = box.bottom + tip.offsetHeight < innerHeight;
    tip.style.left = `${Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${Math.max(4, below ? box.bottom : box.top - tip.offsetHeight)}px`;
  }

  function enter(event) {
    const part = event.target.closest?.(`${MARK}, ${ROW}`);
    if (!part || part.contains(event.relatedTarget)) return;
    light(part);
    if (part.matches(MARK)) show(part);
  }

  function leave(event) {
    const part = event.target.closest?.(`${MARK}, ${ROW}, .v-tip`);
    const to = event.relatedTarget;
    if (!part || part.contains(to) || (to && tip.contains(to)) || (to && to === shown)) return;
    light(null);
    show(null);
  }

  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, enter);
  for (const name of ["pointerout", "focusout"]) document.addEventListener(name, leave);
  addEventListener("scroll", () => show(shown), { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null);
  });

  /* A finger can't point: its first touch shows what a mark says, the second follows it. */
  let touched = null;
  document.addEventListener("click", (event) => {
    if (event.pointerType !== "touch") return;
    const mark = event.target.closest(MARK);
    if (mark && mark !== touched) event.preventDefault();
    touched = mark;
    if (!mark?.matches(ROW)) light(mark);
    show(mark);
  });
})();
