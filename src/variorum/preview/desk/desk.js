// Reads an article and its annotation, makes claims of selected words, and has them written to its YAML file.
import { Article } from "./article.js";
import { choice, combo, field, make, sentence, several, text, words } from "./fields.js";

const given = new URLSearchParams(location.hash.slice(1));
const token = given.get("token") || "";
const $ = (id) => document.getElementById(id);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const copy = (value) => structuredClone(value);
const slug = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
  .replace(/^-|-$/g, "").slice(0, 48).replace(/-$/, "");
const PLURAL = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

let overview = null; // the dossier's articles
let S = null; // the article shown: what the server told of it
let F = null; // the claim in the form: {id, was, value, kept, …}
let H = null; // what the article says of itself, while that is edited
let N = null; // a new actor, origin or question, while it is made
let chosen = null; // words that are selected: {spans, aside}
let shownAside = -1; // the passage set aside that was clicked
let picking = null; // where words of the article go that are selected next
let last = ""; // the claim saved last, whose speaker, origin, way and moment stay
let left = ""; // the claim that was left or saved: the next one is behind it
let removing = "";
let trial = 0;

class Refused extends Error {
  constructor(status, message) { super(message); this.status = status; }
}

let asking = 0;

async function ask(name, sent) {
  let answer;
  document.body.dataset.asking = ++asking;
  try {
    answer = await fetch(`/do/${name}`, {
      method: "POST", body: JSON.stringify(sent),
      headers: { "Content-Type": "application/json", "X-Variorum-Token": token },
    });
  } catch {
    document.body.dataset.asking = --asking;
    throw new Refused(0, "The program no longer answers; nothing was written. Start it again, this page stays as it is.");
  }
  const told = await answer.json().finally(() => { document.body.dataset.asking = --asking; });
  if (!answer.ok) throw new Refused(answer.status, told.message);
  return told;
}

const article = new Article($("article"), {
  words: (span, byMouse) => takeWords(span, byMouse),
  click: (offset) => clicked(offset),
  moved: () => { chosen = null; left = ""; shownAside = -1; draw(); },
});

// What there is ----------------------------------------------------------------------------------

const questions = () => S.known.questions.map((q) => ({ id: q.id, name: q.short, hint: `${q.ask} · ${q.kind}` }));
const question = (id) => S.known.questions.find((each) => each.id === id);
// The questions of this article have a colour each, in the order in which they come up.
const colours = new Map();
const colour = (id) => {
  if (!id) return "ctx";
  if (!colours.has(id)) colours.set(id, `q${colours.size % 10}`);
  return colours.get(id);
};
const actorName = (id) => S.known.actors.find((each) => each.id === id)?.name || id;
const actors = (outletsFirst) => S.known.actors.map((each) => ({
  id: each.id, name: each.name,
  hint: [each.kind, each.party !== "unknown" ? each.party : ""].filter(Boolean).join(", "),
  outlet: each.kind === "outlet",
})).sort((a, b) => (outletsFirst ? Number(b.outlet) - Number(a.outlet) : 0));
const origins = () => {
  const speaker = F?.value.by?.[0]?.actor;
  const tied = new Set(S.ties.map((tie) => tie.origin));
  const near = (each) => (each.speaker === speaker ? 0 : 2) + (tied.has(each.id) ? 0 : 1);
  return S.known.origins.map((each) => ({
    ...each, name: each.id,
    hint: [actorName(each.speaker), each.occasion === "not said" ? each.about : each.occasion, each.when].filter(Boolean).join(" · "),
  })).sort((a, b) => near(a) - near(b));
};
const told = (passage) => passage.text ? `“${passage.text}”${passage.source ? ` (${passage.source})` : ""}` : passage.claim;
const current = () => F?.id ? S.claims.find((each) => each.id === F.id) : null;
const inOrder = () => [...S.claims].sort((a, b) => (a.spans[0]?.[0] ?? 1e9) - (b.spans[0]?.[0] ?? 1e9) || a.at - b.at);
// What is wrong beside numbers and dates that are open, which stand out in the text.
const others = () => S.problems.filter((each) => !/^quantity/.test(each.code));
const open = () => S.quantities.filter((each) => each.account === "missed" || each.account === "quoted");

// The article ------------------------------------------------------------------------------------

function draw() {
  const marks = [];
  const title = S.head.value.title || S.head.could.title?.[0];
  if (title && S.text.trimStart().startsWith(title)) marks.push({ span: [0, Array.from(S.text).indexOf("\n") < 0 ? 0 : Array.from(S.text).indexOf("\n")], classes: ["headline"] });
  for (const claim of S.claims) {
    const classes = ["coded", colour(claim.value.question), ...(F?.id === claim.id ? ["now"] : [])];
    for (const span of claim.spans) marks.push({ span, classes, claim: claim.id });
  }
  S.aside.forEach((each, at) => { for (const span of each.spans) marks.push({ span, classes: ["aside", ...(at === shownAside ? ["sel"] : [])], aside: at }); });
  for (const each of open()) marks.push({ span: each.span, classes: ["miss"] });
  for (const each of others()) {
    for (const span of each.spans) marks.push({ span, classes: [each.severity === "error" ? "err" : "warn"] });
  }
  for (const span of chosen?.spans || (F && !F.id ? F.spans : [])) marks.push({ span, classes: ["sel"] });
  article.show(marks);
  const [still, wrong] = [open().length, others().length];
  $("progress").replaceChildren(
    make("b", {}, PLURAL(S.claims.length, "claim")), " · ",
    make("span", { class: still ? "left" : "" }, still ? `${still === 1 ? "1 number or date" : `${still} numbers and dates`} open` : "every number accounted for"), " · ",
    make("span", { class: wrong ? "bad" : "" }, wrong ? PLURAL(wrong, "problem") : "no problems"),
  );
}

function clicked(offset) {
  left = "";
  shownAside = -1;
  const holding = article.marks.filter((mark) => mark.span[0] <= offset && offset < mark.span[1]);
  const quantity = open().find((each) => each.span[0] <= offset && offset < each.span[1]);
  if (picking && quantity) return takeWords(quantity.span, true);
  if (busy()) return;
  const claims = [...new Set(holding.filter((mark) => mark.claim).map((mark) => mark.claim))];
  if (quantity && !claims.length) return showQuantity(quantity);
  const aside = holding.find((mark) => mark.aside !== undefined);
  if (claims.length) show(claims[(claims.indexOf(F?.id) + 1) % claims.length]);
  else { close(); if (aside) { shownAside = aside.aside; const each = S.aside[aside.aside]; toast(`Set aside: ${each.reason}. Delete twice takes it back, x gives another reason.`); } }
  draw();
}

