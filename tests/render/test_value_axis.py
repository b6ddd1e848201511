"""Number axes: what can be told apart on them, and where they end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from variorum.render.charts.valueaxis import ValueAxis, scale_words, value_axis, value_ticks

HUNDRED = Decimal(100)


def axis(*values: str, whole: Decimal | None = None) -> ValueAxis:
    return value_axis([Decimal(value) for value in values], 0, 1, whole)


def test_two_near_numbers_are_parted() -> None:
    found = axis("8.9", "9.0")
    assert found.y(Decimal("9.0")) - found.y(Decimal("8.9")) > 0.1
    assert found.base > 0
    assert scale_words(found) == " (scale from 8.6)"
    assert [float(tick) for tick in value_ticks(found, 5)] == [8.6, 8.8, 9.0, 9.2, 9.4]


@pytest.mark.parametrize(("values", "base"), [("7.1 7.6", 5), ("8.9 9.0", 8.6), ("4.9 5.4 6.2", 4)])
def test_a_measured_quantity_has_a_scale_of_its_own(values: str, base: float) -> None:
    found = value_axis([Decimal(value) for value in values.split()], 0, 1, close=True)
    assert found.base == base


def test_measured_numbers_far_apart_stand_above_zero() -> None:
    assert value_axis([Decimal(3), Decimal(9)], 0, 1, close=True).base == 0


@pytest.mark.parametrize("values", [("8", "9"), ("9",), ("0", "8.9", "9"), ("3", "8.9", "9")])
def test_an_axis_begins_at_zero_where_no_other_would_part_more(values: tuple[str, ...]) -> None:
    assert axis(*values).base == 0
    assert scale_words(axis(*values)) == ""


def test_two_small_numbers_are_parted_beside_a_large_one() -> None:
    found = axis("100", "110", "1000")
    assert found.linear is not None
    assert found.y(Decimal(110)) - found.y(Decimal(100)) > 0.04


def test_a_share_keeps_its_whole_in_sight_where_that_parts_all() -> None:
    found = axis("2", "30", "100", whole=HUNDRED)
    assert found.linear is None
    assert found.y(HUNDRED) == 1
    small = axis("0.4", "0.6", "50", whole=HUNDRED)
    assert small.linear is not None
    assert small.y(Decimal("0.6")) - small.y(Decimal("0.4")) > 0.05
    assert small.top_value == 100


def test_people_are_counted_in_whole_numbers() -> None:
    assert [int(t) for t in value_ticks(axis("100", "101"), 5)] == [96, 98, 100, 102, 104]


@pytest.mark.parametrize("values", [("72", "90", "100"), ("50",), ("90",), ("99.5", "99.9")])
def test_a_share_ends_at_the_whole(values: tuple[str, ...]) -> None:
    assert axis(*values, whole=HUNDRED).top_value == 100


def test_without_a_number_a_share_has_its_axis_all_the_same() -> None:
    assert axis("0", whole=HUNDRED).top_value == 100


@given(
    st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=6),
    st.sampled_from([None, HUNDRED]),
    st.booleans(),
)
@example([Decimal(10)], None, True)
def test_an_axis_holds_its_numbers_in_their_order(
    values: list[Decimal], whole: Decimal | None, close: bool
) -> None:
    found = value_axis(values, 0, 1, whole, close=close)
    assert all(0 <= found.y(value) <= 1 + 1e-9 for value in values if value)
    assert all(
        (found.y(one) < found.y(other)) == (one < other)
        for one, other in combinations(values, 2)
        if one and other and one != other
    )
    assert whole is None or found.top_value <= 100
    assert found.beyond(found.top, -5) == (found.top if found.whole else found.top - 5)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.floats(1, 900), st.booleans())
def test_an_axis_is_of_one_kind_at_any_height(
    numbers: list[int], height: float, close: bool
) -> None:
    given_ = [Decimal(number) for number in numbers]
    high = value_axis(given_, height, 0, close=close)
    assert replace(high, bottom=0, top=1) == value_axis(given_, 0, 1, close=close)


def test_two_numbers_that_two_axes_part_alike_have_one() -> None:
    """Of a height of 240 the axis of 100 and 106 was logarithmic, of one of 1 it was not."""
    pair = [Decimal(100), Decimal(106)]
    assert value_axis(pair, 240, 0).linear == value_axis(pair, 0, 1).linear
