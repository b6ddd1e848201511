"""The days that the answers of each question speak of, as a strip beside the question in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Mark
from variorum.model.count import Bounds
from variorum.model.grouping import grouped

from .charts.legend import Entry, legend_of
from .evidence import DayAxis, Strip, Tick, charted, party_class, party_sign, place_of

MOST_LANES = 8
"""One above the other on a strip; of more nothing could be told apart."""
_ROOM = 4.0
"""Percent of the axis that a sign takes on either side."""
_OPEN = {"first": "M4-5H0V5H4M0 0H12M9-3 12 0 9 3", "last": "M-4-5H0V5H-4M0 0H-12M-9-3-12 0-9 3"}
"""Brackets whose span has no other end."""


class Sign(NamedTuple):
    """When an answer speaks of, in one of the lanes of a strip: a party's shape on a day, or brackets
    at the known ends of a span; `look` is the class of its colour."""

    lane: int
    look: str
    strip: Strip


@dataclass(frozen=True)
class Strips:
    """For each question by its id the signs of its answers; the ends of their axis, and what signs mean."""

    signs: Mapping[str, Sequence[Sign]]
    days: Sequence[Tick]
    key: Sequence[Entry]


def question_strips(analysis: Analysis, rows: Sequence[Row]) -> Strips:
    """The strips of some questions on one axis; none of a question with too many signs."""
    marks = {row.question.id: _marks(analysis, row) for row in rows}
    every = [mark for found in marks.values() for mark in found]
    days = DayAxis.of((mark.as_of for mark in every), analysis.dossier.info.period)
    signs = {question: _signs(found, days) for question, found in marks.items()}
    return Strips(
        {question: each for question, each in signs.items() if each and each[-1].lane < MOST_LANES},
        days.ticks,
        legend_of(every, [party.name for party in analysis.dossier.parties]),
    )


def _marks(analysis: Analysis, row: Row) -> list[Mark]:
    """A mark for each origin and moment, without its words, which stand on the question's page."""
    dated = [each for each in row.answers if charted(each) and not each.moment.unknown]
    firsts = [members[0] for members in grouped(dated, lambda each: each.position).values()]
    return [
        Mark(
            each.id, each.moment, Bounds(), (), "", "", place_of(analysis, each),
            hollow=each.origin is None, lasting=each.lasting, forecast=not each.answers,
        )
        for each in firsts
    ]  # fmt: skip


def _signs(marks: Sequence[Mark], days: DayAxis) -> list[Sign]:
    """The marks on the axis, each in the first lane that has room for it, by lane; alike ones once."""
    strips = ((_strip(mark, days), party_class(mark.party)) for mark in marks)
    drawn = {
        (strip, look): [float(sign.at) for sign in strip.signs] for strip, look in strips if strip
    }
    ends: list[float] = []
    found = []
    for (strip, look), places in sorted(drawn.items(), key=lambda each: min(each[1])):
        lane = next((n for n, end in enumerate(ends) if end <= min(places) - _ROOM), len(ends))
        ends[lane : lane + 1] = [max(places) + _ROOM]
        found.append(Sign(lane, look, strip))
    return sorted(found, key=lambda sign: sign.lane)


def _strip(mark: Mark, days: DayAxis) -> Strip | None:
    strip = days.strip(mark.as_of, mark.lasting)
    if strip is None:
        return None
    if mark.as_of.day is not None:
        shape = party_sign(mark.party, mark.hollow, strip.signs[0].at)
        return strip._replace(signs=(shape,))
    if len(strip.signs) == 1:
        end = "first" if mark.as_of.first else "last"
        return Strip((), (strip.signs[0]._replace(outline=_OPEN[end]),))
    return strip