// What is being written is not lost because a word was clicked on.
function busy() {
  const writing = F?.changed || H || N;
  if (writing) toast("Save this first, or leave it with Esc. For words of a field, go to its dashed frame before.");
  return writing;
}

async function showQuantity(quantity) {
  const told = await refusable(() => ask("passage", { source: S.source, spans: [quantity.span] }));
  if (!told) return;
  close();
  left = "";
  article.hold(told.around);
  chosen = { spans: [told.around], aside: told.aside, quantity };
  draw();
  article.reveal(quantity.span);
}

function nextOpen(step) {
  const all = open();
  if (!all.length) return toast("Every number and date is accounted for.");
  const here = chosen?.quantity ? chosen.quantity.span[0] : (article.words[article.cursor]?.[0] ?? 0) - 1;
  let at = step > 0 ? all.findIndex((each) => each.span[0] > here) : all.findLastIndex((each) => each.span[0] < here);
  if (at < 0) at = step > 0 ? 0 : all.length - 1;
  return showQuantity(all[at]);
}

async function takeWords(span, byMouse) {
  if (picking) {
    const { take, home } = picking;
    const quote = F?.spans?.length ? [F.spans[0][0], F.spans.at(-1)[1]] : null;
    const found = await refusable(() => ask("passage", { source: S.source, spans: [span], ...(home === "quote" && quote ? { quote } : {}) }));
    if (found) await take(found.passage, span);
    return;
  }
  if (byMouse && busy()) return;
  chosen = { ...(byMouse ? {} : chosen), spans: [span] };
  shownAside = -1;
  if (byMouse) return begin();
  draw();
}

// A claim ----------------------------------------------------------------------------------------

async function begin(spans = chosen?.spans) {
  if (!spans) return;
  const found = await refusable(() => ask("propose", { source: S.source, spans, before: last || before(spans[0][0]), meant: chosen?.quantity?.span ?? null }));
  if (!found) return;
  const value = { stance: "asserts", ...found.value };
  F = {
    id: "", was: {}, value, kept: new Set(found.kept), counts: found.counts, spans: found.spans, sentence: found.sentence,
    named: found.named, dates: found.dates, far: found.dates_far, days: found.days, own: !found.kept.includes("as_of") && value.as_of.when !== "unknown", aside: found.aside, yaml: "", changed: false, moment: found.moment,
  };
  chosen = null;
  H = N = null;
  form("q");
  draw();
  tryOut();
}

// The claim before in the text, from which a first one takes its speaker and moment.
function before(offset) {
  return inOrder().filter((each) => each.spans[0]?.[0] < offset).at(-1)?.id || "";
}

function show(id, focus = "") {
  const claim = S.claims.find((each) => each.id === id);
  if (!claim) return;
  const value = copy(claim.value);
  F = {
    id, was: copy(claim.value), value: { stance: "asserts", ...value }, kept: new Set(), counts: [], spans: claim.spans, sentence: claim.spans[0],
    named: "", dates: [], far: [], days: [], own: true, yaml: claim.other, wasYaml: claim.other, changed: false, moment: value.over ? "over" : "as_of", open: claim.open,
  };
  if (value.over) F.value.as_of = value.over;
  F.start = copy(values());
  chosen = null;
  H = N = null;
  form(focus);
  if (claim.spans[0]) article.place(claim.spans[0][0]);
  draw();
  if (claim.spans[0]) article.reveal(claim.spans[0]);
}

function step(by) {
  const claims = inOrder();
  if (!claims.length) return;
  const from = F?.id || left;
  const here = claims.some((each) => each.id === from) ? claims.findIndex((each) => each.id === from) : claims.findIndex((each) => (each.spans[0]?.[0] ?? 0) >= (article.words[article.cursor]?.[0] ?? 0)) - (by > 0 ? 1 : 0);
  show(claims[(here + by + claims.length) % claims.length].id);
  $("article").focus();
}

function nextProblem() {
  const all = others().filter((each) => !each.elsewhere);
  if (!all.length) return toast("No problems in this article.");
  const at = (all.findIndex((each) => each === nextProblem.last) + 1) % all.length;
  const each = nextProblem.last = all[at];
  if (each.claim) show(each.claim);
  else if (each.spans[0]) { close(); article.place(each.spans[0][0]); draw(); article.reveal(each.spans[0]); }
  toast(`${each.message} (${each.path}:${each.line})`);
  $("article").focus();
}

// The keys of the claim that are to be written, as the program has them.
function values() {
  const value = copy(F.value);
  const asked = question(value.question);
  const moment = value.as_of;
  delete value.as_of;
  delete value.over;
  const wanted = asked ? !asked.timeless : F.own && moment?.when !== "unknown" && !F.kept.has("as_of");
  if (moment?.when && wanted) {
    value[F.moment] = Object.fromEntries(Object.entries(moment).filter(([key, each]) => moment.when === "unknown" ? key === "when" || key === "from" && each.length : each && each.length !== 0));
  }
  if (!asked?.listed) delete value.answer;
  if (asked?.listed) delete value.count;
  if (value.stance === "asserts") delete value.stance;
  if (!value.origin?.origin) { delete value.origin; delete value.utterance; }
  for (const key of ["question", "answer", "utterance", "via", "hedge", "count"]) if (!value[key] || !value[key].length && typeof value[key] !== "object" || Array.isArray(value[key]) && !value[key].length) delete value[key];
  if (value.count && !value.count.phrase) delete value.count;
  return value;
}

function steps() {
  const value = values();
  const all = [];
  const tie = F.tie && value.origin && !tied(value.origin.origin) && F.tie.from.length ? F.tie : null;
  if (tie) all.push({ do: "tie", values: { origin: value.origin.origin, basis: tie.basis, from: tie.from, because: tie.basis === "inferred" ? tie.because : "" } });
  const made = { do: "claim", id: F.id, values: value, was: {} };
  if (F.id) {
    // Only what was changed here: whatever else the file says stays as it is written.
    const keys = new Set([...Object.keys(F.start), ...Object.keys(value)]);
    made.values = {};
    for (const key of keys) {
      if (same(F.start[key], value[key])) continue;
      made.values[key] = value[key] ?? null;
      made.was[key] = F.was[key] ?? null;
    }
  } else {
    if (value.by === undefined) made.values.by = null;
    made.after = before(F.spans[0][0] + 0.5);
  }
  if ((F.id && F.yaml !== F.wasYaml) || (!F.id && F.yaml.trim())) made.yaml = F.yaml;
  return [...all, made];
}

const tied = (origin) => S.ties.some((tie) => tie.origin === origin) || F?.value.origin?.from?.length;

