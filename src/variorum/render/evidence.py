"""Evidence rows: what is said of which moment and by whom, a row for each origin and moment.

A row has a strip of dates and, where a number is asked for, a strip of numbers, on axes that all rows
of a table share. Places on a strip are percent of its width, so that it fits any screen.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from markupsafe import Markup

from variorum.model.analysis import Analysis, Row
from variorum.model.article import Article
from variorum.model.chart import NOBODY
from variorum.model.count import Bounds
from variorum.model.dossier import Dossier
from variorum.model.entities import Party
from variorum.model.grouping import by_key, grouped
from variorum.model.questions import Question
from variorum.model.reported import Reported
from variorum.model.when import When

from .addresses import claim_address, origin_address, source_address
from .charts.glyphs import glyph
from .charts.palette import UNKNOWN, party_role
from .charts.scene import Anchor
from .charts.timeaxis import TimeAxis
from .charts.valueaxis import ValueAxis, brief_number, figures, scale_words, value_axis, value_ticks
from .long_lists import many_articles
from .quotations import answer_of, quote_of, said, title_of
from .sentences import origin_label
from .words import (
    VOICES,
    answer_words,
    bounds_words,
    capital,
    number_words,
    speakers_words,
    spoken_of,
    without_year,
)

MOST_CLAIMS = 12
"""Of more claims that are read alike in one row the rest is counted."""
Fade = Literal["", "left", "right"]
_OUTLINES = {
    "day": "M0-4.5A4.5 4.5 0 0 1 0 4.5A4.5 4.5 0 0 1 0-4.5Z",
    "first": "M5-7H0V7H5",
    "last": "M-5-7H0V7H-5",
    "low": "M5-8H0V8H5",
    "high": "M-5-8H0V8H-5",
    "above": "M5-9Q-5 0 5 9",
    "below": "M-5-9Q5 0-5 9",
    "more": "M-8-5-2 0-8 5",
    "less": "M8-5 2 0 8 5",
    "about": "M-7-1Q-3.5-6 0-2.5T7-4M-7 4Q-3.5-1 0 2.5T7 1",
}
"""Signs around the place where they stand."""
_MARGIN, _OPEN = 7.0, 22.0
"""What a strip of dates has beyond its first or last day, more where a date is open that way."""
_LOW, _HIGH = 3.0, 86.0
"""Where the numbers begin and end on their strip; what has no limit goes on beyond."""
_TICKS = 5
_LETTER = 2.6
"""The part of a strip on a phone that a letter takes."""


class Ground(NamedTuple):
    """A bar on a strip, which fades towards the side where no end is set."""

    start: str
    width: str
    fade: Fade


class Sign(NamedTuple):
    """An outline around a place, drawn as a line, `solid` or `hollow`."""

    at: str
    outline: str
    ink: Literal["line", "solid", "hollow"] = "line"


class Mark(NamedTuple):
    """The shape and colour of whoever speaks."""

    sign: Sign
    party: str


class Strip(NamedTuple):
    """What is drawn for one date or number; a date that is `lasting` fills its bar."""

    grounds: tuple[Ground, ...]
    signs: tuple[Sign, ...]
    lasting: bool = False


class Tick(NamedTuple):
    """A day or a number of an axis; by its `anchor` its words stay within the strip."""

    at: str
    words: str
    anchor: Anchor


class Cited(NamedTuple):
    """An article as a row names it: its letter where articles are few, its title, and an address in it."""

    letter: str
    label: str
    title: Markup
    address: str


class Wording(NamedTuple):
    """Words as articles have them, with each article and the address of its claim."""

    words: Markup
    articles: tuple[Cited, ...]


class Reading(NamedTuple):
    """Wordings that are read alike: what they are taken to mean, where that is drawn, and of how many
    `more` claims."""

    wordings: tuple[Wording, ...]
    means: str
    strip: Strip | None = None
    more: int = 0


@dataclass(frozen=True)
class EvidenceRow:
    """One origin and moment. Without readings it says of a side that it gives no answer.

    `origin` is what the words go back to and its address; `inferred` says that no article's words
    tie them to it.
    """

    who: Markup
    mark: Sign | None
    party: str
    when: str = ""
    dates: Strip | None = None
    how: str = ""
    readings: tuple[Reading, ...] = ()
    origin: tuple[Markup, str] | None = None
    inferred: bool = False
    forecast: bool = False


class Group(NamedTuple):
    """Rows that stand together under a rule of their own; a kind is a heading, or one of three."""

    kind: str
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True)
class EvidenceRows:
    """A table of rows in the order of time: the heads of its columns, the axes of its strips, and the
    articles whose letters stand in it."""

    caption: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...] = ()
    key_to: tuple[Cited, ...] = ()


def cited(analysis: Analysis, source: str, address: str = "") -> Cited:
    """An article with an address in it, or with its own."""
    dossier = analysis.dossier
    letter = "" if many_articles(dossier) else dossier.letter[source]
    return Cited(
        letter, dossier.label[source], title_of(analysis, source), address or source_address(source)
    )


def charted(each: Reported) -> bool:
    """Whether a claim answers its question, if only for a time to come."""
    return each.answers or each.claim.stance == "predicts"


def by_letter(dossier: Dossier) -> list[Article]:
    """The articles in the order of their letters."""
    return [dossier.article[home] for home in dossier.letter]


def question_rows(analysis: Analysis, row: Row, reading: str) -> EvidenceRows:
    """The rows of a question, its numbers read by the rule `reading`; forecasts stand among the answers
    of their time."""
    answers = sorted((each for each in row.answers if charted(each)), key=by_date)
    days = DayAxis.of((each.moment for each in answers), analysis.dossier.info.period)
    numbers = not row.question.listed
    scale = NumberAxis.of(on_scale(answers), reading, row.question) if numbers else None
    groups = by_key(
        (
            "undated" if given[0].moment.unknown else "dated",
            _row(analysis, given, days, scale, reading),
        )
        for given in grouped(answers, lambda each: each.position).values()
    )
    groups["absent"] = [
        EvidenceRow(said(party.name), *mark(place)) for place, party in absent(analysis, row)
    ]
    when = "Said" if row.question.timeless else "Speaks of"
    asked = f"{row.question.scope.unit or 'number'}{scale.words}" if scale else "answer"
    return EvidenceRows(
        row.question.ask, (when, "Words, and who says them", capital(asked)),
        tuple(Group(kind, tuple(rows)) for kind, rows in groups.items() if rows),
        days.ticks, scale.ticks if scale else (),
        key_to(analysis, {each.source.id for each in answers}),
    )  # fmt: skip


def absent(analysis: Analysis, row: Row) -> list[tuple[int, Party]]:
    """The parties for whom no answer speaks, each with its place among all."""
    present = {
        each.id for a in row.answers if a.answers for each in a.holders if each.kind == "party"
    }
    parties = enumerate(analysis.dossier.parties)
    return [(place, party) for place, party in parties if party.id not in present]


def key_to(analysis: Analysis, sources: Collection[str]) -> tuple[Cited, ...]:
    """What the letters of these articles mean, none where articles have none."""
    dossier = analysis.dossier
    lettered = () if many_articles(dossier) else dossier.letter
    return tuple(cited(analysis, s) for s in lettered if s in sources)


def by_date(each: Reported) -> tuple[bool, str, str, str]:
    first, last = each.moment.first, each.moment.last
    return each.moment.unknown, str(first or last), str(last or dt.date.max), each.id


def on_scale(answers: Sequence[Reported]) -> Sequence[Reported]:
    """The numbers that share a scale: none of less, or of more, than what the others count."""
    return [a for a in answers if a.in_scope] or answers


def place_of(analysis: Analysis, each: Reported) -> int | None:
    """The place among the dossier's parties of the one that a claim's speaker speaks for; None where it
    is not known, NOBODY where nobody is named."""
    return analysis.dossier.party_place.get(each.party_id or "") if each.named else NOBODY


def party_sign(place: int | None, hollow: bool = False, at: str = "0") -> Sign:
    """The shape of the party at that place among the dossier's, hollow without a known origin."""
    return Sign(at, glyph(0, 0, place, hollow).path, "hollow" if hollow else "solid")


