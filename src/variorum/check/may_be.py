"""It can be open whether two origins are one: speakers and dates leave room for it (rule 4)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.origins import Origin
from variorum.model.problem import Code, Problem

CANNOT_BE_ONE = Code(
    "cannot-be-one", "error",
    "Two origins are named as perhaps one, and their dates or speakers forbid it, or the pair is named twice.",
    bad=(
"when: {when: 2024-03-03, basis: stated, from: [{source: kuestenbote, text: 3. März 2024}]}\n"
"may_be: [{origin: radio-briefing, because: Neither text names the other.}]  # which was on 1 March"),
    good=(
"when: unknown\n"
"may_be: [{origin: radio-briefing, because: Neither “a communiqué” nor “a radio briefing” names the other.}]"),
)  # fmt: skip
_PATH = "data/origins.yaml"


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
                    dossier.place(_PATH, "origins", at, "may_be", number, "origin"), message,
                    expected="another origin that may be this one, each pair once", found=found,
                    fix=fix,
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
    speakers = [dossier.actor.get(each.speaker) for each in (origin, other)]
    one, two = speakers
    if one is None or two is None or one.id == two.id:
        return None
    parties = {dossier.party_of(each.id) for each in (one, two)} - {None}
    persons = one.kind == two.kind == "person"
    if len(parties) < 2 and not persons:
        return None
    who = "two persons" if persons else "two sides"
    return (
        f"`{origin.id}` and `{other.id}` are said by {who}, {one.name} and {two.name}, so they are not one",
        f"{one.id} and {two.id}",
        "take the entry out; where an article does not say which of them spoke, write `speaker: unknown`",
    )
