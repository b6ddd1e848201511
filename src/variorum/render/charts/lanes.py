"""Answers over time: lanes from top to bottom, in each a row for every mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.chart import Chart, Mark

from .glyphs import line
from .labels import Label, words_of
from .marks import at_days, extent, spans
from .scene import LANE_NAMES, LEADING, WIDTH, Box, Scene
from .sheet import Sheet
from .timeaxis import TimeAxis, time_axis

_PAD = 12.0
_ROW_GAP = 11.0
_LEAST = 150.0
"""So much room a label needs to stand in line with its days."""
_WIDEST = 0.9
"""The share of a field that one label may take."""


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
        here = [mark for mark in chart.marks if mark.lane == name]
        end = draw_rows(sheet, here, axis, replace(field, y0=top))
        top = max(named, end, top + LEADING) + _PAD
    return sheet.scene(sheet.dates(axis, Box(0, 0, WIDTH, top), grid_top=0))


def draw_rows(sheet: Sheet, marks: Sequence[Mark], axis: TimeAxis, field: Box) -> float:
    """Draws dated marks in order of time, a row for each, from the top of `field`; returns where they
    end.

    A label stands in line with a single day where that has room, else below: a shape before the
    words in line with several days would read as one of them.
    """
    top = field.y0
    for mark in sorted(marks, key=lambda each: extent(each.as_of, axis)):
        days, keyed = extent(mark.as_of, axis), spans(mark)
        drawn, body = at_days(mark, days, top + LEADING / 2)
        right, left = field.x1 - body.x1 - 6, body.x0 - 6 - field.x0
        if keyed or max(right, left) < _LEAST:
            words = words_of(mark, field.width * _WIDEST, keyed)
            place = words.at(min(max(body.x0, field.x0), field.x1 - words.width), body.y1 + 4)
        else:
            words = words_of(mark, min(max(right, left), field.width * _WIDEST), keyed)
            x = body.x1 + 6 if words.width <= right else body.x0 - 6 - words.width
            place = words.at(x, top)
        sheet.mark(mark, drawn, Label(place, words))
        top = max(body.y1, place.y1) + _ROW_GAP
    return max(top - _ROW_GAP, field.y0)
