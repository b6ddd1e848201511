"""Questions against sources: what each source answers, and how many origins stand behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.analysis import Row
from ..model.dossier import Dossier
from ..model.reported import Reported
from ..model.tables import Question
from .silence import silence_of


def compare(dossier: Dossier, claims: Sequence[Reported]) -> tuple[Row, ...]:
    """A row for each question, in the dossier's order."""
    by_question: dict[str, list[Reported]] = {question.id: [] for question in dossier.questions}
    for each in claims:
        if each.question is not None:
            by_question[each.question.id].append(each)
    return tuple(_row(dossier, q, tuple(by_question[q.id])) for q in dossier.questions)


def _row(dossier: Dossier, question: Question, answers: tuple[Reported, ...]) -> Row:
    return Row(
        question=question,
        answers=answers,
        by_source={
            article.source.id: tuple(a for a in answers if a.source.id == article.source.id)
            for article in dossier.articles
        },
        silence={
            article.source.id: silence_of(article.source, question)
            for article in dossier.articles
            if not any(a.source.id == article.source.id for a in answers)
        },
        origins=counted_origins(answers),
        parties=tuple(dict.fromkeys(a.party.id for a in answers if a.party)),
    )


def counted_origins(claims: Sequence[Reported]) -> tuple[str, ...]:
    """The origins that count: those to which at least one claim is tied by what its text says."""
    return tuple(
        dict.fromkeys(c.origin.id for c in claims if c.origin and c.origin_basis == "stated")
    )
