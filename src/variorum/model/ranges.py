"""How many there are where it is open whether two are one: a range (rule 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST_EXACT = 12
"""Of so many that hang together the fewest are sought exactly."""
Ties = Mapping[str, frozenset[str]]
"""For each id those of which it is open whether they are the same; symmetric."""


@dataclass(frozen=True, slots=True)
class Range:
    """A whole number of which only the `least` and the `most` that it can be are known."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise ValueError(f"no range goes from {self.least} to {self.most}")

    @property
    def certain(self) -> bool:
        return self.least == self.most


def exactly(number: int) -> Range:
    return Range(number, number)


def how_many(ids: Iterable[str], may_be: Mapping[str, Collection[str]]) -> Range:
    """How many different things these ids can stand for; `may_be` is symmetric.

    As many as there are ids where none is the same as another; as few as there are groups at least
    of which any two members may be the same. That a may be b, and b may be c, makes no one of a and c.
    """
    every = tuple(dict.fromkeys(ids))
    here = frozenset(every)
    open_to = {each: here.intersection(may_be.get(each, ())) for each in every if each in may_be}
    tied = {each: others for each, others in open_to.items() if others}
    return Range(len(every) - len(tied) + sum(map(_fewest, _together(tied))), len(every))


def _together(tied: Ties) -> Iterator[Ties]:
    """The parts of which no member may be one of another part."""
    left = dict(tied)
    while left:
        found, new = set[str](), [next(iter(left))]
        while new:
            one = new.pop()
            found.add(one)
            new += left.pop(one, frozenset()) - found
        yield {each: tied[each] for each in tied if each in found}


def _fewest(part: Ties) -> int:
    """The fewest groups of a part; of a very large one as many as are certainly not the same, which
    may be fewer and is never more."""
    ordered = sorted(part, key=lambda each: (len(part[each]), each))
    apart: list[str] = []
    for each in ordered:
        if part[each].isdisjoint(apart):
            apart.append(each)
    if len(part) > MOST_EXACT:
        return len(apart)
    return _grouped(ordered, (), part, len(apart), len(part))


def _grouped(
    rest: Sequence[str], groups: tuple[frozenset[str], ...], part: Ties, least: int, best: int
) -> int:
    """The fewest groups, fewer than `best`, into which the `rest` can go beside `groups`; `best`
    where there are none. No fewer than `least` are possible."""
    if len(groups) >= best:
        return best
    if not rest:
        return len(groups)
    one, *more = rest
    for place, group in enumerate(groups):
        if group <= part[one]:
            joined = (*groups[:place], group | {one}, *groups[place + 1 :])
            best = _grouped(more, joined, part, least, best)
            if best == least:
                return best
    return _grouped(more, (*groups, frozenset({one})), part, least, best)
