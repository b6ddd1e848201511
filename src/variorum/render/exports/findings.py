"""How each question stands, and what makes it so: `questions.csv` and `findings.csv`; sentences that two articles
share nearly word by word: `shared_wording.csv`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple, get_args

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import ContrastKind, Verdict
from variorum.model.shared_wording import Sentence, SharedWording
from variorum.render.differences import (
    contrast_sentence,
    forecast_sentence,
    sum_sentence,
    utterance_sentence,
)
from variorum.render.sensitivity_words import contrast_movement_sentence, standing_movement_sentence

from .table import Table, ids, integer, list_table, number, text


class _Standing(NamedTuple):
    row: Row
    verdict: Verdict
    sided: bool


def _holders(each: _Standing) -> int:
    return len(each.row.parties if each.sided else each.row.holders)


def _standings(analysis: Analysis) -> Iterator[_Standing]:
    sided = bool(analysis.dossier.parties)
    return (_Standing(row, v, sided) for row in analysis.rows for v in row.verdicts.values())


QUESTIONS = Table[_Standing](
    "questions", _standings, about="A row for each question and reading rule.",
    key=("question", "reading"), relation="standing",
    columns=(
        text("question", "Id of the question", lambda s: s.row.question.id, "question"),
        text("kind", "stock, toll, measure, flow, rate, share, status or fact", lambda s: s.row.question.kind,
             only="files"),
        text("ask", "The question in words", lambda s: s.row.question.ask, only="files"),
        text("reading", "Id of the reading rule", lambda s: s.verdict.reading, "reading"),
        text("standing", "How it stands: the first of the standings that holds", lambda s: s.verdict.standing),
        integer("sources", "Articles that answer it; versions of one are one", lambda s: s.row.articles),
        integer("origins", "Origins that count: of a named speaker, stated tie", lambda s: s.row.statements.most),
        integer("parties", "Known parties that speak in those origins; where a dossier has none, bodies and people",
                _holders),
        integer("origins_least",
                "Number of those origins at least, since some may be one; origins is their number at most",
                lambda s: s.row.statements.least),
    ),
)  # fmt: skip


class _Finding(NamedTuple):
    id: str
    kind: str
    question: str | None
    origin: str | None
    reading: str | None
    claims: Sequence[str]
    explain: Callable[[], str]


def _findings(analysis: Analysis) -> Iterator[_Finding]:
    for row in analysis.rows:
        for contrast in row.contrasts:
            one = contrast.left.origin == contrast.right.origin
            yield _Finding(
                contrast.id, contrast.kind, contrast.question.id,
                contrast.left.origin if one else None, contrast.reading, contrast.claims,
                partial(contrast_sentence, analysis, contrast),
            )  # fmt: skip
    for utterances in analysis.utterances.values():
        for each in utterances:
            if each.drifts:
                yield _Finding(
                    f"drift:{each.origin}:{each.id}", "drift", None, each.origin, None,
                    sorted(rendering.claim.id for rendering in each.renderings),
                    partial(utterance_sentence, analysis, each),
                )  # fmt: skip
    for row in analysis.rows:
        for total in row.sums:
            if total.whole.question == row.question:
                yield _Finding(
                    total.id, "parts", row.question.id, total.whole.origin_id, None,
                    sorted([total.whole.id, *(each.id for each in total.parts)]),
                    partial(sum_sentence, analysis, total),
                )  # fmt: skip
        for forecast in row.forecasts:
            yield _Finding(
                forecast.id, "forecast", row.question.id, None, None,
                sorted([forecast.prediction.id, *(each.id for each in forecast.later)]),
                partial(forecast_sentence, analysis, forecast),
            )  # fmt: skip
        for bound in row.sensitivities:
            sentence = contrast_movement_sentence if bound.contrast else standing_movement_sentence
            yield _Finding(
                bound.id, "sensitivity", bound.question.id, None, bound.bound.reading, bound.claims,
                partial(sentence, analysis, bound),
            )  # fmt: skip


FINDINGS = Table[_Finding](
    "findings", _findings, relation="finding",
    about="A row for each pair of answers that can’t both hold (where a question has many, for those nearest "
    "in time), for each drift, and for each bound of a reading rule at which a standing or a pair would change.",
    columns=(
        text("finding", "Id made of what the finding is about", lambda f: f.id),
        text("kind", f"{', '.join(get_args(ContrastKind))}, drift, parts, forecast or sensitivity", lambda f: f.kind),
        text("question", "Id of the question; empty for drift", lambda f: f.question, "question"),
        text("origin", "Id of the origin, for drift and for divergence within one origin",
             lambda f: f.origin, "origin"),
        text("reading", "Id of the reading rule under which it holds; empty where no number is read",
             lambda f: f.reading, "reading"),
        ids("claims", "Public ids of the claims that make it", lambda f: f.claims),
        text("explanation", "The finding in words", lambda f: f.explain()),
    ),
)  # fmt: skip

FINDING_CLAIM = list_table(
    "finding_claim", lambda analysis: ((f.id, f.claims) for f in _findings(analysis)),
    text("finding", "Id of the finding", lambda m: m.owner, "finding"),
    text("claim", "Public id of the claim", lambda m: m.value, "claim"),
)  # fmt: skip


def _pairs(analysis: Analysis) -> Iterator[SharedWording]:
    return iter(analysis.dossier.shared_wording)


def _id(pair: SharedWording) -> str:
    """A name that depends on nothing but what it is about."""
    sides = (pair.left, pair.right)
    return ":".join(f"{side.article.source.id}:{side.span.start}" for side in sides)


def _claims(pair: SharedWording) -> list[str]:
    def own(side: Sentence) -> list[str]:
        return [f"{side.article.source.id}/{claim.id}" for claim in side.claims]

    return [*own(pair.left), *own(pair.right)]


SHARED_WORDING = Table[SharedWording](
    "shared_wording", _pairs,
    about="A row for each pair of sentences of two articles that are nearly the same, found by the program; of "
    "a sentence that many articles have, for the nearest few.",
    columns=(
        text("pair", "Id made of the two articles and where their sentences begin", _id),
        text("left", "Id of the source whose id comes first", lambda p: p.left.article.source.id, "source"),
        integer("left_start", "Offset of its sentence’s first character in the decoded text",
                lambda p: p.left.span.start),
        integer("left_end", "Offset after that sentence’s last character", lambda p: p.left.span.end),
        text("right", "Id of the other source", lambda p: p.right.article.source.id, "source"),
        integer("right_start", "Offset of its sentence’s first character", lambda p: p.right.span.start),
        integer("right_end", "Offset after that sentence’s last character", lambda p: p.right.span.end),
        number("measure", "Part of the words of both, 0 to 1, that stands in both in the same order",
               lambda p: Decimal(f"{p.measure:.2f}")),
        ids("origins", "Ids of the origins to which claims in both sentences are tied", lambda p: p.origins),
        ids("claims", "Public ids of the claims in the two sentences", _claims),
    ),
)  # fmt: skip

WORDING_CLAIM = list_table(
    "shared_wording_claim", lambda analysis: ((_id(p), _claims(p)) for p in _pairs(analysis)),
    text("pair", "Id of the pair of sentences", lambda m: m.owner, "shared_wording"),
    text("claim", "Public id of a claim in one of them", lambda m: m.value, "claim"),
)  # fmt: skip
WORDING_ORIGIN = list_table(
    "shared_wording_origin", lambda analysis: ((_id(p), p.origins) for p in _pairs(analysis)),
    text("pair", "Id of the pair of sentences", lambda m: m.owner, "shared_wording"),
    text("origin", "Id of an origin to which claims in both are tied", lambda m: m.value, "origin"),
)  # fmt: skip
