"""Whose words articles carry and in which voice: numbers and bars, no score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.claim import VOICE_ORDER
from variorum.model.findings import Voices

from .addresses import SOURCES, source_address
from .charts import Drawings
from .charts.palette import PARTY_COLOURS
from .figure import Figure, figure
from .long_lists import many_articles
from .words import NOBODY, VOICES, holders, say


class Share(NamedTuple):
    """A segment of a bar: what it counts, how it looks, and where it stands in percent."""

    name: str
    claims: int
    look: str
    start: str
    width: str


@dataclass(frozen=True)
class Bars:
    """The claims of articles in bars of so many segments, each with its look."""

    key: str
    title: str
    description: str
    segments: Sequence[str]
    looks: Sequence[str]
    count: Callable[[Voices], Sequence[int]]

    def strip(self, voices: Iterable[Voices]) -> list[Share]:
        """The segments of one bar that have a count, end to end."""
        values = [sum(numbers) for numbers in zip(*map(self.count, voices), strict=True)]
        start, found = 0, []
        for name, value, look in zip(self.segments, values, self.looks, strict=True):
            if value:
                places = (100 * start / sum(values), 100 * value / sum(values))
                found.append(Share(name, value, look, *(f"{place:.2f}" for place in places)))
            start += value
        return found


def attribution(
    analysis: Analysis, drawings: Drawings, groups: Sequence[tuple[str, str, Sequence[Article]]]
) -> list[Figure]:
    """The claims of groups of articles, each with an address and its words, by voice and by the side that
    speaks, with their numbers as a table; the files have a row for each article."""
    label = analysis.dossier.label
    sources = [article.source.id for *_, given in groups for article in given]
    figures = []

    def voices(articles: Iterable[Article]) -> Iterator[Voices]:
        return (analysis.voices[article.source.id] for article in articles)

    for picture in (_voices(analysis), _sides(analysis)):
        counted = {source: picture.count(analysis.voices[source]) for source in sources}
        drawn = figure(
            analysis, drawings, "shares.md.j2", SOURCES, picture,
            ("article", *picture.segments, "total", "url"),
            [(label[s], *values, sum(values), source_address(s)) for s, values in counted.items()],
            what="Months" if many_articles(analysis.dossier) else "Article",
            bars=[(words, where, picture.strip(voices(given))) for where, words, given in groups],
        )  # fmt: skip
        figures.append(drawn)
    return figures


def sides_strip(analysis: Analysis, article: Article) -> list[Share]:
    """The claims of an article as a bar, by the side that speaks."""
    return _sides(analysis).strip([analysis.voices[article.source.id]])


def _voices(analysis: Analysis) -> Bars:
    by_month = "-by-month" if many_articles(analysis.dossier) else ""
    return Bars(
        "sources_voices",
        "Claims by voice",
        say(f"bars-voices{by_month}"),
        tuple(VOICES[voice] for voice in VOICE_ORDER),
        tuple(f"tint-{number}" for number in range(len(VOICE_ORDER))),
        lambda voices: [voices.claims[voice] for voice in VOICE_ORDER],
    )


def _sides(analysis: Analysis) -> Bars:
    parties = analysis.dossier.parties
    who = "the articles of those months" if many_articles(analysis.dossier) else "each article"
    keys = (*(party.id for party in parties), "unknown", "none")
    # The darkest tint would look like a side's colour.
    tints = ("tint-1", "tint-2") if parties else ("tint-0", "tint-1")
    return Bars(
        "sources_sides",
        "Claims by the side that speaks" if parties else "Claims with and without a named speaker",
        say("bars-sides" if parties else "bars-speakers", who=who),
        (*(party.name for party in parties), holders(analysis.dossier).not_known, NOBODY),
        (*(f"party-{place % PARTY_COLOURS}" for place in range(len(parties))), *tints),
        lambda voices: [voices.parties.get(key, 0) for key in keys],
    )
