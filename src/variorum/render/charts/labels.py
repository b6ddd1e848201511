"""The words of marks: wrapped, and placed beside their marks or in a column at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.chart import Mark

from .glyphs import GLYPH, glyph
from .scene import LEADING, TEXT, Anchor, Box, Part, Point, Segment, Words, cross, hull, spread
from .words import clean, measure, wrap

_BETWEEN = 3.0
"""Between two labels of one mark."""
_KEY = 2 * GLYPH + 4
"""What a shape before the words takes."""
_GAP = 7.0
_ASIDE = 7.0
"""From a mark to the label beside it."""
_NEAR = 44.0
"""Marks so near to one another share the place for labels beyond them."""
_SHIFTS = tuple(9.0 * n for n in range(-9, 10))
_HALF = LEADING / 2


@dataclass(frozen=True, slots=True)
class Block:
    """Wrapped words: lines with their tops, and the size of the whole.

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
    anchor: Anchor = "start"
    leader: Segment | None = None


def wanted_label(mark: Mark, keyed: bool) -> Wanted:
    """What a mark says beside itself, still without a place."""
    texts = tuple(text for text in mark.labels if clean(text)) or (clean(mark.title) or "no words",)
    return Wanted((0, 0), texts, keyed)


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
        for words in wrap(text, TEXT, room - inset):
            lines.append((words, top))
            broad = max(broad, measure(words, TEXT) + inset)
            top += LEADING
    return Block(tuple(lines), broad, max(top, LEADING), first if keyed else len(lines))


def written(label: Label, mark: Mark | None = None) -> tuple[Part, ...]:
    """The words of a placed label, with the shape of its mark among them where it is keyed."""
    box, block = label.box, label.block
    x = {"start": box.x0, "middle": (box.x0 + box.x1) / 2, "end": box.x1}[label.anchor]
    middle = box.y0 + _HALF
    words = tuple(
        Words(
            x + (_KEY if number >= block.keyed else 0),
            middle + top + TEXT * 0.36,
            text,
            TEXT,
            anchor=label.anchor,
        )
        for number, (text, top) in enumerate(block.lines)
    )
    if mark is None or block.keyed == len(block.lines):
        return words
    top = block.lines[block.keyed][1]
    return (glyph(x + GLYPH, middle + top, mark.party, mark.hollow, scale=0.85), *words)


def beside(
    wanted: Sequence[Wanted], bodies: Sequence[Box], ground: Box, width: float
) -> tuple[Label, ...] | None:
    """Every label by its mark, clear of all others and of all ink; None where one finds no place.

    The last marks come first, as what stands left of them can go round them.
    """
    for way in (1, -1):
        placed: dict[int, Label] = {}
        for n in sorted(range(len(wanted)), key=lambda n: (-bodies[n].x1, way * bodies[n].y0, n)):
            others = [*placed.values()]
            places = sorted(_places(wanted[n], n, bodies, width), key=lambda place: place[0])
            free = (one for _, one in places if _free(one, bodies, others, ground))
            label = next(free, None)
            if label is None:
                break
            placed[n] = label
        else:
            return tuple(placed[n] for n in range(len(wanted)))
    return None


def _places(
    wanted: Wanted, n: int, bodies: Sequence[Box], width: float
) -> Iterator[tuple[float, Label]]:
    """Where a label may stand, each place with how far it is from the best: right of its mark, left
    of it, above, below, or farther right, beyond the marks that stand there, with a leader."""
    words, body, (x, y) = wanted.block(width), bodies[n], wanted.at
    start = min(max(y, body.y0), body.y1)
    near = [body.x1, *(b.x1 for b in bodies if b.x0 < body.x1 + _NEAR and b.x1 > body.x0)]
    right, left, beyond = body.x1 + _ASIDE, body.x0 - _ASIDE - words.width, max(near) + 2 * _ASIDE
    for shift in _SHIFTS:
        top = start - _HALF + shift
        leader = (body.x1 + 2, start), (beyond - 3, top + _HALF)
        for x0, cost, line in (right, 0.0, None), (left, 6.0, None), (beyond, 25.0, leader):
            if line or abs(shift) < LEADING:
                box = Box(x0, top, x0 + words.width, top + words.height)
                yield cost + abs(shift), Label(box, words, leader=line)
    for top in (body.y0 - words.height - 2, body.y1 + 2):
        x0 = x - words.width / 2
        yield 30.0, Label(Box(x0, top, x0 + words.width, top + words.height), words)


