"""Days on a line: where a day stands, and at which days the axis says its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from variorum.model.when import When

from .scene import spread

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ASIDE = 26.0
"""How far the words of a day may stand aside from it."""
_BETWEEN = 9.0
"""Between the words of two days."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last`, each a point between `left` and `right`.

    `days` are those that reports name, in order; `exact` those that are the one day of a report.
    """

    first: dt.date
    last: dt.date
    left: float
    right: float
    days: tuple[dt.date, ...] = ()
    exact: frozenset[dt.date] = frozenset()

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
    of a crowd the days between go first, and rather the ends of spans than the days of a report.
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
    """How much room a day has between its neighbours; an end of a span counts half."""
    xs = [axis.x(day) for day in days[n - 1 : n + 2]]
    nearer = min(xs[1] - xs[0], xs[2] - xs[1])
    return (xs[2] - xs[0] + nearer) * (1.0 if days[n] in axis.exact else 0.5)


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
        name = f"{day.day} {_MONTHS[day.month - 1]}"
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
    """The axis that holds every known end, with room for lines toward an open side."""
    given = list(spans)
    days = sorted(day for span in given for day in (span.first, span.last) if day is not None)
    room = right - left
    before, after = (
        max(room * (0.16 if opens else 0.07), min(30, room * 0.2))
        for opens in (any(s.first is None for s in given), any(s.last is None for s in given))
    )
    exact = frozenset(span.day for span in given if span.day is not None)
    known = tuple(dict.fromkeys(days))
    return TimeAxis(days[0], days[-1], left + before, right - after, known, exact)
