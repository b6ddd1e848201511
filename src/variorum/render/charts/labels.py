"""Labels beside marks: wrapped blocks, placed near their marks or in a column with leaders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.chart import Mark

from .boxes import Box, Point, Segment, cross
from .glyphs import glyph
from .measures import GLYPH, Measures
from .scene import Anchor, Part, Words
from .words import measure, wrap

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
    """A label to place: the point it belongs to, the ground its mark takes, and its words.

    A `keyed` one has its mark's shape before the last of its labels.
    """

    at: Point
    body: Box
    labels: tuple[str, ...]
    keyed: bool = False

    def block(self, size: Measures, width: float) -> Block:
        return block(self.labels, size, width, self.keyed)


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label; `leader` runs from its mark where the two stand apart."""

    box: Box
    block: Block
    anchor: Anchor
    leader: Segment | None = None


def block(labels: Sequence[str], size: Measures, width: float, keyed: bool = False) -> Block:
    """The labels wrapped to `width`, where `keyed` with room for a shape before the last."""
    room = max(width, 24.0)
    lines: list[tuple[str, float]] = []
    top = broad = 0.0
    first = 0
    for number, text in enumerate(labels):
        first = len(lines)
        inset = _KEY if keyed and number == len(labels) - 1 else 0.0
        top += _BETWEEN if number and not inset else 0
        for words in wrap(text, size.label, room - inset):
            lines.append((words, top))
            broad = max(broad, measure(words, size.label) + inset)
            top += size.leading
    return Block(tuple(lines), broad, max(top, size.leading), first if keyed else len(lines))


def parts(label: Label, size: Measures, mark: Mark) -> tuple[Part, ...]:
    """The words of a placed label, and among them the shape of a mark that has no place of its own."""
    x = label.box.x1 if label.anchor == "end" else label.box.x0
    middle = label.box.y0 + size.leading / 2
    lines, keyed = label.block.lines, label.block.keyed
    words = tuple(
        Words(
            x + (_KEY if number >= keyed else 0), middle + top + size.label * 0.36, text,
            size.label, anchor=label.anchor,
        )
        for number, (text, top) in enumerate(lines)
    )  # fmt: skip
    if keyed == len(lines):
        return words
    key = glyph(x + GLYPH, middle + lines[keyed][1], mark.party, mark.hollow, scale=0.85)
    return (key, *words)


def written(words: Block, box: Box, size: Measures, anchor: Anchor = "start") -> tuple[Words, ...]:
    """The lines of a block in `box`, from its left edge or about its middle."""
    x = (box.x0 + box.x1) / 2 if anchor == "middle" else box.x0
    down = box.y0 + size.leading / 2 + size.label * 0.36
    return tuple(Words(x, down + top, text, size.label, anchor=anchor) for text, top in words.lines)


def near(
    wanted: Sequence[Wanted], field: Box, ink: Sequence[Sequence[Box]], size: Measures
) -> tuple[Label, ...] | None:
    """Each label beside its own mark, clear of every other; None where there is no room for one.

    `ink` gives the ground of each mark, its body first, and after those any further ground that
    labels keep off. Crowded marks choose first.
    """

    def crowding(n: int) -> tuple[float, int]:
        x, y = wanted[n].at
        others = (w.at for m, w in enumerate(wanted) if m != n)
        return min((abs(x - ox) + abs(y - oy) for ox, oy in others), default=1e9), n

    placed: dict[int, Label] = {}
    blocked = [box for boxes in ink for box in boxes]
    for n in sorted(range(len(wanted)), key=crowding):
        others = [box for m, boxes in enumerate(ink[: len(wanted)]) if m != n for box in boxes]
        for label in _candidates(wanted[n], size):
            if _free(label, field, blocked, ink[n][1:]) and _apart(
                label, wanted[n].body, others, tuple(placed.values())
            ):
                placed[n] = label
                break
        else:
            return None
    return tuple(placed[n] for n in range(len(wanted)))


def _candidates(wanted: Wanted, size: Measures) -> Iterator[Label]:
    """Places for a label, the best first: to the right, level, near, on few lines."""
    x, y = wanted.at
    found: list[tuple[float, int, Label]] = []
    blocks = {b.lines: b for w in size.wraps for b in (wanted.block(size, w),)}
    for text in blocks.values():
        level = y - size.leading / 2
        lines = len(text.lines)
        for gap in (9.0, 24.0, 44.0):
            for step in range(-9, 10):
                top = level - (text.height - size.leading) / 2 + step * 9
                cost = abs(step) * 9 + (gap - 9) * 1.5 + lines * 5
                for anchor, left, extra in (
                    ("start", wanted.body.x1 + gap, 0.0),
                    ("end", wanted.body.x0 - gap - text.width, 7.0),
                ):
                    box = Box(left, top, left + text.width, top + text.height)
                    side: Anchor = "start" if anchor == "start" or wanted.keyed else "end"
                    found.append((cost + extra, len(found), _led(box, text, side, wanted)))
        for top in (wanted.body.y0 - text.height - 5, wanted.body.y1 + 5):
            for left in (x - 8, x - text.width / 2, x + 8 - text.width):
                box = Box(left, top, left + text.width, top + text.height)
                found.append((30.0 + lines * 5, len(found), _led(box, text, "start", wanted)))
    found = [(cost + (25 if label.leader else 0), n, label) for cost, n, label in found]
    for _, _, label in sorted(found, key=lambda item: item[:2]):
        yield label


def _led(box: Box, text: Block, anchor: Anchor, wanted: Wanted) -> Label:
    """The label with a leader where it stands off from its mark."""
    x, y = wanted.at
    left = box.x1 < wanted.body.x0
    if box.gap(wanted.body) < 12:
        return Label(box, text, anchor)
    start = (x - GLYPH - 3, y) if left else (x + GLYPH + 3, y)
    target = (box.x1 + 3 if left else box.x0 - 3, box.y0 + 8)
    return Label(box, text, anchor, (start, target))


def _free(label: Label, field: Box, blocked: Sequence[Box], own: Sequence[Box]) -> bool:
    """Whether label and leader keep off all ink; a leader may leave along `own`."""
    box, leader = label.box, label.leader
    if not box.within(field) or any(box.meets(ground, 3) for ground in blocked):
        return False
    return leader is None or not any(
        ground.crossed(leader) for ground in blocked if ground not in own
    )


def _apart(label: Label, body: Box, others: Sequence[Box], placed: Sequence[Label]) -> bool:
    """Whether the label keeps off those already placed, and is nearest to its own mark."""
    box = label.box
    for other in placed:
        if box.meets(other.box, 6):
            return False
        if other.leader and box.crossed(other.leader):
            return False
        if label.leader and other.box.crossed(label.leader):
            return False
        if label.leader and other.leader and cross(label.leader, other.leader):
            return False
    own = box.gap(body)
    return label.leader is not None or all(box.gap(other) > own + 5 for other in others)
