"""Silence has kinds (rule 8), and only what is certain is said of it."""

from __future__ import annotations

import pytest
from tests.lighthouse import dossier

from variorum.analyse.engine import silence_of
from variorum.model.basis import Dated
from variorum.model.questions import Question


def kind(published: str, arises: str | None, depth: str = "full") -> str:
    def dated(when: str) -> Dated:
        told = {"when": when, "basis": "stated", "from": ["words"]}
        return Dated.model_validate({"when": when} if when == "unknown" else told)

    source = (
        dossier()
        .articles[0]
        .source.model_copy(update={"published": dated(published), "depth": depth})
    )
    question = Question.model_validate({"id": "q", "ask": "a", "short": "s", "kind": "stock"})
    if arises is not None:
        question = question.model_copy(update={"arises": dated(arises)})
    return silence_of(source, question)


@pytest.mark.parametrize(
    ("published", "arises", "expected"),
    [
        # The question has always been there.
        ("2024-03-01", None, "not-mentioned"),
        ("unknown", None, "not-mentioned"),
        # Certainly before.
        ("2024-03-01", "2024-03-02", "published-before"),
        ("2024-02", "2024-03", "published-before"),
        ("../2024-03-01", "2024-03-02/..", "published-before"),
        # Certainly not before.
        ("2024-03-03", "2024-03-02", "not-mentioned"),
        ("2024-03-02", "2024-03-02", "not-mentioned"),
        ("2024-03-05/..", "../2024-03-02", "not-mentioned"),
        ("2024-04", "2024-03", "not-mentioned"),
        # Either is possible.
        ("2024-03", "2024-03-15", "cannot-tell"),
        ("2024-03-15", "2024-03", "cannot-tell"),
        ("../2024-03-02", "2024-03-02", "cannot-tell"),
        ("2024-03-01/..", "2024-03-02", "cannot-tell"),
        ("2024-03-01", "../2024-03-02", "cannot-tell"),
        ("2024-03-03", "2024-03-02/..", "cannot-tell"),
        ("unknown", "2024-03-02", "cannot-tell"),
        ("2024-03-02", "unknown", "cannot-tell"),
        ("unknown", "unknown", "cannot-tell"),
    ],
)
def test_kinds(published: str, arises: str | None, expected: str) -> None:
    assert kind(published, arises) == expected


@pytest.mark.parametrize(
    ("published", "arises", "expected"),
    [
        ("2024-03-01", None, "not-coded"),
        ("2024-03-03", "2024-03-02", "not-coded"),
        ("unknown", "2024-03-02", "not-coded"),
        # That is certain whatever was coded.
        ("2024-03-01", "2024-03-02", "published-before"),
    ],
)
def test_of_an_article_coded_in_part_less_is_certain(
    published: str, arises: str | None, expected: str
) -> None:
    assert kind(published, arises, "questions") == expected
