"""A question as its page shows it: in sentences, in rows, and over time as numbers on an axis or answers in lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds
from variorum.model.grouping import by_key, grouped
from variorum.model.readings import Reading
from variorum.model.reported import Reported

from . import addresses
from .charts import Drawings
from .charts.legend import Entry, legend
from .evidence import EvidenceRows, by_date, charted, on_scale, place_of, question_rows
from .figure import Figure, figure
from .long_lists import many_articles
from .sensitivity_words import movement_sentences
from .sentences import origin_label, verdict_sentences
from .tallies import lanes, question_tally, summed_up
from .words import (
    answer_words,
    chain_words,
    joined,
    plural,
    say,
    scoped_words,
    speakers_words,
    spoken_of,
)

MOST_ROWS = 12
"""Of a question that is summed up; more would fill its page, each with the words of many articles."""
MOST_DRAWN = 100
"""Of more marks a chart takes too much time, which grows with their square."""


@dataclass(frozen=True)
class View:
    """A question as it stands on the page at the address `page`, read by some `rules` that read all of its
    answers alike: how it stands and why, as long as what it does, its rows, and its chart."""

    analysis: Analysis
    drawings: Drawings
    row: Row
    page: str
    rules: Sequence[Reading]

    @property
    def anchor(self) -> str:
        return "-".join(["by", *(rule.id for rule in self.rules)])

    @property
    def title(self) -> str:
        return joined([f"“{rule.title}”" for rule in self.rules])

    @property
    def reading(self) -> str:
        """The id of the rule by which numbers are read; empty where there is none."""
        return self.rules[0].id if self.rules else ""

    @cached_property
    def standing(self) -> Sequence[str]:
        return verdict_sentences(self.analysis, self.row, self.row.verdicts[self.reading])

    @property
    def movements(self) -> Sequence[str]:
        return movement_sentences(self.analysis, self.row, self.rules)

    @property
    def how(self) -> str:
        """By which rules numbers are read, where numbers are asked for."""
        if self.row.question.listed:
            return ""
        told = (
            say("every-rule")
            if self._every
            else say("by-rules", len(self.rules), titles=self.title)
        )
        return f"{told} {say('no-error')}"

    @cached_property
    def key(self) -> Sequence[Entry]:
        """What the signs of the rows and of the chart mean."""
        return legend(self._chart({"": [each for each in self.row.answers if charted(each)]}))

    @cached_property
    def rows(self) -> EvidenceRows | None:
        """The answers in rows; None where there are none, or too many, whose sums by month are drawn instead."""
        positions = {(a.position, scoped_words(a)) for a in self.row.answers if a.answers}
        if not positions or (len(positions) > MOST_ROWS and summed_up(self.analysis, self.row)):
            return None
        return question_rows(self.analysis, self.row, self.reading)

    @cached_property
    def figure(self) -> Figure | None:
        """The answers over time.

        They are drawn where there are two marks or more, below their rows; where there would be too many
        rows, their sums by month stand there. None where there is nothing to show.
        """
        analysis, row = self.analysis, self.row
        if not any(each.answers for each in row.answers):
            return None
        status = row.question.listed
        shown = sorted((a for a in row.answers if charted(a)), key=by_date)
        told = [_cells(analysis, a, None if status else self.reading) for a in shown]
        header, data = tuple(told[0]), [tuple(cells.values()) for cells in told]
        if self.rows is None:
            tally = question_tally(analysis, row, self.reading, self._name)
            if tally is None:
                return None
            return figure(
                analysis, self.drawings, "tally.md.j2", self.page, tally, header, data, reading=self.how
            )  # fmt: skip
        chart = self.chart
        drawn = 1 < len(chart.marks) <= MOST_DRAWN
        left_out = len(shown) - len(_over_time(row))
        kind = "left-out-undated" if status else "left-out"
        missing = say(kind, left_out) if drawn and left_out else ""
        label = analysis.dossier.label
        articles = "; ".join(f"{letter}\u00a0{label[s]}" for s, letter in _letters(analysis, shown))
        return figure(
            analysis, self.drawings, "figure.md.j2", self.page, chart, header, data, drawn=drawn,
            missing=missing, note=" ".join(filter(None, (self.how, missing))), foot=articles,
        )  # fmt: skip

    @property
    def chart(self) -> Chart:
        """What is said of dated moments: numbers on an axis, or listed answers in lanes.

        Its key names the question, and the rules only where others read otherwise.
        """
        drawn = _over_time(self.row)
        if not self.row.question.listed:
            return self._chart({"": drawn})
        ids = {each.id for each in drawn}
        foretold = by_key((answer_words(a), a) for a in drawn if a.claim.stance == "predicts")
        every = (lanes(self.row) | foretold).items()
        return self._chart({lane: [a for a in claims if a.id in ids] for lane, claims in every})

    def _chart(self, given: Mapping[str, Sequence[Reported]]) -> Chart:
        question, status = self.row.question, self.row.question.listed
        return Chart(
            key=self._name,
            title=question.ask,
            unit="" if status else question.scope.unit or "",
            marks=tuple(_marks(self.analysis, self.page, given, "" if status else self.reading)),
            parties=tuple(party.name for party in self.analysis.dossier.parties),
            lanes=tuple(name for name, claims in given.items() if claims) if status else (),
            whole=question.whole,
            measured=question.kind == "measure",
        )

    @property
    def _every(self) -> bool:
        return len(self.rules) == len(self.analysis.dossier.readings)

    @property
    def _name(self) -> str:
        rules = [] if self._every else sorted(rule.id for rule in self.rules)
        return "_".join(["question", self.row.question.id, *rules])


def views(analysis: Analysis, drawings: Drawings, row: Row, page: str) -> list[View]:
    """A view for the reading rules, those together that read every answer of `row` alike."""
    readings = analysis.dossier.readings
    groups = grouped(readings, lambda rule: tuple(a.bounds.get(rule.id) for a in row.answers))
    return [View(analysis, drawings, row, page, rules) for rules in groups.values() or [[]]]


def _over_time(row: Row) -> list[Reported]:
    """The answers and forecasts that have a place over time, of numbers those that share a scale."""
    given = [each for each in row.answers if charted(each)]
    placed = given if row.question.listed else on_scale(given)
    return [each for each in placed if not each.moment.unknown]


def _marks(
    analysis: Analysis, page: str, given: Mapping[str, Sequence[Reported]], reading: str
) -> Iterator[Mark]:
    """A mark for each origin and moment of each lane, and for each way in which its renderings are
    read; a lane's name says what its marks answer, without one each has its number's words."""
    groups = [
        (lane, members, number, len(alike))
        for lane, claims in given.items()
        for position in grouped(claims, lambda each: each.position).values()
        for alike in [grouped(position, lambda each: each.bounds.get(reading)).values()]
        for number, members in enumerate(alike, 1)
    ]
    for place, (lane, members, number, of) in enumerate(groups):
        first = members[0]
        wording = f"wording\u00a0{number}\u00a0of\u00a0{of}" if of > 1 else ""
        said = () if lane else tuple(dict.fromkeys(scoped_words(m) for m in members))
        kinds = {m.claim.count.kind for m in members if m.claim.count}
        parties = {place_of(analysis, each) for each in members}
        yield Mark(
            key=f"m{place}",
            as_of=first.moment,
            bounds=first.bounds.get(reading, Bounds()),
            labels=(*said, _who(analysis, members, wording)),
            title=_title(analysis, members),
            href=addresses.relative(addresses.claim_address(first.id), page),
            party=parties.pop() if len(parties) == 1 else None,
            hollow=first.origin is None,
            approximate="about" in kinds,
            lane=lane,
            lasting=first.lasting,
            vague="vague" in kinds,
            forecast=first.claim.stance == "predicts",
        )


def _cells(analysis: Analysis, each: Reported, reading: str | None) -> dict[str, object]:
    """A claim's row by its columns; `reading` None leaves those of numbers out."""
    known = each.bounds.get(reading or "", Bounds())
    numbers = {
        "low": known.low, "low_excluded": "yes" if known.low_excluded else None, "best": known.best,
        "high": known.high, "high_excluded": "yes" if known.high_excluded else None,
    }  # fmt: skip
    return {
        "reported": scoped_words(each), "who_says_it": chain_words(each),
        "as_of_from": each.moment.first, "as_of_to": each.moment.last,
        **(numbers if reading is not None else {}),
        "origin": origin_label(analysis, each.origin) if each.origin else None,
        "origin_basis": each.origin_basis, "source": analysis.dossier.label[each.source.id],
        "claim": each.id, "url": addresses.claim_address(each.id), "stance": each.claim.stance,
    }  # fmt: skip


