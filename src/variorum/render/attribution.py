"""Whose words articles carry and in which voice: numbers and bars, no score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.chart import Bar, Bars
from variorum.model.claim import Voice

from .addresses import relative, source_address
from .figure import Figure, figure
from .holder_words import holders
from .words import NOBODY as NOBODY_NAMED
from .words import VOICES, joined

ORDER: tuple[Voice, ...] = ("direct", "indirect", "narrator", "headline")
UNKNOWN, NOBODY = "unknown", "none"


class Attribution(NamedTuple):
    """Two figures: the claims of articles by voice, and by the party that speaks."""

    voices: Figure
    parties: Figure


class Group(NamedTuple):
    """Articles that share a bar: its label, and the address that it leads to."""

    label: str
    address: str
    articles: Sequence[Article]


class Told(NamedTuple):
    """What a bar stands for, in words: above its label, and in the two descriptions."""

    header: str
    give: str
    own: str
    of: str


ARTICLES = Told("Article", "each article gives", "its", "each article")
MONTHS = Told(
    "Months", "the articles of those months give", "their", "the articles of those months"
)


def alone(analysis: Analysis, articles: Sequence[Article]) -> list[Group]:
    """Each article by itself."""
    return [
        Group(analysis.dossier.label[a.source.id], source_address(a.source.id), [a])
        for a in articles
    ]


def attribution(
    analysis: Analysis, groups: Sequence[Group], page: str, key: str, what: Told = ARTICLES
) -> Attribution:
    """The figures for the groups, with their numbers as a table; the files have a row for each
    article."""
    voices = _voices(analysis, groups, page, key, what)
    parties = _parties(analysis, groups, page, key, what)
    return Attribution(*(_figure(analysis, bars, groups, page, what) for bars in (voices, parties)))


def sides_words(analysis: Analysis, article: Article) -> str:
    """How many claims of an article each side says, as a list in a sentence."""
    counted = _by_party(analysis, [article])
    return joined([f"{name} {n}" for name, n in zip(_sides(analysis), counted, strict=True) if n])


def _figure(
    analysis: Analysis, bars: Bars, groups: Sequence[Group], page: str, what: Told
) -> Figure:
    count = _by_voice if bars.key.endswith("_voices") else _by_party
    rows = []
    for article in (a for group in groups for a in group.articles):
        values = count(analysis, [article])
        address = source_address(article.source.id)
        rows.append((analysis.dossier.label[article.source.id], *values, sum(values), address))
    header = ("article", *bars.segments, "total", "url")
    return figure(analysis, "bars.md.j2", page, bars, header, rows, what=what.header)


def _by_voice(analysis: Analysis, articles: Sequence[Article]) -> tuple[int, ...]:
    voices = [analysis.voices[a.source.id].claims for a in articles]
    return tuple(sum(claims[voice] for claims in voices) for voice in ORDER)


def _by_party(analysis: Analysis, articles: Sequence[Article]) -> tuple[int, ...]:
    parties = [analysis.voices[a.source.id].parties for a in articles]
    columns = [*(p.id for p in analysis.dossier.parties), UNKNOWN, NOBODY]
    return tuple(sum(claims.get(column, 0) for claims in parties) for column in columns)


def _sides(analysis: Analysis) -> tuple[str, ...]:
    return (
        *(p.name for p in analysis.dossier.parties),
        holders(analysis.dossier).not_known,
        NOBODY_NAMED,
    )


def _voices(analysis: Analysis, groups: Sequence[Group], page: str, key: str, what: Told) -> Bars:
    return Bars(
        key=f"{key}_voices",
        title="Claims by voice",
        description=f"How many claims {what.give} in quotation marks, as reported speech, in {what.own} own "
        "voice and in headlines.",
        segments=tuple(VOICES[voice] for voice in ORDER),
        bars=tuple(
            Bar(g.label, relative(g.address, page), _by_voice(analysis, g.articles)) for g in groups
        ),
    )


def _parties(analysis: Analysis, groups: Sequence[Group], page: str, key: str, what: Told) -> Bars:
    parties = analysis.dossier.parties
    return Bars(
        key=f"{key}_sides",
        title="Claims by the side that speaks"
        if parties
        else "Claims with and without a named speaker",
        description=f"How many claims of {what.of} are said by each side, by speakers whose side is not known, "
        "and by nobody named."
        if parties
        else f"How many claims of {what.of} name a speaker.",
        segments=_sides(analysis),
        bars=tuple(
            Bar(g.label, relative(g.address, page), _by_party(analysis, g.articles)) for g in groups
        ),
        colours=(*range(len(parties)), None, None),
    )
