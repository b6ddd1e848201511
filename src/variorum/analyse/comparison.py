"""Questions against sources: what each answers, what can't both hold, and how the question stands."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Row
from variorum.model.dossier import Dossier
from variorum.model.findings import Contrast, Verdict
from variorum.model.questions import Question
from variorum.model.reported import Reported

from .contrasts import across, contrasts
from .positions import positions
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
    found: dict[str, Contrast] = {}
    verdicts: dict[str, Verdict] = {}
    counted = [p for p in positions(question, given, "") if p.counted]
    # Without a reading rule, listed answers are still compared.
    for reading in [r.id for r in dossier.readings] or [""]:
        held = positions(question, given, reading)
        here = list(contrasts(question, held, reading))
        verdicts[reading] = verdict(given, held, here, reading)
        if question.kind == "rate":
            for flow in flows:
                here += across(held, positions(flow, answers[flow.id], reading), reading)
        found.update((c.id, c) for c in here)
    return Row(
        question=question,
        answers=tuple(given),
        by_source={
            a.source.id: tuple(each for each in given if each.source.id == a.source.id)
            for a in dossier.articles
        },
        silence={
            a.source.id: silence_of(a.source, question)
            for a in dossier.articles
            if not any(each.source.id == a.source.id for each in given)
        },
        origins=tuple(dict.fromkeys(p.origin for p in counted)),
        parties=tuple(dict.fromkeys(p.party for p in counted if p.party)),
        counted=tuple({c.id: c for p in counted for c in p.claims}.values()),
        verdicts=verdicts,
        contrasts=tuple(found.values()),
    )
