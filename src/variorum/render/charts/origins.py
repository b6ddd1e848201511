"""The picture of who drew on whom: its nodes and its lines, each at its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from variorum.model.chart import Node, OriginMap

from .glyphs import GLYPH, arrow, glyph, line, way
from .labels import Block, Label, block, written
from .network import Network, Stop, Way, network, ordered
from .palette import party_role
from .scene import LEADING, TEXT, WIDTH, Box, Group, Part, Point, Scene, Shape, Words, spread
from .words import clean

_ORIGINS, _OUTLETS, _SOURCES = 250.0, (150.0, 108.0, 84.0), 200.0
"""The columns of origins, of outlets by the number of their stages, and of sources."""
MOST = len(_OUTLETS)
"""How many stages of outlets a picture has room for."""
_WIDEST = 230.0
"""The widest gap between two columns."""
_INSETS = 2 * GLYPH + 7, 7.0, 9.0
"""The room before the words of an origin, an outlet and a source."""
_APART = 13.0
_BEND = 8.0
"""The height that a line takes where it passes a stage."""
_ROUNDS = 10
_HEADS = "Origins", "Outlets on the way", "Articles"
_TOP = LEADING + 18
_HIT = 3.0
_PORT = 5.5
"""From line to line where several meet one node."""
_TRUNK = 5.0
_OUT = 16.0
"""How far a line within a stage swings out of it."""
_Stages = Sequence[Sequence[Stop]]
_Boxes = Mapping[Stop, Box]
_Spans = Sequence[tuple[float, float]]
_Ports = dict[tuple[Stop, Stop], float]
"""How high the line from the first of two stops to the second, or from that one to it, meets the first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A node with its wrapped words."""

    node: Node
    words: Block
    width: float
    height: float


_Cells = Mapping[Stop, Cell]


def layout_origins(picture: OriginMap) -> Scene:
    """Origins at the left, outlets between, sources at the right, with few crossings.

    The picture must have an edge.
    """
    found = network(picture, MOST)
    stages = ordered(found)
    cells = _cells(found, stages)
    spans = _spans(stages, cells)
    boxes = _boxes(found, stages, cells, spans)
    nodes = (_drawn(one, boxes[stop]) for stop, one in cells.items())
    height = float(round(max(box.y1 for box in boxes.values()) + 4.5))
    return Scene(WIDTH, height, (*_headings(cells, spans), *_ways(found, boxes, spans), *nodes))


def _cells(found: Network, stages: _Stages) -> dict[Stop, Cell]:
    """The nodes in their columns, from the left, each high enough for its lines to reach it side by side."""
    inner = len(stages) - 2
    rooms = [_ORIGINS, *[_OUTLETS[inner - 1] if inner else 0.0] * inner, _SOURCES]
    leaving = Counter(one.route[0] for one in found.ways)
    reaching = Counter(one.route[-1] for one in found.ways)
    cells = {}
    for stage, room in zip(stages, rooms, strict=True):
        for stop in (s for s in stage if not s[1]):
            node = found.nodes[stop[0]]
            outlet = node.column == 1
            extra = _INSETS[node.column] * (2 if outlet else 1)
            words = block((_said(node),), room - extra)
            meet = max(leaving[stop], reaching[stop], 1)
            height = max(words.height + (8 if outlet else 0), _PORT * (meet - 1) + 8)
            cells[stop] = Cell(node, words, words.width + extra, height)
    return cells


def _spans(stages: _Stages, cells: _Cells) -> tuple[tuple[float, float], ...]:
    """The columns as wide as their words, with even gaps between."""
    widths = [max((cells[s].width for s in stage if s in cells), default=0.0) for stage in stages]
    gap = min((WIDTH - sum(widths)) / (len(widths) - 1), _WIDEST)
    spans = []
    x = 0.0
    for wide in widths:
        spans.append((x, x + wide))
        x += wide + gap
    return tuple(spans)


def _boxes(found: Network, stages: _Stages, cells: _Cells, spans: _Spans) -> dict[Stop, Box]:
    """The place of each node, and of each line that passes a stage, near what it is joined with."""
    heights = {
        stop: cells[stop].height + _APART if stop in cells else _BEND
        for stage in stages
        for stop in stage
    }
    middles = _middles(found.graph, stages, cells, heights)
    low = min(middles[stop] - heights[stop] / 2 for stop in middles) - _TOP
    boxes = {}
    for stage, (x0, x1) in zip(stages, spans, strict=True):
        for stop in stage:
            one = cells.get(stop)
            half = one.height / 2 if one else 0
            right = x0 + one.width if one and one.node.column != 1 else x1
            boxes[stop] = Box(x0, middles[stop] - low - half, right, middles[stop] - low + half)
    return boxes


def _middles(
    graph: nx.Graph[Stop], stages: _Stages, cells: _Cells, heights: Mapping[Stop, float]
) -> dict[Stop, float]:
    """The middle of each stop.

    The fullest stage sets the height of all; the stops of the others are drawn to the mean height
    of those they are joined with, from the left and from the right in turn.
    """
    total = max(sum(heights[stop] for stop in stage) for stage in stages)
    nodes_of = {stop[0]: stop for stop in cells}
    # A passing line wishes for one height in all stages, between its two ends.
    joined = {
        stop: [nodes_of[stop[0]], nodes_of[stop[1]]] if stop[1] else [*graph[stop]]
        for stop in heights
    }
    middles: dict[Stop, float] = {}
    for stage in [*stages, *stages[-2::-1]] * _ROUNDS:
        wishes = []
        for stop in stage:
            near = [middles[other] for other in joined[stop] if other in middles]
            wish = sum(near) / len(near) if near else middles.get(stop, 0.0)
            wishes.append(wish - heights[stop] / 2)
        tops = spread(wishes, [heights[stop] for stop in stage], 0, total, 0)
        for stop, top in zip(stage, tops, strict=True):
            middles[stop] = top + heights[stop] / 2
    return middles


def _headings(cells: _Cells, spans: _Spans) -> list[Part]:
    """What the columns hold, each name above its column."""
    first_of: dict[int, float] = {}
    for stop, one in cells.items():
        first_of.setdefault(one.node.column, spans[stop[2]][0])
    return [
        *(Words(x, TEXT, _HEADS[column], TEXT, bold=True) for column, x in first_of.items()),
        line((0, TEXT + 9), (WIDTH, TEXT + 9), "axis", 1),
    ]


def _drawn(one: Cell, place: Box) -> Group:
    """A node in its place."""
    node, words = one.node, one.words
    outlet = node.column == 1
    left = place.x0 + ((place.width - words.width) / 2 if outlet else _INSETS[node.column])
    box = words.at(left, place.middle - words.height / 2)
    if outlet:
        shape = Shape(place.corners, fill="paper", stroke="key", width=1.2, closed=True)
    elif node.column:
        bar = Box(place.x0, place.y0, place.x0 + 3, place.y1)
        shape = Shape(bar.corners, fill="key", closed=True)
    else:
        at = place.x0 + GLYPH + 1.5, box.y0 + LEADING / 2
        shape = glyph(*at, node.party, node.hollow)
    hit = Shape(place.padded(_HIT).corners, fill="hit", closed=True)
    label = written(Label(box, words, "middle" if outlet else "start"))
    return Group(_said(node, node.title), (hit, shape, *label), node.href, (node.id,))


def _said(node: Node, first: str = "") -> str:
    """What a node is called; never nothing."""
    names = map(clean, (first, node.label, node.title, node.id))
    return next((name for name in names if name), "no name")


def _ways(found: Network, boxes: _Boxes, spans: _Spans) -> Iterator[Group]:
    """Every way as a smooth line, those of many claims first, so that thin ones lie on them."""
    ports = _ports(found.graph, boxes)
    for one in sorted(found.ways, key=lambda each: -each.edge.claims):
        line = _arc(one, boxes, spans) if one.level else _line(one, boxes, spans, ports)
        points = tuple((round(x, 2), round(y, 2)) for x, y in line)
        edge = one.edge
        role = party_role(next(iter(one.parties))) if len(one.parties) == 1 else "key"
        drawn = [
            Shape(points, stroke="hit", width=9, arc=True),
            way(points, role, edge.claims, edge.stated),
        ]
        if one.level:
            drawn.append(arrow(*points[-1], -1, 0, role))
        ends = f"{_said(found.nodes[edge.start])} to {_said(found.nodes[edge.end])}"
        count = f"{edge.claims} {'claim' if edge.claims == 1 else 'claims'}"
        title = clean(f"{ends}: {count}, {'stated' if edge.stated else 'inferred'}")
        yield Group(title, tuple(drawn), ends=(edge.start, edge.end))


def _ports(graph: nx.Graph[Stop], boxes: _Boxes) -> _Ports:
    """The height at which each line leaves and reaches its stops, in the order of the other ends."""
    ports: _Ports = {}
    for stop, joined in graph.adjacency():
        for stage in (stop[2] - 1, stop[2] + 1):
            ends = [other for other in joined if other[2] == stage]
            step = min(_PORT, (boxes[stop].height - 4) / max(len(ends) - 1, 1))
            first = boxes[stop].middle - step * (len(ends) - 1) / 2
            for place, other in enumerate(sorted(ends, key=lambda end: boxes[end].middle)):
                ports[stop, other] = first + place * step
    return ports


def _line(one: Way, boxes: _Boxes, spans: _Spans, ports: _Ports) -> list[Point]:
    """The points of quadratic curves along the way."""
    points: list[Point] = []
    for left, right in pairwise(one.route):
        y0, y1 = ports[left, right], ports[right, left]
        # From the end of the words, or of the last curve, level to the edge of the stage.
        x0, x1 = spans[left[2]][1], spans[right[2]][0]
        points = points or [(boxes[left].x1 + (0.0 if left[2] else _TRUNK), y0)]
        x = points[-1][0]
        if x0 - x > 0.5:
            points += [((x + x0) / 2, y0), (x0, y0)]
            x = x0
        # From there an S of two curves, level at both ends.
        quarter, middle = (x1 - x) / 4, ((x + x1) / 2, (y0 + y1) / 2)
        points += [(x + quarter, y0), middle, (x1 - quarter, y1), (x1, y1)]
    return points


def _arc(one: Way, boxes: _Boxes, spans: _Spans) -> list[Point]:
    """From one outlet to another of its stage, round the outside."""
    x = spans[one.route[0][2]][1] + 1
    y0, y1 = (boxes[stop].middle for stop in one.route)
    return [(x, y0), (x + _OUT, y0), (x + _OUT, (y0 + y1) / 2), (x + _OUT, y1), (x, y1)]
