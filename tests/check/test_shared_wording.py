"""Sentences of two articles that are nearly the same and tied otherwise, and what answers that (rule 15)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from variorum.model.problem import Problem

Problems = Callable[[], tuple[Problem, ...]]

COURIER = "data/sources/coast-courier.yaml"
TIE = "    hedge: reportedly\n    origin: radio-briefing\n    utterance: oil-leaked\n    via: [coast-radio]\n"


def told(root: Path, problems: Problems, instead: str) -> list[Problem]:
    file = root / COURIER
    text = file.read_text("utf-8")
    assert TIE in text
    file.write_text(text.replace(TIE, instead), "utf-8")
    return [each for each in problems() if each.code == "shared-wording"]


def test_one_tied_and_the_other_not(harbour: Path, problems: Problems) -> None:
    (problem,) = told(harbour, problems, "    hedge: reportedly\n")
    assert problem.path == COURIER
    assert "`harbour-gazette`" in problem.message
    assert "`radio-briefing`" in problem.message
    assert problem.found == "`oil-leaked` is tied to no origin"
    assert "line 3 of coast-courier.txt beside line 9 of harbour-gazette.txt" in problem.fix


def test_both_tied_to_others(harbour: Path, problems: Problems) -> None:
    origins = harbour / "data" / "origins.yaml"
    text = origins.read_text("utf-8")
    day = "when: 2024-03-02\n"
    assert day in text
    instead = "    hedge: reportedly\n    origin: lund-statement\n"
    # Of another day: another act of saying, however alike the words.
    assert told(harbour, problems, instead) == []
    origins.write_text(text.replace(day, "when: 2024-03-01/2024-03-02\n"), "utf-8")
    (problem,) = [each for each in problems() if each.code == "shared-wording"]
    assert problem.path == "data/sources/harbour-gazette.yaml"
    assert "in `coast-courier`, where claims tie it to `lund-statement`" in problem.message
    assert problem.found == "`oil-leaked` is tied to `radio-briefing`"


def test_another_speaker_is_another_origin(harbour: Path, problems: Problems) -> None:
    file = harbour / COURIER
    text = file.read_text("utf-8")
    said = "by: [{actor: harbour-master, from: he said}]"
    assert said in text
    file.write_text(text.replace(said, "by: [lantern-shipping]"), "utf-8")
    assert told(harbour, problems, "    hedge: reportedly\n") == []


def test_no_claim_in_the_sentence(harbour: Path, problems: Problems) -> None:
    file = harbour / COURIER
    before, _, rest = file.read_text("utf-8").partition("  - id: oil-leaked\n")
    file.write_text(before + rest[rest.index("  - id: ") :], "utf-8")
    (problem,) = [each for each in problems() if each.code == "shared-wording"]
    assert problem.found == "no claim in line 3 of the text"


def test_a_note_says_why_not(harbour: Path, problems: Problems) -> None:
    assert not told(
        harbour, problems, "    hedge: reportedly\n    note: Nobody names a briefing.\n"
    )


def test_origins_that_may_be_one_are_no_clash(harbour: Path, problems: Problems) -> None:
    origins = harbour / "data" / "origins.yaml"
    text = origins.read_text("utf-8")
    at = text.index("  - id: lund-statement\n") + len("  - id: lund-statement\n")
    may_be = "    may_be: [{origin: radio-briefing, because: Neither text names the other.}]\n"
    origins.write_text(text[:at] + may_be + text[at:], "utf-8")
    assert not told(harbour, problems, "    hedge: reportedly\n    origin: lund-statement\n")
