// A claim from selected words to its lines in the file; passages set aside.
import { make } from "./fields.js";
import { close, form, problems } from "./form.js";
import { overviewPanel, refresh, took } from "./panel.js";
import { article, draw } from "./reading.js";
import { $, ask, copy, current, desk, inOrder, others, question, refusable, same, toast } from "./state.js";

export async function begin(spans = desk.chosen?.spans) {
  if (!spans) return;
  const found = await refusable(() => ask("propose", { source: desk.session.source, spans, before: desk.last || before(spans[0][0]), meant: desk.chosen?.quantity?.span ?? null }));
  if (!found) return;
  const value = { stance: "asserts", ...found.value };
  desk.claim = {
    id: "", was: {}, value, kept: new Set(found.kept), counts: found.counts, spans: found.spans, sentence: found.sentence,
    named: found.named, dates: found.dates, far: found.dates_far, days: found.days, own: !found.kept.includes("as_of") && value.as_of.when !== "unknown", aside: desk.chosen?.aside ?? found.aside, yaml: "", changed: false, moment: found.moment,
  };
  desk.chosen = null;
  desk.head = desk.record = null;
  form("q");
  draw();
  tryOut();
}

// The claim before in the text, from which a first one takes its speaker and moment.
export function before(offset) {
  return inOrder().filter((each) => each.spans[0]?.[0] < offset).at(-1)?.id || "";
}

export function show(id, focus = "") {
  const claim = desk.session.claims.find((each) => each.id === id);
  if (!claim) return;
  const value = copy(claim.value);
  desk.claim = {
    id, was: copy(claim.value), value: { stance: "asserts", ...value }, kept: new Set(), counts: [], spans: claim.spans, sentence: claim.spans[0],
    named: "", dates: [], far: [], days: [], own: true, yaml: claim.other, wasYaml: claim.other, changed: false, moment: value.over ? "over" : "as_of", open: claim.open,
  };
  if (value.over) desk.claim.value.as_of = value.over;
  desk.claim.start = copy(values());
  desk.chosen = null;
  desk.head = desk.record = null;
  form(focus);
  if (claim.spans[0]) article.place(claim.spans[0][0]);
  draw();
  if (claim.spans[0]) article.reveal(claim.spans[0]);
}

export function step(by) {
  const claims = inOrder();
  if (!claims.length) return;
  const from = desk.claim?.id || desk.left;
  const here = claims.some((each) => each.id === from) ? claims.findIndex((each) => each.id === from) : claims.findIndex((each) => (each.spans[0]?.[0] ?? 0) >= (article.words[article.cursor]?.[0] ?? 0)) - (by > 0 ? 1 : 0);
  show(claims[(here + by + claims.length) % claims.length].id);
  $("article").focus();
}