def party_class(place: int | None) -> str:
    """The class by which what stands inside has the party's colour; after seven, colours repeat."""
    role = party_role(place)
    return "v-party-unknown" if role == UNKNOWN else f"v-{role}"


def mark(place: int | None, hollow: bool = False) -> Mark:
    """What stands for the party at that place."""
    return Mark(party_sign(place, hollow), party_class(place))


def mark_of(analysis: Analysis, each: Reported) -> Mark:
    """Hollow where no origin is known, a cross where the side is not known or nobody is named."""
    return mark(place_of(analysis, each), hollow=each.origin is None)


def _row(
    analysis: Analysis,
    members: Sequence[Reported],
    days: DayAxis,
    scale: NumberAxis | None,
    reading: str,
) -> EvidenceRow:
    """The row of claims that share a position."""
    first, origin = members[0], members[0].origin
    words = partial(answer_of if scale else quote_of, analysis)
    readings = []
    for bounds, alike in grouped(members, lambda each: each.bounds.get(reading)).items():
        same = grouped(alike[:MOST_CLAIMS], lambda each: str(words(each)))
        wordings = tuple(
            Wording(
                words(given[0]),
                tuple(cited(analysis, c.source.id, claim_address(c.id)) for c in given),
            )
            for given in same.values()
        )
        means, strip = answer_words(first), None
        if scale:
            about = any(a.claim.count and a.claim.count.kind == "about" for a in alike)
            means = _means(first, bounds or Bounds(), about)
            strip = scale.strip(alike, bounds or Bounds(), place_of(analysis, first), about)
        readings.append(Reading(wordings, means, strip, len(alike[MOST_CLAIMS:])))
    who = speakers_words(members)
    label = origin_label(analysis, origin) if origin else ""
    voices = {VOICES[each.claim.voice] for each in members}
    return EvidenceRow(
        # An origin's name begins with its speaker's.
        said("" if label.startswith(who) else who),
        *mark_of(analysis, first),
        when=capital(
            without_year(analysis.dossier.info.period, spoken_of(first.moment, first.lasting))
        ),
        dates=days.strip(first.moment, first.lasting),
        how=voices.pop() if len(voices) == 1 else "",
        readings=tuple(readings),
        origin=(said(label), origin_address(origin.id)) if origin else None,
        inferred=all(each.origin_basis == "inferred" for each in members),
        forecast=not first.answers,
    )


