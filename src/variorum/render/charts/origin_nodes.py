"""The nodes of the picture of origins: how large each is and how it is drawn at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.model.chart import Node

from .boxes import Box
from .glyphs import glyph, line
from .labels import Block, block, written
from .measures import GLYPH, LEADING
from .scene import Part, Shape
from .words import clean

BULLET = 2 * GLYPH + 7
"""The room of an origin's shape before its words."""
PORT = 5.5
"""From line to line where several meet one node."""
_BAR = 9.0
_PAD = 7.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A node with its wrapped words."""

    node: Node
    words: Block
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Body:
    """A drawn node: its parts, the ground of its words and the grounds of its other ink."""

    parts: tuple[Part, ...]
    label: Box
    ink: tuple[Box, ...] = ()


def cell(node: Node, room: float, lines: int) -> Cell:
    """A node in a column of `room`, high enough for `lines` lines to reach it side by side."""
    needed = PORT * (lines - 1) + 8
    extra = (BULLET, 2 * _PAD, _BAR)[_kind(node)]
    words = block((said(node),), room - extra)
    height = words.height + (8 if _kind(node) == 1 else 0)
    return Cell(node, words, words.width + extra, max(height, needed))


def said(node: Node) -> str:
    """What a node is called."""
    return clean(node.label) or clean(node.title) or clean(node.id) or "no name"


def body(one: Cell, place: Box) -> Body:
    """The node drawn into `place`."""
    return _BODIES[_kind(one.node)](one, place)


def _kind(node: Node) -> int:
    return min(max(node.column, 0), 2)


def _origin(one: Cell, place: Box) -> Body:
    box = _middle(one, place, BULLET)
    reach, y = GLYPH + 1.5, box.y0 + LEADING / 2
    shape = glyph(place.x0 + reach, y, one.node.party, one.node.hollow)
    ink = Box(place.x0, y - reach, place.x0 + 2 * reach, y + reach)
    return Body((shape, *written(one.words, box)), box, (ink,))


def _outlet(one: Cell, place: Box) -> Body:
    frame = Shape(place.corners, fill="paper", stroke="key", width=1.2, closed=True)
    box = _middle(one, place, (place.width - one.words.width) / 2)
    return Body((frame, *written(one.words, box, "middle")), box)


def _source(one: Cell, place: Box) -> Body:
    box = _middle(one, place, _BAR)
    bar = line((place.x0 + 1.5, place.y0), (place.x0 + 1.5, place.y1), "key", 3)
    ink = Box(place.x0, place.y0, place.x0 + 3, place.y1)
    return Body((bar, *written(one.words, box)), box, (ink,))


_BODIES: tuple[Callable[[Cell, Box], Body], ...] = (_origin, _outlet, _source)


def _middle(one: Cell, place: Box, inset: float) -> Box:
    top = (place.y0 + place.y1 - one.words.height) / 2
    left = place.x0 + inset
    return Box(left, top, left + one.words.width, top + one.words.height)
