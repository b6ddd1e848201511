"""Labels in a column beside the plot, in an order in which no two leaders cross."""

from __future__ import annotations

from collections.abc import Sequence

from .boxes import Box, Point, Segment, cross, spread
from .labels import Block, Label, Wanted
from .measures import GLYPH, LEADING

_GAP = 7.0


def column(wanted: Sequence[Wanted], ground: Box) -> tuple[Label, ...]:
    """Every label in the column `ground`, wrapped to it, near the height of its mark.

    The ground must be at least `needed` high. The order is the greedy one-sided boundary
    labelling with straight leaders of Bekos et al., "Boundary labeling: Models and efficient
    algorithms for rectangular maps" (2007): each port from the top takes the mark whose leader
    leaves all others below.
    """
    blocks = [w.block(ground.width) for w in wanted]
    half = LEADING / 2
    by_height = sorted(range(len(wanted)), key=lambda n: (wanted[n].at[1], -wanted[n].at[0], n))
    for order in (by_height, _order(wanted, blocks, ground, half)):
        tops = spread([wanted[n].at[1] - half for n in order],
                       [blocks[n].height for n in order], ground, _GAP)  # fmt: skip
        labels = _labels(order, tops, wanted, blocks, ground, half)
        if not _tangled(labels):
            return labels
    # The greedy order is free of crossings where its ports stand as they stood when it was found.
    order = _order(wanted, blocks, ground, half)
    return _labels(order, _stack(order, blocks, ground), wanted, blocks, ground, half)


def needed(wanted: Sequence[Wanted], width: float) -> float:
    """The height that the labels take in a column of that width."""
    return sum(w.block(width).height + _GAP for w in wanted)


def _labels(
    order: Sequence[int],
    tops: Sequence[float],
    wanted: Sequence[Wanted],
    blocks: Sequence[Block],
    ground: Box,
    half: float,
) -> tuple[Label, ...]:
    found: dict[int, Label] = {}
    for n, top in zip(order, tops, strict=True):
        text = blocks[n]
        box = Box(ground.x0, top, ground.x0 + text.width, top + text.height)
        start = (wanted[n].at[0] + GLYPH + 3, wanted[n].at[1])
        port = (ground.x0 - 4, top + half)
        short = abs(start[1] - port[1]) < 2 and port[0] - start[0] < 14
        found[n] = Label(box, text, "start", None if short else (start, port))
    return tuple(found[n] for n in range(len(wanted)))


def _tangled(labels: Sequence[Label]) -> bool:
    leaders: list[Segment] = [label.leader for label in labels if label.leader]
    return any(
        cross(first, second) for n, first in enumerate(leaders) for second in leaders[n + 1 :]
    )


def _stack(order: Sequence[int], blocks: Sequence[Block], ground: Box) -> list[float]:
    """Tops one under another without more room than needed, in the middle of the column."""
    top = _first_top(blocks, ground)
    tops = []
    for n in order:
        tops.append(top)
        top += blocks[n].height + _GAP
    return tops


def _first_top(blocks: Sequence[Block], ground: Box) -> float:
    total = sum(b.height + _GAP for b in blocks) - _GAP
    return ground.y0 + max(ground.height - total, 0) / 2


def _order(
    wanted: Sequence[Wanted], blocks: Sequence[Block], ground: Box, half: float
) -> list[int]:
    left = set(range(len(wanted)))
    order: list[int] = []
    y = _first_top(blocks, ground)
    while left:
        port = (ground.x0 - 4, y + half)
        best = min(left, key=lambda n: (_rise(wanted[n].at, port), wanted[n].at[0], n))
        order.append(best)
        left.remove(best)
        y += blocks[best].height + _GAP
    return order


def _rise(point: Point, port: Point) -> float:
    """How low the port's line of sight to the point falls; the lowest is the topmost leader."""
    run = max(port[0] - point[0] - GLYPH - 3, 1e-6)
    return (point[1] - port[1]) / run
