"""How each question stands, and what makes it so: `questions.csv` and `findings.csv`; sentences that two articles
share nearly word by word: `shared_wording.csv`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import Verdict
from variorum.model.shared_wording import Sentence, SharedWording
from variorum.render.differences import (
    contrast_sentence,
    forecast_sentence,
    sum_sentence,
    utterance_sentence,
)
from variorum.render.sensitivity_words import contrast_movement_sentence, standing_movement_sentence


class Standing(NamedTuple):
    row: Row
    verdict: Verdict
    holders: int


def standings(analysis: Analysis) -> Iterator[Standing]:
    sided = bool(analysis.dossier.parties)
    for row in analysis.rows:
        holders = len(row.parties if sided else row.holders)
        yield from (Standing(row, verdict, holders) for verdict in row.verdicts.values())


class Finding(NamedTuple):
    id: str
    kind: str
    question: str | None
    origin: str | None
    reading: str | None
    claims: Sequence[str]
    explain: Callable[[], str]


def findings(analysis: Analysis) -> Iterator[Finding]:
    for row in analysis.rows:
        for contrast in row.contrasts:
            one = contrast.left.origin == contrast.right.origin
            yield Finding(
                contrast.id, contrast.kind, contrast.question.id,
                contrast.left.origin if one else None, contrast.reading, contrast.claims,
                partial(contrast_sentence, analysis, contrast),
            )  # fmt: skip
    for utterances in analysis.utterances.values():
        for each in utterances:
            if each.drifts:
                yield Finding(
                    f"drift:{each.origin}:{each.id}", "drift", None, each.origin, None,
                    sorted(rendering.claim.id for rendering in each.renderings),
                    partial(utterance_sentence, analysis, each),
                )  # fmt: skip
    for row in analysis.rows:
        for total in row.sums:
            if total.whole.question == row.question:
                yield Finding(
                    total.id, "parts", row.question.id, total.whole.origin_id, None,
                    sorted([total.whole.id, *(each.id for each in total.parts)]),
                    partial(sum_sentence, analysis, total),
                )  # fmt: skip
        for forecast in row.forecasts:
            yield Finding(
                forecast.id, "forecast", row.question.id, None, None,
                sorted([forecast.prediction.id, *(each.id for each in forecast.later)]),
                partial(forecast_sentence, analysis, forecast),
            )  # fmt: skip
        for bound in row.sensitivities:
            sentence = contrast_movement_sentence if bound.contrast else standing_movement_sentence
            yield Finding(
                bound.id, "sensitivity", bound.question.id, None, bound.bound.reading, bound.claims,
                partial(sentence, analysis, bound),
            )  # fmt: skip


def pair_id(pair: SharedWording) -> str:
    """A name that depends on nothing but what it is about."""
    sides = (pair.left, pair.right)
    return ":".join(f"{side.article.source.id}:{side.span.start}" for side in sides)


def pair_claims(pair: SharedWording) -> list[str]:
    def own(side: Sentence) -> list[str]:
        return [f"{side.article.source.id}/{claim.id}" for claim in side.claims]

    return [*own(pair.left), *own(pair.right)]