export function nextProblem() {
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
  const value = copy(desk.claim.value);
  const asked = question(value.question);
  const moment = value.as_of;
  delete value.as_of;
  delete value.over;
  const wanted = asked ? !asked.timeless : desk.claim.own && moment?.when !== "unknown" && !desk.claim.kept.has("as_of");
  if (moment?.when && wanted) {
    value[desk.claim.moment] = Object.fromEntries(Object.entries(moment).filter(([key, each]) => moment.when === "unknown" ? key === "when" || key === "from" && each.length : each && each.length !== 0));
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
  const tie = desk.claim.tie && value.origin && !tied(value.origin.origin) && desk.claim.tie.from.length ? desk.claim.tie : null;
  if (tie) all.push({ do: "tie", values: { origin: value.origin.origin, basis: tie.basis, from: tie.from, because: tie.basis === "inferred" ? tie.because : "" } });
  const made = { do: "claim", id: desk.claim.id, values: value, was: {} };
  if (desk.claim.id) {
    // Only what was changed here: whatever else the file says stays as it is written.
    const keys = new Set([...Object.keys(desk.claim.start), ...Object.keys(value)]);
    made.values = {};
    for (const key of keys) {
      if (same(desk.claim.start[key], value[key])) continue;
      made.values[key] = value[key] ?? null;
      made.was[key] = desk.claim.was[key] ?? null;
    }
  } else {
    if (value.by === undefined) made.values.by = null;
    made.after = before(desk.claim.spans[0][0] + 0.5);
  }
  if ((desk.claim.id && desk.claim.yaml !== desk.claim.wasYaml) || (!desk.claim.id && desk.claim.yaml.trim())) made.yaml = desk.claim.yaml;
  return [...all, made];
}

export const tied = (origin) => desk.session.ties.some((tie) => tie.origin === origin) || desk.claim?.value.origin?.from?.length;

export async function tryOut() {
  const [now, form] = [++desk.trial, desk.claim];
  await new Promise((go) => setTimeout(go, 250));
  if (now !== desk.trial || desk.claim !== form || !desk.claim) return;
  try {
    const found = await ask("edit", { source: desk.session.source, version: desk.session.version, steps: steps() });
    if (now !== desk.trial || desk.claim !== form || !desk.claim) return;
    const id = found.ids.at(-1);
    desk.claim.problems = found.problems.filter((each) => each.claim === id);
    desk.claim.tried = "";
  } catch (refused) {
    if (now !== desk.trial || desk.claim !== form || !desk.claim) return;
    desk.claim.tried = refused.message;
  }
  problems();
  draw();
}

export async function save() {
  if (!desk.claim) return;
  const form = desk.claim;
  desk.trial++;
  form.failed = form.tried = "";
  try {
    const found = await ask("edit", { source: desk.session.source, version: desk.session.version, steps: steps(), write: true });
    desk.left = desk.last = found.ids.at(-1);
    const unchanged = form.id && found.session.version === desk.session.version;
    took(found.session);
    desk.claim = null;
    toast(unchanged ? "Nothing to save." : `Saved ${desk.last}${found.merged ? ", beside what was changed in the file meanwhile" : ""}.`);
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
    desk.claim = form;
    problems();
  }
}

export async function setAside(reason) {
  let entry = desk.claim && !desk.claim.id ? desk.claim.aside : desk.chosen?.aside;
  if (!entry && desk.chosen) {
    const found = await refusable(() => ask("passage", { source: desk.session.source, spans: desk.chosen.spans }));
    entry = found?.aside;
  }
  if (!entry && desk.aside >= 0) { const { spans, ...rest } = desk.session.aside[desk.aside]; entry = rest; reason ||= ""; entry.reason = ""; }
  if (!entry) return toast("Select the words first: n goes to the next number or date.");
  const why = reason || entry.reason;
  if (!why) return askReason(entry);
  const found = await refusable(() => ask("edit", { source: desk.session.source, version: desk.session.version, write: true, steps: [{ do: "aside", quote: entry.quote, occurrence: entry.occurrence ?? null, reason: why }] }));
  if (!found) return;
  // The next one may stand in the same clause.
  const here = desk.chosen?.quantity?.span[0];
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
  const rows = Object.entries(desk.session.choices.reason).map(([reason, hint]) => {
    const letter = [...reason].find((each) => /[a-z]/.test(each) && !taken.has(each));
    taken.add(letter);
    return { reason, hint, letter };
  });
  const list = make("ul", { class: "list", id: "reasons", tabindex: "-1" }, rows.map(({ reason, hint, letter }) => make("li", {},
    make("button", { type: "button", class: "plain", onclick: () => go(reason) }, make("kbd", {}, letter), ` ${reason}`), make("span", { class: "hint" }, hint))));
  const go = async (reason) => { list.remove(); desk.chosen = { ...desk.chosen, spans: desk.chosen?.spans || [], aside: { ...entry, reason } }; desk.claim = null; await setAside(reason); };
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows.find((each) => each.letter === event.key);
    if (row) { event.preventDefault(); event.stopPropagation(); go(row.reason); }
    else if (event.key === "Escape") { event.stopPropagation(); close(); $("article").focus(); }
  });
  $("panel").replaceChildren(make("section", {}, make("h2", {}, "Set aside, because it is"), make("blockquote", { class: "quote" }, entry.quote), list));
  list.focus();
}

export async function remove() {
  const what = desk.claim?.id || (desk.aside >= 0 ? `aside ${desk.aside}` : "");
  if (!what) return;
  if (desk.removing !== what) {
    desk.removing = what;
    return toast(desk.claim?.id ? `Press Delete again to remove the claim ${desk.claim.id}.` : "Press Delete again to take the passage back.");
  }
  desk.removing = "";
  const made = desk.claim?.id
    ? { do: "remove", id: desk.claim.id, was: desk.claim.was }
    : { do: "aside", quote: desk.session.aside[desk.aside].quote, occurrence: desk.session.aside[desk.aside].occurrence ?? null };
  const found = await refusable(() => ask("edit", { source: desk.session.source, version: desk.session.version, write: true, steps: [made] }));
  if (!found) return;
  took(found.session);
  desk.aside = -1;
  close();
  draw();
  toast("Removed.");
  $("article").focus();
}
