"""Generated words say what was reported and no more (rule 12)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lighthouse import PROJECT, analysis, changed, claim, swap

from variorum.model.count import Bounds
from variorum.model.when import When, parse_when
from variorum.model.wording import CLAIMING
from variorum.render import words
from variorum.render.words import (
    answer_words,
    bounds_words,
    chain_words,
    joined,
    number_words,
    plural,
    when_words,
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("unknown", "not known"),
        ("2024-03-01", "1 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2023/2024", "2023 to 2024"),
        ("2024-02/2024-03", "February 2024 to March 2024"),
        ("2024-02-26/2024-03-01", "26 February 2024 to 1 March 2024"),
        ("2024-03-01/..", "on or after 1 March 2024"),
        ("../2024-02-29", "on or before 29 February 2024"),
        ("2024-01-01", "1 January 2024"),
        ("2024-02-01/2024-02-29", "February 2024"),
        ("2023-02-01/2023-02-28", "February 2023"),
        ("2024-02-01/2024-02-28", "1 February 2024 to 28 February 2024"),
        ("0001-01-01/9999-12-31", "1 to 9999"),
    ],
)
def test_dates_in_words(when: str, expected: str) -> None:
    assert when_words(parse_when(when)) == expected


@given(st.dates(), st.dates())
def test_dates_in_words_name_both_ends(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    text = when_words(parse_when(f"{first}/{last}"))
    assert str(int(first[:4])) in text
    assert str(int(last[:4])) in text


def test_an_open_span_is_never_told_as_a_day() -> None:
    day = parse_when("2024-03-01").first
    assert when_words(When(day, None)) != when_words(When(None, day)) != when_words(When(day, day))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Bounds(), "open"),
        (Bounds(Decimal(40), Decimal(40), Decimal(40)), "exactly 40"),
        (Bounds(low=Decimal(1000)), "at least 1,000"),
        (Bounds(low=Decimal(100), low_excluded=True), "above 100"),
        (Bounds(high=Decimal(100), high_excluded=True), "below 100"),
        (Bounds(high=Decimal(0)), "at most 0"),
        (Bounds(best=Decimal(50)), "best 50"),
        (Bounds(Decimal("4.5"), Decimal("5.5"), Decimal(5)), "at least 4.5, at most 5.5, best 5"),
    ],
)
def test_bounds_in_words(bounds: Bounds, expected: str) -> None:
    assert bounds_words(bounds) == expected


def test_numbers_and_lists() -> None:
    assert number_words(Decimal("1234567.50")) == "1,234,567.50"
    assert plural(1, "party", "parties") == "1 party"
    assert plural(0, "party", "parties") == "0 parties"
    assert plural(2, "origin") == "2 origins"
    assert plural(20_000, "origin") == "20,000 origins"
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_a_chain_says_on_whose_word_it_is() -> None:
    boats = claim(analysis(), "harbour-gazette/dozens-of-boats")
    assert chain_words(boats) == "Fishermen, according to The harbour master"
    assert chain_words(claim(analysis(), "sea-mail/headline")) == words.NOBODY


@pytest.mark.parametrize(
    ("claim_id", "expected"),
    [
        ("harbour-gazette/forty-people", "“about 40”"),
        ("harbour-gazette/lamp-out", "it failed"),
        ("harbour-gazette/light-had-not-failed", "denies: it failed"),
        ("harbour-gazette/will-burn-again", "predicts: it burned"),
        ("sea-mail/headline", ""),
    ],
)
def test_an_answer_says_its_stance(claim_id: str, expected: str) -> None:
    assert answer_words(claim(analysis(), claim_id)) == expected


@pytest.mark.parametrize("stance", ["denies", "predicts", "demands"])
def test_a_number_says_its_stance_too(tmp_path: Path, stance: str) -> None:
    old = "    voice: indirect\n    origin: {origin: radio-call"
    new = f"    voice: indirect\n    stance: {stance}\n    origin: {{origin: radio-call"
    turned = changed(tmp_path, ("data/sources/harbour-gazette.yaml", swap(old, new)))
    assert answer_words(claim(turned, "harbour-gazette/boats-a-day")) == f"{stance}: “More than 12”"


def test_our_own_words_vouch_for_nothing() -> None:
    """Templates and generated sentences never say that something is confirmed, proven, admitted."""
    for path in sorted((PROJECT / "src" / "variorum" / "render").rglob("*")):
        if path.suffix in (".py", ".j2"):
            text = path.read_text(encoding="utf-8").casefold()
            assert not [word for word in CLAIMING if f" {word} " in text], path.name
