"""Where everything stands in a chart of numbers over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .column import column, needed
from .glyphs import line
from .labels import wanted_label
from .legend import parties
from .marks import extent, ink, loose, side_by_side, spot
from .measures import APART, SMALL, STUB, WIDTH
from .rows import lay_rows
from .scene import Scene, Words
from .sheet import Sheet
from .timeaxis import TimeAxis, time_axis
from .valueaxis import ValueAxis, figures, scale_words, value_axis, value_ticks
from .words import measure, plain_number

_PLOT_HEIGHT = 320.0
_LABELS = 210.0
"""The column of the labels at the right."""
_FOOT = 14.0
"""Below the number axis, more where an arrow points down."""

Numbered = tuple[int, Mark]
"""A mark with its place in the chart."""


def layout(chart: Chart) -> Scene:
    """The picture of a chart of numbers, from top to bottom; what names no figure has a lane below."""
    sheet = Sheet(chart)
    drawn, top = parties(chart)
    sheet.behind(*drawn)
    top += 10
    valued = [(n, m) for n, m in enumerate(chart.marks) if figures(m.bounds)]
    others = [(n, m) for n, m in enumerate(chart.marks) if not figures(m.bounds)]
    left = _axis_room(chart, valued, others)
    field = Box(left, 0, WIDTH - (_LABELS if valued else 0), 0)
    axis = time_axis((mark.as_of for mark in chart.marks), field.x0, field.x1)
    if valued:
        unit = f"{chart.unit}{scale_words(_values(chart, valued, 0, 1))}"
        top = (sheet.say(0, top, unit, WIDTH - 14, bold=True) if unit.strip() else top) + 6
        top = _plot(sheet, valued, axis, replace(field, y0=top))
    top = _without_figure(sheet, others, axis, left, top)
    return sheet.scene(sheet.dates(axis, field, top, None) + 4)


def _values(chart: Chart, valued: Sequence[Numbered], bottom: float, top: float) -> ValueAxis:
    return value_axis((v for _, m in valued for v in figures(m.bounds)), bottom, top, chart.whole)


def _axis_room(chart: Chart, valued: Sequence[Numbered], others: Sequence[Numbered]) -> float:
    """What the numbers of the axis and the name of the lane below take at the left."""
    room = 0.0
    if valued:
        ticks = value_ticks(_values(chart, valued, 0, 1), 5)
        room = max(measure(plain_number(v, SMALL, 110), SMALL) for v in ticks) + 12
    return max(room, measure("figure", SMALL) + 10) if others else room


def _plot(sheet: Sheet, valued: Sequence[Numbered], axis: TimeAxis, field: Box) -> float:
    """The marks at their days and numbers, their labels in a column beside; returns where they end."""
    wanted = [wanted_label(mark) for _, mark in valued]
    labels = Box(field.x1 + 26, field.y0 + 8, WIDTH, 0)
    bottom = field.y0 + max(_PLOT_HEIGHT, needed(wanted, labels.width) + 24)
    opens = any(m.bounds.high is None for _, m in valued)
    sinks = any(m.bounds.low is None and not loose(m) for _, m in valued)
    values = _values(
        sheet.chart, valued,
        bottom - (STUB + 4 if sinks else _FOOT), field.y0 + (STUB + 10 if opens else 22),
    )  # fmt: skip
    _grid(sheet, values, field)
    field = replace(field, y1=bottom)
    found = [spot(mark, extent(mark, axis, field), values) for _, mark in valued]
    spots = side_by_side(found, APART, field)
    wanted = [replace(w, at=one.anchor) for w, one in zip(wanted, spots, strict=True)]
    placed = column(wanted, replace(labels, y1=bottom - 8))
    for (n, _), one, label in zip(valued, spots, placed, strict=True):
        sheet.mark(n, ink(one), (one.body,), label)
    return bottom


def _grid(sheet: Sheet, values: ValueAxis, field: Box) -> None:
    """A number and a line for each tick."""
    last = values.bottom + SMALL * 2
    for value in value_ticks(values, 5):
        y = values.y(value)
        if last - y < SMALL * 1.2:
            continue
        last = y
        sheet.behind(line((field.x0, y), (field.x1, y), "grid", 1))
        text = plain_number(value, SMALL, field.x0 - 10)
        sheet.behind(Words(field.x0 - 8, y + SMALL * 0.36, text, SMALL, "muted", "end"))


def _without_figure(
    sheet: Sheet, others: Sequence[Numbered], axis: TimeAxis, left: float, top: float
) -> float:
    """The lane of reports that name no figure, if there are any; returns its end."""
    if not others:
        sheet.behind(line((left, top), (WIDTH, top), "axis", 1))
        return top
    start = top + 11
    rows, high = lay_rows(others, axis, Box(left, start, WIDTH, start))
    sheet.behind(line((0, top), (WIDTH, top), "grid", 1))
    named = sheet.say(left - 8, start, "no figure", left - 8, "end")
    sheet.rows(rows)
    bottom = max(start + high, named) + 11
    sheet.behind(line((0, bottom), (WIDTH, bottom), "axis", 1))
    return bottom
