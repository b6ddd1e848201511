"""A question's answers as a figure: numbers on an axis, or answers in lanes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Chart, Mark, Tally
from variorum.model.count import Bounds
from variorum.model.readings import Reading
from variorum.model.reported import Reported

from . import addresses
from .exports.table import ends
from .figure import Figure, figure
from .sentences import origin_label
from .tallies import summed_up
from .tally_charts import question_tally
from .words import chain_words, enumerated, joined, plural, scoped_words, spoken_of, stance_words

MOST_MARKS = 30
"""Of more marks or labels than these none could be told from another."""
MOST_NAMED = 3
_WHO = ("reported", "who_says_it", "as_of_from", "as_of_to")
_BOUNDS = ("low", "low_excluded", "best", "high", "high_excluded")
_WHERE = ("origin", "origin_basis", "source", "claim", "url")


def rule_groups(analysis: Analysis, row: Row) -> list[tuple[Reading, ...]]:
    """The reading rules, those together that read every answer of `row` alike."""
    groups: dict[tuple[object, ...], list[Reading]] = {}
    for reading in analysis.dossier.readings:
        read = tuple(a.bounds.get(reading.id) for a in row.answers)
        groups.setdefault(read, []).append(reading)
    return [tuple(rules) for rules in groups.values()] or [()]


def question_figure(
    analysis: Analysis, row: Row, page: str, rules: Sequence[Reading]
) -> Figure | None:
    """The answers of `row` over time as they stand on `page`, read by `rules`, which read alike.

    None where nothing could be drawn.
    """
    answers = sorted((a for a in row.answers if a.answers), key=by_date)
    if not answers:
        return None
    status = row.question.kind == "status"
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
    return figure(
        analysis, "figure.md.j2", page, picture,
        header=(*_WHO, *(() if status else _BOUNDS), *_WHERE),
        rows=[tuple(_cells(analysis, a, None if status else reading)) for a in answers],
        title=row.question.short,
        note="" if status else _rules_words(analysis, rules),
        entries=() if many else [
            (a, spoken_of(a.moment, a.lasting), a.bounds.get(reading, Bounds())) for a in answers
        ],
        counted=isinstance(picture, Tally), beside=_beside_words([a for a in answers if a.id not in drawn]),
        status=status, reading="" if status else _rules_words(analysis, rules),
    )  # fmt: skip


def question_chart(analysis: Analysis, row: Row, page: str, rules: Sequence[Reading]) -> Chart:
    """The chart of `row` as it stands on `page`.

    Its key names the question, and the rules only where others read otherwise.
    """
    answers = [a for a in row.answers if a.answers]
    reading = rules[0].id if rules else ""
    key = _key(analysis, row, rules)
    if row.question.kind == "status":
        return _lanes(analysis, row, answers, page, key)
    return _counts(analysis, row, _on_scale(answers), page, reading, key)


def _on_scale(answers: Sequence[Reported]) -> Sequence[Reported]:
    """The numbers that share a scale: none of less, or of more, than what the others count."""
    return [a for a in answers if a.claim.scope is None] or answers


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


def _counts(
    analysis: Analysis, row: Row, answers: Sequence[Reported], page: str, reading: str, key: str
) -> Chart:
    marks: list[Mark] = []
    for position in _positions(answers):
        alike = _read_alike(position, reading)
        for members in alike:
            wording = f"wording {alike.index(members) + 1} of {len(alike)}"
            who = _who(members, wording if len(alike) > 1 else "")
            marks.append(
                Mark(
                    key=f"m{len(marks)}",
                    as_of=members[0].moment,
                    bounds=members[0].bounds.get(reading, Bounds()),
                    labels=(*dict.fromkeys(scoped_words(m) for m in members), who),
                    title=_title(analysis, members),
                    href=addresses.relative(addresses.claim_address(members[0].id), page),
                    party=_party(analysis, members),
                    hollow=members[0].origin is None,
                    approximate=any(
                        m.claim.count and m.claim.count.kind == "about" for m in members
                    ),
                    lasting=members[0].lasting,
                )
            )
    return Chart(
        key=key,
        title=row.question.ask,
        description="; ".join(mark.title for mark in marks),
        unit=row.question.scope.unit or "",
        marks=tuple(marks),
        parties=tuple(party.name for party in analysis.dossier.parties),
        whole=row.question.whole,
    )


def _lanes(analysis: Analysis, row: Row, answers: Sequence[Reported], page: str, key: str) -> Chart:
    marks: list[Mark] = []
    lanes: list[str] = []
    for answer in row.question.answers:
        for denied in (False, True):
            lane = stance_words(answer.label, "denies" if denied else "asserts")
            given = [
                a for a in answers
                if a.answer is answer and (a.claim.stance == "denies") == denied
            ]  # fmt: skip
            if given:
                lanes.append(lane)
            for members in _positions(given):
                marks.append(
                    Mark(
                        key=f"m{len(marks)}",
                        as_of=members[0].moment,
                        bounds=Bounds(),
                        labels=(_who(members),),
                        title=_title(analysis, members),
                        href=addresses.relative(addresses.claim_address(members[0].id), page),
                        party=_party(analysis, members),
                        hollow=members[0].origin is None,
                        lane=lane,
                        lasting=members[0].lasting,
                    )
                )
    return Chart(
        key=key,
        title=row.question.ask,
        description="; ".join(mark.title for mark in marks),
        unit="",
        marks=tuple(marks),
        parties=tuple(party.name for party in analysis.dossier.parties),
        lanes=tuple(lanes),
    )


def _positions(claims: Sequence[Reported]) -> list[list[Reported]]:
    """The claims that share one mark: renderings of one answer."""
    groups: dict[tuple[object, ...], list[Reported]] = {}
    for each in claims:
        groups.setdefault(each.position, []).append(each)
    return list(groups.values())


def by_date(each: Reported) -> tuple[bool, str, str, str]:
    first, last = each.moment.first, each.moment.last
    return each.moment.unknown, str(first or last), str(last or dt.date.max), each.id


def _party(analysis: Analysis, members: Sequence[Reported]) -> int | None:
    parties = {m.party_id for m in members}
    party = next(iter(parties)) if len(parties) == 1 else None
    ids = [p.id for p in analysis.dossier.parties]
    return ids.index(party) if party in ids else None


def _read_alike(claims: Sequence[Reported], reading: str) -> list[list[Reported]]:
    """The renderings of one answer, those together whose numbers the rule reads alike."""
    groups: dict[Bounds | None, list[Reported]] = {}
    for each in claims:
        groups.setdefault(each.bounds.get(reading), []).append(each)
    return list(groups.values())


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
