"""Counts as reported, and bounds: what cannot be is refused where it is made."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from variorum.model.count import Bounds, Count, hull
from variorum.model.failure import Refused


def count(**values: Any) -> Count:
    return Count.model_validate({"phrase": "about 40", **values})


def codes(error: ValidationError) -> list[str]:
    refused = [(each.get("ctx") or {}).get("error") for each in error.errors()]
    return [each.code for each in refused if isinstance(each, Refused)]


class TestKinds:
    @pytest.mark.parametrize(
        "kind", ["exact", "about", "more-than", "at-least", "less-than", "at-most"]
    )
    def test_most_take_a_number(self, kind: str) -> None:
        assert count(kind=kind, number="40").number == Decimal(40)

    def test_between_takes_a_range_and_vague_a_term(self) -> None:
        assert count(kind="between", range=["20", "30.5"]).range == (Decimal(20), Decimal("30.5"))
        assert count(kind="vague", term="dozens").term == "dozens"

    @pytest.mark.parametrize(
        "values",
        [
            {"kind": "exact"},
            {"kind": "exact", "term": "dozens"},
            {"kind": "exact", "number": "4", "term": "dozens"},
            {"kind": "about", "range": ["1", "2"]},
            {"kind": "between", "number": "4"},
            {"kind": "between", "range": ["4"]},
            {"kind": "between", "range": ["1", "2", "3"]},
            {"kind": "between", "range": []},
            {"kind": "between", "range": ["4", "4"]},
            {"kind": "between", "range": ["5", "4"]},
            {"kind": "vague"},
            {"kind": "vague", "number": "4"},
            {"kind": "vague", "term": "dozens", "range": ["1", "2"]},
        ],
    )
    def test_each_takes_its_own_alone(self, values: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as error:
            count(**values)
        assert codes(error.value) == ["bad-count"]


class TestNumbers:
    @pytest.mark.parametrize("text", ["0", "7", "27000", "0.5", "1.50", "9" * 15, "-1", "-0.5"])
    def test_plain_digits(self, text: str) -> None:
        assert count(kind="exact", number=text).number == Decimal(text)

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "010", "00", "1_000", "1,000", "1e3", "-0", "-0.0", "- 1", "--1", "−1", "-01",
            "+1", "1.", ".5", "1.2.3", "nan", "inf",
            "٤", "１", "²", "0x10", "9" * 16, "9" * 10_000, "4 ", "4\n", "true",
        ],
    )  # fmt: skip
    def test_all_else_is_refused(self, text: str) -> None:
        with pytest.raises(ValidationError) as error:
            count(kind="exact", number=text)
        assert codes(error.value) == ["bad-number" if text.strip() else "empty-value"]

    @pytest.mark.parametrize("value", [4, 4.0, True, None, ["4"], {"a": "4"}])
    def test_what_is_not_text_is_never_read_as_a_number(self, value: Any) -> None:
        with pytest.raises(ValidationError):
            count(kind="exact", number=value)

    @pytest.mark.parametrize("text", ["0", "-1", "01", "1.0", "12345", "x"])
    def test_an_occurrence_is_a_small_ordinal(self, text: str) -> None:
        with pytest.raises(ValidationError):
            count(kind="exact", number="4", occurrence=text)

    @given(
        st.decimals(-(10**9), 10**9, places=3).filter(
            lambda number: number != 0 or not number.is_signed()
        )
    )
    def test_a_decimal_means_itself(self, number: Decimal) -> None:
        assert count(kind="exact", number=f"{number:f}").number == number


NUMBERS = st.none() | st.decimals(0, 1000, places=1)


def bounds(low: Decimal | None, high: Decimal | None) -> Bounds:
    return Bounds(low, max(low, high) if low is not None and high is not None else high)


BOUNDS = st.builds(bounds, NUMBERS, NUMBERS)


class TestBounds:
    def test_low_above_high_cannot_be_built(self) -> None:
        with pytest.raises(Refused):
            Bounds(Decimal(2), Decimal(1))

    def test_open_ends_and_equal_ends_can(self) -> None:
        assert Bounds().low is None
        assert Bounds(Decimal(1), Decimal(1)).high == 1

    @given(st.lists(BOUNDS, min_size=1, max_size=5))
    def test_a_hull_holds_all_and_is_open_where_one_is(self, several: list[Bounds]) -> None:
        around = hull(several)
        for each in several:
            assert around.low is None or (each.low is not None and around.low <= each.low)
            assert around.high is None or (each.high is not None and around.high >= each.high)
        assert (around.low is None) == any(each.low is None for each in several)
        assert (around.high is None) == any(each.high is None for each in several)
