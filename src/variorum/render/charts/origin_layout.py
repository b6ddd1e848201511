"""Where everything stands in the picture of who drew on whom."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.chart import Node, OriginMap

from .boxes import Box
from .glyphs import arrow, line
from .legend import Swatch, flow, shape
from .measures import SMALL, WIDTH
from .network import Network, network
from .order import ordered
from .origin_nodes import body, said
from .origin_places import MOST, Places, places
from .origin_ways import MIXED, dashes, drawn_ways, weight
from .scene import Linked, Part, Scene, Shape, Words
from .words import clean

_HIT = 3.0


def layout_origins(picture: OriginMap) -> Scene:
    """Origins at the left, outlets between, sources at the right, with few crossings.

    The picture must have an edge.
    """
    found = network(picture, MOST)
    at = places(found, ordered(found))
    back, top = flow(tuple(_parties(picture, found)), 0.0)
    heads, top = _headings(at, top + 14)
    signs, bottom = flow(tuple(_signs(found)), top + at.height + 20)
    shown = [(one, at.boxes[stop].moved(0, top)) for stop, one in at.cells.items()]
    bodies = [body(one, box) for one, box in shown]
    linked = tuple(
        _linked(one.node, box, drawn.parts) for (one, box), drawn in zip(shown, bodies, strict=True)
    )
    return Scene(
        WIDTH,
        float(round(bottom + 4.5)),
        (*back, *heads, *signs, *drawn_ways(found.ways, at, top), *linked),
        tuple(drawn.label for drawn in bodies),
        tuple(drawn.ink for drawn in bodies),
    )


def _linked(node: Node, box: Box, parts: tuple[Part, ...]) -> Linked:
    around = Box(box.x0 - _HIT, box.y0 - _HIT, box.x1 + _HIT, box.y1 + _HIT)
    hit = Shape(around.corners, fill="hit", closed=True)
    return Linked(node.id, node.href, clean(node.title) or said(node), (hit, *parts))


def _headings(at: Places, top: float) -> tuple[list[Part], float]:
    """What the columns hold, each name above its column."""
    last = len(at.spans) - 1
    filled = {stop[2] for stop in at.cells}
    y = top + SMALL
    found: list[Part] = [Words(at.spans[last][0], y, "Articles", SMALL, bold=True)]
    if 0 in filled:
        found.append(Words(0, y, "Origins", SMALL, bold=True))
    if last > 1:
        found.append(Words(at.spans[1][0], y, "Outlets on the way", SMALL, bold=True))
    rule = y + 9
    found.append(line((0, rule), (WIDTH, rule), "axis", 1))
    return found, rule + 12


def _parties(picture: OriginMap, found: Network) -> Iterator[tuple[Swatch, str]]:
    used = {node.party for node in found.nodes.values() if not node.column}
    for party, name in enumerate(picture.parties):
        if party in used:
            yield shape(party), name
    # Without parties one colour is all there is, and says nothing.
    if None in used and picture.parties:
        yield shape(None), "side not known or nobody named"


def _signs(found: Network) -> Iterator[tuple[Swatch, str]]:
    edges = [way.edge for way in found.ways]
    if any(edge.stated for edge in edges):
        yield _solid, "Solid: stated in the text"
    if not all(edge.stated for edge in edges):
        yield _dashed, "Dashed: inferred"
    if len({edge.claims for edge in edges}) > 1:
        yield _thick, "Thicker: more claims"
    if any(node.hollow for node in found.nodes.values()):
        yield shape(0, True, MIXED), "Hollow: no article names it"
    if any(len(way.parties) > 1 for way in found.ways):
        yield _solid, "Grey line: may carry words of several sides"
    if len(found.stages) > 2:
        yield _step, "A line is one step, not the whole way"


def _solid(x: float, y: float) -> tuple[Shape, ...]:
    return (line((x - 8, y), (x + 8, y), MIXED, weight(2)),)


def _dashed(x: float, y: float) -> tuple[Shape, ...]:
    return (Shape(((x - 8, y), (x + 8, y)), stroke=MIXED, width=weight(2), dashes=dashes(2)),)


def _thick(x: float, y: float) -> tuple[Shape, ...]:
    return (
        line((x - 8, y - 4), (x + 8, y - 4), MIXED, weight(1)),
        line((x - 8, y + 3), (x + 8, y + 3), MIXED, weight(64)),
    )


def _step(x: float, y: float) -> tuple[Shape, ...]:
    return (line((x - 8, y), (x + 7, y), MIXED, weight(2)), arrow(x + 8, y, 1, 0, MIXED))
