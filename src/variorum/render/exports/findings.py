"""`questions.csv` and `findings.csv`: how each question stands, and what makes it so."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.analysis import Analysis
from variorum.render.differences import contrast_sentence, utterance_sentence
from variorum.render.sensitivity import contrast_movement_sentence, standing_movement_sentence

from .table import Table, Value, columns, listed

QUESTIONS = columns(
    ("question", "text", "Id of the question"),
    ("kind", "text", "stock, flow, rate, share or status"),
    ("ask", "text", "The question in words"),
    ("reading", "text", "Id of the reading rule"),
    ("standing", "text", "How it stands: the first of the standings that holds"),
    ("sources", "integer", "Sources that answer it"),
    ("origins", "integer", "Origins that count: of a known party, with a stated tie"),
    ("parties", "integer", "Known parties that speak in those origins"),
    (
        "origins_least",
        "integer",
        "Number of those origins at least, since some may be one; origins is their number at most",
    ),
)
FINDINGS = columns(
    ("finding", "text", "Id made of what the finding is about"),
    (
        "kind",
        "text",
        "conflict, reported-change, apart, undecided, divergence, drift or sensitivity",
    ),
    ("question", "text", "Id of the question; empty for drift"),
    ("origin", "text", "Id of the origin, for drift and for divergence within one origin"),
    (
        "reading",
        "text",
        "Id of the reading rule under which it holds; empty where no number is read",
    ),
    ("claims", "ids", "Public ids of the claims that make it"),
    ("explanation", "text", "The finding in words"),
)


def questions_table(analysis: Analysis) -> Table:
    return Table(
        "questions", "A row for each question and reading rule.", QUESTIONS,
        tuple(
            (
                row.question.id, row.question.kind, row.question.ask, reading, verdict.standing,
                len(row.sources), row.statements.most, len(row.parties), row.statements.least,
            )
            for row in analysis.rows
            for reading, verdict in row.verdicts.items()
        ),
    )  # fmt: skip


def findings_table(analysis: Analysis) -> Table:
    return Table(
        "findings", "A row for each pair of answers that can’t both hold (where a question has many, for "
        "those nearest in time), for each drift, and for each bound of a reading rule at which a standing or a "
        "pair would change.", FINDINGS,
        (*_contrasts(analysis), *_drifts(analysis), *_sensitivities(analysis)),
    )  # fmt: skip


def _contrasts(analysis: Analysis) -> Iterator[tuple[Value, ...]]:
    for row in analysis.rows:
        for each in row.contrasts:
            one = each.left.origin == each.right.origin
            yield (
                each.id, each.kind, each.question.id, each.left.origin if one else None,
                each.reading, listed(each.claims), contrast_sentence(analysis, each),
            )  # fmt: skip


def _drifts(analysis: Analysis) -> Iterator[tuple[Value, ...]]:
    for told in analysis.utterances.values():
        for each in told:
            if each.drifts:
                claims = sorted(r.claim.id for r in each.renderings)
                yield (
                    f"drift:{each.origin}:{each.id}", "drift", None, each.origin, None,
                    listed(claims), utterance_sentence(analysis, each),
                )  # fmt: skip


def _sensitivities(analysis: Analysis) -> Iterator[tuple[Value, ...]]:
    for row in analysis.rows:
        for each in row.sensitivities:
            told = contrast_movement_sentence if each.contrast else standing_movement_sentence
            yield (
                each.id, "sensitivity", each.question.id, None, each.bound.reading,
                listed(each.claims), told(analysis, each),
            )  # fmt: skip
