"""Answers over time: lanes from top to bottom, and in each as many rows as keep labels clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Chart, Mark

from .glyphs import line
from .labels import Label, wanted_label
from .marks import at_days, extent, spans
from .scene import LANE_NAMES, LEADING, WIDTH, Box, Scene, Shape, hull
from .sheet import Sheet
from .timeaxis import TimeAxis, time_axis

_PAD = 12.0
_ROW_GAP = 11.0
_APART = 14.0
_LEAST = 150.0
"""So much room a label needs to stand in line with its days."""
_WIDEST = 0.9
"""The share of a field that one label may take."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mark of a lane, at its place."""

    number: int
    label: Label
    drawn: tuple[Shape, ...]
    body: Box

    @property
    def extent(self) -> Box:
        return hull((self.label.box, self.body))

    def moved(self, dy: float) -> Row:
        return replace(
            self,
            label=replace(self.label, box=self.label.box.moved(0, dy)),
            drawn=tuple(shape.moved(0, dy) for shape in self.drawn),
            body=self.body.moved(0, dy),
        )


def layout_lanes(chart: Chart) -> Scene:
    """The picture of a status chart: lanes from top to bottom, time from left to right."""
    sheet = Sheet(chart)
    field = Box(LANE_NAMES, 0, WIDTH, 0)
    axis = time_axis((mark.as_of for mark in chart.marks), field.x0, field.x1)
    top = 0.0
    for name in dict.fromkeys((*chart.lanes, *(mark.lane for mark in chart.marks))):
        sheet.behind(line((0, top), (WIDTH, top), "grid", 1))
        top += _PAD
        named = sheet.say(0, top, name, field.x0 - 16, bold=True)
        here = [(n, mark) for n, mark in enumerate(chart.marks) if mark.lane == name]
        end = draw_rows(sheet, here, axis, replace(field, y0=top))
        top = max(named, end, top + LEADING) + _PAD
    return sheet.scene(sheet.dates(axis, Box(0, 0, WIDTH, top), grid_top=0))


def draw_rows(sheet: Sheet, marks: Sequence[tuple[int, Mark]], axis: TimeAxis, field: Box) -> float:
    """Draws dated marks in rows from the top of `field`; returns where they end.

    A mark goes into the first row where nothing stands in its way.
    """
    rows: list[list[Row]] = []
    for number, mark in sorted(marks, key=lambda each: (extent(each[1], axis, field), each[0])):
        one = _row(number, mark, axis, field)
        room = next((row for row in rows if all(_clear(one, other) for other in row)), None)
        if room is None:
            rows.append([one])
        else:
            room.append(one)
    top = field.y0
    for row in rows:
        for one in row:
            placed = one.moved(top - field.y0)
            sheet.mark(placed.number, placed.drawn, placed.body, placed.label)
        top += max(one.extent.y1 for one in row) - field.y0 + _ROW_GAP
    return max(top - _ROW_GAP, field.y0)


def _row(number: int, mark: Mark, axis: TimeAxis, field: Box) -> Row:
    """A mark at the top of `field`, its label in line with a single day where that has room, else
    below: a shape before the words in line with several days would read as one of them."""
    wanted, y = wanted_label(mark, keyed=spans(mark)), field.y0 + LEADING / 2
    drawn, body = at_days(mark, extent(mark, axis, field), y)
    widest = field.width * _WIDEST
    below = wanted.block(widest)
    x0 = min(max(body.x0, field.x0), field.x1 - below.width)
    label = Label(Box(x0, body.y1 + 4, x0 + below.width, body.y1 + 4 + below.height), below)
    if not wanted.keyed:
        right, left = field.x1 - body.x1 - 6, body.x0 - 6 - field.x0
        aside = wanted.block(min(max(right, left), widest))
        x0 = body.x1 + 6 if aside.width <= right else body.x0 - 6 - aside.width
        if max(right, left) >= _LEAST and len(aside.lines) <= len(below.lines) + 1:
            label = Label(Box(x0, field.y0, x0 + aside.width, field.y0 + aside.height), aside)
    return Row(number, label, drawn, body)


def _clear(one: Row, other: Row) -> bool:
    a, b = one.extent, other.extent
    return a.x1 + _APART <= b.x0 or b.x1 + _APART <= a.x0
