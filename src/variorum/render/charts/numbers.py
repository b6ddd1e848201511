"""Numbers over time: marks at their days and numbers, and a lane for what names no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.chart import Chart, Mark

from .glyphs import line
from .labels import beside, column, needed, words_of
from .lanes import draw_rows
from .marks import STUB, Spot, extent, ink, loose, pointed, side_by_side, spot
from .scene import LEADING, TEXT, WIDTH, Box, Scene, Words
from .sheet import Sheet
from .timeaxis import TimeAxis, time_axis
from .valueaxis import ValueAxis, brief_number, figures, scale_words, value_axis, value_ticks
from .words import measure

_LEAST_HEIGHT, _MOST_HEIGHT, _EACH = 190.0, 520.0, 60.0
"""The height of a plot, which grows with its marks."""
_LABELS = 210.0
"""At the right of the days, room for the labels of the last or for a column of all."""
_GAP = 26.0
_PAD = 14.0
"""Within the plot beyond the ends of the number axis, more where an arrow points there."""
_TICKS = 5


def layout_numbers(chart: Chart) -> Scene:
    """The picture of a chart of numbers, from top to bottom; what names no figure has a lane below."""
    sheet = Sheet(chart)
    valued = [mark for mark in chart.marks if figures(mark.bounds)]
    others = [mark for mark in chart.marks if not figures(mark.bounds)]
    left = _axis_room(chart, valued, others)
    field = Box(left, 0, WIDTH - (_LABELS if valued else 0), 0)
    axis = time_axis((mark.as_of for mark in chart.marks), field.x0, field.x1)
    top = 0.0
    if valued:
        unit = f"{chart.unit}{scale_words(_values(chart, valued, 0, 1))}".strip()
        top = (sheet.say(0, top, unit, WIDTH - 14, bold=True) if unit else top) + 6
        top = _plot(sheet, valued, axis, replace(field, y0=top))
    if others:
        sheet.behind(line((left, top), (WIDTH, top), "grid", 1))
        named = sheet.say(left - 8, top + 11, "no figure", left - 8, "end")
        end = draw_rows(sheet, others, axis, Box(left, top + 11, WIDTH, top + 11))
        top = max(end, named) + 11
    return sheet.scene(sheet.dates(axis, Box(left, 0, WIDTH, top)))


def _values(chart: Chart, valued: Sequence[Mark], bottom: float, top: float) -> ValueAxis:
    numbers = [v for mark in valued for v in figures(mark.bounds)]
    return value_axis(numbers, bottom, top, chart.whole, close=chart.measured)


def _axis_room(chart: Chart, valued: Sequence[Mark], others: Sequence[Mark]) -> float:
    """What the numbers of the axis and the name of the lane below take at the left."""
    room = measure("figure", TEXT) + 10 if others else 0.0
    ticks = value_ticks(_values(chart, valued, 0, 1), _TICKS) if valued else ()
    return max([room, *(measure(brief_number(v), TEXT) + 12 for v in ticks)])


def _plot(sheet: Sheet, valued: Sequence[Mark], axis: TimeAxis, field: Box) -> float:
    """The marks at their days and numbers, each with its label beside it, or all labels in a column
    where those would cover anything; returns where they end."""
    blocks = [words_of(mark, WIDTH - field.x1 - _GAP, not pointed(mark)) for mark in valued]
    height = min(max(_LEAST_HEIGHT, _EACH * len(valued)), _MOST_HEIGHT)
    field = replace(field, y1=field.y0 + height)
    values, spots = _spots(sheet.chart, valued, axis, field)
    bodies, ground = [one.body for one in spots], replace(field, x1=WIDTH)
    labels = beside(blocks, [(one.x, one.y) for one in spots], bodies, ground)
    if labels is None:
        field = replace(field, y1=field.y0 + max(_LEAST_HEIGHT, needed(blocks) + 24))
        values, spots = _spots(sheet.chart, valued, axis, field)
        ground = Box(field.x1 + _GAP, field.y0 + 8, WIDTH, field.y1 - 8)
        labels = column(blocks, [(one.x, one.y) for one in spots], ground)
    _grid(sheet, values, field)
    for one, label in zip(spots, labels, strict=True):
        sheet.mark(one.mark, ink(one), label)
    return field.y1


def _spots(
    chart: Chart, valued: Sequence[Mark], axis: TimeAxis, field: Box
) -> tuple[ValueAxis, tuple[Spot, ...]]:
    """The number axis in `field`, and where the marks stand on it."""
    opens = any(mark.bounds.high is None for mark in valued)
    sinks = any(mark.bounds.low is None and not loose(mark) for mark in valued)
    foot, head = STUB + 4 if sinks else _PAD, STUB + 10 if opens else _PAD
    values = _values(chart, valued, field.y1 - foot, field.y0 + head)
    found = [spot(mark, extent(mark.as_of, axis), values) for mark in valued]
    return values, side_by_side(found, field)


def _grid(sheet: Sheet, values: ValueAxis, field: Box) -> None:
    """A number and a line for each tick."""
    last = values.bottom + LEADING * 2
    for value in value_ticks(values, _TICKS):
        y = values.y(value)
        if last - y < LEADING:
            continue
        last = y
        sheet.behind(line((field.x0, y), (WIDTH, y), "grid", 1))
        text = brief_number(value)
        sheet.behind(Words(field.x0 - 8, y + TEXT * 0.36, text, TEXT, "muted", "end"))
