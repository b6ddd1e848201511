"""Claims are tied to origins by words, and two origins may be one where that can be (rule 4)."""

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


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
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
            why = _twice(origin, other) if pair in seen else _apart(dossier, origin, other)
            seen.add(pair)
            if why:
                message, found, fix = why
                yield CANNOT_BE_ONE.at(
                    dossier.place("data/origins.yaml", "origins", at, "may_be", number, "origin"),
                    message, expected="another origin that may be this one, each pair once",
                    found=found, fix=fix,
                )  # fmt: skip


def _twice(origin: Origin, other: Origin) -> tuple[str, str, str]:
    return (
        f"`{origin.id}` and `{other.id}` are named twice as origins that may be one",
        f"`{other.id}` once more",
        "name them once, under either of the two, with one reason",
    )


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