async function tryOut() {
  const [now, form] = [++trial, F];
  await new Promise((go) => setTimeout(go, 250));
  if (now !== trial || F !== form || !F) return;
  try {
    const found = await ask("edit", { source: S.source, version: S.version, steps: steps() });
    if (now !== trial || F !== form || !F) return;
    const id = found.ids.at(-1);
    F.problems = found.problems.filter((each) => each.claim === id);
    F.tried = "";
  } catch (refused) {
    if (now !== trial || F !== form || !F) return;
    F.tried = refused.message;
  }
  problems();
}

async function save() {
  if (!F) return;
  const form = F;
  trial++;
  form.failed = form.tried = "";
  try {
    const found = await ask("edit", { source: S.source, version: S.version, steps: steps(), write: true });
    left = last = found.ids.at(-1);
    const unchanged = form.id && found.session.version === S.version;
    took(found.session);
    F = null;
    toast(unchanged ? "Nothing to save." : `Saved ${last}${found.merged ? ", beside what was changed in the file meanwhile" : ""}.`);
    overviewPanel();
    article.place(form.spans[0]?.[0] ?? 0);
    draw();
    $("article").focus();
  } catch (refused) {
    form.failed = refused.message;
    if (refused.status === 409) {
      // What the file has now is what a second saving is held against.
      await refresh();
      const now = current();
      if (now) { form.failed += ` The file now has: ${Object.keys(form.was).concat(Object.keys(now.value)).filter((key, at, all) => all.indexOf(key) === at && !same(form.was[key], now.value[key])).map((key) => `${key}: ${JSON.stringify(now.value[key] ?? null)}`).join("; ")}. Save again to put yours in its place.`; form.was = copy(now.value); }
      else if (form.id) { form.id = ""; form.failed += " Save again to add it anew."; }
    }
    F = form;
    problems();
  }
}

async function setAside(reason) {
  let entry = F && !F.id ? F.aside : chosen?.aside;
  if (!entry && chosen) {
    const found = await refusable(() => ask("passage", { source: S.source, spans: chosen.spans }));
    entry = found?.aside;
  }
  if (!entry && shownAside >= 0) { const { spans, ...rest } = S.aside[shownAside]; entry = rest; reason ||= ""; entry.reason = ""; }
  if (!entry) return toast("Select the words first: n goes to the next number or date.");
  const why = reason || entry.reason;
  if (!why) return askReason(entry);
  const found = await refusable(() => ask("edit", { source: S.source, version: S.version, write: true, steps: [{ do: "aside", quote: entry.quote, occurrence: entry.occurrence ?? null, reason: why }] }));
  if (!found) return;
  // The next one may stand in the same clause.
  const here = chosen?.quantity?.span[0];
  took(found.session);
  close();
  if (here !== undefined) article.place(here);
  draw();
  toast(`Set aside as ${why}: “${entry.quote}”.`);
  $("article").focus();
}

// Each reason has a letter of its own.
function askReason(entry) {
  const taken = new Set();
  const rows = Object.entries(S.choices.reason).map(([reason, hint]) => {
    const letter = [...reason].find((each) => /[a-z]/.test(each) && !taken.has(each));
    taken.add(letter);
    return { reason, hint, letter };
  });
  const list = make("ul", { class: "list", id: "reasons", tabindex: "-1" }, rows.map(({ reason, hint, letter }) => make("li", {},
    make("button", { type: "button", class: "plain", onclick: () => go(reason) }, make("kbd", {}, letter), ` ${reason}`), make("span", { class: "hint" }, hint))));
  const go = async (reason) => { list.remove(); chosen = { ...chosen, spans: chosen?.spans || [], aside: { ...entry, reason } }; F = null; await setAside(reason); };
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows.find((each) => each.letter === event.key);
    if (row) { event.preventDefault(); event.stopPropagation(); go(row.reason); }
    else if (event.key === "Escape") { event.stopPropagation(); close(); $("article").focus(); }
  });
  $("panel").replaceChildren(make("section", {}, make("h2", {}, "Set aside, because it is"), make("blockquote", { class: "quote" }, entry.quote), list));
  list.focus();
}

async function remove() {
  const what = F?.id || (shownAside >= 0 ? `aside ${shownAside}` : "");
  if (!what) return;
  if (removing !== what) {
    removing = what;
    return toast(F?.id ? `Press Delete again to remove the claim ${F.id}.` : "Press Delete again to take the passage back.");
  }
  removing = "";
  const made = F?.id
    ? { do: "remove", id: F.id, was: F.was }
    : { do: "aside", quote: S.aside[shownAside].quote, occurrence: S.aside[shownAside].occurrence ?? null };
  const found = await refusable(() => ask("edit", { source: S.source, version: S.version, write: true, steps: [made] }));
  if (!found) return;
  took(found.session);
  shownAside = -1;
  close();
  draw();
  toast("Removed.");
  $("article").focus();
}

// The form ---------------------------------------------------------------------------------------

function change(focus) {
  F.changed = true;
  F.failed = "";
  if (focus !== undefined) form(focus);
  tryOut();
}

