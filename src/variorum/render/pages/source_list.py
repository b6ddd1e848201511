"""The list of sources: one by one where they are few, else summed up by month and outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.grouping import grouped
from variorum.model.ranges import Range
from variorum.model.source import UNKNOWN_TEXT
from variorum.render.addresses import SOURCES, source_address
from variorum.render.attribution import Group, attribution
from variorum.render.charts import Drawings
from variorum.render.context import source_line
from variorum.render.evidence import by_letter
from variorum.render.figure import shown
from variorum.render.months import Line, MonthList
from variorum.render.paging import FEW_SOURCES
from variorum.render.templating import Page, page

from .lists import Entry, further

ABOUT = "The articles that are compared here."
# Beyond so many months they stand together, and beyond so many outlets the rest is counted.
MOST_LINES = 60
MOST_BARS = 24
MOST_OUTLETS = 40


def source_list(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    articles = analysis.dossier.articles
    values: dict[str, Any] = {"number": len(articles), "entry": partial(_entry, analysis)}
    if len(articles) <= FEW_SOURCES:
        in_order = by_letter(analysis.dossier)
        label = analysis.dossier.label
        groups = [Group(label[a.source.id], source_address(a.source.id), [a]) for a in in_order]
        bars = attribution(analysis, drawings, groups, SOURCES)
        yield page(
            "sources.md.j2", SOURCES, "Articles", ABOUT, articles=in_order,
            letter=analysis.dossier.letter, bars=bars, **shown(bars), **values,
        )  # fmt: skip
        return
    every = MonthList.of(articles, lambda article: article.source.published.when, SOURCES)
    groups = [Group(words, where, found) for where, words, found in every.groups(MOST_BARS)]
    bars = attribution(analysis, drawings, groups, SOURCES, by_months=True)
    outlets = _outlets(analysis, articles)
    values["heading"] = "Every article"
    yield page(
        "sources_many.md.j2", SOURCES, "Articles", ABOUT,
        months=every.lines(MOST_LINES, partial(_sums, analysis)), sheet=every.sheets[0],
        outlets=outlets[:MOST_OUTLETS], more_outlets=len(outlets[MOST_OUTLETS:]),
        bars=bars, **shown(bars), **values,
    )  # fmt: skip
    yield from further(every.sheets, "list_sheet.md.j2", "Articles", ABOUT, **values)


def _entry(analysis: Analysis, article: Article) -> Entry:
    source = article.source
    return source_address(source.id), analysis.dossier.label[source.id], source_line(source)


def _outlets(analysis: Analysis, articles: Sequence[Article]) -> list[Line]:
    """The outlets, those with the most articles first."""
    found = grouped(articles, lambda article: article.source.outlet)
    return [
        Line("", "not given in the text" if name == UNKNOWN_TEXT else name, _sums(analysis, group))
        for name, group in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _sums(analysis: Analysis, articles: Sequence[Article]) -> tuple[int | Range, ...]:
    """How many articles, their claims, and the origins that they name in words of their own."""
    claims = [c for a in articles for c in analysis.by_source[a.source.id]]
    origins = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
    return len(articles), len(claims), analysis.dossier.number_of(origins)
