"""Paths are written short and stay where they are."""

from __future__ import annotations

import math
import re

import pytest

from variorum.render.charts.outline import outline, place


def ring(corners: int, radius: float = 5.2) -> str:
    steps = [2 * math.pi * n / corners for n in range(corners)]
    places = [f"{8 + radius * math.sin(a):.6f} {9 - radius * math.cos(a):.6f}" for a in steps]
    return "M " + " \nL ".join(places) + " \nz\n"


@pytest.mark.parametrize(
    ("number", "short"),
    [("11.385", "11.4"), ("8.0", "8"), ("-0.01", "0"), ("-0.06", "-0.1"), ("1234.56", "1234.6")],
)
def test_a_place_is_given_to_a_tenth(number: str, short: str) -> None:
    assert place(number) == short


def test_a_round_shape_is_two_arcs_through_its_top_and_foot() -> None:
    assert outline(ring(40)) == "M8 3.8A5.2 5.2 0 0 1 8 14.2A5.2 5.2 0 0 1 8 3.8z"


@pytest.mark.parametrize(
    "data",
    [
        ring(10),
        ring(40).replace("z", ""),
        ring(40).replace("M 8.000000 3.800000", "M 8.000000 2.800000"),
        "M 1.25 2.5 Q 3.5 4.5 5.5 6.5",
    ],
)
def test_other_shapes_keep_each_of_their_corners(data: str) -> None:
    number = re.compile(r"-?\d+(?:\.\d+)?")
    short = outline(data)
    assert [float(n) for n in number.findall(short)] == pytest.approx(
        [float(n) for n in number.findall(data)], abs=0.051
    )
    # Of one line after another the letter says nothing.
    assert re.sub(r"[\d.\s-]", "", short) == re.sub(r"[\d.\s-]|(?<=\d \n)L", "", data)
