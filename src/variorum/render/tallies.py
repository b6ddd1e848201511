"""A question's answers by month: how many origins give each, and what adds to no count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis, Row
from variorum.model.claim import Stance
from variorum.model.count import Bounds
from variorum.model.grouping import by_key
from variorum.model.reported import Reported

from .addresses import question_address
from .charts.valueaxis import figures
from .months import Cells, Line, MonthList, Number, month_of, step_of
from .paging import FEW_SOURCES, many_articles
from .words import answer_words, stance_words

MOST_CONTRASTS = 40
"""Pairs that are told in full; of more the rest is counted."""
NO_FACT = "not stated as fact"


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