def _free(label: Label, bodies: Sequence[Box], others: Sequence[Label], ground: Box) -> bool:
    """Whether a label lies in the ground and meets neither ink nor another label nor its leader."""
    box, leader = label.box, label.leader
    if hull((box, ground)) != ground or any(box.meets(body) for body in bodies):
        return False
    for other in others:
        if box.padded(3).meets(other.box) or (other.leader and _touches(box, other.leader)):
            return False
        if leader and (
            _touches(other.box, leader) or (other.leader and cross(leader, other.leader))
        ):
            return False
    return True


def _touches(box: Box, leader: Segment) -> bool:
    """Whether a leader may run through the box."""
    (ax, ay), (bx, by) = leader
    return box.meets(Box(min(ax, bx), min(ay, by) - 1, max(ax, bx), max(ay, by) + 1))


def column(wanted: Sequence[Wanted], ground: Box) -> tuple[Label, ...]:
    """Every label in the column `ground`, wrapped to it, near the height of its mark.

    The ground must be at least `needed` high. The order is the greedy one-sided boundary
    labelling with straight leaders of Bekos et al., "Boundary labeling: Models and efficient
    algorithms for rectangular maps" (2007): each port from the top takes the mark whose leader
    leaves all others below.
    """
    blocks = [w.block(ground.width) for w in wanted]
    by_height = sorted(range(len(wanted)), key=lambda n: (wanted[n].at[1], -wanted[n].at[0], n))
    stacked = _stack(wanted, blocks, ground)
    for order in (by_height, [*stacked]):
        tops = spread([wanted[n].at[1] - _HALF for n in order],
                      [blocks[n].height for n in order], ground.y0, ground.y1, _GAP)  # fmt: skip
        labels = _labels(dict(zip(order, tops, strict=True)), wanted, blocks, ground)
        leaders = [label.leader for label in labels if label.leader]
        if not any(cross(a, b) for n, a in enumerate(leaders) for b in leaders[n + 1 :]):
            return labels
    # The greedy order is free of crossings where its ports stand as they stood when it was found.
    return _labels(stacked, wanted, blocks, ground)


def needed(wanted: Sequence[Wanted], width: float) -> float:
    """The height that the labels take in a column of that width."""
    return sum(w.block(width).height + _GAP for w in wanted)


def _labels(
    tops: dict[int, float], wanted: Sequence[Wanted], blocks: Sequence[Block], ground: Box
) -> tuple[Label, ...]:
    labels = []
    for n, (want, text) in enumerate(zip(wanted, blocks, strict=True)):
        box = Box(ground.x0, tops[n], ground.x0 + text.width, tops[n] + text.height)
        start, port = (want.at[0] + GLYPH + 3, want.at[1]), (ground.x0 - 4, tops[n] + _HALF)
        short = abs(start[1] - port[1]) < 2 and port[0] - start[0] < 14
        labels.append(Label(box, text, leader=None if short else (start, port)))
    return tuple(labels)


def _stack(wanted: Sequence[Wanted], blocks: Sequence[Block], ground: Box) -> dict[int, float]:
    """The greedy order of the labels with their tops, one under another in the middle."""
    total = sum(b.height + _GAP for b in blocks) - _GAP
    top = ground.y0 + max(ground.height - total, 0) / 2
    left = set(range(len(wanted)))
    tops: dict[int, float] = {}
    while left:
        port = (ground.x0 - 4, top + _HALF)
        best = min(left, key=lambda n: (_rise(wanted[n].at, port), wanted[n].at[0], n))
        tops[best] = top
        left.remove(best)
        top += blocks[best].height + _GAP
    return tops


def _rise(point: Point, port: Point) -> float:
    """How low the port's line of sight to the point falls; the lowest is the topmost leader."""
    run = max(port[0] - point[0] - GLYPH - 3, 1e-6)
    return (point[1] - port[1]) / run
