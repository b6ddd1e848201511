"""Days on a line: where a day stands, and at which days the axis says its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from variorum.model.when import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_STEPS = (1, 2, 3, 4, 5, 7, 10, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


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


def date_text(day: dt.date) -> str:
    """`22 Dec 2025`, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


Tick = tuple[dt.date, str]


def ticks(axis: TimeAxis, most: int, apart: float) -> tuple[Tick, ...]:
    """At most `most` dates with their words.

    Every day of a short axis; otherwise the days that are reported, if they stand `apart`;
    otherwise round dates of the calendar.
    """
    first, last = axis.first, axis.last
    if (last - first).days < most:
        return tuple((day, date_text(day)) for day in _days(first, last, 1))
    xs = [axis.x(day) for day in axis.days]
    if len(xs) <= most and all(b - a >= apart for a, b in pairwise(xs)):
        return tuple((day, date_text(day)) for day in axis.days)
    return round_ticks(first, last, most)


def round_ticks(first: dt.date, last: dt.date, most: int) -> tuple[Tick, ...]:
    """At most `most` days between `first` and `last`, evenly by calendar."""
    for days, name in _series(first, last):
        found = tuple(_some(days, most + 1))
        if 2 <= len(found) <= most:
            return tuple((day, name(day)) for day in found)
    return tuple((day, date_text(day)) for day in (first, last))


def _series(
    first: dt.date, last: dt.date
) -> Iterator[tuple[Iterable[dt.date], Callable[[dt.date], str]]]:
    for step in _DAY_STEPS:
        yield _days(first, last, step), date_text
    for step in _MONTH_STEPS:
        yield _months(first, last, step), date_text
    for step in _YEAR_STEPS:
        yield _years(first, last, step), lambda day: str(day.year)


def _some(days: Iterable[dt.date], most: int) -> Iterator[dt.date]:
    for number, day in enumerate(days):
        if number == most:
            return
        yield day


def _days(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
        yield dt.date.fromordinal(ordinal)


def _months(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    start = first.year * 12 + first.month - 1
    for month in range(start - start % step, last.year * 12 + last.month, step):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day


def _years(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    for year in range(first.year - first.year % step, last.year + 1, step):
        if year >= 1 and first <= dt.date(year, 1, 1) <= last:
            yield dt.date(year, 1, 1)


def time_axis(spans: Iterable[When], left: float, right: float, margin: float = 0.07) -> TimeAxis:
    """The axis that holds every known end, with room for lines toward an open side.

    `margin` is the least share of the width that stays free after the last day.
    """
    dated = [span for span in spans if not span.unknown]
    days = sorted(day for span in dated for day in (span.first, span.last) if day is not None)
    room = right - left
    ends = [
        max(room * max(0.16 if opens else 0.07, least), min(30, room * 0.2))
        for opens, least in (
            (any(span.first is None for span in dated), 0.0),
            (any(span.last is None for span in dated), margin),
        )
    ]
    first, last = (days[0], days[-1]) if days else (dt.date.min, dt.date.min)
    return TimeAxis(first, last, left + ends[0], right - ends[1], tuple(dict.fromkeys(days)))
