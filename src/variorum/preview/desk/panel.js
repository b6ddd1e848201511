// The panel while nothing is edited: what is left to do, what is wrong, which questions are answered.
import { show, step } from "./claim.js";
import { make } from "./fields.js";
import { problemRow } from "./form.js";
import { head } from "./head.js";
import { article, draw, nextOpen } from "./reading.js";
import { $, PLURAL, ask, colour, desk, inOrder, open, others, refusable } from "./state.js";

export function took(session) {
  desk.session = session;
  article.load(desk.session.text);
  const named = $("sources").querySelector(`option[value="${desk.session.source}"]`);
  if (named) named.textContent = desk.session.label;
  inOrder().forEach((each) => colour(each.value.question));
}

export async function refresh() {
  const told = await refusable(() => ask("session", { source: desk.session.source }));
  if (told) { took(told); if (!desk.claim && !desk.head && !desk.record) overviewPanel(); draw(); }
}

export function overviewPanel() {
  if (desk.claim || desk.head || desk.record) return;
  desk.picking = null;
  const still = open();
  const undecided = desk.session.claims.filter((each) => each.open.length);
  const here = others().filter((each) => !each.elsewhere);
  const elsewhere = others().filter((each) => each.elsewhere);
  const counted = new Map();
  for (const claim of desk.session.claims) counted.set(claim.value.question || "", (counted.get(claim.value.question || "") || 0) + 1);
  const legend = [...desk.session.known.questions.filter((each) => counted.has(each.id)).map((each) => [each.id, each.short]), ...(counted.has("") ? [["", "context"]] : [])];
  const first = (id) => inOrder().find((each) => (each.value.question || "") === id).id;
  $("panel").replaceChildren(
    desk.session.editable ? "" : make("p", { class: "note alert" }, `${desk.session.path} has mistakes that must be mended there first.`),
    make("section", {}, make("h2", {}, "To do"), make("ul", { class: "list" },
      make("li", {}, make("button", { type: "button", class: "plain", onclick: () => head() }, desk.session.head.open.length ? "Say what the article says of itself" : "What the article says of itself"), make("kbd", {}, "h"), make("span", { class: "count" }, desk.session.head.open.length ? `${desk.session.head.open.length} open` : "done")),
      make("li", {}, make("button", { type: "button", class: "plain", onclick: () => { $("article").focus(); nextOpen(1); } }, "Next number or date"), make("kbd", {}, "n"), make("span", { class: "count" }, still.length ? `${still.length} open` : "done")),
      make("li", {}, make("button", { type: "button", class: "plain", onclick: () => step(1) }, "Next claim"), make("kbd", {}, "j"), make("span", { class: "count" }, undecided.length ? `${undecided.length} undecided` : String(desk.session.claims.length))))),
    here.length ? make("section", {}, make("h2", {}, "Problems ", make("kbd", {}, "p")), here.slice(0, 12).map((each) => problemRow(each, each.claim ? () => show(each.claim, "q") : null)), here.length > 12 ? make("p", { class: "hint" }, `and ${here.length - 12} more`) : null) : "",
    legend.length ? make("section", {}, make("h2", {}, "Questions"), make("ul", { class: "list" }, legend.map(([id, name]) => make("li", {},
      make("span", { class: `swatch ${colour(id)}` }), make("button", { type: "button", class: "plain", onclick: () => show(first(id)) }, name), make("span", { class: "count" }, String(counted.get(id))))))) : "",
    elsewhere.length ? make("section", {}, make("details", {}, make("summary", {}, `${PLURAL(elsewhere.length, "problem")} in other files`), elsewhere.slice(0, 30).map((each) => make("div", { class: `problem ${each.severity}` }, make("b", {}, `${each.path}:${each.line}`), ` ${each.message}`)))) : "",
    make("section", {}, make("p", { class: "hint" }, "Select words in the article to make a claim of them. Everything is written to ", make("b", {}, desk.session.path), ", which you can edit too.")));
}
