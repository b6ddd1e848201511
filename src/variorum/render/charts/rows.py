"""Marks in a lane without a value axis: as many rows as keep every label clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model.chart import Mark

from .boxes import Box, hull
from .labels import Label, Wanted, block
from .marks import anchor_x, date_line
from .measures import GLYPH, Measures
from .scene import Anchor, Shape
from .timeaxis import TimeAxis

_INDENT = 2 * GLYPH + 8
_ROW_GAP = 9.0
_APART = 14.0
_WIDEST = 0.9
"""The share of a wide field that one label may take."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mark of a lane, at its place."""

    number: int
    x: float
    y: float
    label: Label
    line: tuple[Shape, ...]
    ink: tuple[Box, ...]

    @property
    def extent(self) -> Box:
        return hull((self.label.box, *self.ink))


def lay_rows(
    marks: Sequence[tuple[int, Mark, Wanted]], axis: TimeAxis, field: Box, size: Measures
) -> tuple[tuple[Row, ...], float]:
    """The dated marks in rows from the top of `field`, and the height that the rows take.

    A mark goes into the first row where nothing stands in its way.
    """
    rows: list[list[Row]] = []
    ordered = sorted(marks, key=lambda item: (_start(item[1], axis), item[0]))
    for number, mark, wanted in ordered:
        one = _row(number, mark, wanted, axis, field, size)
        room = next((row for row in rows if all(_clear(one, other) for other in row)), None)
        if room is None:
            rows.append([one])
        else:
            room.append(one)
    placed: list[Row] = []
    top = field.y0
    for row in rows:
        placed.extend(_shifted(one, top - field.y0) for one in row)
        top += max(one.extent.y1 for one in row) - field.y0 + _ROW_GAP
    return tuple(placed), max(top - field.y0 - _ROW_GAP, 0)


def lay_undated(
    marks: Sequence[tuple[int, Mark, Wanted]], field: Box, size: Measures
) -> tuple[tuple[Row, ...], float]:
    """The undated marks one under another, shape before words, and the height they take."""
    rows = []
    top = field.y0
    for number, _, wanted in marks:
        text = block(wanted.labels, size, field.width - _INDENT)
        x, y = field.x0 + GLYPH + 1, top + size.leading / 2
        left = field.x0 + _INDENT
        box = Box(left, top, left + text.width, top + text.height)
        rows.append(Row(number, x, y, Label(box, text, "start"), (), (_shape_box(x, y),)))
        top += text.height + _ROW_GAP
    return tuple(rows), max(top - field.y0 - _ROW_GAP, 0)


def _row(
    number: int, mark: Mark, wanted: Wanted, axis: TimeAxis, field: Box, size: Measures
) -> Row:
    x, y = anchor_x(mark, axis), field.y0 + size.leading / 2
    line, ground = date_line(mark, x, y, axis, field)
    start = axis.x(mark.as_of.first) if mark.as_of.first and mark.as_of.last else x
    ink = (_shape_box(x, y), *ground, *((_shape_box(start, y),) if start < x else ()))
    reach = hull(ink)
    widest = max(size.wraps[0], field.width * _WIDEST)
    choices: list[tuple[int, float, Label]] = []
    right, left = reach.x1 + 6, reach.x0 - 6
    sides: tuple[tuple[Anchor, float, float], ...] = (
        ("start", field.x1 - right, 0.0),
        ("end", left - field.x0, 0.5),
    )
    for anchor, room, cost in sides:
        if room < size.wraps[-1]:
            continue
        text = block(wanted.labels, size, min(room, widest))
        x0 = right if anchor == "start" else left - text.width
        box = Box(x0, field.y0, x0 + text.width, field.y0 + text.height)
        choices.append((len(text.lines), cost, Label(box, text, anchor)))
    text = block(wanted.labels, size, min(field.width, widest))
    x0 = min(max(x - GLYPH, field.x0), field.x1 - text.width)
    top = reach.y1 + 4
    box = Box(x0, top, x0 + text.width, top + text.height)
    choices.append((len(text.lines) + 1, 1.0, Label(box, text, "start")))
    best = min(choices, key=lambda choice: choice[:2])
    if start < x and best[2].anchor == "end":
        x, line = start, date_line(mark, start, y, axis, field)[0]
    return Row(number, x, y, best[2], line, ink)


def _start(mark: Mark, axis: TimeAxis) -> float:
    first, last = mark.as_of.first, mark.as_of.last
    return axis.x(first) if first and last else anchor_x(mark, axis)


def _clear(one: Row, other: Row) -> bool:
    a, b = one.extent, other.extent
    return a.x1 + _APART <= b.x0 or b.x1 + _APART <= a.x0


def _shape_box(x: float, y: float) -> Box:
    half = GLYPH + 2
    return Box(x - half, y - half, x + half, y + half)


def _shifted(row: Row, dy: float) -> Row:
    label = Label(row.label.box.moved(0, dy), row.label.block, row.label.anchor)
    line = tuple(
        Shape(
            tuple((x, y + dy) for x, y in shape.points),
            shape.fill, shape.stroke, shape.width, shape.closed, shape.dashes,
        )
        for shape in row.line
    )  # fmt: skip
    return Row(row.number, row.x, row.y + dy, label, line, tuple(b.moved(0, dy) for b in row.ink))
