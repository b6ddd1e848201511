"""Positions: what each origin answers, its renderings merged (rules 4 and 9)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from variorum.model.count import hull
from variorum.model.findings import Position, Weight
from variorum.model.grouping import grouped
from variorum.model.questions import Question
from variorum.model.reported import Holder, Reported


def positions(question: Question, claims: Sequence[Reported], reading: str) -> tuple[Position, ...]:
    """The positions on `question` that can be compared: those in the question's scope.

    Claims of one origin, moment, holder, stance and answer are one position. The bounds of its
    renderings are merged into the bounds that hold them all.
    """
    compared = [each for each in claims if each.comparable]
    stated = {(c.origin_id, c.holders) for c in compared if c.origin_basis == "stated"}
    groups = grouped(compared, lambda each: each.position)
    return tuple(_position(question, members, stated, reading) for members in groups.values())


def _position(
    question: Question,
    members: Sequence[Reported],
    stated: Collection[tuple[str | None, tuple[Holder, ...]]],
    reading: str,
) -> Position:
    first = members[0]
    weight: Weight = "inferred"
    if not first.named:
        weight = "unattributed"
    elif (first.origin_id, first.holders) in stated:
        weight = "attributed"
    return Position(
        question=question,
        claims=tuple(members),
        origin=first.origin_id,
        holders=first.holders,
        moment=first.moment,
        lasting=first.lasting,
        denies=first.claim.stance == "denies",
        answer=first.answer_id,
        bounds=hull([m.bounds[reading] for m in members if reading in m.bounds]),
        weight=weight,
    )
