"""The timeline: one picture in three lanes, when things were published, said and spoken of, and every
entry as a table; of many entries in sheets by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.chart import Cell, Chart, Mark, Tally
from variorum.model.count import Bounds
from variorum.model.grouping import by_key
from variorum.model.ranges import exactly
from variorum.model.when import When
from variorum.render.addresses import TIMELINE, claim_address, relative, source_address
from variorum.render.charts import Drawings, Picture
from variorum.render.exports.table import ends
from variorum.render.figure import Figure, figure, shown
from variorum.render.months import Cells, MonthList, Number, by_month
from variorum.render.paging import many_articles
from variorum.render.sentences import origin_label
from variorum.render.tally_charts import Group, by_party, tally
from variorum.render.templating import Page, page
from variorum.render.words import moment_words, plural, spoken_of

from .lists import further

MOST_LINES = 60
ABOUT = "When the articles were published, when words were said, and of which moments they speak."
LANES = PUBLISHED, SAID, SPOKEN_OF = "Published", "Said", "Spoken of"


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: a lane, its dates also in words, what it is, and where it leads."""

    lane: str
    when: When
    words: str
    text: str
    target: str
    party: int | None = None
    hollow: bool = False


def timelines(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    """The timeline; of many articles the sums by month, then the entries in sheets."""
    found = entries(analysis)
    period = analysis.dossier.info.period
    inside = [entry for entry in found if period.meets(entry.when)]
    if not many_articles(analysis.dossier):
        drawn = _figure(
            analysis, drawings, found, inside, timeline_chart(analysis, inside, TIMELINE)
        )
        yield page(
            "timeline.md.j2", TIMELINE, "Timeline", ABOUT,
            hide=["toc"], figure=drawn, entries=found, **shown([drawn]),
        )  # fmt: skip
        return
    every = MonthList.of(found, lambda entry: entry.when, TIMELINE)
    picture = timeline_tally(analysis, found, every.where, TIMELINE)
    figures = [_figure(analysis, drawings, found, inside, picture)] if picture else []
    values: dict[str, Any] = {"number": len(found), "hide": ["toc"]}
    yield page(
        "timeline_many.md.j2", TIMELINE, "Timeline", ABOUT, **shown(figures), figures=figures,
        months=every.lines(MOST_LINES, _by_lane), sheet=every.sheets[0], **values,
    )  # fmt: skip
    yield from further(
        every.sheets, "timeline_many.md.j2", "Timeline", ABOUT, figures=(), months=(), **values
    )


def _by_lane(found: Sequence[Entry]) -> Cells:
    counted = Counter(entry.lane for entry in found)
    return tuple(Number(exactly(counted[lane])) for lane in LANES)


def _figure(
    analysis: Analysis,
    drawings: Drawings,
    found: Sequence[Entry],
    inside: Sequence[Entry],
    picture: Picture,
) -> Figure:
    drawn = set(inside)
    return figure(
        analysis, drawings, "timeline_figure.md.j2", TIMELINE, picture,
        header=("from", "to", "what", "entry", "in_picture", "url"),
        rows=[
            (*ends(e.when), e.lane, e.text, "yes" if e in drawn else None, e.target) for e in found
        ],
        summed_up=isinstance(picture, Tally), inside=len(inside), outside=len(found) - len(inside),
    )  # fmt: skip


def entries(analysis: Analysis) -> tuple[Entry, ...]:
    """Everything that has a date or could have one, in the order of lanes and dates.

    Claims of one source that speak of one moment are one entry, and so are words of one origin.
    """

    def place(entry: Entry) -> tuple[int, bool, str, str]:
        day = entry.when.first or entry.when.last or ""
        return LANES.index(entry.lane), entry.when.unknown, str(day), entry.text

    found = [*_published(analysis), *_said(analysis), *_spoken_of(analysis)]
    return tuple(sorted(found, key=place))


def timeline_chart(analysis: Analysis, shown: Sequence[Entry], page: str) -> Chart:
    """The picture of `shown`."""
    marks = [
        Mark(
            f"m{number}", each.when, Bounds(), (each.text,), f"{each.lane}: {each.text}; {each.words}",
            relative(each.target, page), each.party, each.hollow, lane=each.lane,
        )
        for number, each in enumerate(shown)
    ]  # fmt: skip
    return Chart(
        "timeline", "Timeline",
        f"{plural(len(shown), 'entry', 'entries')}: when articles were published, when words were said, "
        "and which moments they speak of.",
        "", tuple(marks), tuple(party.name for party in analysis.dossier.parties),
        lanes=tuple(dict.fromkeys(each.lane for each in shown)),
    )  # fmt: skip


def timeline_tally(
    analysis: Analysis, shown: Sequence[Entry], where: Mapping[str, str], page: str
) -> Tally | None:
    """The picture of many entries: how many lie in each month, by lane and side."""
    ids = [party.id for party in analysis.dossier.parties]
    groups: list[Group[Entry]] = []
    for lane in LANES:
        given = [entry for entry in shown if entry.lane == lane]
        if lane == PUBLISHED:
            groups.append((lane, "", None, by_month(given, lambda entry: entry.when)))
            continue
        sides = by_party(
            analysis, given,
            lambda e: None if e.party is None else ids[e.party], lambda e: e.when,
        )  # fmt: skip
        groups += [(lane, *side) for side in sides]
    return tally(
        analysis, "timeline", "Timeline",
        "How many articles were published in each month, how many entries date words to it as said, and how many "
        "speak of it.",
        groups, lambda entries: Cell(exactly(len(entries))), "number of entries", where, page,
    )  # fmt: skip


def _published(analysis: Analysis) -> Iterator[Entry]:
    for article in analysis.dossier.articles:
        source, when = article.source, article.source.published.when
        label = analysis.dossier.label[source.id]
        yield Entry(PUBLISHED, when, moment_words(when), label, source_address(source.id))


def _said(analysis: Analysis) -> Iterator[Entry]:
    groups = by_key(((c.origin.id, c.said.when), c) for c in analysis.claims if c.origin and c.said)
    for (origin_id, when), members in groups.items():
        origin = analysis.dossier.origin[origin_id]
        text = f"{origin_label(analysis, origin)} · {plural(len(members), 'claim')}"
        yield Entry(
            SAID, when, spoken_of(when, False), text, claim_address(members[0].id),
            analysis.dossier.party_place.get(analysis.dossier.party_of(origin.speaker) or ""),
            hollow=not any(m.origin_basis == "stated" for m in members),
        )  # fmt: skip


def _spoken_of(analysis: Analysis) -> Iterator[Entry]:
    groups = by_key(
        ((c.source.id, c.party_id, c.moment, c.lasting), c)
        for c in analysis.claims
        if c.claim.as_of or c.claim.over
    )
    for (source, party, when, lasting), members in groups.items():
        text = f"{analysis.dossier.label[source]} · {plural(len(members), 'claim')}"
        yield Entry(
            SPOKEN_OF, when, spoken_of(when, lasting), text, claim_address(members[0].id),
            analysis.dossier.party_place.get(party or ""), hollow=all(m.origin is None for m in members),
        )  # fmt: skip
