"""The lines of the picture of origins, from port to port."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from variorum.model.chart import Node

from .glyphs import arrow, way
from .network import Network, Stop, Way
from .palette import party_role
from .scene import Box, Group, Point, Shape
from .words import clean

PORT = 5.5
"""From line to line where several meet one node."""
_TRUNK = 5.0
_OUT = 16.0
"""How far a line within a stage swings out of it."""
_Port = tuple[int, Stop, bool]
"""The number of a way, a stop, and whether the way leaves it to the right."""
_Boxes = Mapping[Stop, Box]
_Spans = Sequence[tuple[float, float]]


def said(node: Node, first: str = "") -> str:
    """What a node is called; never nothing."""
    names = map(clean, (first, node.label, node.title, node.id))
    return next((name for name in names if name), "no name")


def drawn_ways(found: Network, boxes: _Boxes, spans: _Spans) -> Iterator[Group]:
    """Every way as a smooth line, those of many claims first, so that thin ones lie on them."""
    ports = _ports(found.ways, boxes)
    for n, one in sorted(enumerate(found.ways), key=lambda each: (-each[1].edge.claims, each[0])):
        line = _arc(one, boxes, spans) if one.level else _line(n, one, boxes, spans, ports)
        points = tuple((round(x, 2), round(y, 2)) for x, y in line)
        edge = one.edge
        role = party_role(next(iter(one.parties))) if len(one.parties) == 1 else "key"
        drawn = [
            Shape(points, stroke="hit", width=9, arc=True),
            way(points, role, edge.claims, edge.stated),
        ]
        if one.level:
            drawn.append(arrow(*points[-1], -1, 0, role))
        ends = f"{said(found.nodes[edge.start])} to {said(found.nodes[edge.end])}"
        count = f"{edge.claims} {'claim' if edge.claims == 1 else 'claims'}"
        title = clean(f"{ends}: {count}, {'stated' if edge.stated else 'inferred'}")
        yield Group(title, tuple(drawn), ends=(edge.start, edge.end))


def _ports(ways: Sequence[Way], boxes: _Boxes) -> dict[_Port, float]:
    """The height at which each way leaves and reaches its stops, in the order of the other ends."""
    meeting: dict[tuple[Stop, bool], list[tuple[float, int]]] = defaultdict(list)
    for n, one in enumerate(ways):
        for left, right in pairwise(one.route):
            if not one.level:
                meeting[left, True].append((boxes[right].middle, n))
                meeting[right, False].append((boxes[left].middle, n))
    ports: dict[_Port, float] = {}
    for (stop, leaves), ends in meeting.items():
        box = boxes[stop]
        step = min(PORT, (box.height - 4) / max(len(ends) - 1, 1))
        first = box.middle - step * (len(ends) - 1) / 2
        for place, (_, n) in enumerate(sorted(ends)):
            ports[n, stop, leaves] = first + place * step
    return ports


def _line(
    n: int, one: Way, boxes: _Boxes, spans: _Spans, ports: Mapping[_Port, float]
) -> list[Point]:
    """The points of quadratic curves along the way."""
    points: list[Point] = []
    for left, right in pairwise(one.route):
        y0, y1 = ports[n, left, True], ports[n, right, False]
        x0, x1 = spans[left[2]][1], spans[right[2]][0]
        # From the end of the words, or of the last curve, level to the edge of the stage.
        trunk = _TRUNK if not left[2] else 0.0
        points = points or [(boxes[left].x1 + trunk, y0)]
        if x0 - points[-1][0] > 0.5:
            points += [((points[-1][0] + x0) / 2, y0), (x0, y0)]
        points += _bow((points[-1][0], y0), (x1, y1))
    return points


def _bow(a: Point, b: Point) -> Iterator[Point]:
    """An S of two quadratic curves, level at both ends."""
    (x0, y0), (x1, y1) = a, b
    quarter = (x1 - x0) / 4
    yield x0 + quarter, y0
    yield (x0 + x1) / 2, (y0 + y1) / 2
    yield x1 - quarter, y1
    yield b


def _arc(one: Way, boxes: _Boxes, spans: _Spans) -> list[Point]:
    """From one outlet to another of its stage, round the outside."""
    x = spans[one.route[0][2]][1] + 1
    y0, y1 = (boxes[stop].middle for stop in one.route)
    return [(x, y0), (x + _OUT, y0), (x + _OUT, (y0 + y1) / 2), (x + _OUT, y1), (x, y1)]
