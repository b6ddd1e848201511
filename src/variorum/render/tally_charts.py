"""Pictures of many answers: how many origins give each, month by month, on one axis."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Cell, Stretch, Tally, TallyRow
from variorum.model.grouping import grouped
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.model.when import When

from .addresses import relative
from .holder_words import holders
from .months import by_month, covered, number, stretch, stretch_words
from .tallies import answer_list, lanes
from .words import number_words

T = TypeVar("T")
Group = tuple[str, str, int | None, Mapping[str, Sequence[T]]]
"""A row before it is counted: the name of its group, its own, its party, and its items by month."""
MOST_STRETCHES = 40
"""More columns than these could not be told apart."""
MOST_ROWS = 24
_ANSWERS = "How many statements that count give each answer, month by month."
_NUMBERS = (
    "From which number to which the statements that count reach, month by month. "
    "An arrow says that some give no limit that way."
)


def question_tally(analysis: Analysis, row: Row, page: str, reading: str, key: str) -> Tally | None:
    """The origins that count by answer, side and month; for numbers, from which to which they reach.

    None where no origin counts.
    """
    counted = {each.id for each in row.counted}
    given = {
        name: [each for each in claims if each.id in counted] for name, claims in lanes(row).items()
    }
    numbers = not row.question.listed
    groups = [
        ("" if numbers and len(given) == 1 else name, label, party, months)
        for name, claims in given.items()
        for label, party, months in by_party(
            analysis, claims, lambda each: each.party_id, lambda each: each.moment
        )
    ]
    if len(groups) > MOST_ROWS:
        groups = [
            (name, "", None, by_month(claims, lambda each: each.moment))
            for name, claims in given.items()
            if claims
        ]

    def cell(claims: Sequence[Reported]) -> Cell:
        origins = analysis.dossier.number_of(each.origin.id for each in claims if each.origin)
        return _reaching(claims, origins, reading) if numbers else Cell(origins)

    return tally(
        analysis, key, row.question.ask,
        _NUMBERS if numbers else _ANSWERS,
        groups, cell, "number of statements",
        where=answer_list(row).where, page=page,
        unit=(row.question.scope.unit or "") if numbers else "",
        whole=row.question.whole,
    )  # fmt: skip


def by_party(
    analysis: Analysis,
    items: Sequence[T],
    whose: Callable[[T], str | None],
    when: Callable[[T], When],
) -> list[tuple[str, int | None, Mapping[str, Sequence[T]]]]:
    """The items of each party that has some, by month: its name and its place among the colours."""
    found = grouped(items, whose)
    every: list[tuple[str | None, str, int | None]] = [
        *((p.id, p.name, place) for place, p in enumerate(analysis.dossier.parties)),
        (None, holders(analysis.dossier).not_known, None),
    ]
    return [
        (name, place, by_month(found[party], when))
        for party, name, place in every
        if party in found
    ]


def tally(
    analysis: Analysis,
    key: str,
    title: str,
    description: str,
    groups: Sequence[Group[T]],
    cell: Callable[[Sequence[T]], Cell],
    noun: str,
    where: Mapping[str, str],
    page: str,
    unit: str = "",
    whole: Decimal | None = None,
) -> Tally | None:
    """The groups as rows over the months of the dossier's period, what has no month apart from them;
    None where nothing lies in the period, which a picture would not show.

    Each stretch leads to where its latest month begins.
    """
    period = analysis.dossier.info.period
    present = sorted({month for *_, given in groups for month in given})
    inside = [month for month in present if month and covered(month, period)]
    columns: list[tuple[Stretch, list[str]]] = []
    if inside:
        step, starts = stretch(inside, MOST_STRETCHES)
        for first in starts:
            months = [m for m in inside if number(m) // step == first // step]
            columns.append((_stretch(first, step), months))
    if columns and "" in present:
        columns.append((Stretch("No month", "", "Month not known", "", apart=True), [""]))
    if not columns:
        return None
    rows = []
    told: list[dict[str, list[str]]] = [{} for _ in columns]
    for group, label, party, given in groups:
        cells: list[Cell | None] = []
        for place, (_, months) in enumerate(columns):
            items = [each for month in months for each in given.get(month, ())]
            found = cell(items) if items else None
            cells.append(found)
            if found:
                words = " ".join(filter(None, (label, _cell_words(found))))
                told[place].setdefault(group, []).append(words)
        rows.append(TallyRow(group, label, party, tuple(cells)))
    stretches = [
        replace(
            each,
            title="; ".join([f"{each.title}, {noun}", *map(_group_words, words.items())]),
            href=relative(where[max(months)], page) if months else "",
        )
        for (each, months), words in zip(columns, told, strict=True)
    ]
    return Tally(key, title, description, unit, tuple(stretches), tuple(rows), whole)


def _stretch(first: int, step: int) -> Stretch:
    """A stretch of so many months; an axis of years or more has no names of months."""
    words = stretch_words(first, step)
    if step >= 12:
        return Stretch(words.replace(" to ", "–"), "", words, "")
    year, month = divmod(first, 12)
    return Stretch(calendar.month_abbr[month + 1], f"{year}", words, "")


def _group_words(group: tuple[str, Sequence[str]]) -> str:
    name, told = group
    return f"{name}: {', '.join(told)}" if name else ", ".join(told)


def _cell_words(cell: Cell) -> str:
    counted = number_words(cell.number)
    if cell.lowest is None or cell.highest is None:
        return counted
    ends = [f"from {number_words(cell.lowest)} to {number_words(cell.highest)}"]
    below, above = cell.unbounded
    ends += ["some without a lower limit"] if below else []
    ends += ["some without an upper limit"] if above else []
    return f"{counted} ({', '.join(ends)})"


def _reaching(claims: Sequence[Reported], origins: Range, reading: str) -> Cell:
    """The lowest and the highest number that the claims state, and whether some have an open end."""
    known = [each.bounds[reading] for each in claims if reading in each.bounds]
    stated = [b for b in known if (b.low, b.best, b.high) != (None, None, None)]
    numbers = [n for b in stated for n in (b.low, b.best, b.high) if n is not None]
    if not numbers:
        return Cell(origins)
    unbounded = (any(b.low is None for b in stated), any(b.high is None for b in stated))
    return Cell(origins, min(numbers), max(numbers), unbounded)
