"""A question's answers as a figure, numbers on an axis or answers in lanes, and as one of many small
pictures on one time axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Chart, Mark, Tally
from variorum.model.count import Bounds
from variorum.model.grouping import grouped
from variorum.model.questions import Question
from variorum.model.readings import Reading
from variorum.model.reported import Reported
from variorum.model.when import UNKNOWN, When

from . import addresses
from .charts import Drawings
from .exports.table import ends
from .figure import Figure, figure
from .paging import many_articles
from .sentences import origin_label
from .tallies import lanes, summed_up
from .tally_charts import question_tally
from .words import chain_words, enumerated, joined, plural, scoped_words, spoken_of

MOST_MARKS = 30
"""Of more marks or labels than these none could be told from another."""
MOST_NAMED = 3
MOST_PANELS = 12
"""Small pictures on one page of a large dossier."""
_WHO = ("reported", "who_says_it", "as_of_from", "as_of_to")
_BOUNDS = ("low", "low_excluded", "best", "high", "high_excluded")
_WHERE = ("origin", "origin_basis", "source", "claim", "url")


def rule_groups(analysis: Analysis, row: Row) -> list[tuple[Reading, ...]]:
    """The reading rules, those together that read every answer of `row` alike."""
    groups = grouped(
        analysis.dossier.readings, lambda rule: tuple(a.bounds.get(rule.id) for a in row.answers)
    )
    return [tuple(rules) for rules in groups.values()] or [()]


def question_figure(
    analysis: Analysis, drawings: Drawings, row: Row, page: str, rules: Sequence[Reading]
) -> Figure | None:
    """The answers of `row` over time as they stand on `page`, read by `rules`, which read alike.

    None where nothing could be drawn.
    """
    answers = sorted((a for a in row.answers if a.answers), key=by_date)
    if not answers:
        return None
    status = row.question.listed
    drawn = {a.id for a in (answers if status else _on_scale(answers))}
    reading = rules[0].id if rules else ""
    many = summed_up(analysis, row)
    picture: Chart | Tally | None
    if many and len({(a.position, scoped_words(a)) for a in answers}) > MOST_MARKS:
        picture = question_tally(analysis, row, page, reading, _key(analysis, row, rules))
    else:
        picture = question_chart(analysis, row, page, rules)
    if picture is None:
        return None
    rules_words = "" if status else _rules_words(analysis, rules)
    return figure(
        analysis, drawings, "figure.md.j2", page, picture,
        header=(*_WHO, *(() if status else _BOUNDS), *_WHERE),
        rows=[tuple(_cells(analysis, a, None if status else reading)) for a in answers],
        title=row.question.short, note=rules_words, reading=rules_words, status=status,
        entries=() if many else [
            (a, spoken_of(a.moment, a.lasting), a.bounds.get(reading, Bounds())) for a in answers
        ],
        counted=isinstance(picture, Tally),
        beside=_beside_words([a for a in answers if a.id not in drawn]),
    )  # fmt: skip


def question_chart(analysis: Analysis, row: Row, page: str, rules: Sequence[Reading]) -> Chart:
    """The chart of `row` as it stands on `page`: numbers on an axis, or listed answers in lanes.

    Its key names the question, and the rules only where others read otherwise.
    """
    answers = [a for a in row.answers if a.answers]
    status = row.question.listed
    given = lanes(row) if status else {"": list(_on_scale(answers))}
    marks = tuple(_marks(analysis, page, given, "" if status or not rules else rules[0].id))
    return Chart(
        key=_key(analysis, row, rules),
        title=row.question.ask,
        description="; ".join(mark.title for mark in marks),
        unit="" if status else row.question.scope.unit or "",
        marks=marks,
        parties=tuple(party.name for party in analysis.dossier.parties),
        lanes=tuple(given) if status else (),
        whole=row.question.whole,
    )


def panels(
    analysis: Analysis, drawings: Drawings, rows: Sequence[Row], page: str
) -> list[tuple[Question, Markup]]:
    """A small picture for each of the `rows` that asks for a number and is answered, all on one axis.

    In a large dossier a question with more reports than a small picture holds has none, and only
    the first `MOST_PANELS` others have one.
    """
    shown = [
        (row.question, question_chart(analysis, row, page, rule_groups(analysis, row)[0]))
        for row in rows
        if not row.question.listed
        and any(a.answers for a in row.answers)
        and not summed_up(analysis, row)
    ]
    if many_articles(analysis.dossier):
        shown = shown[:MOST_PANELS]
    shared = shared_axis([chart for _, chart in shown], analysis.dossier.info.period)
    return [(question, drawings.small(chart, shared)) for question, chart in shown]


def shared_axis(charts: Iterable[Chart], period: When) -> When:
    """From the first to the last day that a report names and that lies in the dossier's period.

    One report of another year would press all the others into a corner.
    """
    days = [
        day
        for chart in charts
        for mark in chart.marks
        for day in (mark.as_of.first, mark.as_of.last)
        if day is not None and period.meets(When(day, day))
    ]
    return When(min(days), max(days)) if days else UNKNOWN


def _marks(
    analysis: Analysis, page: str, given: Mapping[str, Sequence[Reported]], reading: str
) -> Iterator[Mark]:
    """A mark for each origin and moment of each lane, and for each way in which its renderings are
    read; a lane's name says what its marks answer, without one each has its number's words."""
    groups = [
        (lane, members, f"wording {number} of {len(alike)}" if len(alike) > 1 else "")
        for lane, claims in given.items()
        for position in grouped(claims, lambda each: each.position).values()
        for alike in [grouped(position, lambda each: each.bounds.get(reading)).values()]
        for number, members in enumerate(alike, 1)
    ]
    for place, (lane, members, wording) in enumerate(groups):
        first = members[0]
        said = () if lane else tuple(dict.fromkeys(scoped_words(m) for m in members))
        yield Mark(
            key=f"m{place}",
            as_of=first.moment,
            bounds=first.bounds.get(reading, Bounds()),
            labels=(*said, _who(members, wording)),
            title=_title(analysis, members),
            href=addresses.relative(addresses.claim_address(first.id), page),
            party=_party(analysis, members),
            hollow=first.origin is None,
            approximate=any(m.claim.count and m.claim.count.kind == "about" for m in members),
            lane=lane,
            lasting=first.lasting,
        )


def _on_scale(answers: Sequence[Reported]) -> Sequence[Reported]:
    """The numbers that share a scale: none of less, or of more, than what the others count."""
    return [a for a in answers if a.in_scope] or answers


def _beside_words(left_out: Sequence[Reported]) -> str:
    """Which numbers the picture leaves out, since they count something narrower or wider."""
    words = list(dict.fromkeys(scoped_words(each) for each in left_out))
    if len(words) > MOST_NAMED:
        return f"Not in the picture: {plural(len(left_out), 'answer')} about something narrower or wider."
    return f"Not in the picture: {'; '.join(words)}." if words else ""


def _key(analysis: Analysis, row: Row, rules: Sequence[Reading]) -> str:
    every = len(rules) == len(analysis.dossier.readings)
    return "_".join(["question", row.question.id, *([] if every else sorted(r.id for r in rules))])


def _rules_words(analysis: Analysis, rules: Sequence[Reading]) -> str:
    if len(rules) == len(analysis.dossier.readings):
        return "Every reading rule gives these ranges."
    titles = joined([f"“{rule.title}”" for rule in rules])
    rule, reads = ("rule", "reads") if len(rules) == 1 else ("rules", "read")
    return f"Numbers as the {rule} {titles} {reads} the words."


def _cells(analysis: Analysis, each: Reported, reading: str | None) -> Iterator[object]:
    """A claim's row; `reading` None leaves the columns of numbers out."""
    yield from (scoped_words(each), chain_words(each), *ends(each.moment))
    if reading is not None:
        known = each.bounds.get(reading, Bounds())
        yield from (known.low, _yes(known.low_excluded), known.best, known.high)
        yield _yes(known.high_excluded)
    yield from (origin_label(analysis, each.origin) if each.origin else None, each.origin_basis)
    yield from (analysis.dossier.label[each.source.id], each.id, addresses.claim_address(each.id))


