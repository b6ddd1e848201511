"""Whose words a source carries and in which voice: numbers and bars, no score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.chart import Bar, Bars
from variorum.model.claim import Voice

from .addresses import relative, source_address
from .figure import Figure, figure
from .words import VOICES

ORDER: tuple[Voice, ...] = ("direct", "indirect", "narrator", "headline")


class Attribution(NamedTuple):
    """Two figures: the claims of each article by voice, and by the party that speaks."""

    voices: Figure
    parties: Figure


def attribution(
    analysis: Analysis, articles: Sequence[Article], page: str, key: str
) -> Attribution:
    """The figures for the articles, each with its numbers as a table."""
    return Attribution(
        _figure(analysis, _voices(analysis, articles, page, key), articles, page),
        _figure(analysis, _parties(analysis, articles, page, key), articles, page),
    )


def _figure(analysis: Analysis, bars: Bars, articles: Sequence[Article], page: str) -> Figure:
    rows = [
        (bar.label, *bar.values, sum(bar.values), source_address(article.source.id))
        for bar, article in zip(bars.bars, articles, strict=True)
    ]
    header = ("article", *bars.segments, "total", "url")
    return figure(analysis, "bars.md.j2", page, bars, header, rows)


def _voices(analysis: Analysis, articles: Sequence[Article], page: str, key: str) -> Bars:
    return Bars(
        key=f"{key}_voices",
        title="Claims by voice",
        description="How many claims each article gives in quotation marks, as reported speech, in its own "
        "voice and in headlines.",
        segments=tuple(VOICES[voice] for voice in ORDER),
        bars=tuple(
            Bar(
                a.source.label,
                relative(source_address(a.source.id), page),
                tuple(analysis.voices[a.source.id].claims[voice] for voice in ORDER),
            )
            for a in articles
        ),
    )


def _parties(analysis: Analysis, articles: Sequence[Article], page: str, key: str) -> Bars:
    parties = analysis.dossier.parties
    columns = [*(p.id for p in parties), "unknown", "none"]
    return Bars(
        key=f"{key}_sides",
        title="Claims by the side that speaks",
        description="How many claims of each article are said by each side, by speakers whose side is not known, "
        "and by nobody named.",
        segments=(*(p.name for p in parties), "side not known", "nobody named"),
        bars=tuple(
            Bar(
                a.source.label,
                relative(source_address(a.source.id), page),
                tuple(analysis.voices[a.source.id].parties.get(c, 0) for c in columns),
            )
            for a in articles
        ),
        colours=(*range(len(parties)), None, None),
    )
