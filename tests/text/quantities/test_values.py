"""The numbers a phrase states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.quantities import numbers_in


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
            ("90 per cent", ("90",)),
            ("from 3 to 5", ("3", "5")),
            ("one in four", ("1", "4")),
            ("five", ("5",)),
            ("Twenty-five", ("25",)),
            ("a thousand", ("1000",)),
            ("$100 million", ("100000000",)),
            ("1.1 million", ("1100000",)),
            ("three dozen", ("36",)),
            ("Zwischen 20 und 30", ("20", "30")),
            ("between five and ten", ("5", "10")),
            ("40–50", ("40", "50")),
            ("40-50 million", ("40000000", "50000000")),
            ("5%-10%", ("5", "10")),
            ("two to three hundred", ("200", "300")),
            ("two thousand three hundred", ("2300",)),
            ("two hundred and five", ("205",)),
            ("half a million", ("500000",)),
            ("one and a half million", ("1500000",)),
            ("a million and a half", ("1500000",)),
            ("2½", ("2.5",)),
            ("one point two percent", ("1.2",)),
            ("$5bn", ("5000000000",)),
            ("$1.2 bn", ("1200000000",)),
            ("$350m", ("350000000",)),
            ("350million", ("350000000",)),
            ("350 milliondollars", ("350000000",)),
            ("$35 million", ("35000000",)),
            ("35 million dollars", ("35000000",)),
            ("1.5 lakh", ("150000",)),
            ("two crore", ("20000000",)),
            ("1,50,000", ("150000",)),
            ("a lakh crore", ("1000000000000",)),
            ("3·5%", ("3.5",)),
            ("12٫5", ("12.5",)),
            ("12\u202f500", ("12500",)),
            ("12\u00a0500", ("12500",)),
            ("25 mil\u00adlion", ("25000000",)),
            ("12\u2060,500", ("12500",)),
            ("minus 12 degrees", ("-12",)),
            ("-12", ("-12",)),
            ("−0.5", ("-0.5",)),
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
            "two thirds",
            "tens of thousands",
            "12:30",
            "twice 40",
            "8m",  # metres, where no currency stands before it
            "½m people",
            "10–15,000",
            "twenty twelve",
            "five twenty",
            "million thousand",
            "40 ½",
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
        for language in ("de", "fr", "unknown", ""):
            numbers_in(phrase, language)

    @pytest.mark.parametrize(
        ("phrase", "numbers"),
        [
            ("12.029", ("12029",)),
            ("rund 20.000 Menschen", ("20000",)),
            ("8,9 Prozent", ("8.9",)),
            ("1.234.567,5", ("1234567.5",)),
            ("0,125", ("0.125",)),
            ("8,9 Millionen Euro", ("8900000",)),
            ("1,2 Mio. Euro", ("1200000",)),
            ("3 Milliarden", ("3000000000",)),
            # Not the English billion.
            ("eine Billion", ("1000000000000",)),
            ("zwölf", ("12",)),
            ("zwischen 20 und 30", ("20", "30")),
            ("12 tausend", ("12000",)),
            ("20 Tsd.", ("20000",)),
            ("zwei bis drei Millionen", ("2000000", "3000000")),
            ("zwanzigtausend bis 30.000", ("20000", "30000")),
            ("zweihundertfünfzig", ("250",)),
            ("eine halbe Million", ("500000",)),
            ("anderthalb", ("1.5",)),
        ],
    )
    def test_german(self, phrase: str, numbers: tuple[str, ...]) -> None:
        assert numbers_in(phrase, "de") == numbers_in(phrase, "de-AT") == numbers

    @pytest.mark.parametrize(
        "phrase",
        [
            "12,029",  # three digits after the comma: an English hand may have written it
            "8.9",
            "12 029",
            "hunderte",
            "Dutzende",
            "zwei Drittel",
            "doppelt so viele wie 40",
            "twenty",
        ],
    )
    def test_german_that_can_be_doubted(self, phrase: str) -> None:
        assert numbers_in(phrase, "de") is None

    def test_of_languages_that_are_not_known_only_digits_at_the_end_are_read(self) -> None:
        assert numbers_in("około 40", "pl") == ("40",)
        assert numbers_in("40 %", "pl") == ("40",)
        assert numbers_in("死者达40", "zh") == ("40",)
        for phrase in ("40 milionów", "12.029", "12,029", "8,9", "milion", "sześć", "40人"):
            assert numbers_in(phrase, "pl") is None
