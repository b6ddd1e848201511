"""The list of sources: one by one where they are few, else summed up by month and outlet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.ranges import Range
from variorum.model.source import UNKNOWN_TEXT
from variorum.render.addresses import SOURCES, source_address
from variorum.render.attribution import MONTHS, Group, alone, attribution
from variorum.render.context import source_line
from variorum.render.figure import shown
from variorum.render.months import month_addresses, monthly, together
from variorum.render.page import Page, page
from variorum.render.paging import FEW_SOURCES, Sheet, month_of
from variorum.render.words import plural

from .month_lists import Entry, further, list_values

ABOUT = "The articles that are compared here."
# Beyond so many months they stand together, and beyond so many outlets the rest is counted.
MOST_LINES = 60
MOST_BARS = 24
MOST_OUTLETS = 40
Line = tuple[str, str, tuple[int | Range, ...]]


def source_list(analysis: Analysis) -> Iterator[Page]:
    articles = analysis.dossier.articles
    if len(articles) > FEW_SOURCES:
        yield from _summed_up(analysis)
        return
    bars = attribution(analysis, alone(analysis, articles), SOURCES, "sources")
    yield page(
        "sources.md.j2", SOURCES, "Articles", ABOUT,
        opening=f"{plural(len(articles), 'article')}, in the alphabet’s order of their files. Titles, outlets, "
        "agencies and bylines are words that stand in the texts; what a text does not give is not guessed.",
        entries=[_entry(analysis, a) for a in articles],
        voices=bars.voices.html, parties=bars.parties.html, **shown([*bars]),
    )  # fmt: skip


def _entry(analysis: Analysis, article: Article) -> Entry:
    source = article.source
    return source_address(source.id), analysis.dossier.label[source.id], source_line(source)


def _summed_up(analysis: Analysis) -> Iterator[Page]:
    articles = analysis.dossier.articles
    latest = sorted(articles, key=lambda a: str(a.source.published.when.first or ""), reverse=True)
    every = monthly(latest, lambda article: article.source.published.when, SOURCES)
    where = month_addresses(every)
    by_month: dict[str, list[Article]] = {}
    for article in latest:
        by_month.setdefault(month_of(article.source.published.when), []).append(article)
    bars = attribution(analysis, _groups(by_month, where, MOST_BARS), SOURCES, "sources", MONTHS)
    outlets = _outlets(analysis, articles)
    first, *more = (_as_entries(analysis, sheet) for sheet in every)
    yield page(
        "sources_many.md.j2", SOURCES, "Articles", ABOUT,
        opening=f"{plural(len(articles), 'article')}, the latest first. Titles, outlets, agencies and bylines are "
        "words that stand in the texts; what a text does not give is not guessed.",
        months=[
            (group.address, group.label, _sums(analysis, group.articles))
            for group in _groups(by_month, where, MOST_LINES)
        ],
        outlets=outlets[:MOST_OUTLETS], more_outlets=len(outlets[MOST_OUTLETS:]),
        voices=bars.voices.html, parties=bars.parties.html, **shown([*bars]),
        heading="Every article", **list_values(first),
    )  # fmt: skip
    yield from further(more, "Articles", ABOUT, "Every article")


def _as_entries(analysis: Analysis, sheet: Sheet[tuple[str, Article]]) -> Sheet[tuple[str, Entry]]:
    items = tuple((month, _entry(analysis, article)) for month, article in sheet.items)
    return Sheet(items, sheet.number, sheet.addresses)


def _groups(
    by_month: Mapping[str, list[Article]], where: Mapping[str, str], most: int
) -> list[Group]:
    return [
        Group(words, where[months[0]], [a for month in months for a in by_month[month]])
        for words, months in together(by_month, most)
    ]


def _outlets(analysis: Analysis, articles: Sequence[Article]) -> list[Line]:
    """The outlets, those with the most articles first."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(article.source.outlet, []).append(article)
    return [
        ("", "not given in the text" if name == UNKNOWN_TEXT else name, _sums(analysis, group))
        for name, group in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _sums(analysis: Analysis, articles: Sequence[Article]) -> tuple[int | Range, ...]:
    """How many articles, their claims, and the origins that they name in words of their own."""
    claims = [c for a in articles for c in analysis.by_source[a.source.id]]
    origins = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
    return len(articles), len(claims), analysis.dossier.number_of(origins)
