"""Questions against sources: what each answers, what can't both hold, and how the question stands."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Row
from variorum.model.dossier import Dossier
from variorum.model.findings import Contrast, Position, Verdict
from variorum.model.questions import Question
from variorum.model.reported import Reported

from .contrasts import across, contrasts
from .pairing import MOST
from .positions import positions
from .sensitivity import sensitivities
from .silence import silence_of
from .standings import verdict


def compare(dossier: Dossier, claims: Sequence[Reported]) -> tuple[Row, ...]:
    """A row for each question, in the dossier's order."""
    answers: dict[str, list[Reported]] = {question.id: [] for question in dossier.questions}
    for each in claims:
        if each.question is not None:
            answers[each.question.id].append(each)
    flows = [q for q in dossier.questions if q.kind == "flow"]
    return tuple(_row(dossier, q, answers, flows) for q in dossier.questions)


def _row(
    dossier: Dossier,
    question: Question,
    answers: dict[str, list[Reported]],
    flows: Sequence[Question],
) -> Row:
    given = answers[question.id]
    by_source: dict[str, list[Reported]] = {a.source.id: [] for a in dossier.articles}
    for each in given:
        by_source[each.source.id].append(each)
    found: dict[str, Contrast] = {}
    verdicts: dict[str, Verdict] = {}
    counted = [p for p in positions(question, given, "") if p.counted]
    # Without a reading rule, listed answers are still compared.
    held: tuple[Position, ...] = ()
    here: list[Contrast] = []
    for reading in [r.id for r in dossier.readings] or [""]:
        # No rule reads a listed answer otherwise.
        if not verdicts or any(each.bounds for each in given):
            held = positions(question, given, reading)
            here = contrasts(question, held, reading)
        verdicts[reading] = verdict(given, held, here, reading)
        found.update((c.id, c) for c in here)
        for flow in flows if question.kind == "rate" else ():
            beside = across(held, positions(flow, answers[flow.id], reading), reading)
            found.update((c.id, c) for c in beside)
    origins = tuple(dict.fromkeys(p.origin for p in counted))
    return Row(
        question=question,
        answers=tuple(given),
        by_source={source: tuple(claims) for source, claims in by_source.items()},
        silence={
            a.source.id: silence_of(a.source, question)
            for a in dossier.articles
            if not by_source[a.source.id]
        },
        origins=origins,
        statements=dossier.number_of(origins),
        parties=tuple(dict.fromkeys(p.party for p in counted if p.party)),
        counted=tuple({c.id: c for p in counted for c in p.claims}.values()),
        verdicts=verdicts,
        contrasts=tuple(found.values()),
        many=len(held) > MOST,
        sensitivities=tuple(
            sensitivities(question, given, dossier.readings, verdicts, tuple(found.values()))
        ),
    )
