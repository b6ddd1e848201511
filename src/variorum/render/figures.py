"""Figures: a question's answers as a drawing, with the same content as a table beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from variorum.model.analysis import Analysis, Row
from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds, hull
from variorum.model.reported import Reported

from . import addresses
from .context import common
from .drawings import drawing
from .page import fill
from .words import answer_words, chain_words, joined, moment_words, plural


@dataclass(frozen=True)
class Figure:
    """A drawing with its title, ready to stand on a page."""

    key: str
    title: str
    html: Markup


def question_figure(analysis: Analysis, row: Row, page: str, reading: str) -> Figure | None:
    """The answers of `row` over time as they stand on `page`, or None where none could be drawn."""
    answers = [a for a in row.answers if a.answers]
    status = row.question.kind == "status"
    if not answers:
        return None
    chart = (
        _lanes(analysis, row, answers, page)
        if status
        else _counts(analysis, row, answers, page, reading)
    )
    html = fill(
        "figure.md.j2", page, **common(analysis), chart=chart, drawing=drawing(chart), row=row,
        entries=[
            (a, moment_words(a.moment), a.bounds.get(reading, Bounds()))
            for a in sorted(answers, key=_by_date)
        ],
        reading=next((r for r in analysis.dossier.readings if r.id == reading), None),
        status=status,
    )  # fmt: skip
    return Figure(chart.key, row.question.short, html)


def _counts(
    analysis: Analysis, row: Row, answers: Sequence[Reported], page: str, reading: str
) -> Chart:
    marks = []
    for number, members in enumerate(_positions(answers)):
        phrases = dict.fromkeys(_phrase(m) for m in members)
        marks.append(
            Mark(
                key=f"m{number}",
                as_of=members[0].moment,
                bounds=hull([m.bounds[reading] for m in members if reading in m.bounds]),
                labels=tuple(
                    f"{phrase} · {plural(len({m.source.id for m in members if _phrase(m) == phrase}), 'source')}"
                    for phrase in phrases
                ),
                title=_title(members),
                href=addresses.relative(addresses.claim_address(members[0].id), page),
                party=_party(analysis, members),
                hollow=members[0].origin is None,
                approximate=any(m.claim.count and m.claim.count.kind == "about" for m in members),
            )
        )
    return Chart(
        key=f"chart-{row.question.id}-{reading}",
        title=row.question.ask,
        description="; ".join(mark.title for mark in marks),
        unit=row.question.scope.unit or "",
        marks=tuple(marks),
        parties=tuple(party.name for party in analysis.dossier.parties),
    )


def _lanes(analysis: Analysis, row: Row, answers: Sequence[Reported], page: str) -> Chart:
    marks: list[Mark] = []
    lanes: list[str] = []
    for answer in row.question.answers:
        for denied in (False, True):
            lane = f"{'denied: ' if denied else ''}{answer.label}"
            given = [
                a for a in answers
                if a.answer is answer and (a.claim.stance == "denies") == denied
            ]  # fmt: skip
            if given:
                lanes.append(lane)
            for members in _positions(given):
                who = joined(list(dict.fromkeys(chain_words(m) for m in members)))
                marks.append(
                    Mark(
                        key=f"m{len(marks)}",
                        as_of=members[0].moment,
                        bounds=Bounds(),
                        labels=(
                            f"{who} · {plural(len({m.source.id for m in members}), 'source')}",
                        ),
                        title=_title(members),
                        href=addresses.relative(addresses.claim_address(members[0].id), page),
                        party=_party(analysis, members),
                        hollow=members[0].origin is None,
                        lane=lane,
                    )
                )
    return Chart(
        key=f"chart-{row.question.id}",
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


def _by_date(each: Reported) -> tuple[bool, str, str]:
    moment = each.moment
    return moment.unknown, str(moment.first or moment.last), each.id


def _phrase(each: Reported) -> str:
    """A label's words: the phrase, and that its scope differs where it does."""
    return answer_words(each) + (
        f" ({each.claim.scope.relation} scope)" if each.claim.scope else ""
    )


def _party(analysis: Analysis, members: Sequence[Reported]) -> int | None:
    parties = {m.party.id if m.party else None for m in members}
    party = next(iter(parties)) if len(parties) == 1 else None
    ids = [p.id for p in analysis.dossier.parties]
    return ids.index(party) if party in ids else None


def _title(members: Sequence[Reported]) -> str:
    said = ", ".join(dict.fromkeys(_phrase(m) for m in members))
    who = ", ".join(dict.fromkeys(chain_words(m) for m in members))
    where = ", ".join(dict.fromkeys(m.source.label for m in members))
    return f"{said}; {who}; as of {moment_words(members[0].moment)}; in {where}"
