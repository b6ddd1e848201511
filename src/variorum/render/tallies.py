"""A question's answers by month: how many origins give each and what adds to no count, as a table; and of
very many answers as columns on one axis."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import compress
from typing import NamedTuple

from variorum.model.analysis import Analysis, Row
from variorum.model.claim import Stance
from variorum.model.count import Bounds
from variorum.model.grouping import by_key, grouped
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.model.when import parse_when

from .addresses import question_address
from .charts.valueaxis import ValueAxis, figures, scale_words, value_axis
from .evidence import Sign, Tick, party_class, party_sign, percent
from .long_lists import (
    FEW_SOURCES,
    Cells,
    Line,
    MonthList,
    Number,
    by_month,
    many_articles,
    month_of,
    number,
    step_of,
    stretch,
    stretch_words,
)
from .words import answer_words, holders, number_words, say, stance_words

MOST_CONTRASTS = 40
"""Pairs that are told in full; of more the rest is counted."""
NO_FACT = "not stated as fact"
MOST_STRETCHES = 40
"""More columns than these could not be told apart."""
MOST_ROWS = 24
_MOST_NAMED = 5
_MOST_NUMBERED = 12
"""Stretches and columns of which each has room for its name, or its number."""
_FOOT, _TOP = 92.0, 32.0
"""Where columns begin and the highest ends, in percent of a row's height from its top."""
_BELOW, _ABOVE = "M-4-4 0 1 4-4", "M-4 4 0-1 4 4"


class Table(NamedTuple):
    """Months against answers: the heads of the cells, and the lines."""

    columns: tuple[str, ...]
    lines: list[Line]


def summed_up(analysis: Analysis, row: Row) -> bool:
    """Whether a question's answers, or the pairs that exclude each other, are too many to stand
    there one by one in full."""
    many = len(row.answers) > FEW_SOURCES or len(row.contrasts) > MOST_CONTRASTS
    return many and many_articles(analysis.dossier)


def answer_list(row: Row) -> MonthList[Reported]:
    """Every answer by month, latest first, in sheets that begin on the question's page."""
    by_id = sorted(row.answers, key=lambda each: each.id)
    return MonthList.of(by_id, lambda each: each.moment, question_address(row.question.id))


def step_for(rows: Iterable[Row], most: int) -> int:
    """How many months stand in one line, so that no table of these questions has more than `most`."""
    months = ((month_of(each.moment) for each in row.answers) for row in rows)
    return max((step_of(each, most) for each in months), default=1)


def lanes(row: Row) -> dict[str, list[Reported]]:
    """The answers that state a fact by what they say, in the order in which the question lists them."""
    names = {a.id: a.label for a in row.question.answers}
    stances: tuple[Stance, ...] = ("asserts", "denies")
    return by_key(
        (stance_words(names.get(answer or "", "a number"), stance), each)
        for answer in (*names, None)
        for stance in stances
        for each in row.answers
        if each.answer_id == answer and each.claim.stance == stance
    )


def by_months(analysis: Analysis, row: Row, step: int) -> Table:
    """The table of a question, latest month first, `step` months in a line.

    Which number is lowest and which highest is read by the first reading rule.
    """
    loose = [each for each in row.answers if not each.answers]
    columns = lanes(row) | ({NO_FACT: loose} if loose else {})
    lane = {each.id: name for name, claims in columns.items() for each in claims}
    counted = {each.id for each in row.counted}
    reading = analysis.dossier.readings[0].id if analysis.dossier.readings else ""
    numbers = not row.question.listed

    def cells(claims: Sequence[Reported]) -> Cells:
        given = ([c for c in claims if lane[c.id] == name] for name in columns)
        ends = _ends(claims, reading) if numbers else ()
        return (*(weighed(analysis, each, counted) for each in given), *ends)

    lines = [
        Line(where, words, cells(claims)) for where, words, claims in answer_list(row).steps(step)
    ]
    if not summed_up(analysis, row):
        answers = f"{question_address(row.question.id)}#answers"
        lines = [line._replace(address=answers) for line in lines]
    return Table((*columns, *(("Lowest", "Highest") if numbers else ())), lines)


def weighed(analysis: Analysis, claims: Sequence[Reported], counted: Collection[str]) -> Number:
    """The origins of those claims whose ids are `counted`, and how many claims there are beside."""
    origins = [each.origin.id for each in claims if each.origin and each.id in counted]
    return Number(analysis.dossier.number_of(origins), len(claims) - len(origins))


