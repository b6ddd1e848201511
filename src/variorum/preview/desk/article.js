// The article's text: what of it is coded, open or wrong, and where one reads. Offsets are code points,
// as the program counts them; JavaScript's own strings count otherwise.
export class Article {
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.points = [];
    this.words = [];
    this.cursor = 0;
    this.anchor = null;
    root.addEventListener("mouseup", (event) => this.released(event));
    root.addEventListener("keydown", (event) => this.key(event));
  }

  load(text) {
    this.points = Array.from(text);
    this.words = [];
    let start = -1;
    this.points.forEach((letter, at) => {
      const space = /\s/u.test(letter);
      if (!space && start < 0) start = at;
      if (space && start >= 0) { this.words.push([start, at]); start = -1; }
    });
    if (start >= 0) this.words.push([start, this.points.length]);
    this.cursor = Math.min(this.cursor, Math.max(0, this.words.length - 1));
  }

  text(span) { return this.points.slice(span[0], span[1]).join(""); }

  // Marks are {span, classes, title}; a letter has the classes of all marks that hold it.
  show(marks) {
    this.marks = marks;
    const cuts = new Set([0, this.points.length]);
    const word = this.words[this.cursor];
    const all = word ? [...marks, { span: word, classes: [] }] : marks;
    for (const { span } of all) { cuts.add(span[0]); cuts.add(span[1]); }
    const order = [...cuts].filter((cut) => cut <= this.points.length).sort((a, b) => a - b);
    const begins = new Map();
    for (const mark of all) {
      if (!begins.has(mark.span[0])) begins.set(mark.span[0], []);
      begins.get(mark.span[0]).push(mark);
    }
    let open = [];
    const made = document.createDocumentFragment();
    for (let at = 0; at + 1 < order.length; at++) {
      const [from, to] = [order[at], order[at + 1]];
      open = [...open.filter((mark) => mark.span[1] > from), ...(begins.get(from) || [])];
      const piece = document.createElement("span");
      const classes = new Set(open.flatMap((mark) => mark.classes));
      if (from === word?.[0]) classes.add("cur");
      if (open.filter((mark) => mark.claim).length > 1) classes.add("several");
      piece.className = [...classes].join(" ");
      const titles = open.map((mark) => mark.title).filter(Boolean);
      if (titles.length) piece.title = titles.join("\n");
      piece.dataset.at = from;
      piece.textContent = this.text([from, to]).replace(/\r(?!\n)/g, "\n");
      made.append(piece);
    }
    this.root.replaceChildren(made);
  }

  reveal(span) {
    const piece = [...this.root.children].find((each, at, all) => {
      const next = all[at + 1];
      return Number(each.dataset.at) <= span[0] && (!next || Number(next.dataset.at) > span[0]);
    });
    if (!piece) return;
    const [box, view] = [piece.getBoundingClientRect(), this.root.parentElement.getBoundingClientRect()];
    if (box.top < view.top + 60 || box.bottom > Math.min(view.bottom, innerHeight) - 80) {
      piece.scrollIntoView({ block: "center" });
    }
  }

  offset(node, inside) {
    const piece = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]");
    if (!piece) return node === this.root && inside ? this.points.length : 0;
    const before = node.nodeType === 3 ? node.data.slice(0, inside) : inside ? node.textContent : "";
    return Number(piece.dataset.at) + Array.from(before).length;
  }

  released(event) {
    const chosen = getSelection();
    if (!chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    if (!this.root.contains(range.commonAncestorContainer)) return;
    const [start, end] = [
      this.offset(range.startContainer, range.startOffset), this.offset(range.endContainer, range.endOffset),
    ];
    const whole = this.snapped(start, end);
    if (start === end || !whole) {
      this.place(start);
      this.on.click(start, event);
    } else {
      chosen.removeAllRanges();
      this.hold(whole);
      this.on.words(whole, true);
    }
  }

  // Whole words without the marks at their ends: nobody selects to the letter.
  snapped(start, end) {
    const letter = (at) => /[\p{L}\p{N}\p{M}]/u.test(this.points[at] || " ");
    const joins = (at) => letter(at) || (/[.,'’·-]/.test(this.points[at]) && letter(at - 1) && letter(at + 1));
    let [from, to] = [start, end];
    while (from < to && /\s/u.test(this.points[from])) from++;
    while (to > from && /\s/u.test(this.points[to - 1])) to--;
    if (from >= to) return null;
    while (from > 0 && joins(from) && joins(from - 1)) from--;
    while (to < this.points.length && joins(to - 1) && joins(to)) to++;
    return this.trimmed([from, to]);
  }

  trimmed([from, to]) {
    let [start, end] = [from, to];
    const outside = /[\s,;:.!?…“”„"«»‘(\[–—]/u;
    while (start < end && outside.test(this.points[start])) start++;
    while (end > start && /[\s,;:.!?…“”"«»)\]–—]/u.test(this.points[end - 1])) end--;
    return start < end ? [start, end] : [from, to];
  }

  place(offset) {
    const at = this.words.findIndex((word) => word[1] > offset);
    this.cursor = at < 0 ? this.words.length - 1 : at;
    this.anchor = null;
  }

  // A stretch that Shift and the arrows make longer or shorter.
  hold(span) {
    this.place(span[1] - 1);
    this.anchor = Math.max(0, this.words.findIndex((word) => word[1] > span[0]));
  }

  ends(at) {
    return at >= this.words.length - 1 || /[.!?…]["”»’)]*$/u.test(this.text(this.words[at]))
      || this.points.slice(this.words[at][1], this.words[at + 1][0]).includes("\n");
  }

  // The first word of the next or the last sentence; with `to the end`, the last word of this one or the next.
  sentence(forward, toTheEnd) {
    const last = this.words.length - 1;
    let at = this.cursor;
    if (forward && toTheEnd) {
      if (this.anchor !== at && this.ends(at)) at++;
      while (at < last && !this.ends(at)) at++;
      return Math.min(at, last);
    }
    if (forward) {
      while (at < last && !this.ends(at)) at++;
      return Math.min(at + 1, last);
    }
    at--;
    while (at > 0 && !this.ends(at - 1)) at--;
    return Math.max(at, 0);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.words.length) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up", Home: "first", End: "last" };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const before = this.cursor;
    const last = this.words.length - 1;
    let to = typeof step === "number" ? before + step : step === "first" ? 0 : last;
    if (event.shiftKey && this.anchor === null) {
      // The first press takes the word itself.
      this.anchor = before;
      if (typeof step === "number") to = before;
    }
    if (step === "down" || step === "up") to = this.sentence(step === "down", event.shiftKey);
    if (event.shiftKey) {
      this.cursor = Math.max(0, Math.min(last, to));
      const [a, b] = [Math.min(this.anchor, this.cursor), Math.max(this.anchor, this.cursor)];
      this.on.words(this.trimmed([this.words[a][0], this.words[b][1]]), false);
    } else {
      this.anchor = null;
      this.cursor = Math.max(0, Math.min(last, to));
      this.on.moved();
    }
    this.reveal(this.words[this.cursor]);
  }
}
