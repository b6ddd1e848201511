"""Where everything stands in a chart of few numbers without a date: one line of numbers."""

from __future__ import annotations

from dataclasses import replace

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .glyphs import about, glyph, line
from .labels import Label
from .legend import parties, signs
from .marks import Spot, ink, loose, pointed, spot
from .measures import ABOUT, GLYPH, STUB, Measures
from .palette import party_role
from .scene import Scene, Shape
from .sheet import Sheet, wanted_label
from .valueaxis import ValueAxis, figures, scale_words, value_axis, value_ticks
from .words import measure, plain_number

_FEW = 2
_LONGEST = 480.0
_AIR = 12.0


def compact(chart: Chart) -> bool:
    """Whether a chart has but one or two figures, and no date for them."""
    return 0 < len(chart.marks) <= _FEW and all(
        mark.as_of.unknown and figures(mark.bounds) for mark in chart.marks
    )


def layout_compact(chart: Chart, size: Measures) -> Scene:
    """A number axis that lies, and each mark above it with its words beside it."""
    sheet = Sheet(chart, size)
    parts, top = parties(chart, size)
    sheet.behind(*parts)
    values = _axis(chart, size)
    heading = f"{chart.unit}, undated" if chart.unit.strip() else "Undated"
    top = sheet.say(0, top + 10, heading + scale_words(values), size.width, bold=True) + 6
    start = bottom = top
    for number, mark in enumerate(chart.marks):
        bottom = _row(sheet, number, mark, values, bottom + _AIR)
    bottom += _AIR
    sheet.behind(line((-values.bottom, bottom), (-values.top, bottom), "axis", 1))
    end = _numbers(sheet, values, start, bottom)
    parts, end = signs(chart, size, end + 14, valued=True)
    sheet.behind(*parts)
    return sheet.scene(end + 4)


def _axis(chart: Chart, size: Measures) -> ValueAxis:
    """From the left to the right; its places are negative, since it has its top at the right."""
    figured = [value for mark in chart.marks for value in figures(mark.bounds)]
    room = STUB + GLYPH + 3
    return value_axis(figured, -room, -min(_LONGEST, size.width - room), chart.whole)


def _row(sheet: Sheet, number: int, mark: Mark, values: ValueAxis, top: float) -> float:
    """One mark with its words at the right, or beneath it; returns where it ends."""
    size = sheet.size
    one = spot(mark, (0.0, 0.0), values)
    left, right = -one.body.y1, -one.body.y0
    above = ABOUT + 6 if loose(mark) else GLYPH + 5
    y = max(top + above, top + size.leading / 2)
    ground = Box(left, y - above, right, y + GLYPH + 4)
    wanted = wanted_label(mark)
    x0, y0 = right + 6, y - size.leading / 2
    text = wanted.block(size, size.width - x0)
    if len(text.lines) > len(wanted.labels):
        text = wanted.block(size, size.width)
        x0, y0 = max(min(left, size.width - text.width), 0.0), ground.y1 + 2
    box = Box(x0, y0, x0 + text.width, y0 + text.height)
    sheet.mark(number, _lying(one, y), (ground,), Label(box, text, "start"))
    return max(ground.y1, box.y1)


def _lying(one: Spot, y: float) -> tuple[Shape, ...]:
    """The ink of a mark, turned so that more is further to the right, with the shape upright."""
    mark, x = one.mark, -one.y
    upright = (glyph(x, y, mark.party, mark.hollow),) if pointed(mark) else ()
    if loose(mark):
        return (*about(x, y - ABOUT, party_role(mark.party)), *upright)
    drawn = ink(one)
    turned = (
        replace(part, points=tuple((-py, y + px) for px, py in part.points))
        for part in drawn[: len(drawn) - len(upright)]
    )
    return (*turned, *upright)


def _numbers(sheet: Sheet, values: ValueAxis, top: float, bottom: float) -> float:
    """A number and a line for each tick; returns where they end."""
    small, taken = sheet.size.small, -1e9
    for value in value_ticks(values, 5):
        x = -values.y(value)
        text = plain_number(value, small, 90)
        half = measure(text, small) / 2
        if x - half < taken or not 0 <= x - half <= x + half <= sheet.size.width:
            continue
        taken = x + half + 6
        sheet.behind(line((x, top), (x, bottom), "grid", 1))
        sheet.behind(Shape(((x, bottom), (x, bottom + 5)), stroke="axis"))
        sheet.say(x, bottom + 8, text, 1e6, "middle")
    return bottom + 8 + small * 1.35
