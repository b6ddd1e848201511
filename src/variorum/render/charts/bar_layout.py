"""Where everything stands in a chart of stacked bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from variorum.model.chart import Bar, Bars

from .boxes import Box, spread
from .glyphs import glyph, line
from .labels import Block, block, written
from .legend import flow
from .measures import GLYPH, Measures, Width, measures
from .scene import Linked, Part, Scene, Shape, Titled, Words
from .tints import Tint, tints
from .words import clean, measure, wrap

_NAMES = 240.0
"""The column of labels in a wide picture; in a narrow one they stand above their bars."""
_THICK = 18.0
_AIR = 5.0
"""Between two numbers, and between a number and its bar."""
_BETWEEN = 18.0
_KEY = 0.68
"""A shape beside a number against one in a legend."""
_LEAST = 2.0
"""The width of the smallest segment that is still seen."""
_REACH = 12.0
"""How far beside its segment a count may stand."""
_LONGEST = 11


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar with its label at the left or above, its numbers above and its total at the right."""

    bar: Bar
    key: str
    label: Box
    body: Box
    segments: tuple[Box | None, ...]
    numbers: tuple[Box | None, ...]
    total: Box
    bottom: float


def layout_bars(chart: Bars, width: Width = "wide") -> Scene:
    """A bar under another, each in the order of the segments.

    Raises ValueError for a value below zero, or a bar with another number of values.
    """
    size = measures(width)
    for bar in chart.bars:
        if len(bar.values) != len(chart.segments) or min(bar.values, default=0) < 0:
            raise ValueError(f"{bar.label!r} has no count for each of {chart.segments}")
    if not chart.bars or not chart.segments:
        return _nothing(size)
    looks = tints(len(chart.segments), chart.colours)
    keys = [(k.key, clean(s) or "no name") for k, s in zip(looks, chart.segments, strict=True)]
    back, top = flow(keys, size, size.width, 0.0)
    y = top + 12 + size.small
    heading = Words(size.width, y, "Total", size.small, "muted", "end")
    words = [_block(bar, size, width) for bar in chart.bars]
    # The first label of a narrow picture shares its line with the heading.
    top = y + 4 if width == "wide" else y - size.small
    rows: list[_Row] = []
    for bar, text in zip(chart.bars, words, strict=True):
        field = _field(chart, words, size, width)
        rows.append(_row(f"row-{len(rows)}", bar, looks, text, field, size, width, top))
        top = rows[-1].bottom + _BETWEEN
    parts = [part for row, text in zip(rows, words, strict=True)
             for part in _drawn(chart, row, looks, text, size)]  # fmt: skip
    return Scene(
        size.width,
        float(round(rows[-1].bottom + 5.5)),
        (*back, heading, *(_total(row, size) for row in rows), *parts),
        tuple(box for row in rows for box in (row.label, *row.numbers, row.total) if box),
        tuple((row.body,) for row in rows),
    )


def _block(bar: Bar, size: Measures, width: Width) -> Block:
    room = _NAMES if width == "wide" else size.width - measure("Total", size.small) - 14
    return block((clean(bar.label) or "no name",), size, room)


def _field(chart: Bars, words: Sequence[Block], size: Measures, width: Width) -> Box:
    """From the left end of the bars to their right end."""
    totals = max(measure(_figure(sum(bar.values)), size.label) for bar in chart.bars)
    left = max(text.width for text in words) + 18 if width == "wide" else 0.0
    return Box(left, 0, size.width - totals - 12, 0)


def _figure(value: int) -> str:
    text = f"{value:,}"
    return text if len(text) <= _LONGEST else f"{Decimal(value):.2e}"


def _row(
    key: str, bar: Bar, looks: Sequence[Tint], words: Block, field: Box, size: Measures,
    width: Width, top: float,
) -> _Row:  # fmt: skip
    counted = any(bar.values)
    above = size.leading + _AIR if counted else 0.0
    if width == "wide":
        above = max(above, (words.height - _THICK) / 2)
        y0 = top + above
        middle = y0 + _THICK / 2
        label = Box(0, middle - words.height / 2, words.width, middle + words.height / 2)
        bottom = max(y0 + _THICK, label.y1)
    else:
        label = Box(0, top, words.width, top + words.height)
        y0 = label.y1 + 2 + (above or 4)
        bottom = y0 + _THICK
    body = Box(field.x0, y0, field.x1, y0 + _THICK)
    segments = tuple(_segments(bar, body))
    figure, middle = measure(_figure(sum(bar.values)), size.label), y0 + _THICK / 2
    half = size.leading / 2
    total = Box(size.width - figure, middle - half, size.width, middle + half)
    numbers = _numbers(bar, looks, segments, body, size)
    return _Row(bar, key, label, body, segments, numbers, total, bottom)


def _segments(bar: Bar, body: Box) -> Iterator[Box | None]:
    """The grounds of the segments, None for those without a count."""
    total = sum(bar.values)
    wide = [max(value / total * body.width, _LEAST) if value else 0.0 for value in bar.values]
    scale = body.width / sum(wide) if total else 0.0
    x = body.x0
    for each in wide:
        yield Box(x, body.y0, x + each * scale, body.y1) if each else None
        x += each * scale


