"""The article's text is the one that was annotated, and what is wrong with it is told where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model.problem import Problem

Problems = Callable[[], tuple[Problem, ...]]


@pytest.mark.parametrize(("ends", "told"), [(b"\n", "LF"), (b"\r", "CR"), (b"\r\r\n", "CR CR LF")])
def test_line_ends_alone_are_told_as_such(
    ends: bytes, told: str, harbour: Path, problems: Problems
) -> None:
    seed = harbour / "seeds" / "coast-courier.txt"
    text = seed.read_bytes()
    assert text.count(b"\r\n") == text.count(b"\n") > 1
    seed.write_bytes(text.replace(b"\r\n", ends))
    (problem,) = problems()
    assert problem.code == "hash-mismatch"
    assert "by its line ends only" in problem.message
    assert (problem.expected, problem.found) == (
        "lines that end in CR LF",
        f"lines that end in {told}",
    )
    seed.write_bytes(text.removesuffix(b"\r\n") + ends)
    assert problems()[0].found == f"lines that end in CR LF and {told}"


def test_another_letter_is_another_text(harbour: Path, problems: Problems) -> None:
    seed = harbour / "seeds" / "coast-courier.txt"
    seed.write_bytes(seed.read_bytes().replace(b"\n", b"\r\n") + b".")
    assert "line ends" not in problems()[0].message


@pytest.mark.parametrize(
    ("written", "meant"),
    [("\x92", "’"), ("\x93", "“"), ("\x96", "–"), ("\x80", "€"), ("\x85", "…")],
)
def test_a_misread_letter_is_named_where_it_stands(
    written: str, meant: str, harbour: Path, problems: Problems
) -> None:
    seed = harbour / "seeds" / "coast-courier.txt"
    text = seed.read_text(encoding="utf-8")
    seed.write_text(f"{text}The port{written}s gate, the port{written}s wall.\n", encoding="utf-8")
    (problem,) = [each for each in problems() if each.code == "misread-letter"]
    assert (problem.path, problem.line, problem.column) == ("seeds/coast-courier.txt", 10, 9)
    assert f"it was probably {meant} (U+{ord(meant):04X})" in problem.message
    assert f"quote its words with {'a space' if meant == '…' else meant}" in problem.fix


def test_its_words_can_be_quoted(harbour: Path, problems: Problems) -> None:
    seed = harbour / "seeds" / "coast-courier.txt"
    seed.write_text(seed.read_text("utf-8") + "The port\x92s gate is shut.\n", encoding="utf-8")
    with (harbour / "data" / "sources" / "coast-courier.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: gate, quote: The port’s gate is shut, by: none, voice: narrator}\n")
    assert {each.code for each in problems()} == {"hash-mismatch", "misread-letter"}