def _means(each: Reported, bounds: Bounds, about: bool) -> str:
    """What a number is taken to mean, in words."""
    if each.claim.stance == "denies":
        return "a denial sets no limit"
    stated = figures(bounds)
    if not stated:
        return "the words give no figure"
    if bounds.low is None and bounds.high is None:
        return f"{'about ' if about else ''}{number_words(stated[0])}, no limit given"
    if bounds.low == bounds.high:
        return number_words(stated[0])
    return bounds_words(bounds)


@dataclass(frozen=True)
class DayAxis:
    """The days from the first to the last that the rows name and the dossier's period holds; none of
    them where no row names one. A date of another year would press all others into a corner."""

    axis: TimeAxis | None

    @classmethod
    def of(cls, moments: Iterable[When], period: When) -> DayAxis:
        given = [when for when in moments if not when.unknown]
        inside = [when for when in given if _holds(period, when)] or given
        days = [day for when in inside for day in (when.first, when.last) if day]
        if not days:
            return cls(None)
        left = _OPEN if any(when.first is None for when in inside) else _MARGIN
        right = _OPEN if any(when.last is None for when in inside) else _MARGIN
        return cls(TimeAxis(min(days), max(days), left, 100 - right))

    def strip(self, when: When, lasting: bool) -> Strip | None:
        """The days that a moment may lie on, or fills where it is `lasting`; None beyond the axis."""
        axis = self.axis
        if axis is None or when.unknown or not _holds(When(axis.first, axis.last), when):
            return None
        if when.day is not None:
            return Strip((), (Sign(percent(axis.x(when.day)), _OUTLINES["day"], "solid"),))
        start = axis.x(when.first) if when.first else 0.0
        end = axis.x(when.last) if when.last else 100.0
        fade: Fade = "left" if when.first is None else "right" if when.last is None else ""
        signs = [Sign(percent(start), _OUTLINES["first"])] if when.first else []
        signs += [Sign(percent(end), _OUTLINES["last"])] if when.last else []
        return Strip((Ground(percent(start), percent(end - start), fade),), tuple(signs), lasting)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The first day and the last, each with its words over it or, at an end of the strip, inside."""
        axis = self.axis
        if axis is None:
            return ()
        ends: list[tuple[dt.date, Anchor]] = [
            (axis.first, "middle" if axis.left == _OPEN else "start"),
            (axis.last, "middle" if axis.right == 100 - _OPEN else "end"),
        ]
        if axis.first == axis.last:
            ends = [(axis.first, "middle")]
        same_year = axis.first.year == axis.last.year
        return tuple(
            Tick(percent(axis.x(day)), _brief(day, same_year), anchor) for day, anchor in ends
        )


def _holds(period: When, when: When) -> bool:
    """Whether every end of `when` that is known lies in the period."""
    return all(period.meets(When(day, day)) for day in (when.first, when.last) if day)


def _brief(day: dt.date, same_year: bool) -> str:
    month = calendar.month_abbr[day.month]
    return f"{day.day} {month}" if same_year else f"{month} {day.year}"


@dataclass(frozen=True)
class NumberAxis:
    """The numbers of the claims `drawn`, from `_LOW` to `_HIGH` percent of a strip."""

    values: ValueAxis
    drawn: frozenset[str]
    stated: bool

    @classmethod
    def of(cls, drawn: Sequence[Reported], reading: str, question: Question) -> NumberAxis:
        stated = [n for a in drawn for n in figures(a.bounds.get(reading, Bounds()))]
        measured = question.kind == "measure"
        axis = value_axis(stated, _LOW, _HIGH, question.whole, close=measured)
        return cls(axis, frozenset(each.id for each in drawn), bool(stated))

    @property
    def words(self) -> str:
        return scale_words(self.values) if self.stated else ""

    def strip(
        self, alike: Sequence[Reported], bounds: Bounds, place: int | None, about: bool
    ) -> Strip | None:
        """The numbers that words allow; None for those that count something else, and for none."""
        stated, low, high, best = figures(bounds), bounds.low, bounds.high, bounds.best
        if not stated or not all(each.id in self.drawn for each in alike):
            return None
        values = self.values
        first, last = values.y(stated[0]), values.y(stated[-1])
        grounds, signs = [], []
        hollow = alike[0].origin is None
        if low is None and not (high is None and about):
            start = values.bottom if values.whole and not values.base else 0.0
            grounds.append(Ground(percent(start), percent(last - start), "left"))
            signs += [Sign("0", _OUTLINES["less"])] if not start else []
        if high is None and not (low is None and about):
            end = values.top if values.whole else 100.0
            grounds.append(Ground(percent(first), percent(end - first), "right"))
            signs += [Sign("100", _OUTLINES["more"])] if not values.whole else []
        if low is not None and high is not None and low < high:
            grounds.append(Ground(percent(first), percent(last - first), ""))
        if low is not None and low != high:
            signs.append(Sign(percent(first), _OUTLINES["above" if bounds.low_excluded else "low"]))
        if high is not None and low != high:
            signs.append(
                Sign(percent(last), _OUTLINES["below" if bounds.high_excluded else "high"])
            )
        if low == high or (best is not None and best not in (low, high)):
            at = percent(values.y(stated[0] if best is None else best))
            signs.append(Sign(at, _OUTLINES["about"]) if about else party_sign(place, hollow, at))
        return Strip(tuple(grounds), tuple(signs))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers, as many as have room for their words on a phone."""
        found: list[Tick] = []
        taken = -1.0
        for value in value_ticks(self.values, _TICKS) if self.stated else ():
            words, x = brief_number(value), self.values.y(value)
            half = len(words) * _LETTER / 2
            if x - half >= taken and (x + half <= 100 or not found):
                found.append(Tick(percent(x), words, "start" if x < half else "middle"))
                taken = max(x, half) + half + _LETTER
        return tuple(found)


def percent(place: float) -> str:
    """A part of a strip in percent, to a tenth."""
    return f"{round(place, 1) + 0:g}"
