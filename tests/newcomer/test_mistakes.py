"""Each mistake a beginner makes, made once in a sixth article, and the message that mends it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.author.drafts import claims_of
from tests.newcomer.conftest import NAME, finished

from variorum.model.problem import Problem

Said = Callable[[str], tuple[Problem, ...]]


@dataclass(frozen=True)
class Mistake:
    """`right` was meant, `wrong` was written; the message is `code` and names each of `words`."""

    right: str
    wrong: str
    code: str
    words: tuple[str, ...]


MISTAKES = {
    "a wrong quote": Mistake(
        "      About 60 Russian soldiers remained in Kupiansk\n",
        "      About 60 Russian troops remained in Kupiansk\n",
        "quote-not-found",
        ("soldiers", "troops"),
    ),
    "straight quotes for curly ones": Mistake(
        "quote: “several dozen”", "quote: '\"several dozen\"'", "quote-not-found",
        ("“several dozen”",),
    ),
    "an unknown speaker": Mistake("by: [quill]", "by: [quil]", "unknown-id", ("quill",)),
    "a date in words": Mistake(
        "{when: 2025-12-25, basis: stated", "{when: 25 December, basis: stated", "bad-date",
        ("2025-12-25",),
    ),
    "low above high": Mistake("range: [8, 9]", "range: [9, 8]", "bad-count", ("[8, 9]",)),
    "a copied id": Mistake(
        "id: hold-two-buildings", "id: sixty-soldiers", "duplicate-id", ("another id",)
    ),
    "a tab": Mistake("    voice: direct", "\tvoice: direct", "yaml-syntax", ("tab",)),
    "a missing origin": Mistake(
        "    origin: quill-press-call\n    as_of",
        "    origin: quill-press-cal\n    as_of",
        "unknown-id",
        ("quill-press-call",),
    ),
    "an unquoted colon": Mistake(
        "title: Report from a test", "title: Report: from a test", "yaml-syntax", ("quotes",)
    ),
}  # fmt: skip


def test_a_draft_asks_for_decisions_and_for_nothing_else(drafted: str, said_of: Said) -> None:
    told = said_of(drafted)
    assert len(told) > 10
    assert {problem.code for problem in told} == {"not-decided"}
    assert all(problem.fix and problem.expected for problem in told)


def test_a_draft_names_every_count_of_the_finished_article(drafted: str) -> None:
    phrases = re.findall(r"count: \{phrase: ([^,]+),", finished())
    assert len(phrases) > 3
    told = [each["count"]["phrase"] for each in claims_of(drafted) if "count" in each]
    assert set(phrases) <= set(told)


def test_the_finished_article_is_clean(said_of: Said) -> None:
    assert said_of(finished()) == ()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_where_it_stands(name: str, said_of: Said) -> None:
    mistake = MISTAKES[name]
    text = finished()
    assert text.count(mistake.right) == 1
    broken = text.replace(mistake.right, mistake.wrong)
    line = 1 + text[: text.index(mistake.right)].count("\n")
    told = [p for p in said_of(broken) if p.code == mistake.code]
    assert told, said_of(broken)
    problem = told[0]
    assert problem.path == f"data/sources/{NAME}.yaml"
    assert line - 2 <= problem.line <= line
    words = " ".join([problem.message, problem.expected, problem.found, problem.fix])
    assert problem.fix
    for word in mistake.words:
        assert word in words
