"""Paths are written short and stay where they are."""

from __future__ import annotations

import math
import re

import pytest

from variorum.render.charts.scene import Point, Shape, place


def ring(corners: int, radius: float = 5.2) -> tuple[Point, ...]:
    steps = [2 * math.pi * n / corners for n in range(corners)]
    return tuple((8 + radius * math.sin(a), 9 - radius * math.cos(a)) for a in steps)


@pytest.mark.parametrize(
    ("number", "short"),
    [(11.385, "11.4"), (8.0, "8"), (-0.01, "0"), (-0.06, "-0.1"), (1234.56, "1234.6")],
)
def test_a_place_is_given_to_a_tenth(number: float, short: str) -> None:
    assert place(number) == short


def test_a_round_shape_is_two_arcs_through_its_top_and_foot() -> None:
    path = Shape(ring(40), closed=True, circle=True).path
    assert path == "M8 3.8A5.2 5.2 0 0 1 8 14.2A5.2 5.2 0 0 1 8 3.8z"


@pytest.mark.parametrize(
    ("shape", "letters"),
    [
        (Shape(ring(10), closed=True), "Mz"),
        (Shape(ring(10)), "M"),
        (Shape(((1.25, 2.5), (-3.5, 4.5), (5.5, -6.5)), arc=True), "MQ"),
    ],
)
def test_other_shapes_keep_each_of_their_corners(shape: Shape, letters: str) -> None:
    found = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", shape.path)]
    assert found == pytest.approx([n for point in shape.points for n in point], abs=0.051)
    # Of one line after another the letter says nothing.
    assert re.sub(r"[\d.\s-]", "", shape.path) == letters
