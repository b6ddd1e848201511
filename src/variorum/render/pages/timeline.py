"""The timeline: when things were published, said and spoken of, in rows on one axis of days; of many
entries in sheets by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.grouping import by_key
from variorum.model.ranges import exactly
from variorum.model.reported import Reported
from variorum.model.when import When
from variorum.render.addresses import TIMELINE, claim_address, origin_address, source_address
from variorum.render.escape import csv_text, markup
from variorum.render.evidence import (
    Cited,
    DayAxis,
    EvidenceRow,
    EvidenceRows,
    Group,
    Reading,
    Wording,
    party_class,
    party_sign,
    place_of,
)
from variorum.render.figure import FOLDER
from variorum.render.long_lists import Cells, MonthList, Number, many_articles
from variorum.render.quotations import quote_of, said
from variorum.render.sentences import origin_label
from variorum.render.templating import Page, further, page
from variorum.render.words import capital, moment_words, plural, spoken_of

MOST_LINES = 60
ABOUT = "When the articles were published, when words were said, and of which moments they speak."
LANES = PUBLISHED, SAID, SPOKEN_OF = "Published", "Said", "Spoken of"
CSV = f"{FOLDER}/timeline.csv"


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: a lane, its dates also in words, what it is, and where it leads.

    `claims` are what was said or spoken of, `party` the place of the side among the dossier's.
    """

    lane: str
    when: When
    words: str
    text: str
    target: str
    claims: tuple[Reported, ...] = ()
    party: int | None = None
    hollow: bool = False


def timelines(analysis: Analysis) -> Iterator[Page]:
    """The timeline; of many articles the sums by month, then the entries in sheets."""
    found = entries(analysis)
    data = [(e.when.first, e.when.last, e.lane, e.text, e.target) for e in found]
    files = {CSV: csv_text(("from", "to", "what", "entry", "url"), data).encode()}
    values: dict[str, Any] = {"hide": ["toc"], "csv": CSV, "number": len(found)}
    if not many_articles(analysis.dossier):
        rows = timeline_rows(analysis, found)
        yield page("timeline.md.j2", TIMELINE, "Timeline", ABOUT, **values, files=files, rows=rows)
        return
    every = MonthList.of(found, lambda entry: entry.when, TIMELINE)
    yield page(
        "timeline_many.md.j2", TIMELINE, "Timeline", ABOUT, **values, files=files,
        sheet=every.sheets[0], months=every.lines(MOST_LINES, _by_lane),
    )  # fmt: skip
    yield from further(every.sheets, "timeline_many.md.j2", "Timeline", ABOUT, months=(), **values)


def _by_lane(found: Sequence[Entry]) -> Cells:
    counted = Counter(entry.lane for entry in found)
    return tuple(Number(exactly(counted[lane])) for lane in LANES)


def timeline_rows(analysis: Analysis, found: Sequence[Entry]) -> EvidenceRows:
    """The entries as rows, those of a lane together; a date outside the dossier's period in words."""
    days = DayAxis.of((entry.when for entry in found), analysis.dossier.info.period)
    return EvidenceRows(
        ABOUT, ("When", "What"),
        tuple(
            Group("undated" if undated else lane, tuple(_row(analysis, e, days) for e in given))
            for (lane, undated), given in groupby(found, lambda e: (e.lane, e.when.unknown))
        ),
        days.ticks,
    )  # fmt: skip


def _row(analysis: Analysis, entry: Entry, days: DayAxis) -> EvidenceRow:
    """An entry, told in the words of the first of its claims that answers a question."""
    first = min(entry.claims, key=lambda each: each.question is None, default=None)
    words = quote_of(analysis, first) if first else said(entry.text)
    target = claim_address(first.id) if first else entry.target
    wording = Wording(words, (Cited("", "", markup(""), target),))
    origin = first.origin if first and entry.lane == SAID else None
    return EvidenceRow(
        said("" if origin else entry.text),
        party_sign(entry.party, entry.hollow) if first else None,
        party_class(entry.party),
        when=capital(entry.words),
        dates=days.strip(entry.when, bool(first and entry.lane == SPOKEN_OF and first.lasting)),
        readings=(Reading((wording,), ""),),
        origin=(said(entry.text), origin_address(origin.id)) if origin else None,
    )


def entries(analysis: Analysis) -> tuple[Entry, ...]:
    """Everything that has a date or could have one, in the order of lanes and dates.

    Claims of one source that speak of one moment are one entry, and so are words of one origin.
    """

    def place(entry: Entry) -> tuple[int, bool, str, str]:
        day = entry.when.first or entry.when.last or ""
        return LANES.index(entry.lane), entry.when.unknown, str(day), entry.text

    found = [*_published(analysis), *_said(analysis), *_spoken_of(analysis)]
    return tuple(sorted(found, key=place))


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
            SAID, when, spoken_of(when, False), text, claim_address(members[0].id), tuple(members),
            analysis.dossier.party_place.get(analysis.dossier.party_of(origin.speaker) or ""),
            hollow=not any(m.origin_basis == "stated" for m in members),
        )  # fmt: skip


def _spoken_of(analysis: Analysis) -> Iterator[Entry]:
    groups = by_key(
        ((c.source.id, place_of(analysis, c), c.moment, c.lasting), c)
        for c in analysis.claims
        if c.claim.as_of or c.claim.over
    )
    for (source, place, when, lasting), members in groups.items():
        text = f"{analysis.dossier.label[source]} · {plural(len(members), 'claim')}"
        yield Entry(
            SPOKEN_OF, when, spoken_of(when, lasting), text, claim_address(members[0].id), tuple(members),
            place, hollow=all(m.origin is None for m in members),
        )  # fmt: skip
