"""A page for each question, and the list of questions."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.analysis import Analysis, Row
from variorum.render.addresses import QUESTIONS, question_address
from variorum.render.citation_forms import question_citations
from variorum.render.context import common, standing_words
from variorum.render.figure import Figure, shown
from variorum.render.figures import question_figure, rule_groups
from variorum.render.page import Page, page
from variorum.render.sentences import claim_line, counts, verdict_sentences
from variorum.render.small_multiples import panels
from variorum.render.words import joined, plural

ORDER = ("conflict", "divergence", "reported-change", "undecided", "apart")
KINDS = {
    "stock": "a number at a moment",
    "flow": "a number over a span",
    "rate": "a number per {per}",
    "share": "a part of a whole",
    "status": "one of listed answers",
}


def questions(analysis: Analysis) -> Iterator[Page]:
    rows = analysis.rows
    several = [row for row in rows if len(row.sources) > 1]
    one = [row for row in rows if len(row.sources) == 1]
    none = [row for row in rows if not row.sources]
    yield page(
        "index_list.md.j2", QUESTIONS, "Questions", "The rows of the comparison.",
        opening=f"{plural(len(rows), 'question')}. After each stand the sources that answer it, the origins "
        "that count, and the parties that speak.",
        panels=panels(analysis, rows, QUESTIONS),
        groups=[
            (label, [_entry(r) for r in group])
            for label, group in (
                ("Answered by two or more articles", several),
                ("Answered by one article", one),
                ("Answered by none", none),
            )
            if group
        ],
    )  # fmt: skip
    for row in rows:
        yield _question(analysis, row)


def _entry(row: Row) -> tuple[str, str, str]:
    question = row.question
    return question_address(question.id), question.ask, f"{standing_words(row)}; {counts(row)}"


def _question(analysis: Analysis, row: Row) -> Page:
    question, dossier = row.question, analysis.dossier
    address = question_address(question.id)
    scope = question.scope
    drawn = _figures(analysis, row, address)
    whose = dossier.party.get(scope.whose or "")
    where = dossier.name.get(scope.place or "")
    named = [
        ("Counted", scope.counted),
        ("Whose", whose.name if whose else None),
        ("Where", where.label if where else None),
        ("Of", scope.of),
        ("Unit", scope.unit if scope.unit != scope.counted else None),
    ]
    return page(
        "question.md.j2", address, question.short, question.ask, **common(analysis),
        question=question, row=row,
        opening="Origins count only where an article says on whose word it rests; "
        "claims without origin and speakers without a known side are shown, but add to no count.",
        kind=KINDS[question.kind].format(per=question.per),
        scope=[(label, value) for label, value in named if value],
        figures=drawn, **shown([figure for _, figure in drawn]),
        standings=_standings(analysis, row),
        claims={c.id: c for each in row.contrasts for s in (each.left, each.right) for c in s.claims},
        claim_line=claim_line,
        contrasts=sorted(row.contrasts, key=lambda c: (ORDER.index(c.kind), c.id)),
        answers=sorted(row.answers, key=lambda a: (a.moment.unknown, str(a.moment.last or a.moment.first), a.id)),
        silent=[a for a in dossier.articles if a.source.id in row.silence],
        citations=question_citations(analysis, question),
    )  # fmt: skip


def _standings(analysis: Analysis, row: Row) -> list[tuple[str, list[str]]]:
    """The standing and its reasons; rules that give the same words stand together."""
    titles = {r.id: r.title for r in analysis.dossier.readings}
    groups: dict[tuple[str, ...], list[str]] = {}
    for reading, verdict in row.verdicts.items():
        words = tuple(verdict_sentences(analysis, row, verdict))
        groups.setdefault(words, []).append(f"“{titles.get(reading, reading)}”")
    if len(groups) == 1:
        return [("", list(next(iter(groups))))]
    return [
        (
            f"By the rule {joined(rules)}" if len(rules) == 1 else f"By the rules {joined(rules)}",
            list(words),
        )
        for words, rules in groups.items()
    ]


def _figures(analysis: Analysis, row: Row, address: str) -> list[tuple[str, Figure]]:
    """The chart under each reading rule; rules that read every answer alike share one."""
    groups = rule_groups(analysis, row)
    drawn = []
    for rules in groups:
        figure = question_figure(analysis, row, address, rules)
        if figure is not None:
            titles = joined([f"“{rule.title}”" for rule in rules])
            several = len(groups) > 1
            drawn.append(
                (f"By the rule{'s' if len(rules) > 1 else ''} {titles}" if several else "", figure)
            )
    return drawn
