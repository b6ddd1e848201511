"""Which pairs of positions are held against each other: all of few, of many the nearest in time.

A question with a thousand positions has half a million pairs, and nobody reads that one side spoke
otherwise a year ago when it has spoken since. So beyond `MOST` positions each is held against the
nearest in time of each side, for each kind of contrast (decision 19).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from variorum.model.findings import Contrast, Position

MOST = 40
_EVER = (dt.date.min.toordinal(), dt.date.max.toordinal())
Pair = tuple[Position, Position]


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
            key = (id(here), each.kind, there.party, there.counted)
            best[key] = min(best.get(key, (gap, number)), (gap, number))
    kept = {number for _, number in best.values()}
    return [each for number, each in enumerate(found) if number in kept or each.responds]


def _near(held: Sequence[Position]) -> Iterator[Pair]:
    """All pairs that may be of one time, answer one another or render one sentence; of the others
    each position with the last before it and the first after it of each side and answer."""
    numbers = {
        *_overlapping(held),
        *_neighbours(held),
        *_alike(held, lambda position: position.utterances),
        *_replies(held),
    }
    for left, right in sorted(numbers):
        yield held[left], held[right]


def _overlapping(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    spans = [_span(each) for each in held]
    open_now: list[int] = []
    for number in sorted(range(len(held)), key=lambda n: spans[n]):
        first = spans[number][0]
        open_now = [other for other in open_now if spans[other][1] >= first]
        yield from ((min(number, other), max(number, other)) for other in open_now)
        open_now.append(number)


def _neighbours(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    spans = [_span(each) for each in held]
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, each in enumerate(held):
        key = (each.party, each.counted, each.denies, each.answer, each.bounds, each.words)
        groups.setdefault(key, []).append(number)
    for members in groups.values():
        by_last = sorted(members, key=lambda n: (spans[n][1], -n))
        by_first = sorted(members, key=lambda n: (spans[n][0], n))
        lasts, firsts = [spans[n][1] for n in by_last], [spans[n][0] for n in by_first]
        for number, (first, last) in enumerate(spans):
            before, after = bisect_left(lasts, first), bisect_right(firsts, last)
            near = by_last[before - 1 : before] + by_first[after : after + 1]
            yield from ((min(number, n), max(number, n)) for n in near)


def _alike(
    held: Sequence[Position], marks: Callable[[Position], Iterable[object]]
) -> Iterator[tuple[int, int]]:
    groups: dict[object, list[int]] = {}
    for number, each in enumerate(held):
        for mark in marks(each):
            groups.setdefault(mark, []).append(number)
    for members in groups.values():
        yield from combinations(members, 2)


def _replies(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    where: dict[str, int] = {}
    for number, each in enumerate(held):
        where.update(dict.fromkeys(each.ids, number))
    for number, each in enumerate(held):
        for answered in each.answered & where.keys():
            other = where[answered]
            if other != number:
                yield min(number, other), max(number, other)


def _span(each: Position) -> tuple[int, int]:
    first, last = each.moment.first, each.moment.last
    return (
        first.toordinal() if first else _EVER[0],
        last.toordinal() if last else _EVER[1],
    )


def _gap(left: Position, right: Position) -> int:
    """The days between two moments; none where they may be one."""
    (first, last), (from_, to) = _span(left), _span(right)
    return max(0, from_ - last, first - to)
