"""Everything computed from a dossier, as one value for pages and exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .dossier import Dossier
from .findings import Contrast, Utterance, Verdict, Voices
from .reported import Reported
from .tables import Question

Silence = Literal["not-mentioned", "published-before", "cannot-tell"]


@dataclass(frozen=True)
class Row:
    """A question with every claim that speaks to it, by source id in the dossier's order.

    `sources` are those that answer by asserting or denying, `origins` those with at least one
    stated tie, `parties` the known ones of such origins (rule 4): what an inferred tie or an
    unknown party adds is shown, never counted. `silence` says of each source that
    does not answer of which kind its silence is. `verdicts` holds the standing under each
    reading rule, `contrasts` every pair of answers that can't both hold, under any rule.
    """

    question: Question
    answers: tuple[Reported, ...]
    by_source: Mapping[str, tuple[Reported, ...]]
    silence: Mapping[str, Silence]
    origins: tuple[str, ...]
    parties: tuple[str, ...]
    verdicts: Mapping[str, Verdict]
    contrasts: tuple[Contrast, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(
            source
            for source, claims in self.by_source.items()
            if any(claim.answers for claim in claims)
        )


@dataclass(frozen=True)
class Analysis:
    """`claims` in source and reading order; `rows` in the order of the questions."""

    dossier: Dossier
    claims: tuple[Reported, ...]
    rows: tuple[Row, ...]
    by_source: Mapping[str, tuple[Reported, ...]]
    by_origin: Mapping[str, tuple[Reported, ...]]
    by_actor: Mapping[str, tuple[Reported, ...]]
    utterances: Mapping[str, tuple[Utterance, ...]]
    voices: Mapping[str, Voices]
