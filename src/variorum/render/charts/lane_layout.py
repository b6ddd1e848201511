"""Where everything stands in a chart of answers over time."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.chart import Chart

from .boxes import Box
from .glyphs import line
from .labels import Wanted
from .legend import parties, signs
from .measures import Width, measures
from .rows import lay_rows, lay_undated
from .scene import Scene
from .sheet import Sheet, nothing, wanted_label
from .timeaxis import TimeAxis, time_axis

_PAD = 12.0


def layout_lanes(chart: Chart, width: Width = "wide") -> Scene:
    """The picture of a status chart: lanes from top to bottom, time from left to right."""
    size = measures(width)
    if not chart.marks:
        return nothing(chart, size)
    sheet = Sheet(chart, size)
    drawn, top = parties(chart, size)
    sheet.behind(*drawn)
    dated = any(not mark.as_of.unknown for mark in chart.marks)
    undated = any(mark.as_of.unknown for mark in chart.marks)
    left, right = size.lane_names, size.width
    rule = right if not undated else right - size.undated if dated else left
    field = Box(left, 0, rule - (10 if undated else 0), 0)
    axis = time_axis((mark.as_of for mark in chart.marks), field.x0, field.x1)
    top = start = top + 8
    if undated:
        top = sheet.say(rule + 10, top, "Undated", right - rule - 10, bold=True) + 6
    first = top
    wanted = {n: wanted_label(mark) for n, mark in enumerate(chart.marks)}
    for name in _lanes(chart):
        sheet.behind(line((0, top), (right, top), "grid", 1))
        top = _lane(sheet, name, wanted, axis, field, Box(rule, 0, right, 0), top + _PAD)
    sheet.behind(line((0, top), (right, top), "axis", 1))
    bottom = sheet.dates(axis, field, top, first) if dated else top
    if undated and rule:
        sheet.behind(line((rule, start), (rule, top), "axis", 1))
    drawn, bottom = signs(chart, size, bottom + 16, valued=False)
    sheet.behind(*drawn)
    return sheet.scene(bottom + 4)


def _lanes(chart: Chart) -> tuple[str, ...]:
    """The chart's lanes, and any further ones that its marks name."""
    return tuple(dict.fromkeys((*chart.lanes, *(mark.lane for mark in chart.marks))))


def _lane(
    sheet: Sheet,
    name: str,
    wanted: Mapping[int, Wanted],
    axis: TimeAxis,
    field: Box,
    side: Box,
    top: float,
) -> float:
    """One lane from `top`, its name beside it or, without room there, above; returns its end."""
    size = sheet.size
    beside = size.lane_names > 0
    named = sheet.say(0, top, name, size.lane_names - 16 if beside else field.x1 - 4, bold=True)
    start = top if beside else named + 5
    here = [(n, mark, wanted[n]) for n, mark in enumerate(sheet.chart.marks) if mark.lane == name]
    dated = [item for item in here if not item[1].as_of.unknown]
    undated = [item for item in here if item[1].as_of.unknown]
    rows, high = lay_rows(dated, axis, Box(field.x0, start, field.x1, start), size)
    # In a narrow picture only the time area gives its first line to the lane's name.
    loose, deep = lay_undated(undated, Box(side.x0 + 10, top, side.x1, top), size)
    sheet.rows((*rows, *loose))
    return max(named, start + high, top + deep, top + size.leading) + _PAD
