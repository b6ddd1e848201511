"""The shapes that tell parties apart without colour, the ends of bars, and lines."""

from __future__ import annotations

import math

from variorum.model.chart import NOBODY

from .palette import party_role
from .scene import Point, Shape

GLYPH = 5.2
"""Half the width of a mark's shape."""
FORECAST = (2.6, 2.0)
"""The dashes of what is foretold, in units of the line's width."""
RING = 9.0
_FORMS = 7


def _polygon(corners: int) -> tuple[Point, ...]:
    steps = (2 * math.pi * n / corners for n in range(corners))
    return tuple((math.sin(angle), -math.cos(angle)) for angle in steps)


def _cross(length: float, half: float) -> tuple[Point, ...]:
    quarter: list[Point] = [(half, -length), (half, -half), (length, -half)]
    points: list[Point] = []
    for _ in range(4):
        points += quarter
        quarter = [(-y, x) for x, y in quarter]
    return tuple(points)


_STAR = tuple((x * far, y * far) for (x, y), far in zip(_polygon(10), 5 * (1.3, 0.65), strict=True))
_HEXAGON = _polygon(6)
_CROSS = tuple(((x - y) * 0.7071, (x + y) * 0.7071) for x, y in _cross(1.25, 0.4))
_WAVE = (-6, 1), (-3, -4), (0, 0), (3, 4), (6, -1)
_CIRCLE = _polygon(40)
_OUTLINES: tuple[tuple[Point, ...], ...] = (
    _CIRCLE,
    ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    ((0, -1.1), (1.1, 0.85), (-1.1, 0.85)),
    ((0, -1.25), (1.15, 0), (0, 1.25), (-1.15, 0)),
    ((0, 1.1), (1.1, -0.85), (-1.1, -0.85)),
    _STAR,
    _cross(1.2, 0.45),
)  # fmt: skip


def glyph(x: float, y: float, party: int | None, hollow: bool = False, scale: float = 1.0) -> Shape:
    """A party's shape around (x, y): filled, or an outline on the paper where `hollow`; a hexagon where
    the side is not known, a cross where nobody is named.

    Beyond seven parties shapes shift against colours, so that pairs stay distinct.
    """
    if party is None or party == NOBODY:
        outline = _CROSS if party == NOBODY else _HEXAGON
    else:
        outline = _OUTLINES[(party + party // _FORMS) % _FORMS]
    ink = party_role(party)
    return Shape(
        tuple((x + dx * GLYPH * scale, y + dy * GLYPH * scale) for dx, dy in outline),
        fill="paper" if hollow else ink,
        stroke=ink,
        width=(1.5 if hollow else 1.0) * (scale + 1) / 2,
        closed=True,
        circle=outline is _CIRCLE,
    )


def ring(x: float, y: float, party: int | None) -> Shape:
    """The dashed ring around the shape of what is foretold."""
    points = tuple((x + dx * RING, y + dy * RING) for dx, dy in _CIRCLE)
    ink = party_role(party)
    return Shape(points, stroke=ink, width=1.3, closed=True, dashes=FORECAST, circle=True)


def cap(x: float, y: float, role: str) -> Shape:
    """The flat end of a bar at a bound that is itself possible."""
    return Shape(((x - 6, y), (x + 6, y)), stroke=role, width=2)


def round_cap(x: float, y: float, inward: float, role: str) -> Shape:
    """The parenthesis at a bound that is itself excluded, its ends towards the bar."""
    ends, foot = 5 * inward, -5 * inward
    return Shape(
        ((x - 7, y + ends), (x, y + foot), (x + 7, y + ends)), stroke=role, width=2, arc=True
    )


def about(x: float, y: float, role: str) -> tuple[Shape, ...]:
    """The sign ≈ around (x, y), drawn, so that no face can lack it."""
    waves = (tuple((x + dx, y + rise + dy) for dx, dy in _WAVE) for rise in (-2.3, 2.3))
    return tuple(Shape(points, stroke=role, width=1.8, arc=True) for points in waves)


def arrow(x: float, y: float, dx: float, dy: float, role: str) -> Shape:
    """An open arrow-head with its tip at (x, y), pointing along (dx, dy)."""
    back, side = 6.0, 4.0
    points = (
        (x - dx * back - dy * side, y - dy * back - dx * side),
        (x, y),
        (x - dx * back + dy * side, y - dy * back + dx * side),
    )
    return Shape(points, stroke=role, width=2)


def line(a: Point, b: Point, role: str, width: float = 2) -> Shape:
    return Shape((a, b), stroke=role, width=width)


def way(points: tuple[Point, ...], role: str, claims: int, stated: bool) -> Shape:
    """A line on which claims travel: wider with every doubling, dashed where it is inferred."""
    width = round(min(1.3 + 0.45 * math.log2(max(claims, 1)), 4.0), 2)
    # In units of the line's width, but growing less than that does.
    dashes = () if stated else (round(1.2 + 3.4 / width, 2), round(0.8 + 2.4 / width, 2))
    return Shape(points, stroke=role, width=width, dashes=dashes, arc=len(points) > 2)