function form(focus) {
  const { value } = F;
  const asked = question(value.question);
  const kept = (key) => (F.kept.has(key) ? "kept" : "");
  const undecided = (key) => (F.open?.includes(key) ? "undecided" : "");
  const set = (key, next) => (each) => { value[key] = each; F.kept.delete(key); change(next); };
  const drop = (key, list, focus) => (at) => { list.splice(at, 1); F.kept.delete(key); change(focus); };
  const rows = [];
  picking = null;

  rows.push(field("Question", "q",
    combo({ options: questions, value: value.question, placeholder: "none: context", className: undecided("question"), pick: (id) => {
      value.question = id;
      const kind = question(id);
      F.moment = kind?.kind === "flow" ? "over" : value.over ? F.moment : "as_of";
      if (kind?.listed) value.answer = "";
      change(kind?.listed ? "a" : kind && !value.count ? "c" : value.by === null || value.by === undefined ? "s" : "save");
    }, fresh: (typed) => freshQuestion(typed), newLabel: "New question" }),
    asked ? make("span", { class: "hint" }, `${asked.ask} (${asked.kind})`) : null));
  if (asked?.listed) {
    rows.push(field("Answer", "a", combo({
      options: () => asked.answers.map((each) => ({ id: each.id, name: each.label, hint: each.id })), value: value.answer,
      className: value.answer ? "" : "undecided", pick: (id) => { value.answer = id; change(value.by === null || value.by === undefined ? "s" : "save"); },
    })));
  } else if (value.count || F.counts.length || asked) rows.push(countField(set));
  rows.push(field("Said by", "s", several({
    values: value.by || [], kept: F.kept.has("by"), told: (link) => actorName(link.actor) + (link.from?.length ? ` (${link.from.map(told).join(", ")})` : ""),
    drop: (at) => { value.by.splice(at, 1); F.kept.delete("by"); checkOrigin(); change("s"); }, options: () => [{ id: "none", name: "nobody named", hint: "the article itself" }, ...actors()],
    placeholder: value.by === null || value.by === undefined ? (F.named ? `“${F.named}” is named` : "to be decided") : value.by.length ? "then whom they quote" : "nobody named",
    className: value.by === null || value.by === undefined ? "undecided" : "",
    pick: (id) => {
      if (id === "none") { value.by = []; if (value.voice !== "direct" && value.voice !== "headline") value.voice = "narrator"; }
      else if (id) { value.by = [...(F.kept.has("by") ? [] : value.by || []), { actor: id }]; if (value.voice === "narrator") value.voice = "indirect"; }
      F.kept.delete("by"); checkOrigin(); change("save");
    },
    fresh: (typed) => freshActor(typed || F.named, "by"), newLabel: "New actor",
  }), evidence()));
  rows.push(field("Voice", "v", make("div", { class: "pair" },
    choice(S.choices.voice, value.voice, set("voice"), undecided("voice")),
    choice(S.choices.stance, value.stance, set("stance")))));
  rows[rows.length - 1].querySelectorAll("select")[1].setAttribute("aria-label", "Stance");
  const origin = S.known.origins.find((each) => each.id === value.origin?.origin);
  rows.push(field("Origin", "o", combo({
    options: origins, value: value.origin?.origin, placeholder: "no act of saying named", className: kept("origin") || undecided("origin"),
    pick: (id) => { value.origin = id ? { origin: id } : undefined; F.kept.delete("origin"); if (!id) delete value.utterance; if (id && !tied(id)) F.tie = { basis: "stated", from: [], because: "" }; change(id && !tied(id) ? "tie" : "save"); },
    fresh: (typed) => freshOrigin(typed), newLabel: "New origin",
  }), origin ? make("span", { class: "hint" }, [actorName(origin.speaker), origin.occasion, origin.when].join(" · ")) : null));
  if (value.origin?.origin && !tied(value.origin.origin)) rows.push(tieField());
  if (value.origin?.origin) {
    const known = () => (S.known.utterances[value.origin.origin] || []).map((each) => ({ id: each.id, name: each.id, hint: `“${each.words}”` }));
    rows.push(field("Utterance", "u", combo({ options: known, value: value.utterance, placeholder: "one sentence of it, if told elsewhere too", pick: set("utterance", "save"), fresh: (typed) => { value.utterance = slug(typed || value.id); change("save"); }, newLabel: "New utterance" })));
    rows.push(field("Way", "w", several({
      values: value.via || [], kept: F.kept.has("via"), told: actorName, drop: (at) => { value.via.splice(at, 1); change("w"); }, options: () => actors(true), placeholder: "outlets named on the way",
      pick: (id) => { if (id) { value.via = [...(F.kept.has("via") ? [] : value.via || []), id]; F.kept.delete("via"); change("w"); } }, fresh: (typed) => freshActor(typed, "via"), newLabel: "New outlet",
    })));
  }
  if (!asked?.timeless && (asked || F.own || F.dates.length)) rows.push(...momentFields());

  const more = make("details", { open: F.more ? true : undefined, ontoggle: (event) => { F.more = event.target.open; } }, make("summary", {}, "More: id, hedging words, other keys"),
    field("Id", "i", text(value.id, (typed) => { value.id = typed.trim(); change(); }, { spellcheck: "false" })),
    field("Hedge", "g", ...words({ values: value.hedge || [], told, drop: drop("hedge", value.hedge || [], "g"), target: taking("hedge", (passage) => { value.hedge = [...(value.hedge || []), passage]; change("g"); }), pick: (target) => { picking = target; }, empty: "select “reportedly” or the like" })),
    field("As YAML", "y", text(F.yaml, (typed) => { F.yaml = typed; change(); }, { rows: 2, class: "code", spellcheck: "false", placeholder: "scope: {relation: narrower, from: [in the town]}" })));

  const parts = value.quote.map((part) => part.text + (part.occurrence ? "" : "")).join(" … ");
  const occurrence = value.quote.find((part) => part.occurrence);
  $("panel").replaceChildren(make("form", { id: "form", novalidate: true, onsubmit: (event) => { event.preventDefault(); save(); } },
    make("section", {},
      make("h2", {}, F.id ? `Claim ${F.id}` : "New claim"),
      make("blockquote", { class: "quote", dir: "auto" }, parts, occurrence ? make("small", {}, `the words stand in several places; this is number ${occurrence.occurrence}`) : null),
      make("div", { id: "failed", role: "alert" }), rows, more),
    sharedCards(), make("section", { id: "problems", "aria-live": "polite" }),
    make("div", { class: "actions" },
      make("button", { class: "main", "data-letter": "save" }, "Save ", make("kbd", {}, "Enter")),
      make("button", { type: "button", onclick: () => leave() }, "Leave ", make("kbd", {}, "Esc")),
      F.id ? make("button", { type: "button", class: "end", onclick: () => remove() }, "Remove") : make("button", { type: "button", class: "end", onclick: () => setAside() }, "Set aside ", make("kbd", {}, "Alt X")))));
  problems();
  focusOn(focus);
}

function focusOn(focus) {
  if (!focus) return;
  const panel = $("panel");
  const [to, end] = focus.split("|");
  focus = to;
  const letter = focus.length === 1 ? focus.toUpperCase() : focus;
  const found = panel.querySelector(`[data-letter="${letter}"]`) || panel.querySelector('[data-letter="save"]');
  if (found?.closest("details")) found.closest("details").open = true;
  found?.focus();
  if (!end) found?.select?.();
  if (end) found?.setSelectionRange(found.value.length, found.value.length);
}

const taking = (home, take) => ({ home: home === "origin" || home === "head" ? home : "quote", take });

function checkOrigin() {
  const speaker = F.value.by?.[0]?.actor;
  const origin = S.known.origins.find((each) => each.id === F.value.origin?.origin);
  if (F.kept.has("origin") && origin && origin.speaker !== speaker) { delete F.value.origin; delete F.value.utterance; delete F.value.via; }
  if (!F.value.origin && speaker) {
    const fits = S.ties.filter((tie) => S.known.origins.find((each) => each.id === tie.origin)?.speaker === speaker);
    if (fits.length === 1 && !F.id) { F.value.origin = { origin: fits[0].origin }; F.kept.add("origin"); }
  }
}

