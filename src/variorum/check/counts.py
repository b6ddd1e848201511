"""Counts agree with their words and with their question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.text.passages import squeezed
from variorum.text.quantities import numbers_in

NOT_IN_PHRASE = Code(
    "number-not-in-phrase", "error", "The number of a count is not the one its phrase states.",
    bad="count: {phrase: Some 40, kind: about, number: 400}",
    good="count: {phrase: Some 40, kind: about, number: 40}",
)  # fmt: skip
WRONG_ANSWER = Code(
    "wrong-answer", "error", "A claim does not answer in the way its question asks.",
    bad=(
"question: harbour  # asks for one of its answers, and the claim "
"gives a count"),
    good="question: birds",
)  # fmt: skip
CODES = (NOT_IN_PHRASE, WRONG_ANSWER)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    path = article.path
    for at, claim in enumerate(article.source.claims):
        count = claim.count
        if count is not None:
            stated = numbers_in(count.phrase, dossier.language_of(article))
            given = [
                number for number in (count.number, *(count.range or ())) if number is not None
            ]
            if stated is not None and any(
                number not in {Decimal(each) for each in stated} for number in given
            ):
                yield NOT_IN_PHRASE.at(
                    dossier.place(path, "claims", at, "count"),
                    f"the count says {_told(given)}, and its phrase “{squeezed(count.phrase)}” "
                    f"says {_told(stated)}",
                    expected=_told(stated), found=_told(given),
                    fix="write the number that the words of the phrase state",
                )  # fmt: skip
            if count.term and count.term.casefold() not in squeezed(count.phrase).casefold():
                yield NOT_IN_PHRASE.at(
                    dossier.place(path, "claims", at, "count", "term"),
                    f"the term “{squeezed(count.term)}” does not stand in the phrase "
                    f"“{squeezed(count.phrase)}”",
                    expected="a word of the phrase", found=f"“{squeezed(count.term)}”",
                    fix="take the vague word from the phrase, spelled as it stands there",
                )  # fmt: skip
        question = dossier.question.get(claim.question or "")
        if question is None:
            continue
        status = question.kind == "status"
        if (claim.answer is None) if status else (count is None):
            yield WRONG_ANSWER.at(
                dossier.place(path, "claims", at, "question"),
                f"`{question.id}` is a {question.kind} question and the claim gives no "
                + ("`answer:`" if status else "`count:`"),
                expected="`answer:` with one of "
                + ", ".join(answer.id for answer in question.answers[:12])
                if status else "`count:` with phrase, kind and number",
                found="`count:`" if count else "`answer:`" if claim.answer else "neither",
                fix="answer the question, or remove `question:` to keep the claim as context",
            )  # fmt: skip


def _told(numbers: Iterable[object]) -> str:
    return " and ".join(str(number) for number in numbers)
