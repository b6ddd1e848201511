"""Long lists: in sheets, pages of a fixed length, each with an address that tells its number; and by month, whose
months have addresses, and are put together for a summary."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from variorum.model.dossier import Dossier
from variorum.model.grouping import grouped
from variorum.model.ranges import Range
from variorum.model.when import When

LONGEST = 100
"""Entries that one sheet shows."""
FEW_SOURCES = 30
"""Up to so many articles each stands in lists, pictures and navigation by itself."""
MOST_LINKS = 12
"""Up to so many sheets each leads to all others."""
NEARBY = 3

T = TypeVar("T")
Dated = tuple[str, T]
"""An item with its month, empty where it has none."""
_STEPS = (1, 3, 12, 120, 1200, 12_000)


def many_articles(dossier: Dossier) -> bool:
    """Whether there are too many articles for each to stand by itself."""
    return len(dossier.articles) > FEW_SOURCES


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One page of a long list: its entries, its number counted from one, and every sheet's address."""

    items: tuple[T, ...]
    number: int
    addresses: tuple[str, ...]

    @property
    def address(self) -> str:
        return self.addresses[self.number - 1]

    @property
    def previous(self) -> str:
        return self.addresses[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self.addresses[self.number] if self.number < len(self.addresses) else ""

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers of the sheets that a sheet leads to: all of few, else the first, the last and those
        nearby, so that links don't grow with the square of the sheets. 0 stands for those left out."""
        last = len(self.addresses)
        near = range(self.number - NEARBY, self.number + NEARBY + 1)
        kept = [n for n in range(1, last + 1) if last <= MOST_LINKS or n in (1, last, *near)]
        steps = ((n,) if n - before == 1 else (0, n) for before, n in pairwise([0, *kept]))
        return tuple(chain.from_iterable(steps))


def sheets(items: Sequence[T], address: str, longest: int = LONGEST) -> tuple[Sheet[T], ...]:
    """The sheets of a list: one, at `address`, where it is empty or short; else the further ones
    beside it, at `ADDRESS_2.html` and so on. An id has no underscore, so no page stands there."""
    number = max(1, -(-len(items) // longest))
    stem = address.removesuffix(".html")
    addresses = (address, *(f"{stem}_{place}.html" for place in range(2, number + 1)))
    return tuple(
        Sheet(tuple(items[at * longest : (at + 1) * longest]), at + 1, addresses)
        for at in range(number)
    )


class Number(NamedTuple):
    """What stands in one cell: what counts, such as origins, and what beside it adds to no count."""

    counted: Range
    others: int = 0


Cells = tuple[int | Range | Number | str, ...]


class Line(NamedTuple):
    """One line of a table of sums: where it leads, if anywhere, its words and its cells."""

    address: str
    words: str
    cells: Cells


@dataclass(frozen=True)
class MonthList(Generic[T]):
    """A long list by month, latest first; within a month, items keep their order."""

    months: dict[str, list[T]]
    sheets: tuple[Sheet[Dated[T]], ...]

    @classmethod
    def of(cls, items: Iterable[T], when: Callable[[T], When], address: str) -> MonthList[T]:
        months = by_month(sorted(items, key=lambda each: latest_first(when(each))), when)
        dated = [(month, item) for month, group in months.items() for item in group]
        return cls(months, sheets(dated, address))

    @cached_property
    def where(self) -> dict[str, str]:
        """Where each month begins: on the first sheet that has it."""
        found: dict[str, str] = {}
        for sheet in self.sheets:
            for month, _ in sheet.items:
                found.setdefault(month, f"{sheet.address}#{month_anchor(month)}")
        return found

    def groups(self, most: int) -> list[tuple[str, str, list[T]]]:
        """At most `most` stretches of months: where each begins, its words and its items."""
        return self.steps(step_of(self.months, most))

    def steps(self, step: int) -> list[tuple[str, str, list[T]]]:
        """The stretches of `step` months that have items."""
        return [
            (self.where[months[0]], words, [item for m in months for item in self.months[m]])
            for words, months in in_steps(self.months, step)
        ]

    def lines(self, most: int, sums: Callable[[Sequence[T]], Cells]) -> list[Line]:
        """A line of a table for each of at most `most` stretches of months."""
        return [Line(where, words, sums(items)) for where, words, items in self.groups(most)]


def by_month(items: Iterable[T], when: Callable[[T], When]) -> dict[str, list[T]]:
    """The items by the month in which their dates lie, as `2025-12`, latest month first; under the
    empty text, at the end, those whose dates are unknown or reach over several months."""
    months = grouped(items, lambda each: month_of(when(each)))
    return dict(sorted(months.items(), reverse=True, key=lambda month: month[0]))


def month_of(when: When) -> str:
    """The one month in which all days of `when` lie, as `2025-12`; empty where there is none."""
    first, last = (day.isoformat()[:7] if day else "" for day in (when.first, when.last))
    return first if first == last else ""


def month_words(month: str) -> str:
    """`December 2025` for `2025-12`."""
    return stretch_words(number(month), 1) if month else "month not known"


def month_anchor(month: str) -> str:
    return f"month-{month or 'unknown'}"


def latest_first(when: When) -> tuple[bool, int]:
    """Sorts by the last day that is possible, latest first; what has no date comes last."""
    day = when.last or when.first
    return (day is None, -day.toordinal() if day else 0)


def months_on(sheet: Sheet[Dated[Any]]) -> list[tuple[str, list[Any]]]:
    """The months of one sheet with their items."""
    months = groupby(sheet.items, key=lambda dated: dated[0])
    return [(month, [item for _, item in group]) for month, group in months]


def step_of(months: Iterable[str], most: int) -> int:
    """The months that one line of a table stands for, so that at most `most` lines stand there:
    one, a quarter, a year, a decade and so on."""
    places = {number(month) for month in months if month}
    return next(
        (step for step in _STEPS if len({place // step for place in places}) <= most), _STEPS[-1]
    )


def in_steps(months: Collection[str], step: int) -> list[tuple[str, list[str]]]:
    """The lines of a table, latest first: each line's words and its months, `step` of them or fewer."""
    ordered = sorted({month for month in months if month}, reverse=True)
    groups = grouped(ordered, lambda month: number(month) // step)
    dated = [(stretch_words(place * step, step), group) for place, group in groups.items()]
    return dated + ([(month_words(""), [""])] if "" in months else [])


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
