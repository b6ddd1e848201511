"""The nodes of the picture of origins: how large each is and how it is drawn at its place."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from variorum.model.chart import Node

from .boxes import Box, Point
from .glyphs import glyph, line
from .labels import Block, block, written
from .measures import GLYPH, Measures
from .scene import Part, Shape, Words
from .words import clean

BULLET = 2 * GLYPH + 7
"""The room of an origin's shape before its words."""
DISC = 9.5
"""Half the width of a numbered outlet."""
PORT = 5.5
"""From line to line where several meet one node."""
_BAR = 9.0
_PAD = 7.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A node with its wrapped words; `number` stands for them where an outlet has no room."""

    node: Node
    words: Block
    number: int | None
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Body:
    """A drawn node: its parts, the ground of its words and the grounds of its other ink."""

    parts: tuple[Part, ...]
    label: Box
    ink: tuple[Box, ...] = ()


def cell(node: Node, size: Measures, room: float, number: int | None, lines: int) -> Cell:
    """A node in a column of `room`, high enough for `lines` lines to reach it side by side."""
    needed = PORT * (lines - 1) + 8
    if number is not None:
        words = block((str(number),), size, 2 * DISC)
        return Cell(node, words, number, 2 * DISC, max(2 * DISC, needed))
    extra = (BULLET, 2 * _PAD, _BAR)[_kind(node)]
    words = block((said(node),), size, room - extra)
    height = words.height + (8 if _kind(node) == 1 else 0)
    return Cell(node, words, None, words.width + extra, max(height, needed))


def said(node: Node) -> str:
    """What a node is called."""
    return clean(node.label) or clean(node.title) or clean(node.id) or "no name"


def body(one: Cell, place: Box, size: Measures) -> Body:
    """The node drawn into `place`."""
    if one.number is not None:
        return _disc(one, place, size)
    return _BODIES[_kind(one.node)](one, place, size)


def _kind(node: Node) -> int:
    return min(max(node.column, 0), 2)


def _origin(one: Cell, place: Box, size: Measures) -> Body:
    box = _middle(one, place, BULLET)
    reach, y = GLYPH + 1.5, box.y0 + size.leading / 2
    shape = glyph(place.x0 + reach, y, one.node.party, one.node.hollow)
    ink = Box(place.x0, y - reach, place.x0 + 2 * reach, y + reach)
    return Body((shape, *written(one.words, box, size)), box, (ink,))


def _outlet(one: Cell, place: Box, size: Measures) -> Body:
    frame = Shape(place.corners, fill="paper", stroke="key", width=1.2, closed=True)
    box = _middle(one, place, (place.width - one.words.width) / 2)
    return Body((frame, *written(one.words, box, size, "middle")), box)


def _source(one: Cell, place: Box, size: Measures) -> Body:
    box = _middle(one, place, _BAR)
    bar = line((place.x0 + 1.5, place.y0), (place.x0 + 1.5, place.y1), "key", 3)
    ink = Box(place.x0, place.y0, place.x0 + 3, place.y1)
    return Body((bar, *written(one.words, box, size)), box, (ink,))


_BODIES: tuple[Callable[[Cell, Box, Measures], Body], ...] = (_origin, _outlet, _source)


def _disc(one: Cell, place: Box, size: Measures) -> Body:
    """A number in a disc, drawn out where many lines meet it."""
    x, y = (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2
    small = size.small if len(str(one.number)) < 3 else size.small * 0.8
    name = Words(x, y + small * 0.36, str(one.number), small, anchor="middle")
    return Body((disc(x, y, max(place.height / 2 - DISC, 0)), name), place)


def disc(x: float, y: float, drawn_out: float = 0.0) -> Shape:
    """The outline of a numbered outlet around (x, y)."""
    lower, upper = _half(x, y + drawn_out, 0), _half(x, y - drawn_out, math.pi)
    rim = (*lower, (x - DISC, y), *upper, (x + DISC, y), lower[0])
    return Shape(rim, fill="paper", stroke="key", width=1.2, arc=True)


def _half(x: float, y: float, start: float) -> list[Point]:
    """Half a circle as four quadratic curves, whose control points stand outside it."""
    eighth = math.pi / 8
    reaches = [DISC / math.cos(eighth) if n % 2 else DISC for n in range(9)]
    return [
        (
            round(x + reach * math.cos(start + n * eighth), 2),
            round(y + reach * math.sin(start + n * eighth), 2),
        )
        for n, reach in enumerate(reaches)
    ]


def _middle(one: Cell, place: Box, inset: float) -> Box:
    top = (place.y0 + place.y1 - one.words.height) / 2
    left = place.x0 + inset
    return Box(left, top, left + one.words.width, top + one.words.height)