def _yes(value: bool) -> str | None:
    return "yes" if value else None


def by_date(each: Reported) -> tuple[bool, str, str, str]:
    first, last = each.moment.first, each.moment.last
    return each.moment.unknown, str(first or last), str(last or dt.date.max), each.id


def _party(analysis: Analysis, members: Sequence[Reported]) -> int | None:
    """The place among the chart's parties of the one that all speak for."""
    parties = {m.party_id for m in members}
    return analysis.dossier.party_place.get(parties.pop() or "") if len(parties) == 1 else None


def _who(members: Sequence[Reported], wording: str = "") -> str:
    """Who says it, in how many articles where there are several, and in which wording of several."""
    who = enumerated(list(dict.fromkeys(chain_words(m) for m in members)))
    articles = len({m.source.id for m in members})
    many = plural(articles, "article") if articles > 1 else ""
    return " ·\u00a0".join(filter(None, (who, many, wording)))


def _title(analysis: Analysis, members: Sequence[Reported]) -> str:
    said = ", ".join(dict.fromkeys(scoped_words(m) for m in members))
    who = enumerated(list(dict.fromkeys(chain_words(m) for m in members)))
    where = ", ".join(dict.fromkeys(analysis.dossier.label[m.source.id] for m in members))
    moment = spoken_of(members[0].moment, members[0].lasting)
    return f"{said}; {who}; {moment}; in {where}"
