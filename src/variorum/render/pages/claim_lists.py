"""The claims of a page where they are many: summed up by month and question, then rows in sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.render.addresses import question_address
from variorum.render.context import common
from variorum.render.months import (
    Dated,
    latest_first,
    month_addresses,
    month_anchor,
    monthly,
    parts,
    together,
)
from variorum.render.page import Page, page
from variorum.render.paging import LONGEST, Sheet, many_articles, month_of, month_words

# Beyond so many months they stand together.
MOST_LINES = 36
Sums = Callable[[Sequence[Reported]], tuple[int | Range, ...]]
Line = tuple[str, str, tuple[int | Range, ...]]


def too_many(analysis: Analysis, claims: Sequence[Reported]) -> bool:
    """Whether claims are too many to stand on one page."""
    return many_articles(analysis.dossier) and len(claims) > LONGEST


def claim_sheets(claims: Sequence[Reported], address: str) -> tuple[Sheet[Dated[Reported]], ...]:
    """The claims by the month in which their articles were published, the latest first."""
    latest = sorted(claims, key=lambda c: latest_first(c.source.published.when))
    return monthly(latest, lambda c: c.source.published.when, address)


def months_of(
    claims: Sequence[Reported], every: Sequence[Sheet[Dated[Reported]]], sums: Sums
) -> list[Line]:
    """A line for each month: where its claims stand, its words, and its numbers."""
    where = month_addresses(every)
    found: dict[str, list[Reported]] = {}
    for each in claims:
        found.setdefault(month_of(each.source.published.when), []).append(each)
    return [
        (where[months[0]], words, sums([c for month in months for c in found[month]]))
        for words, months in together(found, MOST_LINES)
    ]


def questions_of(analysis: Analysis, claims: Sequence[Reported], sums: Sums) -> list[Line]:
    """A line for each question that the claims speak to, and at last one for those of context."""
    found: dict[str, list[Reported]] = {}
    for each in claims:
        found.setdefault(each.question.id if each.question else "", []).append(each)
    asked: Mapping[str, str] = {q.id: q.short for q in analysis.dossier.questions}
    lines = [
        (question_address(q), words, sums(found[q])) for q, words in asked.items() if q in found
    ]
    return lines + ([("", "no question: context", sums(found[""]))] if "" in found else [])


def articles_and_origins(analysis: Analysis, claims: Sequence[Reported]) -> tuple[int | Range, ...]:
    """How many claims, in how many articles, and of how many origins that an article names."""
    stated = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
    return len(claims), len({c.source.id for c in claims}), analysis.dossier.number_of(stated)


def row_values(sheet: Sheet[Dated[Reported]]) -> dict[str, Any]:
    """What `claim_rows.md.j2` needs to show one sheet."""
    return {
        "sheet": sheet, "parts": parts(sheet), "month_words": month_words, "month_anchor": month_anchor,
    }  # fmt: skip


def further_claims(
    analysis: Analysis,
    every: Sequence[Sheet[Dated[Reported]]],
    title: str,
    about: str,
    heading: str,
) -> Iterator[Page]:
    """The pages of the sheets after the first."""
    for sheet in every[1:]:
        yield page(
            "claims_sheet.md.j2", sheet.address, f"{title}, page {sheet.number}", about,
            **common(analysis), heading=heading, **row_values(sheet),
        )  # fmt: skip
