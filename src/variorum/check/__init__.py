"""Everything that is checked, one module per subject, in the order of its codes' documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

from . import (
    counts,
    coverage,
    date_words,
    dates,
    example_texts,
    ids,
    limits,
    logs,
    may_be,
    own_words,
    pages,
    quotes,
    references,
    summaries,
    texts,
    voices,
)

# What looks at one source, and what looks at the shared tables and logs.
SOURCE_CHECKS: tuple[Callable[[Dossier, Article], Iterator[Problem]], ...] = (
    texts.check_source,
    ids.check_source,
    quotes.check_source,
    references.check_source,
    counts.check_source,
    dates.check_source,
    date_words.check_source,
    voices.check_source,
    coverage.check_source,
    summaries.check_source,
    own_words.check_source,
    limits.check_source,
)
DOSSIER_CHECKS: tuple[Callable[[Dossier], Iterator[Problem]], ...] = (
    texts.check_dossier,
    ids.check_dossier,
    references.check_dossier,
    may_be.check_dossier,
    date_words.check_dossier,
    quotes.check_dossier,
    logs.check_dossier,
    own_words.check_dossier,
    pages.check_dossier,
    example_texts.check_dossier,
)
CODES: tuple[Code, ...] = (
    *texts.CODES, *ids.CODES, *quotes.CODES, *references.CODES, *may_be.CODES, *counts.CODES,
    *dates.CODES, *date_words.CODES, *voices.CODES, *coverage.CODES, *summaries.CODES, *own_words.CODES,
    *limits.CODES, *logs.CODES, *pages.CODES, *example_texts.CODES,
)  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """Every problem that the evidence rules find in a dossier that could be read."""
    for article in dossier.articles:
        for look in SOURCE_CHECKS:
            yield from look(dossier, article)
    for survey in DOSSIER_CHECKS:
        yield from survey(dossier)