def _numbers(
    bar: Bar, looks: Sequence[Tint], segments: Sequence[Box | None], body: Box, size: Measures
) -> tuple[Box | None, ...]:
    """The grounds of the counts, each over its segment or, in a crowd, as near as room allows.

    Where not all have room near their segments, the smallest stand in the segments' titles only.
    """
    wide = {
        n: measure(_figure(value), size.label) + (_shape_room() if looks[n].tint is None else 0)
        for n, value in enumerate(bar.values)
        if value
    }
    along, low = Box(0, body.x0, 0, body.x1), body.y0 - _AIR
    shown = {n: box for n, box in enumerate(segments) if box}
    while shown:
        wishes = [(box.x0 + box.x1 - wide[n]) / 2 for n, box in shown.items()]
        starts = spread(wishes, [wide[n] for n in shown], along, _AIR)
        boxes = {
            n: Box(start, low - size.leading + 2, start + wide[n], low)
            for n, start in zip(shown, starts, strict=True)
        }
        total = sum(wide[n] + _AIR for n in shown) - _AIR
        if total <= body.width and all(_astray(boxes[n], shown[n]) <= _REACH for n in shown):
            return tuple(boxes.get(n) for n in range(len(bar.values)))
        del shown[min(shown, key=lambda n: (bar.values[n], -n))]
    return (None,) * len(bar.values)


def _astray(number: Box, segment: Box) -> float:
    return max(segment.x0 - number.x1, number.x0 - segment.x1, 0.0)


def _shape_room() -> float:
    return 2 * GLYPH * _KEY + 5


def _drawn(
    chart: Bars, row: _Row, looks: Sequence[Tint], words: Block, size: Measures
) -> Iterator[Linked | Titled]:
    bar, total = row.bar, _figure(sum(row.bar.values))
    name = clean(bar.label) or "no name"
    counts = [f"{clean(s)} {_figure(v)}" for s, v in zip(chart.segments, bar.values, strict=True)]
    around = Box(row.label.x0 - 3, row.label.y0 - 2, row.label.x1 + 3, row.label.y1 + 2)
    hit = Shape(around.corners, fill="hit", closed=True)
    title = f"{name}: {', '.join(counts)}; total {total}"
    yield Linked(row.key, bar.href, title, (hit, *written(words, row.label, size)))
    if not any(bar.values):
        empty = Shape(row.body.corners, stroke="axis", dashes=(3, 3), closed=True)
        yield Titled(f"{row.key}-empty", f"{name}: none", (empty,))
    for n, (box, number) in enumerate(zip(row.segments, row.numbers, strict=True)):
        if box:
            title = f"{clean(chart.segments[n])}: {_figure(bar.values[n])} of {total}, {name}"
            parts = (*looks[n].fill(_inset(box, row.body)), *_count(bar.values[n], looks[n],
                     box, number, size))  # fmt: skip
            yield Titled(f"{row.key}-{n}", title, parts)


def _inset(box: Box, body: Box) -> Box:
    """A hair of paper between neighbours."""
    hair = 0.75 if box.width > 4 else 0.25
    left = 0 if box.x0 <= body.x0 else hair
    right = 0 if box.x1 >= body.x1 - 1e-6 else hair
    return Box(box.x0 + left, box.y0, box.x1 - right, box.y1)


def _count(
    value: int, look: Tint, segment: Box, number: Box | None, size: Measures
) -> Iterator[Part]:
    if number is None:
        return
    baseline = (number.y0 + number.y1) / 2 + size.label * 0.36
    x = number.x0
    if look.tint is None:
        reach = GLYPH * _KEY
        yield glyph(x + reach + 1, (number.y0 + number.y1) / 2, look.party, False, scale=_KEY)
        x += _shape_room()
    yield Words(x, baseline, _figure(value), size.label)
    middle, over = (segment.x0 + segment.x1) / 2, (number.x0 + number.x1) / 2
    if not number.x0 - 1 <= middle <= number.x1 + 1:
        yield line((over, number.y1 + 0.5), (middle, segment.y0 - 1), "leader", 1)


def _total(row: _Row, size: Measures) -> Words:
    baseline = (row.total.y0 + row.total.y1) / 2 + size.label * 0.36
    return Words(row.total.x1, baseline, _figure(sum(row.bar.values)), size.label, "muted", "end")


def _nothing(size: Measures) -> Scene:
    parts: list[Part] = [line((0, 0.5), (size.width, 0.5), "axis", 1)]
    for number, text in enumerate(wrap("Nothing to count.", size.label, size.width)):
        y = 46 + number * size.leading
        parts.append(Words(size.width / 2, y, text, size.label, "muted", "middle"))
    parts.append(line((0, 87.5), (size.width, 87.5), "axis", 1))
    return Scene(size.width, 92.0, tuple(parts))
