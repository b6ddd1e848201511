"""The timeline: when things were published, said and spoken of, in one picture of three lanes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.analysis import Analysis
from variorum.model.chart import Cell, Chart, Mark, Tally
from variorum.model.count import Bounds
from variorum.model.ranges import exactly
from variorum.model.reported import Reported
from variorum.model.when import When

from .addresses import claim_address, relative, source_address
from .sentences import origin_label
from .tally_charts import Group, by_party, split, tally
from .words import moment_words, plural, spoken_of

PUBLISHED, SAID, SPOKEN_OF = "Published", "Said", "Spoken of"


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: a lane, its dates also in words, what it is, and where it leads.

    `href` is relative to the page, `target` to the site's root.
    """

    lane: str
    when: When
    words: str
    text: str
    href: str
    target: str
    party: int | None
    hollow: bool


def entries(analysis: Analysis, page: str) -> tuple[Entry, ...]:
    """Everything that has a date or could have one, in the order of lanes and dates.

    Claims of one source that speak of one moment are one entry, and so are words of one origin.
    """
    found = [*_published(analysis, page), *_said(analysis, page), *_spoken_of(analysis, page)]
    lanes = (PUBLISHED, SAID, SPOKEN_OF)
    return tuple(
        sorted(
            found, key=lambda e: (lanes.index(e.lane), e.when.unknown, _sort_day(e.when), e.text)
        )
    )


def timeline_chart(analysis: Analysis, shown: Sequence[Entry]) -> Chart:
    """The picture of `shown`."""
    return Chart(
        key="timeline",
        title="Timeline",
        description=f"{plural(len(shown), 'entry', 'entries')}: when articles were published, when words were said, "
        "and which moments they speak of.",
        unit="",
        marks=tuple(
            Mark(
                key=f"m{number}",
                as_of=entry.when,
                bounds=Bounds(),
                labels=(entry.text,),
                title=f"{entry.lane}: {entry.text}; {entry.words}",
                href=entry.href,
                party=entry.party,
                hollow=entry.hollow,
                lane=entry.lane,
            )
            for number, entry in enumerate(shown)
        ),
        parties=tuple(party.name for party in analysis.dossier.parties),
        lanes=tuple(dict.fromkeys(entry.lane for entry in shown)),
    )


def timeline_tally(
    analysis: Analysis, shown: Sequence[Entry], where: Mapping[str, str], page: str
) -> Tally | None:
    """The picture of many entries: how many lie in each month, by lane and side."""
    ids = [party.id for party in analysis.dossier.parties]
    groups: list[Group[Entry]] = []
    for lane in (PUBLISHED, SAID, SPOKEN_OF):
        given = [entry for entry in shown if entry.lane == lane]
        if lane == PUBLISHED:
            groups.append((lane, "", None, split(given, _when)))
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


def _published(analysis: Analysis, page: str) -> Iterator[Entry]:
    for article in analysis.dossier.articles:
        source = article.source
        target = source_address(source.id)
        href = relative(target, page)
        when = source.published.when
        yield Entry(
            PUBLISHED,
            when,
            moment_words(when),
            analysis.dossier.label[source.id],
            href,
            target,
            None,
            hollow=False,
        )


def _said(analysis: Analysis, page: str) -> Iterator[Entry]:
    groups: dict[tuple[str, When], list[Reported]] = {}
    for each in analysis.claims:
        if each.origin is not None and each.said is not None:
            groups.setdefault((each.origin.id, each.said.when), []).append(each)
    for (origin_id, when), members in groups.items():
        text = origin_label(analysis, analysis.dossier.origin[origin_id])
        stated = any(m.origin_basis == "stated" for m in members)
        entry = _entry(
            analysis, page, SAID, when, f"{text} · {_claims(members)}", members, not stated
        )
        party = analysis.dossier.party_of(analysis.dossier.origin[origin_id].speaker)
        yield replace(entry, party=_index(analysis, party))


def _spoken_of(analysis: Analysis, page: str) -> Iterator[Entry]:
    groups: dict[tuple[str, str | None, When, bool], list[Reported]] = {}
    for each in analysis.claims:
        if each.claim.as_of is not None or each.claim.over is not None:
            party = each.party.id if each.party else None
            groups.setdefault((each.source.id, party, each.moment, each.lasting), []).append(each)
    for (_, _, when, _), members in groups.items():
        text = f"{analysis.dossier.label[members[0].source.id]} · {_claims(members)}"
        hollow = all(m.origin is None for m in members)
        yield _entry(analysis, page, SPOKEN_OF, when, text, members, hollow)


def _entry(
    analysis: Analysis,
    page: str,
    lane: str,
    when: When,
    text: str,
    members: Sequence[Reported],
    hollow: bool,
) -> Entry:
    own = {m.party.id if m.party else None for m in members}
    party = _index(analysis, own.pop() if len(own) == 1 else None)
    target = claim_address(members[0].id)
    words = spoken_of(when, lane == SPOKEN_OF and members[0].lasting)
    return Entry(lane, when, words, text, relative(target, page), target, party, hollow)


def _index(analysis: Analysis, party: str | None) -> int | None:
    """A party's place among the chart's colours."""
    parties = [p.id for p in analysis.dossier.parties]
    return parties.index(party) if party in parties else None


def _claims(members: Sequence[Reported]) -> str:
    return plural(len(members), "claim")


def _sort_day(when: When) -> str:
    return str(when.first or when.last or "")
