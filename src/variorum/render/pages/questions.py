"""A page for each question, and the list of questions."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.analysis import Analysis, Row
from ..addresses import QUESTIONS, question_address
from ..context import common, rests_on
from ..figures import question_figure
from ..page import Page, page
from ..words import plural

KINDS = {
    "stock": "a number at a moment",
    "flow": "a number over a span",
    "rate": "a number per {per}",
    "share": "a part of a whole",
    "status": "one of listed answers",
}


def questions(analysis: Analysis, reading: str) -> Iterator[Page]:
    rows = analysis.rows
    several = [row for row in rows if len(row.sources) > 1]
    one = [row for row in rows if len(row.sources) == 1]
    none = [row for row in rows if not row.sources]
    yield page(
        "index_list.md.j2", QUESTIONS, "Questions", "The rows of the comparison.",
        opening=f"{plural(len(rows), 'question')}. After each stand the sources that answer it, the origins "
        "that count, and the parties that speak.",
        groups=[
            (label, [(question_address(r.question.id), r.question.ask, rests_on(r)) for r in group])
            for label, group in (
                ("Answered by two or more articles", several),
                ("Answered by one article", one),
                ("Answered by none", none),
            )
            if group
        ],
    )  # fmt: skip
    for row in rows:
        yield _question(analysis, row, reading)


def _question(analysis: Analysis, row: Row, reading: str) -> Page:
    question, dossier = row.question, analysis.dossier
    address = question_address(question.id)
    scope = question.scope
    whose = dossier.party.get(scope.whose or "")
    where = dossier.name.get(scope.place or "")
    named = [
        ("Counted", scope.counted),
        ("Whose", whose.name if whose else None),
        ("Where", where.label if where else None),
        ("Of", scope.of),
        ("Unit", scope.unit),
    ]
    return page(
        "question.md.j2", address, question.short, question.ask, **common(analysis),
        question=question, row=row,
        opening=f"{rests_on(row)}. Origins count only where an article says on whose word it rests; "
        "claims without origin and speakers without a known side are shown, but add to no count.",
        kind=KINDS[question.kind].format(per=question.per),
        scope=[(label, value) for label, value in named if value],
        figure=question_figure(analysis, row, address, reading),
        answers=sorted(row.answers, key=lambda a: (a.moment.unknown, str(a.moment.last or a.moment.first), a.id)),
        silent=[a for a in dossier.articles if a.source.id in row.silence],
    )  # fmt: skip
