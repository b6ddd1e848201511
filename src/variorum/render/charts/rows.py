"""Marks in a lane without a value axis: as many rows as keep every label clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Mark

from .boxes import Box, hull
from .labels import Label, wanted_label
from .marks import at_days, extent
from .measures import LEADING
from .scene import Anchor, Shape
from .timeaxis import TimeAxis

_ROW_GAP = 11.0
_APART = 14.0
_BROAD, _LEAST = 230.0, 150.0
"""So wide a label may always be, and so much room it needs to stand in line with its days."""
_WIDEST = 0.9
"""The share of a wide field that one label may take."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mark of a lane, at its place."""

    number: int
    label: Label
    drawn: tuple[Shape, ...]
    ink: tuple[Box, ...]

    @property
    def extent(self) -> Box:
        return hull((self.label.box, *self.ink))


def lay_rows(
    marks: Sequence[tuple[int, Mark]], axis: TimeAxis, field: Box
) -> tuple[tuple[Row, ...], float]:
    """The dated marks in rows from the top of `field`, and the height that the rows take.

    A mark goes into the first row where nothing stands in its way.
    """
    rows: list[list[Row]] = []
    ordered = sorted(marks, key=lambda item: (extent(item[1], axis, field), item[0]))
    for number, mark in ordered:
        one = _row(number, mark, axis, field)
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


def _row(number: int, mark: Mark, axis: TimeAxis, field: Box) -> Row:
    wanted, y = wanted_label(mark), field.y0 + LEADING / 2
    drawn, ink = at_days(mark, extent(mark, axis, field), y)
    right, left = ink.x1 + 6, ink.x0 - 6
    widest = max(_BROAD, field.width * _WIDEST)
    choices: list[tuple[int, float, Label]] = []
    sides: tuple[tuple[Anchor, float, float], ...] = (
        ("start", field.x1 - right, 0.0),
        ("end", left - field.x0, 0.5),
    )
    for anchor, room, cost in sides:
        # A shape in line with the days would read as one of them.
        if room < _LEAST or wanted.keyed:
            continue
        text = wanted.block(min(room, widest))
        x0 = right if anchor == "start" else left - text.width
        box = Box(x0, field.y0, x0 + text.width, field.y0 + text.height)
        choices.append((len(text.lines), cost, Label(box, text, anchor)))
    text = wanted.block(min(field.width, widest))
    x0 = min(max(ink.x0, field.x0), field.x1 - text.width)
    top = ink.y1 + 4
    box = Box(x0, top, x0 + text.width, top + text.height)
    choices.append((len(text.lines) + 1, 1.0, Label(box, text, "start")))
    return Row(number, min(choices, key=lambda choice: choice[:2])[2], drawn, (ink,))


def _clear(one: Row, other: Row) -> bool:
    a, b = one.extent, other.extent
    return a.x1 + _APART <= b.x0 or b.x1 + _APART <= a.x0


def _shifted(row: Row, dy: float) -> Row:
    return replace(
        row,
        label=replace(row.label, box=row.label.box.moved(0, dy)),
        drawn=tuple(
            replace(shape, points=tuple((x, y + dy) for x, y in shape.points))
            for shape in row.drawn
        ),
        ink=tuple(box.moved(0, dy) for box in row.ink),
    )
