"""Pictures of many answers: how many origins give each, month by month, on one axis."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Cell, Stretch, Tally, TallyRow
from variorum.model.ranges import Range
from variorum.model.reported import Reported

from .addresses import relative
from .holder_words import holders
from .months import by_month, covered, number, stretch, stretch_words
from .tallies import answer_list, lanes
from .words import number_words

Group = tuple[str, str, int | None, Mapping[str, Sequence[Reported]]]
"""A row before it is counted: the name of its group, its own, its party, and its claims by month."""
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

    What has no month stands apart. None where nothing that counts lies in the dossier's period, which
    a picture would not show. Each stretch leads to where its latest month begins.
    """
    numbers = not row.question.listed
    groups = _groups(analysis, row)
    columns = _columns(analysis, {month for *_, given in groups for month in given})
    if not columns:
        return None

    def cell(claims: Sequence[Reported]) -> Cell:
        origins = analysis.dossier.number_of(each.origin.id for each in claims if each.origin)
        return _reaching(claims, origins, reading) if numbers else Cell(origins)

    rows = []
    told: list[dict[str, list[str]]] = [{} for _ in columns]
    for group, label, party, given in groups:
        cells: list[Cell | None] = []
        for place, (_, months) in enumerate(columns):
            claims = [each for month in months for each in given.get(month, ())]
            found = cell(claims) if claims else None
            cells.append(found)
            if found:
                words = " ".join(filter(None, (label, _cell_words(found))))
                told[place].setdefault(group, []).append(words)
        rows.append(TallyRow(group, label, party, tuple(cells)))
    where = answer_list(row).where
    stretches = tuple(
        replace(
            each,
            title="; ".join(
                [f"{each.title}, number of statements", *map(_group_words, words.items())]
            ),
            href=relative(where[max(months)], page) if months else "",
        )
        for (each, months), words in zip(columns, told, strict=True)
    )
    return Tally(
        key, row.question.ask, _NUMBERS if numbers else _ANSWERS,
        (row.question.scope.unit or "") if numbers else "", stretches, tuple(rows), row.question.whole,
    )  # fmt: skip


def _groups(analysis: Analysis, row: Row) -> list[Group]:
    """A row for each answer and side, or for each answer alone where those would be too many."""
    counted = {each.id for each in row.counted}
    given = {
        name: [each for each in claims if each.id in counted] for name, claims in lanes(row).items()
    }
    alone = not row.question.listed and len(given) == 1
    sides: list[tuple[str | None, str, int | None]] = [
        *((p.id, p.name, place) for place, p in enumerate(analysis.dossier.parties)),
        (None, holders(analysis.dossier).not_known, None),
    ]
    groups = [
        ("" if alone else name, side, place, _by_month(own))
        for name, claims in given.items()
        for party, side, place in sides
        if (own := [each for each in claims if each.party_id == party])
    ]
    if len(groups) > MOST_ROWS:
        return [(name, "", None, _by_month(claims)) for name, claims in given.items() if claims]
    return groups


def _by_month(claims: Sequence[Reported]) -> Mapping[str, Sequence[Reported]]:
    return by_month(claims, lambda each: each.moment)


def _columns(analysis: Analysis, present: AbstractSet[str]) -> list[tuple[Stretch, list[str]]]:
    """The stretches of the dossier's period with the months in each that have something."""
    inside = sorted(m for m in present if m and covered(m, analysis.dossier.info.period))
    if not inside:
        return []
    step, starts = stretch(inside, MOST_STRETCHES)
    columns = [
        (_stretch(first, step), [m for m in inside if number(m) // step == first // step])
        for first in starts
    ]
    apart = Stretch("No month", "", "Month not known", "", apart=True)
    return [*columns, *([(apart, [""])] if "" in present else [])]


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
