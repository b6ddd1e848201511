"""Long lists of a page: claims where they are many, and the further sheets of any list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.grouping import grouped
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.render.addresses import question_address
from variorum.render.months import Cells, Dated, Line, MonthList
from variorum.render.paging import LONGEST, Sheet, many_articles
from variorum.render.templating import Page, page

# Beyond so many months they stand together.
MOST_LINES = 36
Entry = tuple[str, str, str]
"""The address of a page, its label, and more about it."""


def further(
    sheets: Sequence[Sheet[Dated[Any]]], template: str, title: str, about: str, **values: Any
) -> Iterator[Page]:
    """The pages of the sheets after the first, which stands on a page of its own kind."""
    for sheet in sheets[1:]:
        yield page(
            template, sheet.address, f"{title}, page {sheet.number}", about, sheet=sheet, **values
        )


def too_many(analysis: Analysis, claims: Sequence[Reported]) -> bool:
    """Whether claims are too many to stand on one page."""
    return many_articles(analysis.dossier) and len(claims) > LONGEST


def claim_list(claims: Sequence[Reported], address: str) -> MonthList[Reported]:
    """The claims by the month in which their articles were published, the latest first."""
    return MonthList.of(claims, lambda each: each.source.published.when, address)


def questions_of(
    analysis: Analysis, claims: Sequence[Reported], sums: Callable[[Sequence[Reported]], Cells]
) -> list[Line]:
    """A line for each question that the claims speak to, and at last one for those of context."""
    found = grouped(claims, lambda each: each.question.id if each.question else "")
    lines = [
        Line(question_address(question.id), question.short, sums(found[question.id]))
        for question in analysis.dossier.questions
        if question.id in found
    ]
    return lines + ([Line("", "no question: context", sums(found[""]))] if "" in found else [])


def articles_and_origins(analysis: Analysis, claims: Sequence[Reported]) -> tuple[int | Range, ...]:
    """How many claims, in how many articles, and of how many origins that an article names."""
    stated = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
    return len(claims), len({c.source.id for c in claims}), analysis.dossier.number_of(stated)
