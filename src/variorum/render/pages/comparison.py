"""The comparison: questions against sources, silence shown."""

from __future__ import annotations

from ...model.analysis import Analysis
from ..addresses import COMPARISON
from ..context import common
from ..page import Page, page


def comparison(analysis: Analysis) -> Page:
    return page(
        "comparison.md.j2", COMPARISON, "Comparison",
        "What each article answers to each question, side by side.", **common(analysis),
        shared=[row for row in analysis.rows if len(row.sources) > 1],
        single=[row for row in analysis.rows if len(row.sources) == 1],
    )  # fmt: skip
