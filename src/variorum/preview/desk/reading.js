// The article: what of it is coded, open or wrong, and what is clicked on or selected there.
import { Article } from "./article.js";
import { begin, show } from "./claim.js";
import { make } from "./fields.js";
import { close } from "./form.js";
import { $, PLURAL, ask, colour, desk, open, others, refusable, toast } from "./state.js";

export function draw() {
  const marks = [];
  const title = desk.session.head.value.title || desk.session.head.could.title?.[0];
  if (title && desk.session.text.trimStart().startsWith(title)) marks.push({ span: [0, Array.from(desk.session.text).indexOf("\n") < 0 ? 0 : Array.from(desk.session.text).indexOf("\n")], classes: ["headline"] });
  for (const claim of desk.session.claims) {
    const classes = ["coded", colour(claim.value.question), ...(desk.claim?.id === claim.id ? ["now"] : [])];
    for (const span of claim.spans) marks.push({ span, classes, claim: claim.id });
  }
  desk.session.aside.forEach((each, at) => { for (const span of each.spans) marks.push({ span, classes: ["aside", ...(at === desk.aside ? ["sel"] : [])], aside: at }); });
  for (const each of open()) marks.push({ span: each.span, classes: ["miss"] });
  for (const each of marked()) {
    for (const span of each.spans) marks.push({ span, classes: [each.severity === "error" ? "err" : "warn"], title: each.message });
  }
  for (const span of desk.chosen?.spans || (desk.claim && !desk.claim.id ? desk.claim.spans : [])) marks.push({ span, classes: ["sel"] });
  article.show(marks);
  const [still, wrong] = [open().length, others().length];
  $("progress").replaceChildren(
    make("b", {}, PLURAL(desk.session.claims.length, "claim")), " · ",
    make("span", { class: still ? "left" : "" }, still ? `${still === 1 ? "1 number or date" : `${still} numbers and dates`} open` : "every number accounted for"), " · ",
    make("span", { class: wrong ? "bad" : "" }, wrong ? PLURAL(wrong, "problem") : "no problems"),
  );
}

// What is wrong where: of the claim in the form, as it would be.
function marked() {
  const { claim } = desk;
  if (!claim?.problems) return others();
  return [...others().filter((each) => !claim.id || each.claim !== claim.id), ...claim.problems.map((each) => ({ ...each, spans: claim.spans }))];
}

function clicked(offset) {
  desk.left = "";
  desk.aside = -1;
  const holding = article.marks.filter((mark) => mark.span[0] <= offset && offset < mark.span[1]);
  const quantity = open().find((each) => each.span[0] <= offset && offset < each.span[1]);
  if (desk.picking && quantity) return takeWords(quantity.span, true);
  if (busy()) return;
  const claims = [...new Set(holding.filter((mark) => mark.claim).map((mark) => mark.claim))];
  if (quantity && !claims.length) return showQuantity(quantity);
  const aside = holding.find((mark) => mark.aside !== undefined);
  if (claims.length) show(claims[(claims.indexOf(desk.claim?.id) + 1) % claims.length]);
  else { close(); if (aside) { desk.aside = aside.aside; const each = desk.session.aside[aside.aside]; toast(`Set aside: ${each.reason}. Delete twice takes it back, x gives another reason.`); } }
  draw();
}

// What is being written is not lost because a word was clicked on.
function busy() {
  const writing = desk.claim?.changed || desk.head || desk.record;
  if (writing) toast("Save this first, or leave it with Esc. For words of a field, go to its dashed frame before.");
  return writing;
}

async function showQuantity(quantity) {
  const told = await refusable(() => ask("passage", { source: desk.session.source, spans: [quantity.span] }));
  if (!told) return;
  close();
  desk.left = "";
  article.hold(told.around);
  desk.chosen = { spans: [told.around], aside: told.aside, quantity };
  draw();
  article.reveal(quantity.span);
}

export function nextOpen(step) {
  const all = open();
  if (!all.length) return toast("Every number and date is accounted for.");
  const here = desk.chosen?.quantity ? desk.chosen.quantity.span[0] : (article.words[article.cursor]?.[0] ?? 0) - 1;
  let at = step > 0 ? all.findIndex((each) => each.span[0] > here) : all.findLastIndex((each) => each.span[0] < here);
  if (at < 0) at = step > 0 ? 0 : all.length - 1;
  return showQuantity(all[at]);
}

async function takeWords(span, byMouse) {
  if (desk.picking) {
    const { take, home } = desk.picking;
    const quote = desk.claim?.spans?.length ? [desk.claim.spans[0][0], desk.claim.spans.at(-1)[1]] : null;
    const found = await refusable(() => ask("passage", { source: desk.session.source, spans: [span], ...(home === "quote" && quote ? { quote } : {}) }));
    if (found) await take(found.passage, span);
    return;
  }
  if (byMouse && busy()) return;
  desk.chosen = { ...(byMouse ? {} : desk.chosen), spans: [span] };
  desk.aside = -1;
  if (byMouse) return begin();
  draw();
}

export const article = new Article($("article"), {
  words: (span, byMouse) => takeWords(span, byMouse),
  click: (offset) => clicked(offset),
  moved: () => { desk.chosen = null; desk.left = ""; desk.aside = -1; draw(); },
});
