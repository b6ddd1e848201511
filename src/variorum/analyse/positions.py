"""Positions: what each origin answers, its renderings merged (rules 4 and 9), and which pairs are compared."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations

from variorum.model.count import hull
from variorum.model.findings import Contrast, Position, Weight
from variorum.model.grouping import by_key, grouped
from variorum.model.questions import Question
from variorum.model.reported import Holder, Reported

MOST = 40
"""Beyond so many positions each is held against the nearest in time of each side, for each kind of
contrast (decision 19): a thousand positions make half a million pairs, and nobody reads that one
side spoke otherwise a year ago when it has spoken since."""
Pair = tuple[Position, Position]


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


def pairs(held: Sequence[Position]) -> Iterable[Pair]:
    """The pairs among which every contrast that `nearest` keeps is found."""
    return combinations(held, 2) if len(held) <= MOST else _near(held)


def nearest(found: Sequence[Contrast], held: Sequence[Position]) -> list[Contrast]:
    """Of few positions every contrast; of many, for each position and each side the contrast of
    each kind that is nearest in time, and whatever is a reply."""
    if len(held) <= MOST:
        return list(found)
    best: dict[tuple[object, ...], tuple[int, int]] = {}
    for number, each in enumerate(found):
        gap = _gap(each.left, each.right)
        for here, there in ((each.left, each.right), (each.right, each.left)):
            key = (id(here), each.kind, _side(there))
            best[key] = min(best.get(key, (gap, number)), (gap, number))
    kept = {number for _, number in best.values()}
    return [each for number, each in enumerate(found) if number in kept or each.responds]


def _near(held: Sequence[Position]) -> Iterator[Pair]:
    """All pairs that may be of one time, answer one another or render one sentence; of the others
    each position with the last before it and the first after it of each side and answer."""
    found = chain(_overlapping(held), _neighbours(held), _alike(held), _replies(held))
    for left, right in sorted({(min(pair), max(pair)) for pair in found}):
        yield held[left], held[right]


def _overlapping(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    spans = [_span(each) for each in held]
    open_now: list[int] = []
    for number in sorted(range(len(held)), key=lambda n: spans[n]):
        first = spans[number][0]
        open_now = [other for other in open_now if spans[other][1] >= first]
        yield from ((number, other) for other in open_now)
        open_now.append(number)


def _neighbours(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    spans = [_span(each) for each in held]
    for members in grouped(range(len(held)), lambda n: _told(held[n])).values():
        by_last = sorted(members, key=lambda n: (spans[n][1], -n))
        by_first = sorted(members, key=lambda n: (spans[n][0], n))
        lasts, firsts = [spans[n][1] for n in by_last], [spans[n][0] for n in by_first]
        for number, (first, last) in enumerate(spans):
            before, after = bisect_left(lasts, first), bisect_right(firsts, last)
            near = by_last[before - 1 : before] + by_first[after : after + 1]
            yield from ((number, other) for other in near)


def _side(each: Position) -> tuple[object, ...]:
    """Whose it is. Articles that name nobody are one side: a side of its own for each would make as many
    pairs again as there are articles."""
    holders = None if each.weight == "unattributed" else each.holders
    return holders, each.weight


def _told(each: Position) -> tuple[object, ...]:
    return *_side(each), each.denies, each.answer, each.bounds, each.words


def _alike(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    rendered = by_key((mark, n) for n, each in enumerate(held) for mark in each.utterances)
    for members in rendered.values():
        yield from combinations(members, 2)


def _replies(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    where = {claim: number for number, each in enumerate(held) for claim in each.ids}
    for number, each in enumerate(held):
        others = {where[answered] for answered in each.answered & where.keys()}
        yield from ((number, other) for other in others - {number})


def _span(each: Position) -> tuple[dt.date, dt.date]:
    return each.moment.first or dt.date.min, each.moment.last or dt.date.max


def _gap(left: Position, right: Position) -> int:
    """The days between two moments; none where they may be one."""
    (first, last), (from_, to) = _span(left), _span(right)
    return max(0, (from_ - last).days, (first - to).days)