function evidence() {
  const link = F.value.by?.at(-1);
  if (!link) return null;
  const from = link.from || [];
  const because = link.because !== undefined || from.length
    ? sentence(link.because || "", (typed) => { link.because = typed; if (!typed) delete link.because; change(); }, { placeholder: "why these words mean this speaker", "aria-label": "Why these words mean this speaker" }) : null;
  return make("details", { open: from.length ? true : undefined }, make("summary", {}, "Named by a pronoun or other words?"),
    ...words({ values: from, told, drop: (at) => { from.splice(at, 1); if (!from.length) delete link.from; change("s"); }, target: taking("by", (passage) => { link.from = [...from, passage]; link.because ??= ""; F.kept.delete("by"); change("s"); }), pick: (target) => { picking = target; }, empty: "select “he said” or the like" }), because);
}

function countField(set) {
  const { value } = F;
  const count = value.count;
  const phrases = F.counts.map((each) => ({ id: each.phrase, name: each.phrase, hint: `${each.kind} ${each.number ?? each.range?.join(" to ") ?? each.term ?? ""}` }));
  if (count && !phrases.some((each) => each.id === count.phrase)) phrases.unshift({ id: count.phrase, name: count.phrase, hint: "" });
  const kindChanged = (kind) => {
    const number = count.number ?? count.range?.[0] ?? "";
    delete count.number; delete count.range; delete count.term;
    count.kind = kind;
    if (kind === "between") count.range = [number, ""];
    else if (kind === "vague") count.term = count.phrase;
    else count.number = number;
    change("c");
  };
  const number = count && (count.kind === "vague"
    ? text(count.term ?? "", (typed) => { count.term = typed; change(); }, { "aria-label": "Term" })
    : text(count.kind === "between" ? (count.range || []).join(" to ") : count.number ?? "", (typed) => {
      if (count.kind === "between") count.range = typed.split(/\s*(?:to|–|,)\s*/).map((each) => each.trim());
      else count.number = typed.trim();
      change();
    }, { "aria-label": "Number", inputmode: "decimal" }));
  const kinds = count && !(count.kind in S.choices.count) ? { "": "to be decided", ...S.choices.count } : S.choices.count;
  const row = field("Count", "c",
    combo({ options: () => phrases, value: count?.phrase || "", placeholder: F.counts.length ? "no number" : "no number in these words", free: undefined,
      className: question(value.question) && !count ? "undecided" : "",
      pick: (id) => { value.count = id ? copy(F.counts.find((each) => each.phrase === id) || { phrase: id, kind: "exact", number: "" }) : undefined; change("save"); } }),
    count ? make("div", { class: "pair" }, choice(kinds, count.kind in S.choices.count ? count.kind : "", kindChanged, count.kind in S.choices.count ? "" : "undecided"), number) : null);
  row.querySelector("select")?.setAttribute("aria-label", "Kind of number");
  return row;
}

function tieField() {
  F.tie ||= { basis: "stated", from: [], because: "" };
  const { tie } = F;
  return field("On words", "t",
    ...words({ values: tie.from, told, drop: (at) => { tie.from.splice(at, 1); change("t"); }, target: taking("origin", (passage) => { tie.from.push(passage); change("save"); }), pick: (target) => { picking = target; }, empty: "select the words that name the occasion" }),
    make("div", { class: "pair" }, choice({ stated: S.choices.basis.stated, inferred: S.choices.basis.inferred }, tie.basis, (each) => { tie.basis = each; change("t"); }, "narrow"),
      tie.basis === "inferred" ? sentence(tie.because, (typed) => { tie.because = typed; change(); }, { placeholder: "the step, in one sentence" }) : null),
    make("span", { class: "hint" }, "Once for the article: the words on which this origin rests."));
}

// The days that are known already: when the article was published, of what its claims speak, when something was said.
function days() {
  const found = new Map();
  const add = (when, hint) => { if (when && when !== "unknown" && !found.has(when)) found.set(when, { id: when, name: when, hint }); };
  for (const each of F?.days || []) add(each, "as the sentence's own words may mean");
  add(S.head.value.published.when, "published");
  for (const each of inOrder()) { add(each.value.as_of?.when, each.id); add(each.value.over?.when, each.id); }
  for (const each of S.known.origins) add(each.when, `${each.id}`);
  return [...found.values()];
}

// The fields of a date: `as_of` or `over` of a claim, when an article was published or something said.
function dateFields(label, letter, date, { changed, kept, lead, home, dates = [] }) {
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
    rows.push(field("rests on", "r", ...words({ values: date.from, told, drop: (at) => { date.from.splice(at, 1); again("r"); }, target: taking(home, (passage) => { date.from.push(home === "origin" ? { source: S.source, ...passage } : passage); again(date.basis === "inferred" && !date.because ? "b" : "r"); }), pick: (target) => { picking = target; } })));
    const why = field("because", "b", make("div", { class: "pair" },
      choice(date.basis === "metadata" ? S.choices.basis : { stated: S.choices.basis.stated, inferred: S.choices.basis.inferred }, date.basis || "stated", (each) => { date.basis = each; again(each === "inferred" ? "b" : letter); }, "narrow"),
      date.basis === "inferred" ? sentence(date.because || "", (typed) => { date.because = typed; again(); }, { placeholder: "the step, in one sentence", "aria-label": "Because" }) : null));
    why.querySelector("select").setAttribute("aria-label", "Basis");
    const step = why.querySelector("textarea");
    if (step) { delete why.querySelector("select").dataset.letter; step.dataset.letter = "B"; }
    rows.push(why);
  }
  return rows;
}

function momentFields() {
  const date = F.value.as_of ||= { when: "unknown" };
  const lead = make("select", { class: "narrow", "aria-label": "Of which moment, or throughout which span", onchange: (event) => { F.moment = event.target.value; F.own = true; change("m"); } },
    [["as_of", "as of"], ["over", "throughout"]].map(([id, name]) => make("option", { value: id, selected: id === F.moment }, name)));
  return dateFields("Moment", "m", date, {
    lead, home: "quote", kept: F.kept.has("as_of") ? "kept" : "", dates: F.dates,
    changed: (focus) => { F.kept.delete("as_of"); F.own = true; if (date.basis === "stated") delete date.because; change(focus); },
  });
}

function sharedCards() {
  const near = S.shared.filter((each) => F.spans.some((span) => span[0] < each.span[1] && each.span[0] < span[1]));
  if (!near.length) return null;
  let number = 0;
  F.take = [];
  return make("section", {}, make("h2", {}, "Nearly the same sentence elsewhere"), near.map((each) => make("div", { class: "other" },
    make("span", { class: "muted" }, `${each.label}, ${Math.round(100 * each.measure)} % of the words`), make("q", {}, each.words),
    each.claims.length ? make("ul", {}, each.claims.map((claim) => {
      F.take.push(claim.value);
      number++;
      const { value } = claim;
      const says = [question(value.question)?.short, value.answer || value.count?.phrase, value.by.map((link) => actorName(link.actor)).join(", "), value.origin?.origin, value.utterance].filter(Boolean);
      const at = number - 1;
      return make("li", {}, make("span", {}, `“${claim.words}”`), make("span", { class: "hint" }, says.join(" · ") || "context"),
        make("button", { type: "button", class: "plain", onclick: () => takeOver(at) }, "Take over ", number < 10 ? make("kbd", {}, `Alt ${number}`) : null));
    })) : make("span", { class: "hint" }, each.aside ? "It is set aside there." : "Nothing of it is coded there."))));
}

