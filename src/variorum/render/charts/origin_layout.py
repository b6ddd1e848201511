"""Where everything stands in the picture of who drew on whom."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.chart import Node, OriginMap

from .boxes import Box
from .glyphs import arrow, glyph, line
from .labels import block, written
from .legend import Swatch, flow
from .measures import Measures, Width, measures
from .network import Network, Stop, network
from .order import ordered
from .origin_nodes import DISC, body, disc, said
from .origin_places import MOST, Places, places
from .origin_ways import MIXED, dashes, drawn_ways, weight
from .scene import Linked, Part, Scene, Shape, Words
from .words import clean, wrap

_HIT = 3.0


def layout_origins(picture: OriginMap, width: Width = "wide") -> Scene:
    """Origins at the left, outlets between, sources at the right, with few crossings."""
    size = measures(width)
    found = network(picture, MOST[width])
    if not found.ways:
        return _nothing(size)
    at = places(found, ordered(found), size, width)
    back, top = flow(tuple(_parties(picture, found)), size, size.width, 0.0)
    heads, top = _headings(at, size, top + 14)
    keys, key_boxes, bottom = _keys(at, size, top + at.height + 20)
    signs, bottom = flow(tuple(_signs(found)), size, size.width, bottom)
    shown = [(stop, one, at.boxes[stop].moved(0, top)) for stop, one in at.cells.items()]
    bodies = [body(one, box, size) for _, one, box in shown]
    linked = tuple(
        _linked(one.node, box, (*drawn.parts, *keys.get(stop, ())))
        for (stop, one, box), drawn in zip(shown, bodies, strict=True)
    )
    return Scene(
        size.width,
        float(round(bottom + 4.5)),
        (*back, *heads, *signs, *drawn_ways(found.ways, at, top), *linked),
        (*(drawn.label for drawn in bodies), *key_boxes),
        (*(drawn.ink for drawn in bodies), *(() for _ in key_boxes)),
    )


def _linked(node: Node, box: Box, parts: tuple[Part, ...]) -> Linked:
    around = Box(box.x0 - _HIT, box.y0 - _HIT, box.x1 + _HIT, box.y1 + _HIT)
    hit = Shape(around.corners, fill="hit", closed=True)
    return Linked(node.id, node.href, clean(node.title) or said(node), (hit, *parts))


def _headings(at: Places, size: Measures, top: float) -> tuple[list[Part], float]:
    """What the columns hold, each name above its column."""
    last = len(at.spans) - 1
    filled = {stop[2] for stop in at.cells}
    y = top + size.small
    found: list[Part] = [Words(at.spans[last][0], y, "Articles", size.small, bold=True)]
    if 0 in filled:
        found.append(Words(0, y, "Origins", size.small, bold=True))
    if last > 1:
        discs = any(one.number is not None for one in at.cells.values())
        middle = (at.spans[1][0] + at.spans[last - 1][1]) / 2
        found.append(
            Words(middle, y, "Outlets", size.small, anchor="middle", bold=True)
            if discs
            else Words(at.spans[1][0], y, "Outlets on the way", size.small, bold=True)
        )
    rule = y + 9
    found.append(line((0, rule), (size.width, rule), "axis", 1))
    return found, rule + 12


def _keys(
    at: Places, size: Measures, top: float
) -> tuple[dict[Stop, tuple[Part, ...]], tuple[Box, ...], float]:
    """The names of numbered outlets beneath the picture, and where they end."""
    found: dict[Stop, tuple[Part, ...]] = {}
    boxes: list[Box] = []
    x = 2 * DISC + 9
    for stop, one in sorted(at.cells.items(), key=lambda item: item[1].number or 0):
        if one.number is None:
            continue
        words = block((said(one.node),), size, size.width - x)
        height = max(words.height, 2 * DISC)
        middle = top + height / 2
        box = Box(x, middle - words.height / 2, x + words.width, middle + words.height / 2)
        around = Box(0, top - 1, box.x1 + _HIT, top + height + 1)
        number = Words(DISC + 1, middle + size.small * 0.36, str(one.number), size.small,
                       anchor="middle")  # fmt: skip
        found[stop] = (
            Shape(around.corners, fill="hit", closed=True),
            disc(DISC + 1, middle), number, *written(words, box, size),
        )  # fmt: skip
        boxes.append(box)
        top += height + 5
    return found, tuple(boxes), top + (8 if found else 0)


def _parties(picture: OriginMap, found: Network) -> Iterator[tuple[Swatch, str]]:
    used = {node.party for node in found.nodes.values() if not node.column}
    for party, name in enumerate(picture.parties):
        if party in used:
            yield _shape(party, False), name
    # Without parties one colour is all there is, and says nothing.
    if None in used and picture.parties:
        yield _shape(None, False), "side not known or nobody named"


def _shape(party: int | None, hollow: bool, ink: str = "") -> Swatch:
    return lambda x, y: (glyph(x, y, party, hollow, ink),)


def _signs(found: Network) -> Iterator[tuple[Swatch, str]]:
    edges = [way.edge for way in found.ways]
    if any(edge.stated for edge in edges):
        yield _solid, "Solid: stated in the text"
    if not all(edge.stated for edge in edges):
        yield _dashed, "Dashed: inferred"
    if len({edge.claims for edge in edges}) > 1:
        yield _thick, "Thicker: more claims"
    if any(node.hollow for node in found.nodes.values()):
        yield _shape(0, True, MIXED), "Hollow: no article names it"
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


def _nothing(size: Measures) -> Scene:
    words = wrap("No way from an origin to an article is recorded.", size.label, size.width)
    parts: list[Part] = [line((0, 0.5), (size.width, 0.5), "axis", 1)]
    for number, text in enumerate(words):
        y = 46 + number * size.leading
        parts.append(Words(size.width / 2, y, text, size.label, "muted", "middle"))
    parts.append(line((0, 87.5), (size.width, 87.5), "axis", 1))
    return Scene(size.width, 92.0, tuple(parts))
