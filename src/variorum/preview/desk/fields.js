// The fields of a form: what is typed in two letters, words taken from the article, dates, chips.
const CONTROLS = "input, select, textarea, [tabindex='0']";
let ids = 0;

export function make(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return node;
}

// A label whose letter goes to the field with Alt.
function labelled(text, letter) {
  const at = letter ? text.toLowerCase().indexOf(letter.toLowerCase()) : -1;
  return at < 0 ? [text] : [text.slice(0, at), make("u", {}, text[at]), text.slice(at + 1)];
}

export function field(text, letter, ...given) {
  const body = given.flat().filter(Boolean);
  const id = `f${++ids}`;
  const control = body.flatMap((each) => [each, ...(each.querySelectorAll?.(CONTROLS) || [])])
    .find((each) => each?.matches?.(CONTROLS));
  const label = make(control?.matches("input,select,textarea") ? "label" : "span", { class: "label" }, labelled(text, letter));
  if (control) {
    control.id ||= id;
    if (label.tagName === "LABEL") label.htmlFor = control.id;
    else control.setAttribute("aria-label", `${text}: ${control.textContent}`);
    if (letter) { control.dataset.letter = letter.toUpperCase(); control.title = `Alt+${letter.toUpperCase()}`; }
  }
  return make("div", { class: "field" }, label, make("div", { class: "body" }, body));
}

function fitting(options, typed) {
  const asked = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (option) => {
    const [id, name] = [option.id.toLowerCase(), (option.name || "").toLowerCase()];
    const all = `${id} ${name} ${option.hint || ""}`.toLowerCase();
    let worst = 0;
    for (const word of asked) {
      const at = all.indexOf(word);
      if (at < 0) return 9;
      const begins = id.startsWith(word) || name.startsWith(word);
      const inName = new RegExp(`(^|[^\\p{L}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u");
      worst = Math.max(worst, begins ? 0 : inName.test(`${id} ${name}`) ? 1 : inName.test(all) ? 2 : 3);
    }
    return worst;
  };
  return options.map((option, at) => [rank(option), at, option]).filter(([score]) => score < 9)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , option]) => option);
}

// One of several that are known. `make new` is offered last, with what was typed.
export function combo({ options, value = "", pick, fresh, free, placeholder, className, newLabel }) {
  const list = make("ul", { role: "listbox", id: `l${++ids}`, hidden: true });
  const shown = () => options().find((each) => each.id === value)?.name || (free ? value : value) || "";
  const input = make("input", {
    role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", placeholder, class: className, value: shown(),
  });
  let items = [];
  let active = -1;
  const close = () => { list.hidden = true; active = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const paint = () => {
    [...list.children].forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
    const now = list.children[active];
    if (now) { input.setAttribute("aria-activedescendant", now.id); now.scrollIntoView({ block: "nearest" }); }
  };
  const open = (typed) => {
    items = fitting(options(), typed);
    if (fresh) items = [...items, { id: "", fresh: true, name: `${newLabel || "New"}${typed.trim() ? ` “${typed.trim()}”` : ""} …`, hint: "" }];
    list.replaceChildren(...items.map((option, at) => make(
      "li", {
        role: "option", id: `${list.id}-${at}`,
        onmousedown: (event) => { event.preventDefault(); choose(at); },
      }, option.name || option.id, option.hint ? make("small", {}, option.hint) : null,
    )));
    // What is written out in full is meant as it stands.
    active = items.length && !(free && typed.length > 5) ? 0 : -1;
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    paint();
  };
  const choose = (at) => {
    const option = items[at];
    const typed = input.value;
    close();
    if (option.fresh) fresh(typed === shown() ? "" : typed.trim());
    else { value = option.id; input.value = shown(); pick(value); }
  };
  input.addEventListener("input", () => {
    if (free) { value = input.value; free(input.value); }
    if (input.value.trim()) open(input.value);
    else { close(); if (value && !free) { value = ""; pick(""); } }
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => { close(); if (!free) input.value = shown(); });
  input.addEventListener("keydown", (event) => {
    if (event.altKey && event.code === "KeyN" && fresh) { event.preventDefault(); event.stopPropagation(); close(); fresh(input.value === shown() ? "" : input.value.trim()); return; }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(input.value === shown() ? "" : input.value);
      else { active = (active + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length; paint(); }
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault(); event.stopPropagation(); choose(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); event.stopPropagation(); input.value = shown(); close();
    }
  });
  return make("div", {}, input, list);
}

// Several, in order: chips with what goes, and one more field.
export function several({ values, told, drop, kept, ...rest }) {
  const chips = make("div", { class: "chips" }, values.map((each, at) => chip(told(each), () => drop(at), kept)));
  const box = combo({ ...rest, value: "" });
  box.querySelector("input").addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !event.target.value && values.length) { event.preventDefault(); drop(values.length - 1); }
  });
  return [chips, box];
}

export function chip(text, drop, kept) {
  return make("span", { class: kept ? "chip kept" : "chip" }, text,
    make("button", { type: "button", "aria-label": `Remove ${text}`, tabindex: "-1", onclick: drop }, "×"));
}

// Words of the article: while it is active, what is selected there lands here.
export function words({ values, told, drop, target, pick, empty }) {
  const place = make("div", { class: "picking", tabindex: "0", role: "button", onfocus: () => pick(target) },
    empty || "select words in the article");
  place.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && values.length) { event.preventDefault(); drop(values.length - 1); }
  });
  return [make("div", { class: "chips" }, values.map((each, at) => chip(told(each), () => drop(at)))), place];
}

export function choice(given, value, pick, className) {
  const select = make("select", { class: className, onchange: (event) => pick(event.target.value) },
    Object.entries(given).map(([id, hint]) => make("option", { value: id, title: hint, selected: id === value }, id)));
  return select;
}

// A sentence: as high as its words, and Enter does what it does in a line.
export function sentence(value, change, more = {}) {
  return text(value, change, {
    ...more, rows: 1, class: "sentence",
    onkeydown: (event) => { if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) { event.preventDefault(); event.target.form.requestSubmit(); } },
  });
}

export function text(value, change, more = {}) {
  return make(more.rows ? "textarea" : "input", { value, autocomplete: "off", ...more, oninput: (event) => change(event.target.value) });
}