function takeOver(at) {
  const other = F.take?.[at];
  if (!other) return;
  const { value } = F;
  for (const key of ["question", "answer", "utterance", "via", "stance"]) if (other[key] !== undefined) value[key] = copy(other[key]);
  if (other.origin) value.origin = { origin: other.origin.origin };
  if (value.voice !== "headline") value.by = other.by.map((link) => ({ actor: link.actor }));
  if (value.by.length && value.voice === "narrator") value.voice = "indirect";
  F.moment = other.over ? "over" : "as_of";
  F.kept.clear();
  change("save");
}

function problemRow(each, go) {
  return make("div", { class: `problem ${each.severity}` },
    go ? make("button", { type: "button", class: "plain", onclick: go }, each.message) : make("b", {}, each.message),
    make("dl", {}, each.details.flatMap(([name, words]) => [make("dt", {}, name), make("dd", {}, words)])));
}

function problems() {
  const [place, failed] = [$("problems"), $("failed")];
  if (!place || !F) return;
  const refused = F.failed || F.tried;
  failed.replaceChildren(...(refused ? [make("p", { class: "note alert" }, refused)] : []));
  const found = F.problems || S.problems.filter((each) => F.id && each.claim === F.id);
  place.replaceChildren(...(found.length ? [make("h2", {}, `What check says of it`), ...found.map((each) => problemRow(each))] : []));
}

function leave() {
  left = F?.id || "";
  close();
  draw();
  $("article").focus();
}

function close() {
  F = H = N = null;
  picking = chosen = null;
  shownAside = -1;
  trial++;
  overviewPanel();
}

// New records ------------------------------------------------------------------------------------

function fresh(title, first, rows, record, into) {
  N = { record, into };
  picking = null;
  const made = make("form", { id: "fresh", novalidate: true, onsubmit: (event) => { event.preventDefault(); addRecord(); } },
    make("section", {}, make("h2", {}, title), make("div", { id: "failed", role: "alert" }), rows()),
    make("div", { class: "actions" }, make("button", { class: "main", "data-letter": "save" }, "Add ", make("kbd", {}, "Enter")),
      make("button", { type: "button", onclick: () => back() }, "Back ", make("kbd", {}, "Esc"))));
  $("panel").replaceChildren(made);
  N.redo = (focus) => { picking = null; made.querySelector("section").replaceChildren(make("h2", {}, title), make("div", { id: "failed", role: "alert" }), ...rows().flat()); focusOn(focus); };
  focusOn(first);
}

function back(focus = "save") {
  N = null;
  if (F) form(focus);
  else close();
}

async function addRecord() {
  const { table, values } = N.record();
  const into = N.into;
  if (!values.id) return $("failed").replaceChildren(make("p", { class: "note alert" }, "Give it a name first: its id is made of that."));
  try {
    const found = await ask("edit", { source: S.source, version: S.version, write: true, steps: [{ do: "record", table, values }] });
    took(found.session);
    toast(`Added ${found.ids[0]} to data/${table}.yaml.`);
    N = null;
    into(found.ids[0]);
  } catch (refused) {
    $("failed").replaceChildren(make("p", { class: "note alert" }, refused.message));
  }
}

function freshActor(typed, where) {
  const it = { name: typed, kind: kindOf(typed, where), body: "", party: "unknown" };
  const parties = () => [...S.known.parties.map((each) => ({ id: each.id, name: each.name })), { id: "unknown", name: "unknown", hint: "no article shows it" }];
  const rows = () => [
    field("Name", "n", text(it.name, (value) => { it.name = value; }, { placeholder: "type it, or select it in the article" })),
    field("Kind", "k", choice(S.choices.actor, it.kind, (value) => { it.kind = value; })),
    field("Body", "b", combo({ options: () => S.known.actors.filter((each) => each.kind !== "person").map((each) => ({ id: each.id, name: each.name })), value: it.body, placeholder: "the institution it belongs to, if named", pick: (id) => { it.body = id; } })),
    field("Side", "p", combo({ options: parties, value: it.party, pick: (id) => { it.party = id || "unknown"; } }), make("span", { class: "hint" }, "Whose interest the articles show it to speak for.")),
  ];
  const named = () => { picking = { home: "head", take: (passage) => { it.name = passage.text; it.kind = kindOf(it.name, where); N.redo("save"); named(); } }; };
  fresh("A new actor", "n", rows, () => ({ table: "actors", values: { id: slug(it.name), name: it.name, kind: it.kind, body: it.body, ...(it.kind === "outlet" && it.party === "unknown" ? {} : { party: it.party }) } }),
  (id) => {
    if (where === "via") F.value.via = [...(F.value.via || []), id];
    else { F.value.by = [...(F.kept.has("by") ? [] : F.value.by || []), { actor: id }]; if (F.value.voice === "narrator") F.value.voice = "indirect"; F.kept.delete("by"); checkOrigin(); }
    change(where === "via" ? "w" : "save");
  });
  named();
}

const kindOf = (name, where) => (where === "via" ? "outlet" : /^\p{Lu}\S+(\s\p{Lu}\S+)+$/u.test(name) ? "person" : "institution");

function freshQuestion(typed) {
  const it = { short: typed, ask: "", kind: F.value.count ? "stock" : "status", counted: "", unit: "", of: "", per: "day", answers: "", excludes: true };
  const rows = () => [
    field("Heading", "h", text(it.short, (value) => { it.short = value; }, { placeholder: "Crew aboard" })),
    field("Question", "q", text(it.ask, (value) => { it.ask = value; }, { placeholder: "How many are said to be aboard?" })),
    field("Kind", "k", choice(S.choices.question, it.kind, (value) => { it.kind = value; N.redo("k"); }), make("span", { class: "hint" }, S.choices.question[it.kind])),
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
    F.value.question = id;
    F.moment = question(id)?.kind === "flow" ? "over" : "as_of";
    change(question(id)?.listed ? "a" : F.value.by === null || F.value.by === undefined ? "s" : "save");
  });
}

