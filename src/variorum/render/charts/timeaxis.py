"""Days on a line: where a day stands, and at which days the axis says its date."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from variorum.model.when import When

from .scene import spread

_ASIDE = 26.0
"""How far the words of a day may stand aside from it."""
_BETWEEN = 9.0
"""Between the words of two days."""
_MARGIN = 48.0
"""Before the first day and after the last, for arrows towards an open side."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last`, each a point between `left` and `right`.

    `days` are those that reports name, in order.
    """

    first: dt.date
    last: dt.date
    left: float
    right: float
    days: tuple[dt.date, ...] = ()

    def x(self, day: dt.date) -> float:
        days = (self.last - self.first).days
        if not days:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (day - self.first).days / days


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its words, one line each, and the middle `centre` of those along the axis."""

    day: dt.date
    words: tuple[str, ...]
    centre: float


def ticks(
    axis: TimeAxis, most: int, ground: tuple[float, float], wide: Callable[[str], float]
) -> tuple[Tick, ...]:
    """Every day of a short axis, otherwise the days that reports name, as far as they have room.

    Words stand within `ground` and may move aside from their day a little, none touching another;
    of a crowd the days between go first.
    `wide` measures words.
    """
    first, last = axis.first, axis.last
    short = (last - first).days < most
    days = [first + dt.timedelta(n) for n in range((last - first).days + 1)] if short else []
    days = days or list(axis.days) or [first]
    while True:
        found = _placed(axis, days, ground, wide)
        if len(days) < 3 or all(abs(tick.centre - axis.x(tick.day)) <= _ASIDE for tick in found):
            return found
        inner = range(1, len(days) - 1)
        del days[min(inner, key=lambda n: _room(axis, days, n))]


def _room(axis: TimeAxis, days: Sequence[dt.date], n: int) -> float:
    """How much room a day has between its neighbours."""
    before, here, after = (axis.x(day) for day in days[n - 1 : n + 2])
    return after - before + min(here - before, after - here)


def _placed(
    axis: TimeAxis,
    days: Sequence[dt.date],
    ground: tuple[float, float],
    wide: Callable[[str], float],
) -> tuple[Tick, ...]:
    """Each day with its words; a year stands under the first of its days."""
    words: list[tuple[str, ...]] = []
    year = 0
    for day in days:
        name = f"{day.day} {calendar.month_abbr[day.month]}"
        words.append((name,) if day.year == year else (name, str(day.year)))
        year = day.year
    broad = [max(wide(line) for line in lines) for lines in words]
    wishes = [axis.x(day) - width / 2 for day, width in zip(days, broad, strict=True)]
    starts = spread(wishes, broad, *ground, _BETWEEN)
    return tuple(
        Tick(day, lines, start + width / 2)
        for day, lines, start, width in zip(days, words, starts, broad, strict=True)
    )


def time_axis(spans: Iterable[When], left: float, right: float) -> TimeAxis:
    """The axis that holds every known end, with room for arrows towards an open side."""
    days = sorted(day for span in spans for day in (span.first, span.last) if day is not None)
    margin = min(_MARGIN, (right - left) * 0.2)
    return TimeAxis(days[0], days[-1], left + margin, right - margin, tuple(dict.fromkeys(days)))
