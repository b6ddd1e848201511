// The form of a claim.
import { remove, save, setAside, tied, tryOut } from "./claim.js";
import { dateFields, taking } from "./dates.js";
import { choice, combo, field, make, sentence, several, text, words } from "./fields.js";
import { overviewPanel } from "./panel.js";
import { draw } from "./reading.js";
import { freshActor, freshOrigin, freshQuestion } from "./records.js";
import { $, actorName, actors, copy, desk, origins, question, questions, same, slug, toast, told } from "./state.js";

export function change(focus) {
  desk.claim.changed = true;
  desk.claim.failed = "";
  if (focus !== undefined) form(focus);
  tryOut();
}

export function form(focus) {
  const { value } = desk.claim;
  const asked = question(value.question);
  const kept = (key) => (desk.claim.kept.has(key) ? "kept" : "");
  const undecided = (key) => (desk.claim.open?.includes(key) ? "undecided" : "");
  const set = (key, next) => (each) => { value[key] = each; desk.claim.kept.delete(key); change(next); };
  const drop = (key, list, focus) => (at) => { list.splice(at, 1); desk.claim.kept.delete(key); change(focus); };
  const rows = [];
  desk.picking = null;

  rows.push(field("Question", "q",
    combo({ options: questions, value: value.question, placeholder: "none: context", className: undecided("question"), pick: (id) => {
      value.question = id;
      const kind = question(id);
      desk.claim.moment = kind?.kind === "flow" ? "over" : value.over ? desk.claim.moment : "as_of";
      if (kind?.listed) value.answer = "";
      change(kind?.listed ? "a" : kind && !value.count ? "c" : value.by === null || value.by === undefined ? "s" : "save");
    }, fresh: (typed) => freshQuestion(typed), newLabel: "New question" }),
    asked ? make("span", { class: "hint" }, `${asked.ask} (${asked.kind})`) : null));
  if (asked?.listed) {
    rows.push(field("Answer", "a", combo({
      options: () => asked.answers.map((each) => ({ id: each.id, name: each.label, hint: each.id })), value: value.answer,
      className: value.answer ? "" : "undecided", pick: (id) => { value.answer = id; change(value.by === null || value.by === undefined ? "s" : "save"); },
    })));
  } else if (value.count || desk.claim.counts.length || asked) rows.push(countField(set));
  rows.push(field("Said by", "s", several({
    values: value.by || [], kept: desk.claim.kept.has("by"), told: (link) => actorName(link.actor) + (link.from?.length ? ` (${link.from.map(told).join(", ")})` : ""),
    drop: (at) => { value.by.splice(at, 1); desk.claim.kept.delete("by"); checkOrigin(); change("s"); }, options: () => [{ id: "none", name: "nobody named", hint: "the article itself" }, ...actors()],
    placeholder: value.by === null || value.by === undefined ? (desk.claim.named ? `“${desk.claim.named}” is named` : "to be decided") : value.by.length ? "then whom they quote" : "nobody named",
    className: value.by === null || value.by === undefined ? "undecided" : "",
    pick: (id) => {
      if (id === "none") { value.by = []; if (value.voice !== "direct" && value.voice !== "headline") value.voice = "narrator"; }
      else if (id) { value.by = [...(desk.claim.kept.has("by") ? [] : value.by || []), { actor: id }]; if (value.voice === "narrator") value.voice = "indirect"; }
      desk.claim.kept.delete("by"); checkOrigin(); change("save");
    },
    fresh: (typed) => freshActor(typed || desk.claim.named, "by"), newLabel: "New actor",
  }), evidence()));
  rows.push(field("Voice", "v", make("div", { class: "pair" },
    choice(desk.session.choices.voice, value.voice, set("voice"), undecided("voice")),
    choice(desk.session.choices.stance, value.stance, set("stance")))));
  rows[rows.length - 1].querySelectorAll("select")[1].setAttribute("aria-label", "Stance");
  const origin = desk.session.known.origins.find((each) => each.id === value.origin?.origin);
  rows.push(field("Origin", "o", combo({
    options: origins, value: value.origin?.origin, placeholder: "no act of saying named", className: kept("origin") || undecided("origin"),
    pick: (id) => { value.origin = id ? { origin: id } : undefined; desk.claim.kept.delete("origin"); if (!id) delete value.utterance; if (id && !tied(id)) desk.claim.tie = { basis: "stated", from: [], because: "" }; change(id && !tied(id) ? "tie" : "save"); },
    fresh: (typed) => freshOrigin(typed), newLabel: "New origin",
  }), origin ? make("span", { class: "hint" }, [actorName(origin.speaker), origin.occasion, origin.when].join(" · ")) : null));
  if (value.origin?.origin && !tied(value.origin.origin)) rows.push(tieField());
  if (value.origin?.origin) {
    const known = () => (desk.session.known.utterances[value.origin.origin] || []).map((each) => ({ id: each.id, name: each.id, hint: `“${each.words}”` }));
    rows.push(field("Utterance", "u", combo({ options: known, value: value.utterance, placeholder: "one sentence of it, if told elsewhere too", pick: set("utterance", "save"), fresh: (typed) => { value.utterance = slug(typed || value.id); change("save"); }, newLabel: "New utterance" })));
    rows.push(field("Way", "w", several({
      values: value.via || [], kept: desk.claim.kept.has("via"), told: actorName, drop: (at) => { value.via.splice(at, 1); change("w"); }, options: () => actors(true), placeholder: "outlets named on the way",
      pick: (id) => { if (id) { value.via = [...(desk.claim.kept.has("via") ? [] : value.via || []), id]; desk.claim.kept.delete("via"); change("w"); } }, fresh: (typed) => freshActor(typed, "via"), newLabel: "New outlet",
    })));
  }
  if (!asked?.timeless && (asked || desk.claim.own || desk.claim.dates.length)) rows.push(...momentFields());

  const more = make("details", { open: desk.claim.more ? true : undefined, ontoggle: (event) => { desk.claim.more = event.target.open; } }, make("summary", {}, "More: id, hedging words, other keys"),
    field("Id", "i", text(value.id, (typed) => { value.id = typed.trim(); change(); }, { spellcheck: "false" })),
    field("Hedge", "g", ...words({ values: value.hedge || [], told, drop: drop("hedge", value.hedge || [], "g"), target: taking("hedge", (passage) => { value.hedge = [...(value.hedge || []), passage]; change("g"); }), pick: (target) => { desk.picking = target; }, empty: "select “reportedly” or the like" })),
    field("As YAML", "y", text(desk.claim.yaml, (typed) => { desk.claim.yaml = typed; change(); }, { rows: 2, class: "code", spellcheck: "false", placeholder: "scope: {relation: narrower, from: [in the town]}" })));

  const parts = value.quote.map((part) => part.text + (part.occurrence ? "" : "")).join(" … ");
  const occurrence = value.quote.find((part) => part.occurrence);
  $("panel").replaceChildren(make("form", { id: "form", novalidate: true, onsubmit: (event) => { event.preventDefault(); save(); } },
    make("section", {},
      make("h2", {}, desk.claim.id ? `Claim ${desk.claim.id}` : "New claim"),
      make("blockquote", { class: "quote", dir: "auto" }, parts, occurrence ? make("small", {}, `the words stand in several places; this is number ${occurrence.occurrence}`) : null),
      make("div", { id: "failed", role: "alert" }), sharedCards(), rows, more),
    make("section", { id: "problems", "aria-live": "polite" }),
    make("div", { class: "actions" },
      make("button", { class: "main", "data-letter": "save" }, "Save ", make("kbd", {}, "Enter")),
      make("button", { type: "button", onclick: () => leave() }, "Leave ", make("kbd", {}, "Esc")),
      desk.claim.id ? make("button", { type: "button", class: "end", onclick: () => remove() }, "Remove") : make("button", { type: "button", class: "end", onclick: () => setAside() }, "Set aside ", make("kbd", {}, "Alt X")))));
  problems();
  focusOn(focus);
}

