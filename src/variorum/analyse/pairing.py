"""Which positions on a question are held against each other, and which contrasts are kept of many."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations

from variorum.model.count import Bounds, below
from variorum.model.findings import Contrast, Position
from variorum.model.grouping import by_key, grouped

MOST = 40
"""Beyond so many positions each is held against the nearest in time of each side, for each kind of
contrast (decision 19): a thousand positions make half a million pairs, and nobody reads that one
side spoke otherwise a year ago when it has spoken since."""
Pair = tuple[Position, Position]


def pairs(held: Sequence[Position], whole: Sequence[bool]) -> Iterable[Pair]:
    """The pairs among which every contrast that `nearest` keeps is found. A position is `whole` where
    all of its renderings are read alike."""
    return combinations(held, 2) if len(held) <= MOST else _near(held, whole)


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


def _near(held: Sequence[Position], whole: Sequence[bool]) -> Iterator[Pair]:
    """All pairs that may be of one time, answer or revise one another or render one sentence; of the
    others each position with those before and after it that may be its nearest contrasts."""
    named = set(map(_in_order, chain(_alike(held), _replies(held))))
    found = chain(_overlapping(held), _neighbours(held, whole, named))
    for left, right in sorted({*named, *map(_in_order, found)}):
        yield held[left], held[right]


def _in_order(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def _overlapping(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    spans = [_span(each) for each in held]
    open_now: list[int] = []
    for number in sorted(range(len(held)), key=lambda n: spans[n]):
        first = spans[number][0]
        open_now = [other for other in open_now if spans[other][1] >= first]
        yield from ((number, other) for other in open_now)
        open_now.append(number)


def _neighbours(
    held: Sequence[Position], whole: Sequence[bool], named: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Each position with the last before it and the first after it of each side and answer, beside the
    pairs that are `named` already, whose contrasts are called otherwise.

    Many numbers differ: of these none beyond the nearest that is wholly lower or higher, of tolls,
    which rise or are revised down, the nearest of both: what lies further is no nearer contrast.
    """
    question = held[0].question
    if question.kind == "flow":
        return  # Spans that don't meet are never compared.
    ways = 2 if question.kind == "toll" else 1
    spans, answers = [_span(each) for each in held], _answers(held)
    for alike in grouped(range(len(held)), lambda n: (held[n].certainty, held[n].part)).values():
        for side in grouped(alike, lambda n: (_side(held[n]), held[n].denies)).values():
            by_last = sorted(side, key=lambda n: (spans[n][1], -n))
            by_first = sorted(side, key=lambda n: (spans[n][0], n))
            lasts, firsts = [spans[n][1] for n in by_last], [spans[n][0] for n in by_first]
            given = len({answers[n] for n in side})
            by_bounds = not held[side[0]].denies and not question.timeless
            for number in alike:
                here, (first, last) = held[number], spans[number]
                before = range(bisect_left(lasts, first) - 1, -1, -1)
                after = range(bisect_right(firsts, last), len(side))
                for near in map(by_last.__getitem__, before), map(by_first.__getitem__, after):
                    others = (n for n in near if _in_order((number, n)) not in named)
                    found = _first_of_each(others, answers, given)
                    if by_bounds and whole[number] and not here.denies:
                        found = _until_apart(here.bounds, found, held, ways)
                    yield from ((number, other) for other in found)


def _answers(held: Sequence[Position]) -> list[int]:
    """For each position a number that it shares with those that say the same."""
    told = [(each.answer, each.bounds, each.words) for each in held]
    numbers = {each: number for number, each in enumerate(dict.fromkeys(told))}
    return [numbers[each] for each in told]


def _first_of_each(near: Iterable[int], answers: Sequence[int], given: int) -> Iterator[int]:
    """Of each answer the first; `given` is how many there are."""
    seen: set[int] = set()
    for each in near:
        if answers[each] not in seen:
            yield each
            seen.add(answers[each])
            if len(seen) == given:
                return


def _until_apart(
    bounds: Bounds, near: Iterable[int], held: Sequence[Position], ways: int
) -> Iterator[int]:
    """Those up to where some lay wholly below the bounds or wholly above, or in both `ways`."""
    met: set[str] = set()
    for each in near:
        yield each
        if below(held[each].bounds, bounds):
            met.add("lower")
        elif below(bounds, held[each].bounds):
            met.add("higher")
        if len(met) == ways:
            return


def _side(each: Position) -> tuple[object, ...]:
    """Whose it is. Articles that name nobody are one side: a side of its own for each would make as many
    pairs again as there are articles."""
    holders = None if each.weight == "unattributed" else each.holders
    return holders, each.weight


def _alike(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    """Those that render one sentence, and those of one article that names nobody."""
    marks = ((*p.utterances, *(p.holders if p.weight == "unattributed" else ())) for p in held)
    for members in by_key((mark, n) for n, each in enumerate(marks) for mark in each).values():
        yield from combinations(members, 2)


def _replies(held: Sequence[Position]) -> Iterator[tuple[int, int]]:
    where = {claim: number for number, each in enumerate(held) for claim in each.ids}
    for number, each in enumerate(held):
        others = {where[claim] for claim in (each.answered | each.revised) & where.keys()}
        yield from ((number, other) for other in others - {number})


def _span(each: Position) -> tuple[dt.date, dt.date]:
    return each.moment.first or dt.date.min, each.moment.last or dt.date.max


def _gap(left: Position, right: Position) -> int:
    """The days between two moments; none where they may be one."""
    (first, last), (from_, to) = _span(left), _span(right)
    return max(0, (from_ - last).days, (first - to).days)
