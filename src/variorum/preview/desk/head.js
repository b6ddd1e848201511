// What the article says of itself.
import { dateFields } from "./dates.js";
import { combo, field, make, text } from "./fields.js";
import { focusOn, leave } from "./form.js";
import { refresh, took } from "./panel.js";
import { $, ask, copy, desk, same, toast } from "./state.js";

const HEAD = [["title", "t"], ["outlet", "o"], ["agency", "a"], ["byline", "y"]];

export function head(focus) {
  if (!desk.head) {
    const { value, could } = desk.session.head;
    const it = { summary: "", published: { when: "unknown" } };
    for (const [key] of HEAD) it[key] = value[key] ?? could[key]?.[0] ?? "unknown";
    it.summary = value.summary ?? "";
    if (!desk.session.head.open.includes("published")) it.published = copy(value.published);
    else if (could.published?.[0]?.when) it.published = copy(could.published[0]);
    desk.claim = desk.record = null;
    desk.head = { value: it, was: copy(value), start: copy(it) };
  }
  const { value } = desk.head;
  desk.picking = null;
  const rows = HEAD.map(([key, letter]) => field(key[0].toUpperCase() + key.slice(1), letter, combo({
    options: () => [...new Set([...(desk.session.head.could[key] || []), "unknown"])].map((each) => ({ id: each, name: each })), value: value[key], free: (typed) => { value[key] = typed; }, pick: (id) => { value[key] = id; },
    className: desk.session.head.open.includes(key) ? "kept" : "",
  })));
  $("panel").replaceChildren(make("form", { id: "head", novalidate: true, onsubmit: (event) => { event.preventDefault(); saveHead(); } },
    make("section", {}, make("h2", {}, "What the article says of itself"), make("p", { class: "hint" }, "Words that stand in the text, or “unknown”. What could be it is offered."), make("div", { id: "failed", role: "alert" }), rows,
      ...dateFields("Published", "p", value.published, { home: "head", changed: (to) => { if (to !== undefined) head(to); } }),
      field("Summary", "s", text(value.summary, (typed) => { value.summary = typed; }, { rows: 6, placeholder: "Two or three neutral sentences that say who says what." }))),
    make("div", { class: "actions" }, make("button", { class: "main", "data-letter": "save" }, "Save ", make("kbd", {}, "Ctrl Enter")), make("button", { type: "button", onclick: () => leave() }, "Leave ", make("kbd", {}, "Esc")))));
  focusOn(focus ?? "t");
}

export async function saveHead() {
  const now = copy(desk.head.value);
  const published = now.published.when === "unknown" ? { when: "unknown" } : now.published;
  if (published.basis === "stated") delete published.because;
  const [values, was] = [{}, {}];
  for (const key of [...HEAD.map(([each]) => each), "summary", "published"]) {
    if (!desk.session.head.open.includes(key) && same(desk.head.value[key], desk.head.start[key])) continue;
    values[key] = key === "published" ? published : now[key].trim() || (key === "summary" ? "TODO" : "unknown");
    if (!desk.session.head.open.includes(key) && key !== "published") was[key] = desk.head.was[key];
  }
  try {
    const found = await ask("edit", { source: desk.session.source, version: desk.session.version, write: true, steps: [{ do: "head", values, was }] });
    took(found.session);
    desk.head = null;
    leave();
    toast("Saved.");
  } catch (refused) {
    $("failed").replaceChildren(make("p", { class: "note alert" }, refused.message));
    if (refused.status === 409) { await refresh(); desk.head.was = copy(desk.session.head.value); }
  }
}
