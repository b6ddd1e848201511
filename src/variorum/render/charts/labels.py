"""The words of marks: wrapped, and placed beside their marks or in a column at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.chart import Mark

from .glyphs import GLYPH, glyph
from .scene import LEADING, TEXT, Anchor, Box, Part, Point, Segment, Words, cross
from .words import clean, measure, wrap

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
    """Wrapped words, as wide as the widest of their lines.

    From the line number `keyed` on, lines leave room for the shape of who says it.
    """

    lines: tuple[str, ...]
    width: float
    keyed: int

    @property
    def height(self) -> float:
        return LEADING * len(self.lines)

    def at(self, x: float, y: float) -> Box:
        return Box(x, y, x + self.width, y + self.height)


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label; `leader` runs from its mark where the two stand apart."""

    box: Box
    block: Block
    anchor: Anchor = "start"
    leader: Segment | None = None


def words_of(mark: Mark, width: float, keyed: bool) -> Block:
    """What a mark says beside itself; its shape stands before the last of it where `keyed`."""
    texts = [text for text in mark.labels if clean(text)] or [clean(mark.title) or "no words"]
    return block(texts, width, keyed)


def block(labels: Sequence[str], width: float, keyed: bool = False) -> Block:
    """The labels wrapped to `width`, where `keyed` with room for a shape before the last."""
    room, inset = max(width, 24.0), _KEY if keyed else 0.0
    *others, last = labels
    above = [line for text in others for line in wrap(text, TEXT, room)]
    below = wrap(last, TEXT, room - inset)
    widths = [
        *(measure(line, TEXT) for line in above),
        *(measure(line, TEXT) + inset for line in below),
    ]
    return Block((*above, *below), max(widths), len(above) if keyed else len(above) + len(below))


def written(label: Label, mark: Mark | None = None) -> tuple[Part, ...]:
    """The words of a placed label, with the shape of its mark among them where it is keyed."""
    box, block = label.box, label.block
    x = box.x0 if label.anchor == "start" else (box.x0 + box.x1) / 2
    middle = box.y0 + _HALF
    words = []
    for number, text in enumerate(block.lines):
        left = x + (_KEY if number >= block.keyed else 0)
        baseline = middle + number * LEADING + TEXT * 0.36
        words.append(Words(left, baseline, text, TEXT, anchor=label.anchor))
    if mark is None or block.keyed == len(block.lines):
        return tuple(words)
    y = middle + block.keyed * LEADING
    return (glyph(x + GLYPH, y, mark.party, mark.hollow, scale=0.85), *words)


def lines(
    text: str, x: float, top: float, width: float, size: float = TEXT,
    role: str = "muted", anchor: Anchor = "start", *, bold: bool = False,
) -> tuple[list[Part], float]:  # fmt: skip
    """Words in lines from `top`, wrapped to `width`, and where they end."""
    leading = size * LEADING / TEXT
    found: list[Part] = []
    for words in wrap(text, size, width, bold) if text.strip() else ():
        baseline = top + leading / 2 + size * 0.36
        found.append(Words(x, baseline, words, size, role, anchor, bold))
        top += leading
    return found, top


def beside(
    blocks: Sequence[Block], points: Sequence[Point], bodies: Sequence[Box], ground: Box
) -> tuple[Label, ...] | None:
    """Every label by its mark, clear of all others and of all ink; None where one finds no place.

    Each time the label with the fewest places left takes the best of them.
    """
    left = {}
    for n, (words, at, body) in enumerate(zip(blocks, points, bodies, strict=True)):
        places = sorted(_places(words, at, body, bodies), key=lambda place: place[0])
        left[n] = [
            label
            for _, label in places
            if ground.holds(label.box) and not any(map(label.box.meets, bodies))
        ]
    placed: dict[int, Label] = {}
    while left:
        n = min(left, key=lambda n: (len(left[n]), n))
        if not left[n]:
            return None
        label = placed[n] = left.pop(n)[0]
        left = {m: [one for one in ones if _apart(one, label)] for m, ones in left.items()}
    return tuple(placed[n] for n in range(len(blocks)))


def _places(
    words: Block, at: Point, body: Box, bodies: Sequence[Box]
) -> Iterator[tuple[float, Label]]:
    """Where a label may stand, each place with how far it is from the best: right of its mark, left
    of it, above, below, or with a leader beyond the marks at its sides."""
    start = min(max(at[1], body.y0), body.y1)
    around = [body, *(b for b in bodies if b.x0 < body.x1 + _NEAR and b.x1 > body.x0 - _NEAR)]
    right, left = body.x1 + _ASIDE, body.x0 - _ASIDE - words.width
    far = max(b.x1 for b in around) + 2 * _ASIDE
    before = min(b.x0 for b in around) - 2 * _ASIDE - words.width
    for shift in _SHIFTS:
        top = start - _HALF + shift
        if abs(shift) < LEADING:
            yield abs(shift), Label(words.at(right, top), words)
            yield abs(shift) + 6, Label(words.at(left, top), words)
        ends = (far - 3, top + _HALF), (before + words.width + 3, top + _HALF)
        leaders = ((body.x1 + 2, start), ends[0]), ((body.x0 - 2, start), ends[1])
        yield abs(shift) + 25, Label(words.at(far, top), words, leader=leaders[0])
        yield abs(shift) + 31, Label(words.at(before, top), words, leader=leaders[1])
    for top in (body.y0 - words.height - 2, body.y1 + 2):
        yield 60.0, Label(words.at(at[0] - words.width / 2, top), words)


def _apart(one: Label, other: Label) -> bool:
    """Whether two labels and their leaders are clear of one another."""
    if one.box.padded(3).meets(other.box):
        return False
    if _touches(one.box, other.leader) or _touches(other.box, one.leader):
        return False
    return not (one.leader and other.leader and cross(one.leader, other.leader))


def _touches(box: Box, leader: Segment | None) -> bool:
    """Whether a leader may run through the box."""
    if leader is None:
        return False
    (ax, ay), (bx, by) = leader
    return box.meets(Box(min(ax, bx), min(ay, by) - 1, max(ax, bx), max(ay, by) + 1))


def column(blocks: Sequence[Block], points: Sequence[Point], ground: Box) -> tuple[Label, ...]:
    """Every label in the column `ground`, in an order in which no two leaders cross.

    The order is the greedy one-sided boundary labelling with straight leaders of Bekos et al.,
    "Boundary labeling: Models and efficient algorithms for rectangular maps" (2007): each port from
    the top takes the mark whose leader leaves all others below.
    """

    def rise(n: int) -> float:
        """How low the port's line of sight to a mark falls; the lowest is the topmost leader."""
        run = max(port[0] - points[n][0] - GLYPH - 3, 1e-6)
        return (points[n][1] - port[1]) / run

    top = ground.y0 + max(ground.height - needed(blocks), 0) / 2
    left = set(range(len(blocks)))
    labels: dict[int, Label] = {}
    while left:
        port = (ground.x0 - 4, top + _HALF)
        n = min(left, key=lambda n: (rise(n), points[n][0], n))
        left.remove(n)
        leader = (points[n][0] + GLYPH + 3, points[n][1]), port
        labels[n] = Label(blocks[n].at(ground.x0, top), blocks[n], leader=leader)
        top += blocks[n].height + _GAP
    return tuple(labels[n] for n in range(len(blocks)))


def needed(blocks: Sequence[Block]) -> float:
    """The height that labels take in a column."""
    return sum(each.height + _GAP for each in blocks)
