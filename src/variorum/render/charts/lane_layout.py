"""Where everything stands in a chart of answers over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .glyphs import line
from .labels import Wanted
from .legend import parties, signs
from .measures import Measures, Width, measures
from .rows import lay_rows, lay_undated
from .scene import Scene
from .sheet import MOST_MARKS, Sheet, nothing, wanted_label
from .timeaxis import TimeAxis, time_axis

_PAD = 12.0
_TALL = 520.0
"""A picture up to this height keeps undated marks beside the time axis."""
_NAMES = 0.55
"""The share of the lanes' names' column that is kept where the picture is to be short."""
_COLUMN = 190.0
_GAP = 16.0


def layout_lanes(chart: Chart, width: Width = "wide") -> Scene:
    """The picture of a status chart: lanes from top to bottom, time from left to right.

    Undated marks stand beside the time axis, or in each lane under it where that is much shorter.
    """
    size = measures(width)
    if not 0 < len(chart.marks) <= MOST_MARKS:
        return nothing(chart, size)
    beside = _laid(chart, size, beside=True)
    if all(mark.as_of.unknown for mark in chart.marks) or beside.height < _TALL:
        return beside
    under = _laid(chart, size, beside=False)
    return under if under.height < beside.height else beside


def _laid(chart: Chart, size: Measures, *, beside: bool) -> Scene:
    sheet = Sheet(chart, size)
    drawn, top = parties(chart, size)
    sheet.behind(*drawn)
    dated = any(not mark.as_of.unknown for mark in chart.marks)
    undated = beside and any(mark.as_of.unknown for mark in chart.marks)
    left, right = (size.lane_names if beside else size.lane_names * _NAMES), size.width
    rule = right if not undated else right - size.undated if dated else left
    field = Box(left, 0, rule - (10 if undated else 0), 0)
    axis = time_axis((mark.as_of for mark in chart.marks), field.x0, field.x1)
    top = start = top + 8
    if undated:
        top = sheet.say(rule + 10, top, "Undated", right - rule - 10, bold=True) + 6
    first = top
    wanted = {n: wanted_label(mark) for n, mark in enumerate(chart.marks)}
    side = Box(rule, 0, right, 0) if beside else None
    for name in _lanes(chart):
        sheet.behind(line((0, top), (right, top), "grid", 1))
        top = _lane(sheet, name, wanted, axis, field, side, top + _PAD)
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
    side: Box | None,
    top: float,
) -> float:
    """One lane from `top`, its name beside it or, without room there, above; returns its end.

    Undated marks stand in `side`, or under the dated ones where that is None.
    """
    size = sheet.size
    beside = size.lane_names > 0
    named = sheet.say(0, top, name, field.x0 - 16 if beside else field.x1 - 4, bold=True)
    start = top if beside else named + 5
    here = [(n, mark, wanted[n]) for n, mark in enumerate(sheet.chart.marks) if mark.lane == name]
    dated = [item for item in here if not item[1].as_of.unknown]
    undated = [item for item in here if item[1].as_of.unknown]
    rows, high = lay_rows(dated, axis, Box(field.x0, start, field.x1, start), size)
    sheet.rows(rows)
    end = max(named, start + high, top + size.leading)
    if side is not None:
        # In a narrow picture only the time area gives its first line to the lane's name.
        loose, deep = lay_undated(undated, Box(side.x0 + 10, top, side.x1, top), size)
        sheet.rows(loose)
        return max(end, top + deep) + _PAD
    if undated:
        if dated:
            end += _PAD
            sheet.behind(line((field.x0, end), (sheet.size.width, end), "grid", 1, dashed=True))
            end += 6
        end = sheet.say(field.x0, end, "Undated", field.width, bold=True) + 3
        end = _columns(sheet, undated, replace(field, y0=end, y1=end))
    return end + _PAD


def _columns(sheet: Sheet, undated: Sequence[tuple[int, Mark, Wanted]], field: Box) -> float:
    """The undated marks in columns across `field`, read down; returns where they end."""
    count = max(1, int((field.width + _GAP) // (_COLUMN + _GAP)))
    count = min(count, len(undated))
    wide = (field.width + _GAP) / count - _GAP
    heights = [lay_undated([item], replace(field, x1=field.x0 + wide), sheet.size)[1]
               for item in undated]  # fmt: skip
    end = field.y0
    for n in range(count):
        x0 = field.x0 + n * (wide + _GAP)
        # An item stands in the column that its middle falls into when all are one tall column.
        part = [
            item
            for k, item in enumerate(undated)
            if int((sum(heights[:k]) + heights[k] / 2) / sum(heights) * count) == n
        ]
        rows, deep = lay_undated(part, replace(field, x0=x0, x1=x0 + wide), sheet.size)
        sheet.rows(rows)
        end = max(end, field.y0 + deep)
    # No line of the grid runs by marks that have no date.
    sheet.ground(Box(field.x0, field.y0 - 2, sheet.size.width, end + 2))
    return end
