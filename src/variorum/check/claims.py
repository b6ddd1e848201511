"""A claim answers its question as that asks, and says of which moment it speaks (rule 5); it is tied to its
origin by words, and two origins may be one where that can be (rule 4)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.entities import Origin
from variorum.model.problem import Code, Problem

TIE_WITHOUT_WORDS = Code(
    "tie-without-words", "warning",
    "A claim is tied to an origin, but neither it nor its source says on which words.",
    bad="ties: []  # and a claim says origin: radio-briefing",
    good="ties:\n  - {origin: radio-briefing, basis: stated, from: [said in a radio briefing]}",
)  # fmt: skip
CANNOT_BE_ONE = Code(
    "cannot-be-one", "error",
    "Two origins are named as perhaps one, and their dates or speakers forbid it, or the pair is named twice.",
    bad="when: {when: 2024-03-03, basis: stated, from: [{source: kuestenbote, text: 3. März 2024}]}\n"
    "may_be: [{origin: radio-briefing, because: Neither text names the other.}]  # which was on 1 March",
    good="when: unknown\n"
    "may_be: [{origin: radio-briefing, because: Neither “a communiqué” nor “a radio briefing” names the other.}]",
)  # fmt: skip

WRONG_ANSWER = Code(
    "wrong-answer", "error", "A claim does not answer in the way its question asks.",
    bad="question: harbour  # asks for one of its answers, and the claim gives a count",
    good="question: birds",
)  # fmt: skip
NO_MOMENT = Code(
    "no-moment", "warning",
    "A claim that answers a question does not say which moment (or span) it speaks of.",
    bad="count: {phrase: up to 90, kind: at-most, number: 90}",
    good="as_of: unknown\ncount: {phrase: up to 90, kind: at-most, number: 90}",
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    yield from _answers(dossier, article)
    tied = {tie.origin for tie in article.source.ties if tie.basis is not None}
    # Of an origin that nobody knows, no more needs to be told.
    wordless = frozenset(dossier.declared.get("origins", ())) - tied
    for at, claim in enumerate(article.source.claims):
        tie = claim.origin
        if tie is not None and tie.basis is None and tie.origin in wordless:
            yield TIE_WITHOUT_WORDS.at(
                dossier.place(article.path, "claims", at, "origin"),
                f"no words say why this claim descends from `{tie.origin}`",
                expected="the words that tie it to its origin", found=f"only the id `{tie.origin}`",
                fix=f"add `- {{origin: {tie.origin}, basis: stated, from: [words]}}` under the "
                "source's `ties:`",
            )  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    seen: set[frozenset[str]] = set()
    for at, origin in enumerate(dossier.origins):
        for number, named in enumerate(origin.may_be):
            other = dossier.origin.get(named.origin)
            if other is None or other.id == origin.id:
                continue
            pair = frozenset({origin.id, other.id})
            why: tuple[str, str, str] | None = (
                f"`{origin.id}` and `{other.id}` are named twice as origins that may be one",
                f"`{other.id}` once more",
                "name them once, under either of the two, with one reason",
            )
            if pair not in seen:
                why = _apart(dossier, origin, other)
            seen.add(pair)
            if why:
                message, found, fix = why
                yield CANNOT_BE_ONE.at(
                    dossier.place("data/origins.yaml", "origins", at, "may_be", number, "origin"),
                    message, expected="another origin that may be this one, each pair once",
                    found=found, fix=fix,
                )  # fmt: skip


def _apart(dossier: Dossier, origin: Origin, other: Origin) -> tuple[str, str, str] | None:
    """Why two origins are certainly not one: what is wrong, what was found, how to mend it."""
    if not origin.when.when.meets(other.when.when):
        return (
            f"`{origin.id}` and `{other.id}` were said on different days, so they are not one",
            f"{origin.when.when} and {other.when.when}",
            "take the entry out, or mend the date that its words do not fix",
        )
    one, two = (dossier.actor.get(each.speaker) for each in (origin, other))
    if one is None or two is None or one.id == two.id:
        return None
    persons = one.kind == two.kind == "person"
    parties = {dossier.party_of(each.id) for each in (one, two)} - {None}
    if len(parties) < 2 and not persons:
        return None
    who = "two persons" if persons else "two sides"
    return (
        f"`{origin.id}` and `{other.id}` are said by {who}, {one.name} and {two.name}, so they are not one",
        f"{one.id} and {two.id}",
        "take the entry out; where an article does not say which of them spoke, write `speaker: unknown`",
    )


def _answers(dossier: Dossier, article: Article) -> Iterator[Problem]:
    for at, claim in enumerate(article.source.claims):
        question = dossier.question.get(claim.question or "")
        if question is None:
            continue
        listed = question.listed
        if (claim.answer if listed else claim.count) is None:
            yield WRONG_ANSWER.at(
                dossier.place(article.path, "claims", at, "question"),
                f"`{question.id}` is a {question.kind} question and the claim gives no "
                + ("`answer:`" if listed else "`count:`"),
                expected=f"`answer:` with one of {', '.join(answer.id for answer in question.answers[:12])}"
                if listed else "`count:` with phrase, kind and number",
                found="`count:`" if claim.count else "`answer:`" if claim.answer else "neither",
                fix="answer the question, or remove `question:` to keep the claim as context",
            )  # fmt: skip
        flow = question.kind == "flow"
        if question.timeless:
            continue
        if claim.over is None and (flow or claim.as_of is None):
            key = "over" if flow else "as_of"
            yield NO_MOMENT.at(
                dossier.place(article.path, "claims", at),
                f"the claim `{claim.id}` does not say "
                + ("which span it covers" if flow else "of which moment it speaks"),
                expected=f"`{key}:` with a date and the words it rests on", found=f"no `{key}:`",
                fix=f"add `{key}: {{when: YEAR-MONTH-DAY, basis: stated, from: [words]}}`, or "
                f"`{key}: unknown` where no words of the article fix it",
            )  # fmt: skip