def _ends(claims: Sequence[Reported], reading: str) -> tuple[str, str]:
    """The phrases of the lowest and of the highest number among the claims."""
    read = [
        (numbers[0], numbers[-1], answer_words(each))
        for each in claims
        if (numbers := figures(each.bounds.get(reading, Bounds())))
    ]
    if not read:
        return "", ""
    return min(read, key=lambda r: (r[0], r[2]))[2], max(read, key=lambda r: (r[1], r[2]))[2]


class Stretch(NamedTuple):
    """A stretch of time, in short and in full; `apart` is for what lies in no one stretch."""

    name: str
    title: str
    apart: bool = False


class Cell(NamedTuple):
    """What a row has in one stretch: how many, and from which number to which they reach.

    `unbounded` tells whether some of them state no lower limit, and whether some no upper one.
    """

    number: Range
    lowest: Decimal | None = None
    highest: Decimal | None = None
    unbounded: tuple[bool, bool] = (False, False)


class Column(NamedTuple):
    """A cell as drawn: its words, its places in percent of the row's strip, a number above it, and
    signs with their heights."""

    words: str
    left: str
    top: str
    width: str
    height: str
    middle: str
    number: str = ""
    signs: tuple[tuple[str, Sign], ...] = ()


@dataclass(frozen=True)
class TallyRow:
    """One row, with a cell for each stretch, None where it has nothing.

    Rows of one `group` stand together under its name. `label` names the row within it, empty where
    the group is the row. `party` is the place of the one party, None for no one party.
    """

    group: str
    label: str
    party: int | None
    cells: tuple[Cell | None, ...]
    columns: tuple[Column, ...] = ()

    @property
    def sign(self) -> Sign | None:
        return None if self.party is None else party_sign(self.party)

    @property
    def colour(self) -> str:
        return party_class(self.party)

    @property
    def reach(self) -> str:
        """From which number to which all of the row reaches; empty where it only counts."""
        limits = [n for cell in self.cells if cell for n in _limits(cell)]
        return f"{number_words(min(limits))} to {number_words(max(limits))}" if limits else ""


@dataclass(frozen=True)
class Tally:
    """Rows of columns over one axis of stretches; `scale` says what their heights show."""

    key: str
    title: str
    description: str
    scale: str
    stretches: tuple[Stretch, ...]
    rows: tuple[TallyRow, ...]
    ticks: tuple[Tick, ...]


def question_tally(analysis: Analysis, row: Row, reading: str, key: str) -> Tally | None:
    """The origins that count by answer, side and month; for numbers, from which to which they reach.

    What has no month stands apart. None where nothing that counts lies in the dossier's period.
    """
    numbers = not row.question.listed
    groups = _groups(analysis, row)
    found = _stretches(analysis, {month for *_, given in groups for month in given})
    if not found:
        return None

    def cell(given: Mapping[str, Sequence[Reported]], months: Sequence[str]) -> Cell | None:
        claims = [each for month in months for each in given.get(month, ())]
        if not claims:
            return None
        origins = analysis.dossier.number_of(each.origin.id for each in claims if each.origin)
        return _reaching(claims, origins, reading) if numbers else Cell(origins)

    rows = [
        TallyRow(group, label, party, tuple(cell(given, months) for _, months in found))
        for group, label, party, given in groups
    ]
    every = [cell for each in rows for cell in each.cells if cell]
    limits = [n for cell in every for n in _limits(cell)]
    axis = (
        value_axis(limits, _FOOT, _TOP, row.question.whole)
        if limits
        else ValueAxis(max(cell.number.most for cell in every), _FOOT, _TOP)
    )
    stretches = tuple(each for each, _ in found)
    ends = [number_words(Decimal(str(end)).normalize()) for end in (axis.base, axis.top_value)]
    unit = f"{row.question.scope.unit or 'number'}{scale_words(axis)}, each row from"
    return Tally(
        key,
        row.question.ask,
        say("tally-numbers" if numbers else "tally-answers"),
        f"{unit} {' to '.join(ends)}" if limits else "statements that count",
        stretches,
        tuple(replace(each, columns=tuple(columns_of(each, stretches, axis))) for each in rows),
        ticks_of(stretches),
    )


def _groups(
    analysis: Analysis, row: Row
) -> list[tuple[str, str, int | None, Mapping[str, Sequence[Reported]]]]:
    """A row for each answer and side, or for each answer alone where those would be too many: the
    name of its group, its own, its party's place and its claims by month."""
    counted = {each.id for each in row.counted}
    given = {name: [c for c in claims if c.id in counted] for name, claims in lanes(row).items()}
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


