"""A question's answers by month: how many origins give each, and what adds to no count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.analysis import Analysis, Row
from variorum.model.count import Bounds
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.model.when import When

from .addresses import question_address
from .months import in_steps, latest_first, month_addresses, monthly, step_of
from .paging import FEW_SOURCES, Sheet, many_articles, month_of
from .words import answer_words, stance_words

MOST_CONTRASTS = 40
"""Pairs that are told in full; of more the rest is counted."""
NO_FACT = "not stated as fact"


@dataclass(frozen=True)
class Number:
    """What stands in one cell: what counts, such as origins, and what beside it adds to no count."""

    counted: Range
    others: int = 0


@dataclass(frozen=True)
class Line:
    """One line of the table: its months in words, where the first of their answers stands, a number
    for each column, and the phrases of the lowest and the highest number."""

    words: str
    address: str
    numbers: tuple[Number, ...]
    lowest: str = ""
    highest: str = ""


@dataclass(frozen=True)
class Table:
    """Months against answers; `by_number` tells that its lines name the lowest and highest number."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    by_number: bool


def summed_up(analysis: Analysis, row: Row) -> bool:
    """Whether a question's answers, or the pairs that exclude each other, are too many to stand
    there one by one in full."""
    many = len(row.answers) > FEW_SOURCES or len(row.contrasts) > MOST_CONTRASTS
    return many and many_articles(analysis.dossier)


def answer_sheets(row: Row) -> tuple[Sheet[tuple[str, Reported]], ...]:
    """Every answer by month, latest first, in sheets that begin on the question's page."""
    answers = sorted(row.answers, key=lambda each: (*latest_first(each.moment), each.id))
    return monthly(answers, lambda each: each.moment, question_address(row.question.id))


def step_for(rows: Iterable[Row], most: int) -> int:
    """How many months stand in one line, so that no table of these questions has more than `most`."""
    return max((step_of(map(month_of, _moments(row)), most) for row in rows), default=1)


def _moments(row: Row) -> Iterator[When]:
    return (each.moment for each in row.answers)


def lanes(row: Row) -> dict[str, list[Reported]]:
    """The answers by what they say; those that state no fact come last."""
    found: dict[str, list[Reported]] = {}
    names = {a.id: a.label for a in row.question.answers}
    order = [(a, denied) for a in [*names, None] for denied in (False, True)]
    for answer, denied in order:
        given = [
            each for each in row.answers
            if each.answers
            and (each.answer.id if each.answer else None) == answer
            and (each.claim.stance == "denies") == denied
        ]  # fmt: skip
        if given:
            name = names[answer] if answer else "a number"
            found[stance_words(name, "denies" if denied else "asserts")] = given
    loose = [each for each in row.answers if not each.answers]
    return found | ({NO_FACT: loose} if loose else {})


def by_months(analysis: Analysis, row: Row, step: int) -> Table:
    """The table of a question, latest month first, `step` months in a line.

    Which number is lowest and which highest is read by the first reading rule.
    """
    columns = lanes(row)
    counted = {each.id for each in row.counted}
    split = {name: _split(claims) for name, claims in columns.items()}
    where = month_addresses(answer_sheets(row))
    if not summed_up(analysis, row):
        where = dict.fromkeys(where, f"{question_address(row.question.id)}#answers")
    by_number = row.question.kind != "status"
    reading = analysis.dossier.readings[0].id if analysis.dossier.readings else ""
    lines = []
    for words, months in in_steps(where, step):
        cells = [
            [each for month in months for each in claims.get(month, ())]
            for claims in split.values()
        ]
        ends = _ends([c for cell in cells for c in cell], reading) if by_number else ("", "")
        numbers = tuple(weighed(analysis, cell, counted) for cell in cells)
        lines.append(Line(words, where[months[0]], numbers, *ends))
    return Table(tuple(columns), tuple(lines), by_number)


def weighed(analysis: Analysis, claims: Iterable[Reported], counted: Collection[str]) -> Number:
    """The origins of those claims whose ids are `counted`, and how many claims there are beside."""
    origins, others = set(), 0
    for each in claims:
        if each.id in counted and each.origin:
            origins.add(each.origin.id)
        else:
            others += 1
    return Number(analysis.dossier.number_of(origins), others)


def _split(claims: Sequence[Reported]) -> Mapping[str, list[Reported]]:
    found: dict[str, list[Reported]] = {}
    for each in claims:
        found.setdefault(month_of(each.moment), []).append(each)
    return found


def _ends(claims: Sequence[Reported], reading: str) -> tuple[str, str]:
    """The phrases of the lowest and of the highest number among the claims."""
    read = []
    for each in claims:
        known = each.bounds.get(reading, Bounds())
        numbers = [n for n in (known.low, known.best, known.high) if n is not None]
        if numbers:
            read.append((min(numbers), max(numbers), answer_words(each)))
    if not read:
        return "", ""
    return min(read, key=lambda r: (r[0], r[2]))[2], max(read, key=lambda r: (r[1], r[2]))[2]
