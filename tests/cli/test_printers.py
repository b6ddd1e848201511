"""Problems as text: each on its own line, with nothing a terminal or a CI system would obey."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from variorum.cli.printers import as_text, printable
from variorum.model.problem import Problem


def test_a_problem_with_what_was_expected_and_found() -> None:
    problem = Problem(
        "data/sources/x.yaml", 12, 9, "quote-not-found", "error", "it is not there",
        expected="words", found="others", fix="write them",
    )  # fmt: skip
    assert as_text([problem, Problem("a.yaml", 1, 1, "odd", "warning", "odd")]) == (
        "data/sources/x.yaml:12:9: error[quote-not-found]: it is not there\n"
        "  expected: words\n"
        "  found: others\n"
        "  fix: write them\n"
        "a.yaml:1:1: warning[odd]: odd"
    )


def test_nothing_is_printed_for_nothing() -> None:
    assert as_text([]) == ""


@given(st.text())
def test_any_text_is_one_harmless_line(text: str) -> None:
    line = printable(text)
    assert len(line.splitlines()) <= 1
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs")]
    line.encode("utf-8")


@given(st.text(), st.text())
def test_a_problem_has_a_known_number_of_lines(path: str, words: str) -> None:
    text = as_text([Problem(path, 1, 1, "code", "error", words, expected=words)])
    assert len(text.splitlines()) == (2 if words else 1)
    assert all(line.startswith("  ") for line in text.splitlines()[1:])
