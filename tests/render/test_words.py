"""Generated words say what was reported and no more (rule 12)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lighthouse import PROJECT, analysis, changed, claim, swap

from variorum.check.prose import CLAIMING
from variorum.model.count import Bounds
from variorum.model.ranges import Range, exactly
from variorum.model.when import When, parse_when
from variorum.render import words
from variorum.render.words import (
    answer_words,
    bounds_words,
    chain_words,
    few,
    joined,
    language_name,
    moment_words,
    named,
    number_words,
    plural,
    spoken_of,
    when_words,
)


@pytest.mark.parametrize(
    ("when", "moment", "span"),
    [
        ("unknown", "undated", "undated"),
        ("2024-03-01", "1 March 2024", "1 March 2024"),
        ("2024-03", "in March 2024", "March 2024"),
        ("2024", "in 2024", "2024"),
        ("2023/2024", "between 2023 and 2024", "2023 to 2024"),
        ("2024-02/2024-03", "between February and March 2024", "February to March 2024"),
        ("2023-11/2024-03", "between November 2023 and March 2024", "November 2023 to March 2024"),
        ("2024-02-26/2024-03-01", "between 26 February and 1 March 2024", "26 February to 1 March 2024"),
        ("2023-12-30/2024-01-02", "between 30 December 2023 and 2 January 2024", "30 December 2023 to 2 January 2024"),
        ("2024-02-22/2024-02-25", "between 22 and 25 February 2024", "22 to 25 February 2024"),
        ("2024-02-24/2024-02-25", "24 or 25 February 2024", "24 to 25 February 2024"),
        ("2023-12-31/2024-01-01", "31 December 2023 or 1 January 2024", "31 December 2023 to 1 January 2024"),
        ("2024-03-01/..", "1 March 2024 or later", "from 1 March 2024"),
        ("../2024-02-29", "by 29 February 2024", "up to 29 February 2024"),
        ("../2022", "by the end of 2022", "up to 31 December 2022"),
        ("2024-01-01", "1 January 2024", "1 January 2024"),
        ("2024-02-01/2024-02-29", "in February 2024", "February 2024"),
        ("2023-02-01/2023-02-28", "in February 2023", "February 2023"),
        ("2024-02-01/2024-02-28", "between 1 and 28 February 2024", "1 to 28 February 2024"),
        ("0001-01-01/9999-12-31", "between 1 and 9999", "1 to 9999"),
    ],
)  # fmt: skip
def test_dates_in_words(when: str, moment: str, span: str) -> None:
    assert moment_words(parse_when(when)) == moment
    assert when_words(parse_when(when)) == span


def test_a_lasting_state_is_no_moment_within_its_span() -> None:
    year, days = parse_when("2022"), parse_when("2024-02-22/2024-02-25")
    assert [spoken_of(when, lasting=True) for when in (year, days)] == [
        "in 2022",
        "22 to 25 February 2024",
    ]
    assert spoken_of(days, lasting=False) == "between 22 and 25 February 2024"


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
        (Bounds(), "any number"),
        (Bounds(Decimal(40), Decimal(40), Decimal(40)), "exactly 40"),
        (Bounds(low=Decimal(1000)), "at least 1,000"),
        (Bounds(low=Decimal(100), low_excluded=True), "more than 100"),
        (Bounds(high=Decimal(100), high_excluded=True), "less than 100"),
        (Bounds(high=Decimal(0)), "at most 0"),
        (Bounds(best=Decimal(50)), "open (best figure 50)"),
        (Bounds(Decimal("4.5"), Decimal("5.5"), Decimal(5)), "4.5 to 5.5 (best figure 5)"),
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
    assert [few(n) for n in (0, 1, 9, 10, 1000)] == ["no", "one", "nine", "10", "1,000"]
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_a_chain_says_on_whose_word_it_is() -> None:
    boats = claim(analysis(), "harbour-gazette/dozens-of-boats")
    assert chain_words(boats) == "Fishermen, according to the harbour master"
    assert chain_words(claim(analysis(), "sea-mail/headline")) == words.NOBODY


@pytest.mark.parametrize(
    ("claim_id", "expected"),
    [
        ("harbour-gazette/forty-people", "“about 40”"),
        ("harbour-gazette/lamp-out", "it failed"),
        ("harbour-gazette/light-had-not-failed", "denies it failed"),
        ("harbour-gazette/will-burn-again", "as a prediction: it burned"),
        ("sea-mail/headline", ""),
    ],
)
def test_an_answer_says_its_stance(claim_id: str, expected: str) -> None:
    assert answer_words(claim(analysis(), claim_id)) == expected


@pytest.mark.parametrize(
    ("stance", "said"),
    [
        ("denies", "denies “More than 12”"),
        ("predicts", "as a prediction: “More than 12”"),
        ("conditional", "on a condition: “More than 12”"),
        ("demands", "as a demand: “More than 12”"),
    ],
)
def test_a_number_says_its_stance_too(tmp_path: Path, stance: str, said: str) -> None:
    old = "    voice: indirect\n    origin: {origin: radio-call"
    new = f"    voice: indirect\n    stance: {stance}\n    origin: {{origin: radio-call"
    turned = changed(tmp_path, ("data/sources/harbour-gazette.yaml", swap(old, new)))
    assert answer_words(claim(turned, "harbour-gazette/boats-a-day")) == said


def test_our_own_words_vouch_for_nothing() -> None:
    """Templates and generated sentences never say that something is confirmed, proven, admitted."""
    for path in sorted((PROJECT / "src" / "variorum" / "render").rglob("*")):
        if path.suffix in (".py", ".j2"):
            text = path.read_text(encoding="utf-8").casefold()
            assert not [word for word in CLAIMING if f" {word} " in text], path.name


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("The harbour master", "the harbour master"),
        ("The Hague", "The Hague"),
        ("Theatre", "Theatre"),
        ("The", "The"),
        ("Kyiv", "Kyiv"),
    ],
)
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert named(name) == inside


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "English"), ("de", "German"), ("uk", "Ukrainian"), ("zh-Hant", "Chinese (Traditional)"),
     ("tlh-x", "tlh-x"), ("", "")],
)  # fmt: skip
def test_a_language_has_its_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("number", "digits", "small", "counted"),
    [
        (exactly(0), "0", "no", "0 statements"),
        (exactly(1), "1", "one", "1 statement"),
        (Range(1, 2), "1 or 2", "one or two", "1 or 2 statements"),
        (Range(1, 3), "1 to 3", "one to three", "1 to 3 statements"),
        (Range(14, 16), "14 to 16", "14 to 16", "14 to 16 statements"),
        (Range(8, 11), "8 to 11", "8 to 11", "8 to 11 statements"),
        (Range(999, 1000), "999 or 1,000", "999 or 1,000", "999 or 1,000 statements"),
    ],
)
def test_a_number_of_which_two_ends_are_known(
    number: Range, digits: str, small: str, counted: str
) -> None:
    assert number_words(number) == digits
    assert few(number) == small
    assert plural(number, "statement") == counted
