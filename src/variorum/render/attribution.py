"""Whose words articles carry and in which voice: numbers and bars, no score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.chart import Bar, Bars
from variorum.model.claim import VOICE_ORDER

from .addresses import relative, source_address
from .charts import Drawings
from .charts.palette import PARTY_COLOURS
from .figure import Figure, figure
from .words import NOBODY as NOBODY_NAMED
from .words import VOICES, holders

UNKNOWN, NOBODY = "unknown", "none"


class Attribution(NamedTuple):
    """Two figures: the claims of articles by voice, and by the party that speaks."""

    voices: Figure
    parties: Figure


class Share(NamedTuple):
    """A segment of a bar: what it counts, how it looks, and where it stands in percent."""

    name: str
    claims: int
    look: str
    start: str
    width: str


class Group(NamedTuple):
    """Articles that share a bar: its label, and the address that it leads to."""

    label: str
    address: str
    articles: Sequence[Article]


def alone(analysis: Analysis, articles: Sequence[Article]) -> list[Group]:
    """Each article by itself."""
    return [
        Group(analysis.dossier.label[a.source.id], source_address(a.source.id), [a])
        for a in articles
    ]


def attribution(
    analysis: Analysis,
    drawings: Drawings,
    groups: Sequence[Group],
    page: str,
    key: str,
    *,
    by_months: bool = False,
) -> Attribution:
    """The figures for the groups, with their numbers as a table; the files have a row for each
    article."""
    parties = analysis.dossier.parties
    header, who, give, own = (
        ("Months", "the articles of those months", "give", "their") if by_months
        else ("Article", "each article", "gives", "its")
    )  # fmt: skip
    voices = _figure(
        analysis, drawings, groups, page, header, _by_voice,
        key=f"{key}_voices",
        title="Claims by voice",
        description=f"How many claims {who} {give} in quotation marks, as reported speech, in {own} own voice and in "
        "headlines.",
        segments=tuple(VOICES[voice] for voice in VOICE_ORDER),
    )  # fmt: skip
    sides = _figure(
        analysis, drawings, groups, page, header, _by_party,
        key=f"{key}_sides",
        title="Claims by the side that speaks" if parties else "Claims with and without a named speaker",
        description=f"How many claims of {who} are said by each side, by speakers whose side is not known, and by "
        "nobody named." if parties else f"How many claims of {who} name a speaker.",
        segments=_sides(analysis),
        colours=(*range(len(parties)), None, None),
    )  # fmt: skip
    return Attribution(voices, sides)


def sides_strip(analysis: Analysis, article: Article) -> list[Share]:
    """The claims of an article as a bar, by the side that speaks."""
    return _strip(
        (*range(len(analysis.dossier.parties)), None, None),
        _sides(analysis),
        _by_party(analysis, [article]),
    )


def _figure(
    analysis: Analysis,
    drawings: Drawings,
    groups: Sequence[Group],
    page: str,
    header: str,
    count: Callable[[Analysis, Sequence[Article]], tuple[int, ...]],
    **about: Any,
) -> Figure:
    """Bars of what `count` says of each group, drawn as `about` tells."""
    bars = tuple(
        Bar(g.label, relative(g.address, page), count(analysis, g.articles)) for g in groups
    )
    picture = Bars(bars=bars, **about)
    rows = []
    for article in (a for group in groups for a in group.articles):
        values, source = count(analysis, [article]), article.source.id
        rows.append((analysis.dossier.label[source], *values, sum(values), source_address(source)))
    columns = ("article", *picture.segments, "total", "url")
    return figure(
        analysis, drawings, "shares.md.j2", page, picture, columns, rows,
        what=header, strips=[_strip(picture.colours, picture.segments, bar.values) for bar in bars],
    )  # fmt: skip


def _strip(
    colours: Sequence[int | None], segments: Sequence[str], values: Sequence[int]
) -> list[Share]:
    """The segments of a bar that have a count, end to end."""
    looks = (*colours, *[None] * (len(values) - len(colours)))
    # The darkest tint would look like a side's colour.
    tint, start, found = int(any(p is not None for p in looks)), 0, []
    for name, value, party in zip(segments, values, looks, strict=True):
        look = f"party-{party % PARTY_COLOURS}" if party is not None else f"tint-{tint}"
        tint += party is None
        if value:
            places = (100 * start / sum(values), 100 * value / sum(values))
            found.append(Share(name, value, look, *(f"{place:.2f}" for place in places)))
        start += value
    return found


def _by_voice(analysis: Analysis, articles: Sequence[Article]) -> tuple[int, ...]:
    voices = [analysis.voices[a.source.id].claims for a in articles]
    return tuple(sum(claims[voice] for claims in voices) for voice in VOICE_ORDER)


def _by_party(analysis: Analysis, articles: Sequence[Article]) -> tuple[int, ...]:
    parties = [analysis.voices[a.source.id].parties for a in articles]
    columns = [*(p.id for p in analysis.dossier.parties), UNKNOWN, NOBODY]
    return tuple(sum(claims.get(column, 0) for claims in parties) for column in columns)


def _sides(analysis: Analysis) -> tuple[str, ...]:
    names = (party.name for party in analysis.dossier.parties)
    return (*names, holders(analysis.dossier).not_known, NOBODY_NAMED)
