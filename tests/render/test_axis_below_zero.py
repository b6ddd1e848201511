"""An axis of numbers below zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.render.charts.valueaxis import value_axis, value_ticks


@pytest.mark.parametrize(
    ("values", "base", "top", "ticks"),
    [
        ("-15 -10 -8", -15, 0, "-15 -10 -5 0"),
        ("-4 12", -5, 15, "-5 0 5 10 15"),
        ("-0.5", -0.6, 0, "-0.6 -0.4 -0.2 0"),
        ("-3", -3, 0, "-3 -2 -1 0"),
    ],
)
def test_it_holds_zero_and_all_numbers(values: str, base: float, top: float, ticks: str) -> None:
    axis = value_axis(map(Decimal, values.split()), 0, 100)
    assert (axis.base, axis.top_value, axis.linear is not None) == (base, top, False)
    assert list(value_ticks(axis, 5)) == [Decimal(each) for each in ticks.split()]


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=6))
def test_every_number_has_its_place_in_order(values: list[Decimal]) -> None:
    if min(values) >= 0:
        return
    axis = value_axis(values, 0, 100)
    places = [axis.y(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in places)
