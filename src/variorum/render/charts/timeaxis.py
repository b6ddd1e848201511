"""Days on a line: where a day stands, and at which days the axis says its date."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from variorum.model.when import When

from .scene import TEXT, WIDTH, spread
from .words import measure

_ASIDE = 26.0
"""How far the words of a day may stand aside from it."""
_BETWEEN = 9.0
"""Between the words of two days."""
_MARGIN = 48.0
"""Before the first day and after the last, for arrows towards an open side."""
LEAST = 34.0
"""Between two days that reports name: of marks closer to each other labels can't be told apart."""
_MOST_STRETCHED = 0.6
"""The part of the axis that so wide gaps may take, or it is left as it is."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last`, each a point between `left` and `right`.

    `days` are those that reports name, in order, and `places` where they stand, if not to scale; the
    days between two of them are spread evenly.
    """

    first: dt.date
    last: dt.date
    left: float
    right: float
    days: tuple[dt.date, ...] = ()
    places: tuple[float, ...] = ()

    def x(self, day: dt.date) -> float:
        if self.first == self.last:
            return (self.left + self.right) / 2
        if not self.places:
            return _between(day, (self.first, self.last), (self.left, self.right))
        n = min(max(bisect_right(self.days, day), 1), len(self.days) - 1)
        return _between(day, self.days[n - 1 : n + 1], self.places[n - 1 : n + 1])


def _between(day: dt.date, days: Sequence[dt.date], places: Sequence[float]) -> float:
    (first, last), (left, right) = days, places
    return left + (right - left) * (day - first).days / (last - first).days


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its words, one line each, and the middle `centre` of those along the axis."""

    day: dt.date
    words: tuple[str, ...]
    centre: float


def ticks(axis: TimeAxis, most: int) -> tuple[Tick, ...]:
    """Every day of a short axis, otherwise the days that reports name, as far as they have room.

    Words stand within the picture and may move aside from their day a little, none touching another;
    of a crowd the days between go first.
    """
    first, last = axis.first, axis.last
    length = (last - first).days
    days = list(axis.days)
    if length < most:
        days = [first + dt.timedelta(n) for n in range(length + 1)]
    while True:
        found = _placed(axis, days)
        if len(days) < 3 or all(abs(tick.centre - axis.x(tick.day)) <= _ASIDE for tick in found):
            return found
        inner = range(1, len(days) - 1)
        del days[min(inner, key=lambda n: _room(axis, days, n))]


def _room(axis: TimeAxis, days: Sequence[dt.date], n: int) -> float:
    """How much room a day has between its neighbours."""
    before, here, after = (axis.x(day) for day in days[n - 1 : n + 2])
    return after - before + min(here - before, after - here)


def _placed(axis: TimeAxis, days: Sequence[dt.date]) -> tuple[Tick, ...]:
    """Each day with its words; a year stands under the first of its days."""
    words: list[tuple[str, ...]] = []
    year = 0
    for day in days:
        name = f"{day.day} {calendar.month_abbr[day.month]}"
        words.append((name,) if day.year == year else (name, str(day.year)))
        year = day.year
    broad = [max(measure(line, TEXT) for line in lines) for lines in words]
    wishes = [axis.x(day) - width / 2 for day, width in zip(days, broad, strict=True)]
    starts = spread(wishes, broad, 0.0, WIDTH, _BETWEEN)
    return tuple(
        Tick(day, lines, start + width / 2)
        for day, lines, start, width in zip(days, words, starts, broad, strict=True)
    )


def time_axis(spans: Iterable[When], left: float, right: float) -> TimeAxis:
    """The axis that holds every known end, with room for arrows towards an open side; stretched where
    the days crowd."""
    days = sorted({day for span in spans for day in (span.first, span.last) if day is not None})
    margin = min(_MARGIN, (right - left) * 0.2)
    left, right = left + margin, right - margin
    axis = TimeAxis(days[0], days[-1], left, right, tuple(days))
    gaps = [axis.x(after) - axis.x(before) for before, after in pairwise(days)]
    if not gaps or min(gaps) >= LEAST or LEAST * len(gaps) > _MOST_STRETCHED * (right - left):
        return axis
    return replace(axis, places=tuple(accumulate(_stretched(gaps), initial=left)))


def _stretched(gaps: Sequence[float]) -> list[float]:
    """The same whole in gaps of at least `LEAST`; the others keep their proportion."""
    narrow = {n for n, gap in enumerate(gaps) if gap < LEAST}
    while True:
        rest = sum(gap for n, gap in enumerate(gaps) if n not in narrow)
        scale = (sum(gaps) - LEAST * len(narrow)) / rest
        more = {n for n, gap in enumerate(gaps) if n not in narrow and gap * scale < LEAST}
        if not more:
            return [LEAST if n in narrow else gap * scale for n, gap in enumerate(gaps)]
        narrow |= more