def _who(analysis: Analysis, members: Sequence[Reported], wording: str = "") -> str:
    """Who says it, in which articles or in how many, and in which wording of several."""
    where = ", ".join(letter for _, letter in _letters(analysis, members))
    number = len({m.source.id for m in members})
    if not where and number > 1:
        where = plural(number, "article")
    told = (speakers_words(members), where.replace(" ", "\u00a0"), wording)
    return " ·\u00a0".join(filter(None, told))


def _letters(analysis: Analysis, claims: Iterable[Reported]) -> list[tuple[str, str]]:
    """The articles of some claims with their letters, in their order; none where articles have none."""
    if many_articles(analysis.dossier):
        return []
    sources = {each.source.id for each in claims}
    return [
        (source, letter) for source, letter in analysis.dossier.letter.items() if source in sources
    ]


def _title(analysis: Analysis, members: Sequence[Reported]) -> str:
    """A mark in words: what is said, by whom and where, of which moment, and which of that is inferred."""
    first = members[0]
    said = ", ".join(dict.fromkeys(scoped_words(m) for m in members))
    who = speakers_words(members)
    label = origin_label(analysis, first.origin) if first.origin else ""
    tied = " (inferred)" if label and all(m.origin_basis == "inferred" for m in members) else ""
    by = f"{label}{tied}" if label.startswith(who) else ", ".join(filter(None, (who, label + tied)))
    dated = first.claim.as_of
    moment = spoken_of(first.moment, first.lasting)
    inferred = " (date inferred)" if dated and dated.basis == "inferred" else ""
    where = ", ".join(dict.fromkeys(analysis.dossier.label[m.source.id] for m in members))
    return f"{said}; {by}; {moment}{inferred}; in {where}"