def _stretches(analysis: Analysis, present: Collection[str]) -> list[tuple[Stretch, list[str]]]:
    """The stretches of the dossier's period with the months in each that have something."""
    period = analysis.dossier.info.period
    inside = sorted(m for m in present if m and period.meets(parse_when(m)))
    if not inside:
        return []
    step, starts = stretch(inside, MOST_STRETCHES)
    by_place = grouped(inside, lambda month: number(month) // step)
    found = [(_stretch(first, step), by_place.get(first // step, [])) for first in starts]
    if "" in present:
        found.append((Stretch("no month", "Month not known", apart=True), [""]))
    return found


def _stretch(first: int, step: int) -> Stretch:
    """A stretch of so many months; an axis of years or more has no names of months."""
    words = stretch_words(first, step)
    if step >= 12:
        return Stretch(words.replace(" to ", "–"), words)
    year, month = divmod(first, 12)
    return Stretch(f"{calendar.month_abbr[month + 1]} {year}", words)


def _limits(cell: Cell) -> tuple[Decimal, ...]:
    return tuple(n for n in (cell.lowest, cell.highest) if n is not None)


def _reaching(claims: Sequence[Reported], origins: Range, reading: str) -> Cell:
    """The lowest and the highest number that the claims state, and whether some have an open end."""
    known = (each.bounds[reading] for each in claims if reading in each.bounds)
    stated = [bounds for bounds in known if figures(bounds)]
    numbers = [number for bounds in stated for number in figures(bounds)]
    if not numbers:
        return Cell(origins)
    unbounded = (any(b.low is None for b in stated), any(b.high is None for b in stated))
    return Cell(origins, min(numbers), max(numbers), unbounded)


def _cell_words(cell: Cell) -> str:
    counted = number_words(cell.number)
    if cell.lowest is None or cell.highest is None:
        return counted
    ends = [f"from {number_words(cell.lowest)} to {number_words(cell.highest)}"]
    limits = ("some without a lower limit", "some without an upper limit")
    ends += compress(limits, cell.unbounded)
    return f"{counted} ({', '.join(ends)})"


def _pitch(stretches: Sequence[Stretch]) -> float:
    """The percent of a strip that a stretch takes; what stands apart does so by half of that."""
    return 100 / (len(stretches) + (0.5 if stretches[-1].apart else 0))


def _middle(stretches: Sequence[Stretch], n: int) -> float:
    pitch = _pitch(stretches)
    return 100 - pitch / 2 if stretches[n].apart else (n + 0.5) * pitch


def columns_of(row: TallyRow, stretches: Sequence[Stretch], axis: ValueAxis) -> Iterator[Column]:
    """A column for each cell: as high as it counts, or from its lowest number to its highest."""
    wide = _pitch(stretches) * 0.7
    most = max((cell.number.most for cell in row.cells if cell), default=0)
    for n, cell in enumerate(row.cells):
        if cell is None:
            continue
        low, high, number_above = axis.bottom, axis.bottom, ""
        signs: list[tuple[str, Sign]] = []
        if cell.lowest is not None and cell.highest is not None:
            low, high = axis.y(cell.lowest), axis.y(cell.highest)
            below, above = cell.unbounded
            signs += [(percent(low + 6), Sign("0", _BELOW))] if below else []
            signs += [(percent(high - 6), Sign("0", _ABOVE))] if above else []
        elif row.reach:
            signs.append((percent(low), party_sign(row.party, hollow=True)))
        else:
            high = axis.y(Decimal(cell.number.most))
            if len(stretches) <= _MOST_NUMBERED or cell.number.most == most:
                number_above = number_words(cell.number).replace(" to ", "–").replace(" or ", "–")
        thick = max(low - high, 0.0 if signs and not _limits(cell) else 4.0)
        yield Column(
            f"{stretches[n].title}: {_cell_words(cell)}",
            percent(_middle(stretches, n) - wide / 2), percent(low - thick), percent(wide),
            percent(thick), percent(_middle(stretches, n)), number_above, tuple(signs),
        )  # fmt: skip


def ticks_of(stretches: Sequence[Stretch]) -> tuple[Tick, ...]:
    """The names of a few stretches, and of what stands apart."""
    dated = sum(not each.apart for each in stretches)
    every = -(-dated // _MOST_NAMED)
    return tuple(
        Tick("0", each.name, "start")
        if not n
        else Tick(percent(_middle(stretches, n)), each.name, "end" if each.apart else "middle")
        for n, each in enumerate(stretches)
        if each.apart or (n % every == 0 and (n + every / 2 <= dated or not n))
    )
