// New actors, origins and questions, made without leaving a claim.
import { dateFields } from "./dates.js";
import { choice, combo, field, make, text } from "./fields.js";
import { change, checkOrigin, close, focusOn, form } from "./form.js";
import { took } from "./panel.js";
import { $, actors, ask, desk, question, slug, toast } from "./state.js";

function fresh(title, first, rows, record, into) {
  desk.record = { record, into };
  desk.picking = null;
  const made = make("form", { id: "fresh", novalidate: true, onsubmit: (event) => { event.preventDefault(); addRecord(); } },
    make("section", {}, make("h2", {}, title), make("div", { id: "failed", role: "alert" }), rows()),
    make("div", { class: "actions" }, make("button", { class: "main", "data-letter": "save" }, "Add ", make("kbd", {}, "Enter")),
      make("button", { type: "button", onclick: () => back() }, "Back ", make("kbd", {}, "Esc"))));
  $("panel").replaceChildren(made);
  desk.record.redo = (focus) => { desk.picking = null; made.querySelector("section").replaceChildren(make("h2", {}, title), make("div", { id: "failed", role: "alert" }), ...rows().flat()); focusOn(focus); };
  focusOn(first);
}

export function back(focus = "save") {
  desk.record = null;
  if (desk.claim) form(focus);
  else close();
}

export async function addRecord() {
  const { table, values } = desk.record.record();
  const into = desk.record.into;
  if (!values.id) return $("failed").replaceChildren(make("p", { class: "note alert" }, "Give it a name first: its id is made of that."));
  try {
    const found = await ask("edit", { source: desk.session.source, version: desk.session.version, write: true, steps: [{ do: "record", table, values }] });
    took(found.session);
    toast(`Added ${found.ids[0]} to data/${table}.yaml.`);
    desk.record = null;
    into(found.ids[0]);
  } catch (refused) {
    $("failed").replaceChildren(make("p", { class: "note alert" }, refused.message));
  }
}

export function freshActor(typed, where) {
  const it = { name: typed, kind: kindOf(typed, where), body: "", party: "unknown" };
  const parties = () => [...desk.session.known.parties.map((each) => ({ id: each.id, name: each.name })), { id: "unknown", name: "unknown", hint: "no article shows it" }];
  const rows = () => [
    field("Name", "n", text(it.name, (value) => { it.name = value; }, { placeholder: "type it, or select it in the article" })),
    field("Kind", "k", choice(desk.session.choices.actor, it.kind, (value) => { it.kind = value; })),
    field("Body", "b", combo({ options: () => desk.session.known.actors.filter((each) => each.kind !== "person").map((each) => ({ id: each.id, name: each.name })), value: it.body, placeholder: "the institution it belongs to, if named", pick: (id) => { it.body = id; } })),
    field("Side", "p", combo({ options: parties, value: it.party, pick: (id) => { it.party = id || "unknown"; } }), make("span", { class: "hint" }, "Whose interest the articles show it to speak for.")),
  ];
  const named = () => { desk.picking = { home: "head", take: (passage) => { it.name = passage.text; it.kind = kindOf(it.name, where); desk.record.redo("save"); named(); } }; };
  fresh("A new actor", "n", rows, () => ({ table: "actors", values: { id: slug(it.name), name: it.name, kind: it.kind, body: it.body, ...(it.kind === "outlet" && it.party === "unknown" ? {} : { party: it.party }) } }),
  (id) => {
    if (where === "via") desk.claim.value.via = [...(desk.claim.value.via || []), id];
    else { desk.claim.value.by = [...(desk.claim.kept.has("by") ? [] : desk.claim.value.by || []), { actor: id }]; if (desk.claim.value.voice === "narrator") desk.claim.value.voice = "indirect"; desk.claim.kept.delete("by"); checkOrigin(); }
    change(where === "via" ? "w" : "save");
  });
  named();
}

const kindOf = (name, where) => (where === "via" ? "outlet" : /^\p{Lu}\S+(\s\p{Lu}\S+)+$/u.test(name) ? "person" : "institution");

