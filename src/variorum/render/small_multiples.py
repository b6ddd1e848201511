"""Every question with numbers as a small picture, all on one time axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Chart
from variorum.model.when import UNKNOWN, When

from .addresses import question_address
from .figure import small_drawing
from .paging import many_articles
from .question_figure import question_chart, rule_groups
from .tallies import summed_up

MOST = 12
"""Small pictures on one page of a large dossier."""


@dataclass(frozen=True)
class Panel:
    """One small picture: the question it belongs to, and what it shows."""

    address: str
    title: str
    drawing: Markup


def panels(analysis: Analysis, rows: Sequence[Row], page: str) -> list[Panel]:
    """A picture for each of the `rows` that asks for a number and is answered.

    In a large dossier a question with more reports than a small picture holds has none, and only
    the first `MOST` others have one.
    """
    shown = [
        (row, question_chart(analysis, row, page, rule_groups(analysis, row)[0]))
        for row in rows
        if row.question.kind != "status"
        and any(a.answers for a in row.answers)
        and not summed_up(analysis, row)
    ]
    if many_articles(analysis.dossier):
        shown = shown[:MOST]
    shared = shared_axis([chart for _, chart in shown], analysis.dossier.info.period)
    return [
        Panel(question_address(row.question.id), row.question.short, small_drawing(chart, shared))
        for row, chart in shown
    ]


def shared_axis(charts: Iterable[Chart], period: When) -> When:
    """From the first to the last day that a report names and that lies in the dossier's period.

    One report of another year would press all the others into a corner.
    """
    days = [
        day
        for chart in charts
        for mark in chart.marks
        for day in (mark.as_of.first, mark.as_of.last)
        if day is not None and _in(day, period)
    ]
    return When(min(days), max(days)) if days else UNKNOWN


def _in(day: dt.date, period: When) -> bool:
    return period.meets(When(day, day))
