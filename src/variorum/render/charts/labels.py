"""The words of marks: wrapped blocks, and their lines at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model.chart import Mark

from .boxes import Box, Point, Segment
from .glyphs import glyph
from .marks import pointed
from .measures import GLYPH, LABEL, LEADING
from .scene import Anchor, Part, Words
from .words import clean, measure, wrap

_BETWEEN = 3.0
"""Between two labels of one mark."""
_KEY = 2 * GLYPH + 4
"""What a shape before the words takes."""


@dataclass(frozen=True, slots=True)
class Block:
    """The wrapped labels of one mark: lines with their tops, and the size of the whole.

    From the line number `keyed` on, lines leave room for the shape of who says it.
    """

    lines: tuple[tuple[str, float], ...]
    width: float
    height: float
    keyed: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place: the point it belongs to, and its words.

    A `keyed` one has its mark's shape before the last of its labels.
    """

    at: Point
    labels: tuple[str, ...]
    keyed: bool = False

    def block(self, width: float) -> Block:
        return block(self.labels, width, self.keyed)


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label; `leader` runs from its mark where the two stand apart."""

    box: Box
    block: Block
    anchor: Anchor
    leader: Segment | None = None


def wanted_label(mark: Mark) -> Wanted:
    """What a mark says beside itself, still without a place."""
    texts = tuple(text for text in mark.labels if clean(text)) or (clean(mark.title) or "no words",)
    return Wanted((0, 0), texts, keyed=not pointed(mark))


def block(labels: Sequence[str], width: float, keyed: bool = False) -> Block:
    """The labels wrapped to `width`, where `keyed` with room for a shape before the last."""
    room = max(width, 24.0)
    lines: list[tuple[str, float]] = []
    top = broad = 0.0
    first = 0
    for number, text in enumerate(labels):
        first = len(lines)
        inset = _KEY if keyed and number == len(labels) - 1 else 0.0
        top += _BETWEEN if number and not inset else 0
        for words in wrap(text, LABEL, room - inset):
            lines.append((words, top))
            broad = max(broad, measure(words, LABEL) + inset)
            top += LEADING
    return Block(tuple(lines), broad, max(top, LEADING), first if keyed else len(lines))


def parts(label: Label, mark: Mark) -> tuple[Part, ...]:
    """The words of a placed label, and among them the shape of a mark that has no place of its own."""
    x = label.box.x1 if label.anchor == "end" else label.box.x0
    middle = label.box.y0 + LEADING / 2
    lines, keyed = label.block.lines, label.block.keyed
    words = tuple(
        Words(
            x + (_KEY if number >= keyed else 0), middle + top + LABEL * 0.36, text,
            LABEL, anchor=label.anchor,
        )
        for number, (text, top) in enumerate(lines)
    )  # fmt: skip
    if keyed == len(lines):
        return words
    key = glyph(x + GLYPH, middle + lines[keyed][1], mark.party, mark.hollow, scale=0.85)
    return (key, *words)


def written(words: Block, box: Box, anchor: Anchor = "start") -> tuple[Words, ...]:
    """The lines of a block in `box`, from its left edge or about its middle."""
    x = (box.x0 + box.x1) / 2 if anchor == "middle" else box.x0
    down = box.y0 + LEADING / 2 + LABEL * 0.36
    return tuple(Words(x, down + top, text, LABEL, anchor=anchor) for text, top in words.lines)
