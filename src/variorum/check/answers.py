"""A claim answers its question as that asks, and says of which moment it speaks (rule 5)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

WRONG_ANSWER = Code(
    "wrong-answer", "error", "A claim does not answer in the way its question asks.",
    bad="question: harbour  # asks for one of its answers, and the claim gives a count",
    good="question: birds",
)  # fmt: skip
NO_MOMENT = Code(
    "no-moment", "warning",
    "A claim that answers a question does not say which moment (or span) it speaks of.",
    bad="count: {phrase: up to 90, kind: at-most, number: 90}",
    good="as_of: unknown\ncount: {phrase: up to 90, kind: at-most, number: 90}",
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    for at, claim in enumerate(article.source.claims):
        question = dossier.question.get(claim.question or "")
        if question is None:
            continue
        status = question.kind == "status"
        if (claim.answer if status else claim.count) is None:
            yield WRONG_ANSWER.at(
                dossier.place(article.path, "claims", at, "question"),
                f"`{question.id}` is a {question.kind} question and the claim gives no "
                + ("`answer:`" if status else "`count:`"),
                expected=f"`answer:` with one of {', '.join(answer.id for answer in question.answers[:12])}"
                if status else "`count:` with phrase, kind and number",
                found="`count:`" if claim.count else "`answer:`" if claim.answer else "neither",
                fix="answer the question, or remove `question:` to keep the claim as context",
            )  # fmt: skip
        flow = question.kind == "flow"
        if claim.over is None and (flow or claim.as_of is None):
            key = "over" if flow else "as_of"
            yield NO_MOMENT.at(
                dossier.place(article.path, "claims", at),
                f"the claim `{claim.id}` does not say "
                + ("which span it covers" if flow else "of which moment it speaks"),
                expected=f"`{key}:` with a date and the words it rests on", found=f"no `{key}:`",
                fix=f"add `{key}: {{when: YEAR-MONTH-DAY, basis: stated, from: [words]}}`, or "
                f"`{key}: unknown` where no words of the article fix it",
            )  # fmt: skip
