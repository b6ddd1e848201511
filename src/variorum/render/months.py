"""Long lists by month: sheets whose months have addresses, and months put together for a summary."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from variorum.model.when import When

from .paging import Sheet, by_month, month_words, sheets

T = TypeVar("T")
Dated = tuple[str, T]
"""An item with its month, empty where it has none."""
_STEPS = (1, 3, 12, 120, 1200, 12_000)


def monthly(
    items: Iterable[T], when: Callable[[T], When], address: str
) -> tuple[Sheet[Dated[T]], ...]:
    """The sheets of a list by month, latest first; within a month items keep their order."""
    found = [(month, item) for month, group in by_month(items, when) for item in group]
    return sheets(found, address)


def latest_first(when: When) -> tuple[bool, int]:
    """Sorts by the last day that is possible, latest first; what has no date comes last."""
    day = when.last or when.first
    return (day is None, -day.toordinal() if day else 0)


def parts(sheet: Sheet[Dated[T]]) -> list[tuple[str, list[T]]]:
    """The months of one sheet with their items."""
    months = groupby(sheet.items, key=lambda dated: dated[0])
    return [(month, [item for _, item in group]) for month, group in months]


def month_anchor(month: str) -> str:
    return f"month-{month or 'unknown'}"


def month_addresses(every: Sequence[Sheet[Dated[T]]]) -> dict[str, str]:
    """Where each month begins: on the first sheet that has it."""
    found: dict[str, str] = {}
    for sheet in every:
        for month, _ in sheet.items:
            found.setdefault(month, f"{sheet.address}#{month_anchor(month)}")
    return found


def step_of(months: Iterable[str], most: int) -> int:
    """The months that one line of a table stands for, so that at most `most` lines stand there:
    one, a quarter, a year, a decade and so on."""
    places = {number(month) for month in months if month}
    return next(
        (step for step in _STEPS if len({place // step for place in places}) <= most), _STEPS[-1]
    )


def together(months: Collection[str], most: int) -> list[tuple[str, list[str]]]:
    """At most `most` lines of a table, each with the months that it stands for."""
    return in_steps(months, step_of(months, most))


def in_steps(months: Collection[str], step: int) -> list[tuple[str, list[str]]]:
    """The lines of a table, latest first: each line's words and its months, `step` of them or fewer."""
    groups: dict[int, list[str]] = {}
    for month in sorted({month for month in months if month}, reverse=True):
        groups.setdefault(number(month) // step, []).append(month)
    told = [(stretch_words(place * step, step), group) for place, group in groups.items()]
    return told + ([(month_words(""), [""])] if "" in months else [])


def stretch(months: Iterable[str], most: int) -> tuple[int, range]:
    """The step in months, and the first month of each stretch of that length from the earliest to
    the latest of `months`, at most `most` of them."""
    places = [number(month) for month in months]
    first, last = min(places), max(places)
    step = next((s for s in _STEPS if last // s - first // s < most), _STEPS[-1])
    return step, range(first // step * step, last + 1, step)


def number(month: str) -> int:
    """A month's place among all, counted from the year 0."""
    year, _, name = month.partition("-")
    return int(year) * 12 + int(name) - 1


def stretch_words(first: int, step: int) -> str:
    """`April 2024`, `April to June 2024`, `2024`, `2020 to 2029`: the months from `first` on."""
    year, month = divmod(first, 12)
    if step == 1:
        return f"{calendar.month_name[month + 1]} {year}"
    if step < 12:
        return f"{calendar.month_name[month + 1]} to {calendar.month_name[month + step]} {year}"
    return f"{year}" if step == 12 else f"{year} to {year + step // 12 - 1}"


def within(period: When, when: When) -> bool:
    """Whether some day of `when` lies in `period`; what has no date at all is part of the picture."""
    early = when.last is not None and period.first is not None and when.last < period.first
    late = when.first is not None and period.last is not None and when.first > period.last
    return not (early or late)


def covered(month: str, period: When) -> bool:
    """Whether some day of the month lies in `period`."""
    first = dt.date.fromisoformat(f"{month}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return within(period, When(first, last))