export function freshQuestion(typed) {
  const it = { short: typed, ask: "", kind: desk.claim.value.count ? "stock" : "status", counted: "", unit: "", of: "", per: "day", answers: "", excludes: true };
  const rows = () => [
    field("Heading", "h", text(it.short, (value) => { it.short = value; }, { placeholder: "Crew aboard" })),
    field("Question", "q", text(it.ask, (value) => { it.ask = value; }, { placeholder: "How many are said to be aboard?" })),
    field("Kind", "k", choice(desk.session.choices.question, it.kind, (value) => { it.kind = value; desk.record.redo("k"); }), make("span", { class: "hint" }, desk.session.choices.question[it.kind])),
    ...(it.kind === "status" || it.kind === "fact"
      ? [field("Answers", "a", text(it.answers, (value) => { it.answers = value; }, { rows: 3, placeholder: "one on each line" })),
        field("", "", make("label", {}, make("input", { type: "checkbox", class: "check", checked: it.excludes ? true : undefined, onchange: (event) => { it.excludes = event.target.checked; } }), " each excludes the others"))]
      : [field("Counted", "c", text(it.counted, (value) => { it.counted = value; }, { placeholder: "crew members" })),
        field("Unit", "u", text(it.unit, (value) => { it.unit = value; }, { placeholder: "people" })),
        ...(it.kind === "share" ? [field("Of", "o", text(it.of, (value) => { it.of = value; }, { placeholder: "the city" }))] : []),
        ...(it.kind === "rate" ? [field("Per", "p", choice(Object.fromEntries(["minute", "hour", "day", "week", "month"].map((each) => [each, ""])), it.per, (value) => { it.per = value; }))] : [])]),
  ];
  fresh("A new question", it.short ? "q" : "h", rows, () => {
    const labels = it.answers.split("\n").map((each) => each.trim()).filter(Boolean);
    const answers = labels.map((label) => ({ id: slug(label), label }));
    const listed = it.kind === "status" || it.kind === "fact";
    return { table: "questions", values: {
      id: slug(it.short), short: it.short, ask: it.ask, kind: it.kind, per: it.kind === "rate" ? it.per : "",
      scope: listed ? {} : { counted: it.counted, of: it.kind === "share" ? it.of : "", unit: it.unit },
      answers: listed ? answers.map((each) => ({ ...each, excludes: it.excludes ? answers.filter((other) => other.id !== each.id).map((other) => other.id) : [] })) : [],
    } };
  }, (id) => {
    desk.claim.value.question = id;
    desk.claim.moment = question(id)?.kind === "flow" ? "over" : "as_of";
    change(question(id)?.listed ? "a" : desk.claim.value.by === null || desk.claim.value.by === undefined ? "s" : "save");
  });
}

export function freshOrigin(typed) {
  const it = { speaker: desk.claim.value.by?.[0]?.actor || "", occasion: typed, about: "", when: { when: "unknown" } };
  const rows = () => [
    field("Occasion", "o", text(it.occasion, (value) => { it.occasion = value; }, { placeholder: "radio briefing, or: not said" })),
    field("Speaker", "s", combo({ options: () => actors(), value: it.speaker, pick: (id) => { it.speaker = id; } })),
    field("About", "a", text(it.about, (value) => { it.about = value; }, { placeholder: "to tell it apart, if need be" })),
    ...dateFields("When", "w", it.when, { home: "origin", dates: desk.claim.far.map((each) => ({ source: desk.session.source, ...each })), changed: (focus) => { if (focus !== undefined) desk.record.redo(focus); } }),
  ];
  fresh("A new origin: one act of saying", it.occasion ? "w" : "o", rows, () => ({ table: "origins", values: {
    id: slug(`${it.speaker}-${it.occasion === "not said" ? it.about || "statement" : it.occasion}`), speaker: it.speaker || "unknown", occasion: it.occasion || "not said", about: it.about,
    when: it.when.when === "unknown" ? { when: "unknown" } : { ...it.when, because: it.when.basis === "inferred" ? it.when.because : "" },
  } }), (id) => {
    desk.claim.value.origin = { origin: id };
    desk.claim.kept.delete("origin");
    desk.claim.tie = { basis: "stated", from: [], because: "" };
    change("t");
  });
}