export function focusOn(focus) {
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

export function checkOrigin() {
  const speaker = desk.claim.value.by?.[0]?.actor;
  const origin = desk.session.known.origins.find((each) => each.id === desk.claim.value.origin?.origin);
  if (desk.claim.kept.has("origin") && origin && origin.speaker !== speaker) { delete desk.claim.value.origin; delete desk.claim.value.utterance; delete desk.claim.value.via; }
  if (!desk.claim.value.origin && speaker) {
    const fits = desk.session.ties.filter((tie) => desk.session.known.origins.find((each) => each.id === tie.origin)?.speaker === speaker);
    if (fits.length === 1 && !desk.claim.id) { desk.claim.value.origin = { origin: fits[0].origin }; desk.claim.kept.add("origin"); }
  }
}

function evidence() {
  const link = desk.claim.value.by?.at(-1);
  if (!link) return null;
  const from = link.from || [];
  const because = link.because !== undefined || from.length
    ? sentence(link.because || "", (typed) => { link.because = typed; if (!typed) delete link.because; change(); }, { placeholder: "why these words mean this speaker", "aria-label": "Why these words mean this speaker" }) : null;
  return make("details", { open: from.length ? true : undefined }, make("summary", {}, "Named by a pronoun or other words?"),
    ...words({ values: from, told, drop: (at) => { from.splice(at, 1); if (!from.length) delete link.from; change("s"); }, target: taking("by", (passage) => { link.from = [...from, passage]; link.because ??= ""; desk.claim.kept.delete("by"); change("s"); }), pick: (target) => { desk.picking = target; }, empty: "select “he said” or the like" }), because);
}

function countField(set) {
  const { value } = desk.claim;
  const count = value.count;
  const phrases = desk.claim.counts.map((each) => ({ id: each.phrase, name: each.phrase, hint: `${each.kind} ${each.number ?? each.range?.join(" to ") ?? each.term ?? ""}` }));
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
  const kinds = count && !(count.kind in desk.session.choices.count) ? { "": "to be decided", ...desk.session.choices.count } : desk.session.choices.count;
  const row = field("Count", "c",
    combo({ options: () => phrases, value: count?.phrase || "", placeholder: desk.claim.counts.length ? "no number" : "no number in these words", free: undefined,
      className: question(value.question) && !count ? "undecided" : "",
      pick: (id) => { value.count = id ? copy(desk.claim.counts.find((each) => each.phrase === id) || { phrase: id, kind: "exact", number: "" }) : undefined; change("save"); } }),
    count ? make("div", { class: "pair" }, choice(kinds, count.kind in desk.session.choices.count ? count.kind : "", kindChanged, count.kind in desk.session.choices.count ? "" : "undecided"), number) : null);
  row.querySelector("select")?.setAttribute("aria-label", "Kind of number");
  return row;
}

function tieField() {
  desk.claim.tie ||= { basis: "stated", from: [], because: "" };
  const { tie } = desk.claim;
  return field("On words", "t",
    ...words({ values: tie.from, told, drop: (at) => { tie.from.splice(at, 1); change("t"); }, target: taking("origin", (passage) => { tie.from.push(passage); change("save"); }), pick: (target) => { desk.picking = target; }, empty: "select the words that name the occasion" }),
    make("div", { class: "pair" }, choice({ stated: desk.session.choices.basis.stated, inferred: desk.session.choices.basis.inferred }, tie.basis, (each) => { tie.basis = each; change("t"); }, "narrow"),
      tie.basis === "inferred" ? sentence(tie.because, (typed) => { tie.because = typed; change(); }, { placeholder: "the step, in one sentence" }) : null),
    make("span", { class: "hint" }, "Once for the article: the words on which this origin rests."));
}

function momentFields() {
  const date = desk.claim.value.as_of ||= { when: "unknown" };
  const lead = make("select", { class: "narrow", "aria-label": "Of which moment, or throughout which span", onchange: (event) => { desk.claim.moment = event.target.value; desk.claim.own = true; change("m"); } },
    [["as_of", "as of"], ["over", "throughout"]].map(([id, name]) => make("option", { value: id, selected: id === desk.claim.moment }, name)));
  return dateFields("Moment", "m", date, {
    lead, home: "quote", kept: desk.claim.kept.has("as_of") ? "kept" : "", dates: desk.claim.dates,
    changed: (focus) => { desk.claim.kept.delete("as_of"); desk.claim.own = true; if (date.basis === "stated") delete date.because; change(focus); },
  });
}

function sharedCards() {
  const near = desk.session.shared.filter((each) => desk.claim.spans.some((span) => span[0] < each.span[1] && each.span[0] < span[1]));
  if (!near.length) return null;
  let number = 0;
  desk.claim.take = [];
  return make("div", { class: "near" }, make("h3", {}, "Nearly the same sentence elsewhere"), near.map((each) => make("div", { class: "other" },
    make("span", { class: "muted" }, `${each.label}, ${Math.round(100 * each.measure)} % of the words`), make("q", {}, each.words),
    each.claims.length ? make("ul", {}, each.claims.map((claim) => {
      desk.claim.take.push(claim.value);
      number++;
      const { value } = claim;
      const says = [question(value.question)?.short, value.answer || value.count?.phrase, value.by.map((link) => actorName(link.actor)).join(", "), value.origin?.origin, value.utterance].filter(Boolean);
      const at = number - 1;
      return make("li", {}, make("span", {}, `“${claim.words}”`), make("span", { class: "hint" }, says.join(" · ") || "context"),
        make("button", { type: "button", class: "plain", onclick: () => takeOver(at) }, "Take over ", number < 10 ? make("kbd", {}, `Alt ${number}`) : null));
    })) : make("span", { class: "hint" }, each.aside ? "It is set aside there." : "Nothing of it is coded there."))));
}

export function takeOver(at) {
  const other = desk.claim.take?.[at];
  if (!other) return;
  const { value } = desk.claim;
  for (const key of ["question", "answer", "utterance", "via", "stance"]) if (other[key] !== undefined) value[key] = copy(other[key]);
  if (other.origin) value.origin = { origin: other.origin.origin };
  if (value.voice !== "headline") value.by = other.by.map((link) => ({ actor: link.actor }));
  if (value.by.length && value.voice === "narrator") value.voice = "indirect";
  desk.claim.moment = other.over ? "over" : "as_of";
  desk.claim.kept.clear();
  change("save");
}

export function problemRow(each, go) {
  return make("div", { class: `problem ${each.severity}` },
    go ? make("button", { type: "button", class: "plain", onclick: go }, each.message) : make("b", {}, each.message),
    make("dl", {}, each.details.flatMap(([name, words]) => [make("dt", {}, name), make("dd", {}, words)])));
}

export function problems() {
  const [place, failed] = [$("problems"), $("failed")];
  if (!place || !desk.claim) return;
  const refused = desk.claim.failed || desk.claim.tried;
  failed.replaceChildren(...(refused ? [make("p", { class: "note alert" }, refused)] : []));
  const found = desk.claim.problems || desk.session.problems.filter((each) => desk.claim.id && each.claim === desk.claim.id);
  place.replaceChildren(...(found.length ? [make("h2", {}, `What check says of it`), ...found.map((each) => problemRow(each))] : []));
}

export function leave() {
  const written = desk.claim?.changed || (desk.head && !same(desk.head.value, desk.head.start));
  if (written && !desk.leaving) {
    desk.leaving = true;
    return toast("This is not saved. Esc once more drops it.");
  }
  desk.leaving = false;
  desk.left = desk.claim?.id || "";
  close();
  draw();
  $("article").focus();
}

export function close() {
  desk.claim = desk.head = desk.record = null;
  desk.picking = desk.chosen = null;
  desk.aside = -1;
  desk.trial++;
  overviewPanel();
}