function freshOrigin(typed) {
  const it = { speaker: F.value.by?.[0]?.actor || "", occasion: typed, about: "", when: { when: "unknown" } };
  const rows = () => [
    field("Occasion", "o", text(it.occasion, (value) => { it.occasion = value; }, { placeholder: "radio briefing, or: not said" })),
    field("Speaker", "s", combo({ options: () => actors(), value: it.speaker, pick: (id) => { it.speaker = id; } })),
    field("About", "a", text(it.about, (value) => { it.about = value; }, { placeholder: "to tell it apart, if need be" })),
    ...dateFields("When", "w", it.when, { home: "origin", dates: F.far.map((each) => ({ source: S.source, ...each })), changed: (focus) => { if (focus !== undefined) N.redo(focus); } }),
  ];
  fresh("A new origin: one act of saying", it.occasion ? "w" : "o", rows, () => ({ table: "origins", values: {
    id: slug(`${it.speaker}-${it.occasion === "not said" ? it.about || "statement" : it.occasion}`), speaker: it.speaker || "unknown", occasion: it.occasion || "not said", about: it.about,
    when: it.when.when === "unknown" ? { when: "unknown" } : { ...it.when, because: it.when.basis === "inferred" ? it.when.because : "" },
  } }), (id) => {
    F.value.origin = { origin: id };
    F.kept.delete("origin");
    F.tie = { basis: "stated", from: [], because: "" };
    change("t");
  });
}

// What the article says of itself -----------------------------------------------------------------

const HEAD = [["title", "t"], ["outlet", "o"], ["agency", "a"], ["byline", "y"]];

function head(focus) {
  if (!H) {
    const { value, could } = S.head;
    const it = { summary: "", published: { when: "unknown" } };
    for (const [key] of HEAD) it[key] = value[key] ?? could[key]?.[0] ?? "unknown";
    it.summary = value.summary ?? "";
    if (!S.head.open.includes("published")) it.published = copy(value.published);
    else if (could.published?.[0]?.when) it.published = copy(could.published[0]);
    F = N = null;
    H = { value: it, was: copy(value), start: copy(it) };
  }
  const { value } = H;
  picking = null;
  const rows = HEAD.map(([key, letter]) => field(key[0].toUpperCase() + key.slice(1), letter, combo({
    options: () => [...new Set([...(S.head.could[key] || []), "unknown"])].map((each) => ({ id: each, name: each })), value: value[key], free: (typed) => { value[key] = typed; }, pick: (id) => { value[key] = id; },
    className: S.head.open.includes(key) ? "kept" : "",
  })));
  $("panel").replaceChildren(make("form", { id: "head", novalidate: true, onsubmit: (event) => { event.preventDefault(); saveHead(); } },
    make("section", {}, make("h2", {}, "What the article says of itself"), make("p", { class: "hint" }, "Words that stand in the text, or “unknown”. What could be it is offered."), make("div", { id: "failed", role: "alert" }), rows,
      ...dateFields("Published", "p", value.published, { home: "head", changed: (to) => { if (to !== undefined) head(to); } }),
      field("Summary", "s", text(value.summary, (typed) => { value.summary = typed; }, { rows: 6, placeholder: "Two or three neutral sentences that say who says what." }))),
    make("div", { class: "actions" }, make("button", { class: "main", "data-letter": "save" }, "Save ", make("kbd", {}, "Ctrl Enter")), make("button", { type: "button", onclick: () => leave() }, "Leave ", make("kbd", {}, "Esc")))));
  focusOn(focus ?? "t");
}

async function saveHead() {
  const now = copy(H.value);
  const published = now.published.when === "unknown" ? { when: "unknown" } : now.published;
  if (published.basis === "stated") delete published.because;
  const [values, was] = [{}, {}];
  for (const key of [...HEAD.map(([each]) => each), "summary", "published"]) {
    if (!S.head.open.includes(key) && same(H.value[key], H.start[key])) continue;
    values[key] = key === "published" ? published : now[key].trim() || (key === "summary" ? "TODO" : "unknown");
    if (!S.head.open.includes(key) && key !== "published") was[key] = H.was[key];
  }
  try {
    const found = await ask("edit", { source: S.source, version: S.version, write: true, steps: [{ do: "head", values, was }] });
    took(found.session);
    leave();
    toast("Saved.");
  } catch (refused) {
    $("failed").replaceChildren(make("p", { class: "note alert" }, refused.message));
    if (refused.status === 409) { await refresh(); H.was = copy(S.head.value); }
  }
}

// The panel while nothing is edited --------------------------------------------------------------

function overviewPanel() {
  if (F || H || N) return;
  picking = null;
  const still = open();
  const undecided = S.claims.filter((each) => each.open.length);
  const here = others().filter((each) => !each.elsewhere);
  const elsewhere = others().filter((each) => each.elsewhere);
  const counted = new Map();
  for (const claim of S.claims) counted.set(claim.value.question || "", (counted.get(claim.value.question || "") || 0) + 1);
  const legend = [...S.known.questions.filter((each) => counted.has(each.id)).map((each) => [each.id, each.short]), ...(counted.has("") ? [["", "context"]] : [])];
  const first = (id) => inOrder().find((each) => (each.value.question || "") === id).id;
  $("panel").replaceChildren(
    S.editable ? "" : make("p", { class: "note alert" }, `${S.path} has mistakes that must be mended there first.`),
    make("section", {}, make("h2", {}, "To do"), make("ul", { class: "list" },
      make("li", {}, make("button", { type: "button", class: "plain", onclick: () => head() }, S.head.open.length ? "Say what the article says of itself" : "What the article says of itself"), make("kbd", {}, "h"), make("span", { class: "count" }, S.head.open.length ? `${S.head.open.length} open` : "done")),
      make("li", {}, make("button", { type: "button", class: "plain", onclick: () => { $("article").focus(); nextOpen(1); } }, "Next number or date"), make("kbd", {}, "n"), make("span", { class: "count" }, still.length ? `${still.length} open` : "done")),
      make("li", {}, make("button", { type: "button", class: "plain", onclick: () => step(1) }, "Next claim"), make("kbd", {}, "j"), make("span", { class: "count" }, undecided.length ? `${undecided.length} undecided` : String(S.claims.length))))),
    here.length ? make("section", {}, make("h2", {}, "Problems ", make("kbd", {}, "p")), here.slice(0, 12).map((each) => problemRow(each, each.claim ? () => show(each.claim, "q") : null)), here.length > 12 ? make("p", { class: "hint" }, `and ${here.length - 12} more`) : null) : "",
    legend.length ? make("section", {}, make("h2", {}, "Questions"), make("ul", { class: "list" }, legend.map(([id, name]) => make("li", {},
      make("span", { class: `swatch ${colour(id)}` }), make("button", { type: "button", class: "plain", onclick: () => show(first(id)) }, name), make("span", { class: "count" }, String(counted.get(id))))))) : "",
    elsewhere.length ? make("section", {}, make("details", {}, make("summary", {}, `${PLURAL(elsewhere.length, "problem")} in other files`), elsewhere.slice(0, 30).map((each) => make("div", { class: `problem ${each.severity}` }, make("b", {}, `${each.path}:${each.line}`), ` ${each.message}`)))) : "",
    make("section", {}, make("p", { class: "hint" }, "Select words in the article to make a claim of them. Everything is written to ", make("b", {}, S.path), ", which you can edit too.")));
}

