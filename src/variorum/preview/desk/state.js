// What the page knows: the dossier as the server told it, and what is edited at the moment.

// What is shown and edited at the moment; everybody reads it, and each part changes its own.
export const desk = {
  overview: null, // the dossier's articles
  session: null, // the article shown: what the server told of it
  claim: null, // the claim in the form: {id, was, value, kept, …}
  head: null, // what the article says of itself, while that is edited
  record: null, // a new actor, origin or question, while it is made
  chosen: null, // words that are selected: {spans, aside, quantity}
  aside: -1, // the passage set aside that was clicked
  picking: null, // where words of the article go that are selected next
  last: "", // the claim saved last, whose speaker, origin, way and moment stay
  left: "", // the claim that was left or saved: the next one is behind it
  leaving: false, // whether Esc was pressed once on something that is not saved
  removing: "", // what goes when Delete is pressed again
  trial: 0, // the number of the last trial: an answer to an earlier one is of no use
};

export const given = new URLSearchParams(location.hash.slice(1));
export const token = given.get("token") || "";
export const $ = (id) => document.getElementById(id);
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
export const copy = (value) => structuredClone(value);
export const slug = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
  .replace(/^-|-$/g, "").slice(0, 48).replace(/-$/, "");
export const PLURAL = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

class Refused extends Error {
  constructor(status, message) { super(message); this.status = status; }
}

let asking = 0;

export async function ask(name, sent) {
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

export async function refusable(work) {
  try { return await work(); } catch (refused) { toast(refused.message, true); return null; }
}

let fading = 0;
export function toast(message, long) {
  $("toast").textContent = message;
  $("toast").classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => $("toast").classList.remove("shown"), long ? 9000 : 4500);
}

// What there is ----------------------------------------------------------------------------------

export const questions = () => desk.session.known.questions.map((q) => ({ id: q.id, name: q.short, hint: `${q.ask} · ${q.kind}` }));
export const question = (id) => desk.session.known.questions.find((each) => each.id === id);
// The questions of this article have a colour each, in the order in which they come up.
export const colours = new Map();
export const colour = (id) => {
  if (!id) return "ctx";
  if (!colours.has(id)) colours.set(id, `q${colours.size % 10}`);
  return colours.get(id);
};
export const actorName = (id) => desk.session.known.actors.find((each) => each.id === id)?.name || id;
export const actors = (outletsFirst) => desk.session.known.actors.map((each) => ({
  id: each.id, name: each.name,
  hint: [each.kind, each.party !== "unknown" ? each.party : ""].filter(Boolean).join(", "),
  outlet: each.kind === "outlet",
})).sort((a, b) => (outletsFirst ? Number(b.outlet) - Number(a.outlet) : 0));
export const origins = () => {
  const speaker = desk.claim?.value.by?.[0]?.actor;
  const tied = new Set(desk.session.ties.map((tie) => tie.origin));
  const near = (each) => (each.speaker === speaker ? 0 : 2) + (tied.has(each.id) ? 0 : 1);
  return desk.session.known.origins.map((each) => ({
    ...each, name: each.id,
    hint: [actorName(each.speaker), each.occasion === "not said" ? each.about : each.occasion, each.when].filter(Boolean).join(" · "),
  })).sort((a, b) => near(a) - near(b));
};
export const told = (passage) => passage.text ? `“${passage.text}”${passage.source ? ` (${passage.source})` : ""}` : passage.claim;
export const current = () => desk.claim?.id ? desk.session.claims.find((each) => each.id === desk.claim.id) : null;
export const inOrder = () => [...desk.session.claims].sort((a, b) => (a.spans[0]?.[0] ?? 1e9) - (b.spans[0]?.[0] ?? 1e9) || a.at - b.at);
// What is wrong beside numbers and dates that are open, which stand out in the text.
export const others = () => desk.session.problems.filter((each) => !/^quantity/.test(each.code));
export const open = () => desk.session.quantities.filter((each) => each.account === "missed" || each.account === "quoted");
