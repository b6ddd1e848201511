"""Whose words articles carry and in which voice: numbers and bars, no score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
from .paging import many_articles
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
    """The claims of articles in bars of so many segments, each of the colour of a party or of none."""

    key: str
    title: str
    description: str
    segments: Sequence[str]
    colours: Sequence[int | None]
    count: Callable[[Voices], Sequence[int]]

    def values(self, analysis: Analysis, sources: Iterable[str]) -> list[int]:
        """How many claims of the sources each segment has."""
        counted = (self.count(analysis.voices[source]) for source in sources)
        return [sum(numbers) for numbers in zip(*counted, strict=True)]

    def strip(self, analysis: Analysis, articles: Iterable[Article]) -> list[Share]:
        values = self.values(analysis, (article.source.id for article in articles))
        return _strip(self.colours, self.segments, values)


def attribution(
    analysis: Analysis, drawings: Drawings, groups: Sequence[tuple[str, str, Sequence[Article]]]
) -> list[Figure]:
    """The claims of groups of articles, each with an address and its words, by voice and by the side that
    speaks, with their numbers as a table; the files have a row for each article."""
    label = analysis.dossier.label
    sources = [article.source.id for *_, given in groups for article in given]
    figures = []
    for picture in (_voices(analysis), _sides(analysis)):
        counted = {source: picture.values(analysis, [source]) for source in sources}
        drawn = figure(
            analysis, drawings, "shares.md.j2", SOURCES, picture,
            ("article", *picture.segments, "total", "url"),
            [(label[s], *values, sum(values), source_address(s)) for s, values in counted.items()],
            what="Months" if many_articles(analysis.dossier) else "Article",
            bars=[(words, where, picture.strip(analysis, given)) for where, words, given in groups],
        )  # fmt: skip
        figures.append(drawn)
    return figures


def sides_strip(analysis: Analysis, article: Article) -> list[Share]:
    """The claims of an article as a bar, by the side that speaks."""
    return _sides(analysis).strip(analysis, [article])


def _voices(analysis: Analysis) -> Bars:
    by_month = "-by-month" if many_articles(analysis.dossier) else ""
    return Bars(
        "sources_voices",
        "Claims by voice",
        say(f"bars-voices{by_month}"),
        tuple(VOICES[voice] for voice in VOICE_ORDER),
        (None,) * len(VOICE_ORDER),
        lambda voices: [voices.claims[voice] for voice in VOICE_ORDER],
    )


def _sides(analysis: Analysis) -> Bars:
    parties = analysis.dossier.parties
    who = "the articles of those months" if many_articles(analysis.dossier) else "each article"
    keys = (*(party.id for party in parties), "unknown", "none")
    return Bars(
        "sources_sides",
        "Claims by the side that speaks" if parties else "Claims with and without a named speaker",
        say("bars-sides" if parties else "bars-speakers", who=who),
        (*(party.name for party in parties), holders(analysis.dossier).not_known, NOBODY),
        (*range(len(parties)), None, None),
        lambda voices: [voices.parties.get(key, 0) for key in keys],
    )


def _strip(
    colours: Sequence[int | None], segments: Sequence[str], values: Sequence[int]
) -> list[Share]:
    """The segments of a bar that have a count, end to end."""
    # The darkest tint would look like a side's colour.
    tint, start, found = int(any(party is not None for party in colours)), 0, []
    for name, value, party in zip(segments, values, colours, strict=True):
        look = f"party-{party % PARTY_COLOURS}" if party is not None else f"tint-{tint}"
        tint += party is None
        if value:
            places = (100 * start / sum(values), 100 * value / sum(values))
            found.append(Share(name, value, look, *(f"{place:.2f}" for place in places)))
        start += value
    return found
