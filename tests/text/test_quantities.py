"""The detector of quantities and dates, and the numbers a phrase states."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.quantities import mentions, numbers_in

VAGUE = ("several", "many", "dozens", "a few", "hundreds")


def named(text: str, vague: tuple[str, ...] = VAGUE) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.kind) for m in mentions(text, vague)]


class TestWhatItPromises:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("about 40 crew", [("40", "number")]),
            ("some 27,000 men", [("27,000", "number")]),
            ("12.029 Tonnen", [("12.029", "number")]),
            ("80% of it", [("80%", "number")]),
            ("$100 million", [("$100 million", "number")]),
            ("the 115th Brigade", [("115th", "number")]),
            ("five ships", [("five", "number")]),
            ("Twenty-five ships", [("Twenty-five", "number")]),
            ("two hundred and five", [("two hundred and five", "number")]),
            ("tens of thousands", [("tens of thousands", "number")]),
            ("half a million", [("half a million", "number")]),
            ("several ships", [("several", "vague")]),
            ("Several hundred ships", [("Several hundred", "vague")]),
            ("dozens of birds", [("dozens", "vague")]),
            ("22 December 2025", [("22 December 2025", "date")]),
            ("December 22, 2025", [("December 22, 2025", "date")]),
            ("Dec. 22", [("Dec. 22", "date")]),
            ("2025-12-25", [("2025-12-25", "date")]),
            ("in 2022", [("2022", "date")]),
            ("on Thursday", [("Thursday", "date")]),
            ("yesterday", [("yesterday", "date")]),
            ("last week", [("last week", "date")]),
            ("on 1 May 2024", [("1 May 2024", "date")]),
            ("in March", [("March", "date")]),
            ("٤٠ crew", [("٤٠", "number")]),
            ("at 12:30", [("12:30", "number")]),
        ],
    )
    def test_forms(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert named(text) == expected

    @pytest.mark.parametrize(
        "text",
        ["They may march on.", "Nobody spoke.", "", "someone often forgets", "the tense sevens-up"],
    )
    def test_words_that_only_look_alike(self, text: str) -> None:
        assert named(text) == []

    def test_two_sentences_are_two_mentions(self) -> None:
        assert named("in 2022. 40 ships") == [("2022", "date"), ("40", "number")]
        assert named("in 2022. December came") == [("2022", "date"), ("December", "date")]

    @pytest.mark.parametrize("text", ["22 Dec. 2025", "22. December 2025", "Dec. 22, 2025"])
    def test_a_full_stop_inside_a_date_does_not_part_it(self, text: str) -> None:
        assert named(text) == [(text, "date")]

    def test_a_line_break_parts_mentions(self) -> None:
        assert named("forty\nfive") == [("forty", "number"), ("five", "number")]

    def test_without_vague_words_only_numbers_are_named(self) -> None:
        assert named("several ships, 5 tugs", ()) == [("5", "number")]

    def test_a_vague_word_is_text_and_never_a_pattern(self) -> None:
        assert named("a lot (or so) of it", ("lot (or so",)) == [("lot (or so", "vague")]
        assert named("a.b acb", ("a.b",)) == [("a.b", "vague")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am Samstag liefen 20 bis 30 Tonnen aus, am 2.3.2024 noch 5.", 4),
        ("Le navire a perdu 1 200 tonnes, soit 12,5 % de la cargaison.", 2),
        ("В порту 15 буксиров и 3 катера.", 2),
        ("船员40人，油轮1艘。", 2),
        ("Il y a 40\u00a0000\u202ftonnes.", 1),
    ],
)
def test_digits_are_found_in_any_language(text: str, count: int) -> None:
    assert len([kind for _, kind in named(text, ()) if kind in ("number", "date")]) >= count


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_mentions_are_in_order_and_apart(text: str, vague: list[str]) -> None:
    found = mentions(text, vague)
    for left, right in itertools.pairwise(found):
        assert left.span.end <= right.span.start
    for each in found:
        assert 0 <= each.span.start < each.span.end <= len(text)


@given(st.text("ab 1.,\n", max_size=80))
def test_every_digit_is_in_a_mention(text: str) -> None:
    spans = [each.span for each in mentions(text)]
    for at, letter in enumerate(text):
        if letter == "1":
            assert any(span.start <= at < span.end for span in spans)


@pytest.mark.parametrize("piece", ["a", "1-", "1,", "five ", "several ", " ", "$", "12 March "])
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    before = time.perf_counter()
    mentions(piece * (200_000 // len(piece)), VAGUE)
    assert time.perf_counter() - before < 3


class TestNumbersIn:
    @pytest.mark.parametrize(
        ("phrase", "numbers"),
        [
            ("about 40", ("40",)),
            ("27,000", ("27000",)),
            ("1,234.5", ("1234.5",)),
            ("12.3456789", ("12.3456789",)),
            ("0.125", ("0.125",)),
            ("80%", ("80",)),
            ("90 percent", ("90",)),
            ("five", ("5",)),
            ("Twenty-five", ("25",)),
            ("a thousand", ("1000",)),
            ("$100 million", ("100000000",)),
            ("1.1 million", ("1100000",)),
            ("three dozen", ("36",)),
            ("Zwischen 20 und 30", ("20", "30")),
            ("between five and ten", ("5", "10")),
        ],
    )
    def test_forms_without_doubt(self, phrase: str, numbers: tuple[str, ...]) -> None:
        assert numbers_in(phrase) == numbers

    @pytest.mark.parametrize(
        "phrase",
        [
            "12.029",
            "1.200.000",
            "12,5",
            "12 029",
            "12\u00a0029",
            "40–50",
            "40-50 million",
            "two to three hundred",
            "two thousand three hundred",
            "two hundred and five",
            "half a million",
            "one and a half million",
            "two thirds",
            "tens of thousands",
            "$5bn",
            "12:30",
            "the fleet",
            "",
        ],
    )
    def test_what_can_be_doubted_states_nothing(self, phrase: str) -> None:
        assert numbers_in(phrase) is None

    @given(st.integers(0, 10**14))
    def test_plain_and_grouped_digits_state_themselves(self, number: int) -> None:
        assert numbers_in(f"about {number}") == (str(number),)
        assert numbers_in(f"about {number:,} of them") == (str(number),)

    @given(st.text(max_size=60))
    def test_no_phrase_raises(self, phrase: str) -> None:
        numbers_in(phrase)
