"""Positions: what each origin answers, its renderings merged (rules 4 and 9)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.count import hull
from variorum.model.findings import Position
from variorum.model.questions import Question
from variorum.model.reported import Reported


def positions(question: Question, claims: Sequence[Reported], reading: str) -> tuple[Position, ...]:
    """The positions on `question` that can be compared: with an origin and in the question's scope.

    Claims of one origin, moment, party, stance and answer are one position. The bounds of its
    renderings are merged into the bounds that hold them all.
    """
    stated: set[tuple[str, str]] = set()
    groups: dict[tuple[object, ...], list[Reported]] = {}
    for each in claims:
        if comparable(each):
            assert each.origin is not None
            party = each.party.id if each.party else None
            if party is not None and each.origin_basis == "stated":
                stated.add((each.origin.id, party))
            groups.setdefault(each.position, []).append(each)
    return tuple(
        _position(question, tuple(members), stated, reading) for members in groups.values()
    )


def comparable(each: Reported) -> bool:
    """Whether a claim is held against others: an answer in the question's scope, with an origin."""
    return each.answers and each.origin is not None and each.claim.scope is None


def _position(
    question: Question, members: tuple[Reported, ...], stated: set[tuple[str, str]], reading: str
) -> Position:
    first = members[0]
    assert first.origin is not None
    party = first.party.id if first.party else None
    return Position(
        question=question,
        claims=members,
        origin=first.origin.id,
        party=party,
        moment=first.moment,
        lasting=first.lasting,
        denies=first.claim.stance == "denies",
        answer=first.answer.id if first.answer else None,
        bounds=hull([m.bounds[reading] for m in members if reading in m.bounds]),
        counted=party is not None and (first.origin.id, party) in stated,
    )
