"""The lines of the picture of origins, from port to port."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2

from .boxes import Point
from .glyphs import arrow
from .network import Stop, Way
from .origin_nodes import PORT, said
from .origin_places import Places
from .palette import party_role
from .scene import Shape, Titled
from .words import clean

_Port = tuple[int, Stop, bool]
"""The number of a way, a stop, and whether the way leaves it to the right."""
MIXED = "key"
"""The role of a way on which words of several parties travel."""
_TRUNK = 5.0


def drawn_ways(ways: Sequence[Way], at: Places, top: float) -> tuple[Titled, ...]:
    """Every way as a smooth line, those of many claims first, so that thin ones lie on them."""
    ports = _ports(ways, at)
    order = sorted(range(len(ways)), key=lambda n: (-ways[n].edge.claims, n))
    found = []
    for n in order:
        way = ways[n]
        points = tuple((round(x, 2), round(y + top, 2)) for x, y in _line(n, way, at, ports))
        drawn = [
            Shape(points, stroke="hit", width=9, arc=True),
            Shape(points, stroke=role(way), width=weight(way.edge.claims), arc=True,
                  dashes=() if way.edge.stated else dashes(way.edge.claims)),
        ]  # fmt: skip
        if way.level:
            left = way.route[0][2] == len(at.spans) - 1
            drawn.append(arrow(*points[-1], 1 if left else -1, 0, role(way)))
        found.append(Titled(f"{way.edge.start}-{way.edge.end}", _title(way, at), tuple(drawn)))
    return tuple(found)


def role(way: Way) -> str:
    """The ink of a way: that of the one party whose words it carries."""
    return party_role(next(iter(way.parties))) if len(way.parties) == 1 else MIXED


def weight(claims: int) -> float:
    """The width of a line: a little more with every doubling."""
    return round(min(1.3 + 0.45 * log2(max(claims, 1)), 4.0), 2)


def dashes(claims: int) -> tuple[float, float]:
    """Dashes in units of the line's width, which grow less than the line does."""
    wide = weight(claims)
    return round(1.2 + 3.4 / wide, 2), round(0.8 + 2.4 / wide, 2)


def _title(way: Way, at: Places) -> str:
    names = {stop[0]: said(one.node) for stop, one in at.cells.items()}
    count = f"{way.edge.claims} {'claim' if way.edge.claims == 1 else 'claims'}"
    basis = "stated" if way.edge.stated else "inferred"
    return clean(f"{names[way.edge.start]} to {names[way.edge.end]}: {count}, {basis}")


def _ports(ways: Sequence[Way], at: Places) -> dict[_Port, float]:
    """The height at which each way leaves and reaches its stops, in the order of the other ends."""
    meeting: dict[tuple[Stop, bool], list[tuple[float, int]]] = defaultdict(list)
    for n, way in enumerate(ways):
        if way.level:
            continue
        for left, right in pairwise(way.route):
            meeting[left, True].append((_middle(at, right), n))
            meeting[right, False].append((_middle(at, left), n))
    ports: dict[_Port, float] = {}
    for (stop, leaves), ends in meeting.items():
        box = at.boxes[stop]
        step = min(PORT, (box.height - 4) / max(len(ends) - 1, 1))
        first = _middle(at, stop) - step * (len(ends) - 1) / 2
        for place, (_, n) in enumerate(sorted(ends)):
            ports[n, stop, leaves] = first + place * step
    return ports


def _middle(at: Places, stop: Stop) -> float:
    return (at.boxes[stop].y0 + at.boxes[stop].y1) / 2


def _line(n: int, way: Way, at: Places, ports: Mapping[_Port, float]) -> list[Point]:
    """The points of quadratic curves along the way."""
    if way.level:
        return _arc(way, at)
    points: list[Point] = []
    for left, right in pairwise(way.route):
        y0, y1 = ports[n, left, True], ports[n, right, False]
        x0, x1 = at.spans[left[2]][1], at.spans[right[2]][0]
        # From the end of the words, or of the last curve, level to the edge of the stage.
        start = points[-1] if points else (at.boxes[left].x1 + _trunk(left, at), y0)
        points = points or [start]
        if x0 - start[0] > 0.5:
            points += [((start[0] + x0) / 2, y0), (x0, y0)]
        points += _bow((points[-1][0], y0), (x1, y1))
    return points


def _trunk(stop: Stop, at: Places) -> float:
    return _TRUNK if not at.cells[stop].node.column else 0.0


def _bow(a: Point, b: Point) -> Iterator[Point]:
    """An S of two quadratic curves, level at both ends."""
    (x0, y0), (x1, y1) = a, b
    quarter = (x1 - x0) / 4
    yield x0 + quarter, y0
    yield (x0 + x1) / 2, (y0 + y1) / 2
    yield x1 - quarter, y1
    yield b


def _arc(way: Way, at: Places) -> list[Point]:
    """From one node to another of its stage, round the outside of the gap beside them."""
    start, end = (next(s for s in way.route if s[0] == name) for name in
                  (way.edge.start, way.edge.end))  # fmt: skip
    stage = start[2]
    last = stage == len(at.spans) - 1
    out = -16.0 if last else 16.0
    x = at.spans[stage][0 if last else 1] + (-1 if last else 1)
    y0, y1 = _middle(at, start), _middle(at, end)
    arc = [(x, y0), (x + out, y0), (x + out, (y0 + y1) / 2), (x + out, y1), (x, y1)]
    if stage:
        return arc
    x0, x1 = (at.boxes[stop].x1 + _TRUNK for stop in (start, end))
    return [(x0, y0), ((x0 + x) / 2, y0), *arc, ((x + x1) / 2, y1), (x1, y1)]
