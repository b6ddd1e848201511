"""Places for the nodes of the picture of origins, and for the lines that pass between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from .boxes import Box, spread
from .measures import WIDTH
from .network import Network, Stop
from .origin_nodes import Cell, cell

_ORIGINS, _OUTLETS, _SOURCES = 250.0, (150.0, 108.0, 84.0), 200.0
"""The columns of origins, of outlets by the number of their stages, and of sources."""
MOST = len(_OUTLETS)
"""How many stages of outlets a picture has room for."""
_APART = 13.0
_BEND = 10.0
"""The height that a line takes where it passes a stage."""
_WIDEST = 230.0
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Places:
    """Where each stop stands, from y = 0; `spans` are the edges of the stages."""

    cells: Mapping[Stop, Cell]
    boxes: Mapping[Stop, Box]
    spans: tuple[tuple[float, float], ...]

    @property
    def height(self) -> float:
        return max(box.y1 for box in self.boxes.values())


def places(found: Network, stages: Sequence[Sequence[Stop]]) -> Places:
    """Each node and each passing line in its column, near what it is joined with."""
    cells = _cells(found, stages)
    spans = _spans(stages, cells)
    middles, heights = _heights(found.graph, stages, cells)
    low = min(middles[stop] - heights[stop] / 2 for stop in middles)
    boxes = {}
    for stage, (x0, x1) in zip(stages, spans, strict=True):
        for stop in stage:
            one = cells.get(stop)
            half = one.height / 2 if one else 0
            right = x0 + one.width if one and one.node.column != 1 else x1
            y = middles[stop] - low
            boxes[stop] = Box(x0, y - half, right, y + half)
    return Places(cells, boxes, spans)


def _cells(found: Network, stages: Sequence[Sequence[Stop]]) -> dict[Stop, Cell]:
    inner = len(stages) - 2
    rooms = [_ORIGINS, *[_OUTLETS[inner - 1] if inner else 0.0] * inner, _SOURCES]
    lines: dict[tuple[Stop, bool], int] = {}
    for way in found.ways:
        for stop, right in ((way.route[0], True), (way.route[-1], False)):
            lines[stop, right] = lines.get((stop, right), 0) + 1
    cells: dict[Stop, Cell] = {}
    for stage, room in zip(stages, rooms, strict=True):
        for stop in (s for s in stage if not s[1]):
            meet = max(lines.get((stop, side), 1) for side in (True, False))
            cells[stop] = cell(found.nodes[stop[0]], room, meet)
    return cells


def _spans(
    stages: Sequence[Sequence[Stop]], cells: Mapping[Stop, Cell]
) -> tuple[tuple[float, float], ...]:
    """The columns as wide as their words, with even gaps between."""
    widths = [max((cells[s].width for s in stage if s in cells), default=0.0) for stage in stages]
    gap = min((WIDTH - sum(widths)) / (len(widths) - 1), _WIDEST)
    spans = []
    x = 0.0
    for wide in widths:
        spans.append((x, x + wide))
        x += wide + gap
    return tuple(spans)


def _heights(
    graph: nx.Graph[Stop],
    stages: Sequence[Sequence[Stop]],
    cells: Mapping[Stop, Cell],
) -> tuple[dict[Stop, float], dict[Stop, float]]:
    """The middle of each stop, and the height it takes.

    The fullest stage sets the height of all; the stops of the others are drawn to the mean height
    of those they are joined with, from the left and from the right in turn.
    """
    nodes = [sum(cells[s].height + _APART for s in stage if s in cells) for stage in stages]
    bends = [sum(s not in cells for s in stage) for stage in stages]
    # Many passing lines move together rather than stretch the picture beyond its words.
    bend = min(
        (max(3.0, (max(nodes) * 1.4 - own) / n) for own, n in zip(nodes, bends, strict=True) if n),
        default=_BEND,
    )
    heights = {
        stop: cells[stop].height + _APART if stop in cells else min(bend, _BEND)
        for stage in stages
        for stop in stage
    }
    total = max(sum(heights[stop] for stop in stage) for stage in stages)
    ground = Box(0, 0, 0, total)
    nodes_of = {stop[0]: stop for stop in cells}
    # A passing line wishes for one height in all stages, between its two ends.
    joined = {
        stop: [nodes_of[stop[0]], nodes_of[stop[1]]] if stop[1] else [*graph[stop]]
        for stop in heights
    }
    middles: dict[Stop, float] = {}
    count = len(stages)
    to_and_fro = [*range(count), *range(count - 2, -1, -1)]
    for _ in range(_ROUNDS):
        for n in to_and_fro:
            stage = stages[n]
            wishes = [_wish(stop, joined[stop], middles) - heights[stop] / 2 for stop in stage]
            tops = spread(wishes, [heights[stop] for stop in stage], ground, 0)
            for stop, top in zip(stage, tops, strict=True):
                middles[stop] = top + heights[stop] / 2
    return middles, heights


def _wish(stop: Stop, joined: Sequence[Stop], middles: Mapping[Stop, float]) -> float:
    """The mean height of what a stop is joined with, as far as that has a place."""
    known = [middles[other] for other in joined if other in middles]
    return sum(known) / len(known) if known else middles.get(stop, 0.0)
