// Reads an article and its annotation, makes claims of selected words, and has them written to its YAML file.
import { before, begin, nextProblem, remove, save, setAside, show, step } from "./claim.js";
import { make } from "./fields.js";
import { change, focusOn, form, leave, takeOver } from "./form.js";
import { head, saveHead } from "./head.js";
import { overviewPanel, refresh, took } from "./panel.js";
import { article, draw, nextOpen } from "./reading.js";
import { addRecord, back } from "./records.js";
import { $, ask, colours, desk, given, inOrder, question, refusable, toast, token } from "./state.js";

// The way in -------------------------------------------------------------------------------------

async function openSource(id) {
  const told = await refusable(() => ask("session", { source: id }));
  if (!told) return;
  desk.claim = desk.head = desk.record = desk.chosen = null;
  desk.last = "";
  colours.clear();
  article.cursor = 0;
  took(told);
  history.replaceState(null, "", `#token=${token}&source=${id}`);
  $("sources").value = id;
  document.title = `${desk.session.label} – Annotate`;
  overviewPanel();
  draw();
  $("article").focus();
}

async function start() {
  desk.overview = await refusable(() => ask("overview", {}));
  if (!desk.overview) return;
  const menu = $("sources");
  menu.replaceChildren(
    ...desk.overview.sources.map((each) => make("option", { value: each.id }, each.label)),
    ...desk.overview.broken.map((each) => make("option", { value: "", disabled: true }, `${each}: its file can't be read`)),
    ...desk.overview.seeds.map((each) => make("option", { value: `seed:${each}` }, `New: ${each}`)));
  const wanted = given.get("source") || "";
  if (desk.overview.sources.some((each) => each.id === wanted)) return openSource(wanted);
  if (desk.overview.seeds.includes(wanted) || (!desk.overview.sources.length && desk.overview.seeds.length)) return offer(desk.overview.seeds.includes(wanted) ? wanted : desk.overview.seeds[0]);
  if (desk.overview.sources.length) return openSource(desk.overview.sources[0].id);
  $("panel").replaceChildren(make("p", { class: "note" }, "Put an article's text into seeds/ first, as it is, with a name that ends in .txt."));
}

function offer(seed) {
  $("sources").value = `seed:${seed}`;
  const go = make("button", { class: "main", type: "button", onclick: async () => {
    const made = await refusable(() => ask("begin", { seed }));
    if (made) { given.set("source", made.source); await start(); head(); }
  } }, "Begin ", make("kbd", {}, "Enter"));
  $("article").replaceChildren();
  desk.session = null;
  $("panel").replaceChildren(make("section", {}, make("h2", {}, `seeds/${seed} has no annotation yet`), make("p", {}, "A file for it is begun in data/sources/. What it says of itself comes first."), go));
  go.focus();
}

$("sources").addEventListener("change", (event) => {
  const id = event.target.value;
  if (desk.claim?.changed || desk.head || desk.record) { event.target.value = desk.session.source; return toast("Save first, or leave with Esc."); }
  if (id.startsWith("seed:")) offer(id.slice(5)); else openSource(id);
});

// Keys -------------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  if ($("help").open || !desk.session) return;
  if (event.key !== "Escape") desk.leaving = false;
  const writing = event.target.matches("input, textarea, select");
  if (event.altKey && !event.ctrlKey && (desk.claim || desk.head || desk.record)) {
    const letter = event.code.replace(/^(Key|Digit)/, "");
    if (desk.claim && !desk.record && /^[1-9]$/.test(letter) && desk.claim.take?.[letter - 1]) { event.preventDefault(); return takeOver(Number(letter) - 1); }
    if (desk.claim && !desk.record && letter === "X") { event.preventDefault(); return setAside(); }
    if (desk.claim && !desk.record && letter === "P") { event.preventDefault(); return addPart(); }
    if (letter === "M" && desk.claim && !desk.record && !question(desk.claim.value.question)?.timeless) desk.claim.own = true, form();
    if ($("panel").querySelector(`[data-letter="${letter}"]`)) { event.preventDefault(); return focusOn(letter); }
    return;
  }
  if (event.key === "Enter" && event.target.matches("form select") && !event.ctrlKey) {
    // Where a list of values opens instead, the arrow or the space bar opens it too.
    event.preventDefault();
    return event.target.form.requestSubmit();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && (desk.claim || desk.head || desk.record)) {
    event.preventDefault();
    return desk.record ? addRecord() : desk.head ? saveHead() : save();
  }
  if (event.key === "Escape") {
    event.preventDefault();
    if (desk.record) return back();
    return desk.claim || desk.head || desk.chosen || desk.aside >= 0 || $("reasons") ? leave() : undefined;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const inArticle = event.target === $("article") || event.target === document.body;
  if (event.key !== "Delete") desk.removing = "";
  if (event.key === "?") { event.preventDefault(); return $("help").showModal(); }
  if (!inArticle) return;
  const keys = {
    n: () => nextOpen(1), N: () => nextOpen(-1), j: () => step(1), k: () => step(-1), p: nextProblem, h: () => head(),
    x: () => setAside(), Delete: remove, Enter: () => (desk.chosen ? begin() : desk.claim ? focusOn("q") : startHere()),
  };
  if (keys[event.key] && !(desk.claim?.changed && event.key !== "Enter")) { event.preventDefault(); keys[event.key](); }
});

function startHere() {
  const word = article.words[article.cursor];
  const claim = word && inOrder().find((each) => each.spans.some((span) => span[0] < word[1] && word[0] < span[1]));
  if (claim) show(claim.id, "q");
  else if (word) begin([article.trimmed(word)]);
}

function addPart() {
  desk.picking = { home: "part", take: async (_passage, span) => {
    const spans = [...desk.claim.spans, span].sort((a, b) => a[0] - b[0]);
    const found = await refusable(() => ask("propose", { source: desk.session.source, spans, before: desk.last }));
    if (!found) return;
    desk.claim.value.quote = found.value.quote;
    desk.claim.spans = found.spans;
    desk.claim.counts = found.counts;
    desk.picking = null;
    change("save");
    draw();
  } };
  toast("Select the other part of the quote in the article.");
}

$("keys").addEventListener("click", () => $("help").showModal());
addEventListener("beforeunload", (event) => { if (desk.claim?.changed || desk.head || desk.record) event.preventDefault(); });

// Another program may write the files too: the page shows what they hold now.
const news = new EventSource("/__variorum/events");
let version = "";
news.onmessage = (event) => {
  const before = version;
  version = event.data;
  if (before && before !== version && desk.session) refresh();
};

if (token) start();
else $("panel").replaceChildren(make("p", { class: "note alert" }, "Open the address that the terminal shows: it ends with a token, without which nothing can be read or written."));
