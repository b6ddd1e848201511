"""Where everything stands in a chart of answers over time."""

from __future__ import annotations

from dataclasses import replace

from variorum.model.chart import Chart

from .boxes import Box
from .glyphs import line
from .legend import parties
from .measures import LANE_NAMES, LEADING, WIDTH
from .rows import lay_rows
from .scene import Scene
from .sheet import Sheet
from .timeaxis import time_axis

_PAD = 12.0


def layout_lanes(chart: Chart) -> Scene:
    """The picture of a status chart: lanes from top to bottom, time from left to right."""
    sheet = Sheet(chart)
    drawn, top = parties(chart)
    sheet.behind(*drawn)
    field = Box(LANE_NAMES, 0, WIDTH, 0)
    axis = time_axis((mark.as_of for mark in chart.marks), field.x0, field.x1)
    top = first = top + 8
    for name in dict.fromkeys((*chart.lanes, *(mark.lane for mark in chart.marks))):
        sheet.behind(line((0, top), (WIDTH, top), "grid", 1))
        top += _PAD
        named = sheet.say(0, top, name, field.x0 - 16, bold=True)
        here = [(n, mark) for n, mark in enumerate(chart.marks) if mark.lane == name]
        rows, high = lay_rows(here, axis, replace(field, y0=top, y1=top))
        sheet.rows(rows)
        top = max(named, top + high, top + LEADING) + _PAD
    sheet.behind(line((0, top), (WIDTH, top), "axis", 1))
    return sheet.scene(sheet.dates(axis, field, top, first) + 4)
