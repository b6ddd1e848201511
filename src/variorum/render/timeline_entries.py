"""The timeline: when things were published, said and spoken of, in one picture of three lanes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.analysis import Analysis
from variorum.model.chart import Cell, Chart, Mark, Tally
from variorum.model.count import Bounds
from variorum.model.ranges import exactly
from variorum.model.reported import Reported
from variorum.model.when import When

from .addresses import claim_address, relative, source_address
from .months import by_month
from .sentences import origin_label
from .tally_charts import Group, by_party, tally
from .words import moment_words, plural, spoken_of

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
            groups.append((lane, "", None, by_month(given, _when)))
            continue
        sides = by_party(
            analysis, given, lambda e: None if e.party is None else ids[e.party], _when
        )
        groups += [(lane, *side) for side in sides]
    return tally(
        analysis, "timeline", "Timeline",
        "How many articles were published in each month, how many entries date words to it as said, and how many "
        "speak of it.",
        groups, lambda entries: Cell(exactly(len(entries))), "number of entries", where, page,
    )  # fmt: skip


def _when(entry: Entry) -> When:
    return entry.when


def _published(analysis: Analysis) -> Iterator[Entry]:
    for article in analysis.dossier.articles:
        source, when = article.source, article.source.published.when
        label = analysis.dossier.label[source.id]
        yield Entry(PUBLISHED, when, moment_words(when), label, source_address(source.id))


def _said(analysis: Analysis) -> Iterator[Entry]:
    groups: dict[tuple[str, When], list[Reported]] = {}
    for each in analysis.claims:
        if each.origin is not None and each.said is not None:
            groups.setdefault((each.origin.id, each.said.when), []).append(each)
    for (origin_id, when), members in groups.items():
        origin = analysis.dossier.origin[origin_id]
        text = f"{origin_label(analysis, origin)} · {plural(len(members), 'claim')}"
        yield Entry(
            SAID, when, spoken_of(when, False), text, claim_address(members[0].id),
            _index(analysis, analysis.dossier.party_of(origin.speaker)),
            hollow=not any(m.origin_basis == "stated" for m in members),
        )  # fmt: skip


def _spoken_of(analysis: Analysis) -> Iterator[Entry]:
    groups: dict[tuple[str, str | None, When, bool], list[Reported]] = {}
    for each in analysis.claims:
        if each.claim.as_of is not None or each.claim.over is not None:
            party = each.party_id
            groups.setdefault((each.source.id, party, each.moment, each.lasting), []).append(each)
    for (source, party, when, lasting), members in groups.items():
        text = f"{analysis.dossier.label[source]} · {plural(len(members), 'claim')}"
        yield Entry(
            SPOKEN_OF, when, spoken_of(when, lasting), text, claim_address(members[0].id),
            _index(analysis, party), hollow=all(m.origin is None for m in members),
        )  # fmt: skip


def _index(analysis: Analysis, party: str | None) -> int | None:
    """A party's place among the chart's colours."""
    parties = [p.id for p in analysis.dossier.parties]
    return parties.index(party) if party in parties else None
