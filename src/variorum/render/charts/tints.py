"""The fills of stacked bars: tints that patterns tell apart, or a party's colour and shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .boxes import Box, Point
from .glyphs import glyph
from .palette import TINTS, party_role
from .scene import Shape

_STEP = 6.0
_LINE = "tint-line"


@dataclass(frozen=True, slots=True)
class Tint:
    """How one segment looks: a party's colour, or one of the neutral tints with its pattern."""

    party: int | None = None
    tint: int | None = None

    def fill(self, box: Box) -> tuple[Shape, ...]:
        """The segment's ground in `box`."""
        if self.tint is None:
            return (Shape(box.corners, fill=party_role(self.party), closed=True),)
        number = self.tint % len(TINTS)
        ground = Shape(box.corners, fill=TINTS[number], closed=True)
        if not number:
            return (ground,)
        inner = Box(box.x0 + 0.5, box.y0 + 0.5, box.x1 - 0.5, box.y1 - 0.5)
        if inner.width <= 0:
            return (ground,)
        outline = Shape(inner.corners, stroke=_LINE, width=1, closed=True)
        return (ground, *_PATTERNS[number](inner), outline)

    def key(self, x: float, y: float) -> tuple[Shape, ...]:
        """A swatch around (x, y): the party's shape, or a piece of the bar."""
        if self.tint is None:
            return (glyph(x, y, self.party, hollow=False),)
        return self.fill(Box(x - 8, y - 6, x + 8, y + 6))


def tints(count: int, colours: Sequence[int | None]) -> tuple[Tint, ...]:
    """One look for each segment; the darkest tint is left out where parties are coloured."""
    given = [*colours[:count], *[None] * (count - len(colours))]
    number = 1 if any(party is not None for party in given) else 0
    found = []
    for party in given:
        if party is None:
            found.append(Tint(tint=number))
            number += 1
        else:
            found.append(Tint(party=party))
    return tuple(found)


def _plain(_: Box) -> tuple[Shape, ...]:
    return ()


def _slanted(box: Box) -> tuple[Shape, ...]:
    return (Shape(tuple(_slants(box)), stroke=_LINE),)


def _mirrored(box: Box) -> tuple[Shape, ...]:
    turned = Box(-box.x1, box.y0, -box.x0, box.y1)
    return (Shape(tuple((-x, y) for x, y in _slants(turned)), stroke=_LINE),)


_PATTERNS = (_plain, _slanted, _plain, _mirrored)


def _slants(box: Box) -> Iterator[Point]:
    """One stroke of slanting lines, joined along the edges of the box."""
    left, upwards = box.x0 - box.height + _STEP / 2, True
    while left < box.x1:
        x0, x1 = max(left, box.x0), min(left + box.height, box.x1)
        low, high = (x0, box.y1 - (x0 - left)), (x1, box.y1 - (x1 - left))
        # On the way from one side to the next the stroke keeps to the corner.
        if upwards:
            if x0 > box.x0 >= left - _STEP:
                yield box.x0, box.y1
            yield from (low, high)
        else:
            if high[1] > box.y0 >= box.y1 - (box.x1 - left + _STEP):
                yield box.x1, box.y0
            yield from (high, low)
        left, upwards = left + _STEP, not upwards
