// The fields of a date: of a claim, of an act of saying, of publication.
import { step } from "./claim.js";
import { choice, combo, field, make, sentence, words } from "./fields.js";
import { desk, inOrder, told } from "./state.js";

export const taking = (home, take) => ({ home: home === "origin" || home === "head" ? home : "quote", take });

// The days that are known already: when the article was published, of what its claims speak, when something was said.
function days() {
  const found = new Map();
  const add = (when, hint) => { if (when && when !== "unknown" && !found.has(when)) found.set(when, { id: when, name: when, hint }); };
  for (const each of desk.claim?.days || []) add(each, "as the sentence's own words may mean");
  add(desk.session.head.value.published.when, "published");
  for (const each of inOrder()) { add(each.value.as_of?.when, each.id); add(each.value.over?.when, each.id); }
  for (const each of desk.session.known.origins) add(each.when, `${each.id}`);
  return [...found.values()];
}

// The fields of a date: `as_of` or `over` of a claim, when an article was published or something said.
export function dateFields(label, letter, date, { changed, kept, lead, home, dates = [] }) {
  const again = (focus) => changed(focus);
  const dated = (typed) => {
    date.when = typed.trim() || "unknown";
    // Another date than that of the claim before rests on words of its own.
    if (kept) { date.from = []; date.basis = "stated"; delete date.because; }
    if (date.when === "unknown") return;
    date.basis ||= "stated";
    date.from ||= [];
    if (!date.from.length) date.from.push(...dates);
  };
  const rows = [field(label, letter, make("div", { class: "pair" }, lead,
    combo({
      options: days, value: date.when === "unknown" ? "" : date.when || "", placeholder: "unknown", className: kept,
      free: (typed) => { const was = date.when || "unknown"; dated(typed); again((was === "unknown") === (date.when === "unknown") ? undefined : `${letter}|end`); }, pick: (id) => { dated(id); again(home === "quote" ? "save" : letter); },
    })))];
  const input = rows[0].querySelector("input");
  input.id ||= `when-${letter}`;
  rows[0].querySelector("label, .label").htmlFor = input.id;
  input.dataset.letter = letter.toUpperCase();
  if (lead) delete lead.dataset.letter;
  if (date.when && date.when !== "unknown") {
    date.from ||= [];
    rows.push(field("rests on", "r", ...words({ values: date.from, told, drop: (at) => { date.from.splice(at, 1); again("r"); }, target: taking(home, (passage) => { date.from.push(home === "origin" ? { source: desk.session.source, ...passage } : passage); again(date.basis === "inferred" && !date.because ? "b" : "r"); }), pick: (target) => { desk.picking = target; } })));
    const why = field("because", "b", make("div", { class: "pair" },
      choice(date.basis === "metadata" ? desk.session.choices.basis : { stated: desk.session.choices.basis.stated, inferred: desk.session.choices.basis.inferred }, date.basis || "stated", (each) => { date.basis = each; again(each === "inferred" ? "b" : letter); }, "narrow"),
      date.basis === "inferred" ? sentence(date.because || "", (typed) => { date.because = typed; again(); }, { placeholder: "the step, in one sentence", "aria-label": "Because" }) : null));
    why.querySelector("select").setAttribute("aria-label", "Basis");
    const step = why.querySelector("textarea");
    if (step) { delete why.querySelector("select").dataset.letter; step.dataset.letter = "B"; }
    rows.push(why);
  }
  return rows;
}
