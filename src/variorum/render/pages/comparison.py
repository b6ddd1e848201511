"""The comparison: questions against sources, silence shown."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Analysis
from variorum.model.reported import Reported
from variorum.render.addresses import COMPARISON
from variorum.render.context import common
from variorum.render.page import Page, page
from variorum.render.words import answer_words


def comparison(analysis: Analysis) -> Page:
    return page(
        "comparison.md.j2", COMPARISON, "Comparison",
        "What each article answers to each question, side by side.", hide=["toc"], **common(analysis),
        by_answer=by_answer,
        shared=[row for row in analysis.rows if len(row.sources) > 1],
        fewer=[row for row in analysis.rows if len(row.sources) < 2],
    )  # fmt: skip


def by_answer(claims: Sequence[Reported]) -> list[tuple[str, list[Reported]]]:
    """One source's claims on a question by what they answer, in reading order."""
    groups: dict[str, list[Reported]] = {}
    for each in claims:
        groups.setdefault(answer_words(each), []).append(each)
    return list(groups.items())