// The way in -------------------------------------------------------------------------------------

function took(session) {
  S = session;
  article.load(S.text);
  const named = $("sources").querySelector(`option[value="${S.source}"]`);
  if (named) named.textContent = S.label;
  inOrder().forEach((each) => colour(each.value.question));
}

async function refresh() {
  const told = await refusable(() => ask("session", { source: S.source }));
  if (told) { took(told); if (!F && !H && !N) overviewPanel(); draw(); }
}

async function openSource(id) {
  const told = await refusable(() => ask("session", { source: id }));
  if (!told) return;
  F = H = N = chosen = null;
  last = "";
  colours.clear();
  article.cursor = 0;
  took(told);
  history.replaceState(null, "", `#token=${token}&source=${id}`);
  $("sources").value = id;
  document.title = `${S.label} – Annotate`;
  overviewPanel();
  draw();
  $("article").focus();
}

async function start() {
  overview = await refusable(() => ask("overview", {}));
  if (!overview) return;
  const menu = $("sources");
  menu.replaceChildren(
    ...overview.sources.map((each) => make("option", { value: each.id }, each.label)),
    ...overview.seeds.map((each) => make("option", { value: `seed:${each}` }, `New: ${each}`)));
  const wanted = given.get("source") || "";
  if (overview.sources.some((each) => each.id === wanted)) return openSource(wanted);
  if (overview.seeds.includes(wanted) || (!overview.sources.length && overview.seeds.length)) return offer(overview.seeds.includes(wanted) ? wanted : overview.seeds[0]);
  if (overview.sources.length) return openSource(overview.sources[0].id);
  $("panel").replaceChildren(make("p", { class: "note" }, "Put an article's text into seeds/ first, as it is, with a name that ends in .txt."));
}

function offer(seed) {
  $("sources").value = `seed:${seed}`;
  const go = make("button", { class: "main", type: "button", onclick: async () => {
    const made = await refusable(() => ask("begin", { seed }));
    if (made) { given.set("source", made.source); await start(); head(); }
  } }, "Begin ", make("kbd", {}, "Enter"));
  $("article").replaceChildren();
  S = null;
  $("panel").replaceChildren(make("section", {}, make("h2", {}, `seeds/${seed} has no annotation yet`), make("p", {}, "A file for it is begun in data/sources/. What it says of itself comes first."), go));
  go.focus();
}

$("sources").addEventListener("change", (event) => {
  const id = event.target.value;
  if (F?.changed || H || N) { event.target.value = S.source; return toast("Save first, or leave with Esc."); }
  if (id.startsWith("seed:")) offer(id.slice(5)); else openSource(id);
});

async function refusable(work) {
  try { return await work(); } catch (refused) { toast(refused.message, true); return null; }
}

let fading = 0;
function toast(message, long) {
  $("toast").textContent = message;
  $("toast").classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => $("toast").classList.remove("shown"), long ? 9000 : 4500);
}

// Keys -------------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  if ($("help").open || !S) return;
  const writing = event.target.matches("input, textarea, select");
  if (event.altKey && !event.ctrlKey && (F || H || N)) {
    const letter = event.code.replace(/^(Key|Digit)/, "");
    if (F && !N && /^[1-9]$/.test(letter) && F.take?.[letter - 1]) { event.preventDefault(); return takeOver(Number(letter) - 1); }
    if (F && !N && letter === "X") { event.preventDefault(); return setAside(); }
    if (F && !N && letter === "P") { event.preventDefault(); return addPart(); }
    if (letter === "M" && F && !N && !question(F.value.question)?.timeless) F.own = true, form();
    if ($("panel").querySelector(`[data-letter="${letter}"]`)) { event.preventDefault(); return focusOn(letter); }
    return;
  }
  if (event.key === "Enter" && event.target.matches("form select") && !event.ctrlKey) {
    // Where a list of values opens instead, the arrow or the space bar opens it too.
    event.preventDefault();
    return event.target.form.requestSubmit();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && (F || H || N)) {
    event.preventDefault();
    return N ? addRecord() : H ? saveHead() : save();
  }
  if (event.key === "Escape") {
    event.preventDefault();
    if (N) return back();
    return F || H || chosen || shownAside >= 0 || $("reasons") ? leave() : undefined;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const inArticle = event.target === $("article") || event.target === document.body;
  if (event.key !== "Delete") removing = "";
  if (event.key === "?") { event.preventDefault(); return $("help").showModal(); }
  if (!inArticle) return;
  const keys = {
    n: () => nextOpen(1), N: () => nextOpen(-1), j: () => step(1), k: () => step(-1), p: nextProblem, h: () => head(),
    x: () => setAside(), Delete: remove, Enter: () => (chosen ? begin() : F ? focusOn("q") : startHere()),
  };
  if (keys[event.key] && !(F?.changed && event.key !== "Enter")) { event.preventDefault(); keys[event.key](); }
});

function startHere() {
  const word = article.words[article.cursor];
  const claim = word && inOrder().find((each) => each.spans.some((span) => span[0] < word[1] && word[0] < span[1]));
  if (claim) show(claim.id, "q");
  else if (word) begin([article.trimmed(word)]);
}

function addPart() {
  picking = { home: "part", take: async (_passage, span) => {
    const spans = [...F.spans, span].sort((a, b) => a[0] - b[0]);
    const found = await refusable(() => ask("propose", { source: S.source, spans, before: last }));
    if (!found) return;
    F.value.quote = found.value.quote;
    F.spans = found.spans;
    F.counts = found.counts;
    picking = null;
    change("save");
    draw();
  } };
  toast("Select the other part of the quote in the article.");
}

$("keys").addEventListener("click", () => $("help").showModal());
addEventListener("beforeunload", (event) => { if (F?.changed || H || N) event.preventDefault(); });

// Another program may write the files too: the page shows what they hold now.
const news = new EventSource("/__variorum/events");
let version = "";
news.onmessage = (event) => {
  const before = version;
  version = event.data;
  if (before && before !== version && S) refresh();
};

if (token) start();
else $("panel").replaceChildren(make("p", { class: "note alert" }, "Open the address that the terminal shows: it ends with a token, without which nothing can be read or written."));
