"""A question's answers as a figure: as rows, and over time as numbers on an axis or answers in lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds
from variorum.model.grouping import by_key, grouped
from variorum.model.readings import Reading
from variorum.model.reported import Reported

from . import addresses
from .charts import Drawings
from .charts.legend import Entry, legend_of
from .evidence import EvidenceRows, by_date, charted, on_scale, place_of, question_rows
from .exports.table import ends
from .figure import Figure, figure
from .paging import many_articles
from .sentences import origin_label
from .tallies import lanes, summed_up
from .tally_charts import question_tally
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


def rule_groups(analysis: Analysis, row: Row) -> list[tuple[Reading, ...]]:
    """The reading rules, those together that read every answer of `row` alike."""
    groups = grouped(
        analysis.dossier.readings, lambda rule: tuple(a.bounds.get(rule.id) for a in row.answers)
    )
    return [tuple(rules) for rules in groups.values()] or [()]


def rows_of(analysis: Analysis, row: Row, rules: Sequence[Reading]) -> EvidenceRows | None:
    """The answers of `row` in rows, read by `rules`, which read alike; None where there are none, or too
    many, whose sums by month are drawn instead."""
    if not _has_rows(analysis, row):
        return None
    return question_rows(analysis, row, rules[0].id if rules else "")


def _has_rows(analysis: Analysis, row: Row) -> bool:
    positions = {(a.position, scoped_words(a)) for a in row.answers if a.answers}
    return bool(positions) and (len(positions) <= MOST_ROWS or not summed_up(analysis, row))


def question_figure(
    analysis: Analysis, drawings: Drawings, row: Row, page: str, rules: Sequence[Reading]
) -> Figure | None:
    """The answers of `row` over time as they stand on `page`, read by `rules`, which read alike.

    They are drawn where there are two marks or more, below their rows; where there would be too many
    rows, their sums by month stand there. None where there is nothing to show.
    """
    if not any(each.answers for each in row.answers):
        return None
    status, reading = row.question.listed, _reading(row, rules)
    shown = sorted((a for a in row.answers if charted(a)), key=by_date)
    data = [_cells(analysis, a, reading, numbers=not status) for a in shown]
    values: dict[str, Any] = {
        "header": tuple(data[0]),
        "data": [tuple(cells.values()) for cells in data],
        "title": row.question.short,
    }
    help_words = _help_words(analysis, row, rules)
    if not _has_rows(analysis, row):
        tally = question_tally(analysis, row, reading, _key(analysis, row, rules))
        if tally is None:
            return None
        return figure(analysis, drawings, "tally.md.j2", page, tally, reading=help_words, **values)
    chart = question_chart(analysis, row, page, rules)
    drawn = 1 < len(chart.marks) <= MOST_DRAWN
    left_out = len(shown) - len(_over_time(row))
    kind = "left-out-undated" if status else "left-out"
    missing = say(kind, left_out) if drawn and left_out else ""
    label = analysis.dossier.label
    articles = "; ".join(f"{letter}\u00a0{label[s]}" for s, letter in _letters(analysis, shown))
    return figure(
        analysis, drawings, "figure.md.j2", page, chart, drawn=drawn, missing=missing,
        note=" ".join(filter(None, (help_words, missing))), foot=articles, **values,
    )  # fmt: skip


def reading_help(
    analysis: Analysis, row: Row, page: str, rules: Sequence[Reading]
) -> tuple[str, tuple[Entry, ...]]:
    """How to read a question's rows and chart: by which rules its numbers are read, and its signs."""
    shown = [each for each in row.answers if charted(each)]
    marks = list(_marks(analysis, page, {"": shown}, _reading(row, rules)))
    key = legend_of(marks, [party.name for party in analysis.dossier.parties])
    return _help_words(analysis, row, rules), key


def _help_words(analysis: Analysis, row: Row, rules: Sequence[Reading]) -> str:
    """By which rules numbers are read, where numbers are asked for."""
    if row.question.listed:
        return ""
    if len(rules) == len(analysis.dossier.readings):
        told = say("every-rule")
    else:
        titles = joined([f"“{rule.title}”" for rule in rules])
        told = say("by-rules", len(rules), titles=titles)
    return f"{told} {say('no-error')}"


def question_chart(analysis: Analysis, row: Row, page: str, rules: Sequence[Reading]) -> Chart:
    """The chart of what `row` says of dated moments, as it stands on `page`: numbers on an axis, or
    listed answers in lanes.

    Its key names the question, and the rules only where others read otherwise.
    """
    status, drawn = row.question.listed, _over_time(row)
    given = {"": drawn}
    if status:
        ids = {each.id for each in drawn}
        foretold = by_key((answer_words(a), a) for a in drawn if a.claim.stance == "predicts")
        given = {
            lane: [each for each in claims if each.id in ids]
            for lane, claims in (lanes(row) | foretold).items()
        }
    return Chart(
        key=_key(analysis, row, rules),
        title=row.question.ask,
        unit="" if status else row.question.scope.unit or "",
        marks=tuple(_marks(analysis, page, given, _reading(row, rules))),
        parties=tuple(party.name for party in analysis.dossier.parties),
        lanes=tuple(name for name, claims in given.items() if claims) if status else (),
        whole=row.question.whole,
        measured=row.question.kind == "measure",
    )


def _reading(row: Row, rules: Sequence[Reading]) -> str:
    """The id of the rule by which the numbers of `row` are read; empty where it has none."""
    return rules[0].id if rules and not row.question.listed else ""


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
        yield Mark(
            key=f"m{place}",
            as_of=first.moment,
            bounds=first.bounds.get(reading, Bounds()),
            labels=(*said, _who(analysis, members, wording)),
            title=_title(analysis, members),
            href=addresses.relative(addresses.claim_address(first.id), page),
            party=_party(analysis, members),
            hollow=first.origin is None,
            approximate="about" in kinds,
            lane=lane,
            lasting=first.lasting,
            vague="vague" in kinds,
            forecast=first.claim.stance == "predicts",
        )


def _key(analysis: Analysis, row: Row, rules: Sequence[Reading]) -> str:
    every = len(rules) == len(analysis.dossier.readings)
    return "_".join(["question", row.question.id, *([] if every else sorted(r.id for r in rules))])


def _cells(analysis: Analysis, each: Reported, reading: str, *, numbers: bool) -> dict[str, object]:
    """A claim's row by its columns, with `numbers` those that `reading` gives it."""
    known = each.bounds.get(reading, Bounds())
    limits = {
        "low": known.low, "low_excluded": "yes" if known.low_excluded else None, "best": known.best,
        "high": known.high, "high_excluded": "yes" if known.high_excluded else None,
    }  # fmt: skip
    first, last = ends(each.moment)
    return {
        "reported": scoped_words(each), "who_says_it": chain_words(each),
        "as_of_from": first, "as_of_to": last,
        **(limits if numbers else {}),
        "origin": origin_label(analysis, each.origin) if each.origin else None,
        "origin_basis": each.origin_basis, "source": analysis.dossier.label[each.source.id],
        "claim": each.id, "url": addresses.claim_address(each.id), "stance": each.claim.stance,
    }  # fmt: skip


def _party(analysis: Analysis, members: Sequence[Reported]) -> int | None:
    """The place among the chart's parties of the one that all speak for."""
    places = {place_of(analysis, each) for each in members}
    return places.pop() if len(places) == 1 else None


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
