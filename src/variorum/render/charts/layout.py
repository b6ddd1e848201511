"""Where everything stands in a chart of numbers over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Chart

from .boxes import Box
from .column import needed
from .compact import compact, layout_compact
from .glyphs import line
from .labels import Wanted
from .legend import parties, signs
from .marks import loose
from .measures import APART, STUB, Measures, Width, measures
from .plot import Numbered, Plot
from .rows import lay_rows, lay_undated
from .scene import Scene
from .sheet import MOST_MARKS, Sheet, nothing, wanted_label
from .timeaxis import time_axis
from .valueaxis import figures, scale_words, value_axis, value_ticks
from .words import measure, plain_number

_FOOT = 14.0
"""Below the number axis, more where an arrow points down."""
_FEW = 14
"""With more marks than this, labels go straight into a column."""
_MARGINS = (0.07, 0.4)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to share out the width.

    `column` gives labels one of their own; `beside` keeps undated marks at the right of the time axis,
    instead of under it; `margin` is the share of the time area that is kept free for labels after the
    last day.
    """

    column: bool
    beside: bool
    margin: float = _MARGINS[0]


def _plans(chart: Chart, width: Width) -> tuple[_Plan, ...]:
    """What to try for a chart, in order; the last always succeeds."""
    dated = sum(bool(figures(m.bounds)) for m in chart.marks if not m.as_of.unknown)
    # In a narrow picture days need the whole width, but figures are best compared side by side.
    undated = any(figures(m.bounds) for m in chart.marks if m.as_of.unknown)
    beside = width == "wide" or undated
    near_by = (_Plan(False, beside, margin) for margin in _MARGINS if dated <= _FEW)
    return (*near_by, _Plan(True, width == "wide"))


def layout(chart: Chart, width: Width = "wide") -> Scene:
    """The picture of a chart of numbers: labels beside their marks, or in a column if crowded."""
    size = measures(width)
    if not 0 < len(chart.marks) <= MOST_MARKS:
        return nothing(chart, size)
    if compact(chart):
        return layout_compact(chart, size)
    for plan in _plans(chart, width):
        scene = _Page(chart, size, plan).drawn()
        if scene is not None:
            return scene
    raise AssertionError("a column takes every label")


class _Page:
    """One attempt at a picture, from top to bottom."""

    def __init__(self, chart: Chart, size: Measures, plan: _Plan) -> None:
        self.sheet = Sheet(chart, size)
        self.size, self.plan = size, plan
        marks = tuple(enumerate(chart.marks))
        self.dated = [(n, m) for n, m in marks if not m.as_of.unknown]
        self.undated = [(n, m) for n, m in marks if m.as_of.unknown]
        self.beside = bool(self.undated) and (plan.beside or not self.dated)
        self.values = [v for _, m in marks for v in figures(m.bounds)]
        self.wanted: Mapping[int, Wanted] = {n: wanted_label(m) for n, m in marks}
        self.left = self._axis_room()
        self.rule = size.width
        if self.beside:
            self.rule = size.width - size.undated if self.dated else self.left
        self.area = Box(self.left, 0, self.rule - (8 if self.beside else 0), 0)
        gutter = size.gutter if plan.column and _valued(self.dated) else 0
        self.field = Box(self.left, 0, self.area.x1 - gutter, 0)
        self.axis = time_axis(
            (m.as_of for _, m in marks), self.field.x0, self.field.x1, plan.margin
        )

    def drawn(self) -> Scene | None:
        """The picture, or None where a label finds no place."""
        sheet, size = self.sheet, self.size
        parts, top = parties(sheet.chart, size)
        sheet.behind(*parts)
        start = top = top + 10
        if self.values:
            top = self._headings(top)
            end = self._plot(top)
            if end is None:
                return None
            top = end
        elif self.beside:
            top = self._undated_heading(top) + 6
        top = self._without_figure(top, self.dated, self.undated if self.beside else [])
        if self.beside and self.dated:
            sheet.behind(line((self.rule, start), (self.rule, top), "axis", 1))
        if self.dated:
            top = sheet.dates(self.axis, self.field, top, None)
        if self.undated and not self.beside:
            top = self._beneath(top + 22)
        parts, top = signs(sheet.chart, size, top + 16, valued=True, moved=sheet.moved)
        sheet.behind(*parts)
        return sheet.scene(top + 4)

    def _axis_room(self) -> float:
        small = self.size.small
        widest = 110.0 if self.size.tick_room > 60 else 66.0
        room = 0.0
        if self.values:
            axis = value_axis(self.values, 0, 1, self.sheet.chart.whole)
            texts = (plain_number(v, small, widest) for v in value_ticks(axis, 5))
            room = max(measure(text, small) for text in texts) + 12
        if any(not figures(mark.bounds) for mark in self.sheet.chart.marks):
            room = max(room, measure("figure", small) + 10)
        return room

    def _headings(self, top: float) -> float:
        """The number axis' name, and beside it that of the undated lane."""
        chart = self.sheet.chart
        unit = f"{chart.unit}{scale_words(value_axis(self.values, 0, 1, chart.whole))}"
        room = (self.rule if self.beside and self.dated else self.size.width) - 14
        beside = self.beside and self.dated
        end = self.sheet.say(0, top, unit, room, bold=True) if unit.strip() else top
        if beside:
            return max(end, self._undated_heading(top)) + 6
        return (self._undated_heading(end + 4) if self.beside else end) + 6

    def _undated_heading(self, top: float) -> float:
        x = self.rule + (12 if self.dated else 0)
        return self.sheet.say(x, top, "Undated", self.size.width - x, bold=True)

    def _plot(self, top: float) -> float | None:
        """The time area with its number axis, and undated figures beside it."""
        dated, undated = _valued(self.dated), _valued(self.undated) if self.beside else []
        size = self.size
        strip = self._strip(undated)
        side = Box(strip.x1 + 6, top + 8, size.width - 1, 0)
        gutter = Box(self.field.x1 + 26, top + 8, self.area.x1, 0)
        heights = [self.size.plot_height]
        if dated and self.plan.column:
            heights.append(self._needed(dated, gutter) + 24)
        if undated:
            heights.append(self._needed(undated, side) + 24)
        bottom = top + max(heights)
        plot = self._plotting(top, bottom)
        stretches = [(self.left, self.field.x1)] if dated else []
        plot.grid(self.left, [*stretches, (self.rule, strip.x1)] if undated else stretches)
        field = replace(self.field, y0=top, y1=bottom)
        if self.plan.column:
            plot.in_column(dated, field, replace(gutter, y1=bottom - 8))
        elif not plot.beside_marks(dated, field):
            return None
        middle = (strip.x0 + strip.x1) / 2
        lane = replace(strip, y0=top, y1=bottom)
        plot.in_column(undated, lane, replace(side, y1=bottom - 8), middle)
        return bottom

    def _plotting(self, top: float, bottom: float) -> Plot:
        """The number axis between `top` and `bottom`, with room for what runs beyond numbers."""
        marks = self.sheet.chart.marks
        opens = any(m.bounds.high is None for m in marks if figures(m.bounds))
        sinks = any(m.bounds.low is None and not loose(m) for m in marks if figures(m.bounds))
        values = value_axis(
            self.values, bottom - (STUB + 4 if sinks else _FOOT), top + (STUB + 10 if opens else 22),
            self.sheet.chart.whole,
        )  # fmt: skip
        return Plot(self.sheet, self.wanted, self.axis, values)

    def _needed(self, marks: Sequence[Numbered], ground: Box) -> float:
        return needed([self.wanted[n] for n, _ in marks], ground.width, self.size)

    def _strip(self, marks: Sequence[Numbered]) -> Box:
        """The part of the undated lane that its marks share, beside their words."""
        x0 = self.rule + (8 if self.dated else 0)
        room = self.size.width - x0
        most = room * (0.2 if self.size.tick_room < 60 else 0.3)
        return Box(x0, 0, x0 + min(max(24.0, len(marks) * APART + 8), most), 0)

    def _without_figure(
        self, top: float, dated: Sequence[Numbered], undated: Sequence[Numbered]
    ) -> float:
        """The lane of reports that name no figure, if there are any; returns its end."""
        here = [(n, m, self.wanted[n]) for n, m in dated if not figures(m.bounds)]
        loose = [(n, m, self.wanted[n]) for n, m in undated if not figures(m.bounds)]
        if not here and not loose:
            self.sheet.behind(line((self.left, top), (self.size.width, top), "axis", 1))
            return top
        start = top + 11
        rows, high = lay_rows(here, self.axis, replace(self.area, y0=start, y1=start), self.size)
        x0 = self.rule + (14 if self.dated else 6)
        side, deep = lay_undated(loose, Box(x0, start, self.size.width, start), self.size)
        self.sheet.behind(line((0, top), (self.size.width, top), "grid", 1))
        named = self.sheet.say(self.left - 8, start, "no figure", self.left - 8, "end")
        self.sheet.rows((*rows, *side))
        bottom = max(start + high, start + deep, named) + 11
        self.sheet.behind(line((0, bottom), (self.size.width, bottom), "axis", 1))
        return bottom

    def _beneath(self, top: float) -> float:
        """The undated marks under the time area, on a number axis of their own."""
        size = self.size
        self.sheet.behind(line((0, top), (size.width, top), "axis", 1))
        top = self.sheet.say(0, top + 8, "Undated", size.width, bold=True) + 6
        marks = _valued(self.undated)
        if marks:
            strip = min(len(marks) * APART + 24, size.width - self.left - size.gutter)
            field = Box(self.left, top, self.left + strip, top)
            ground = Box(field.x1 + 26, top + 8, size.width - 1, 0)
            bottom = top + max(size.plot_height * 0.5, self._needed(marks, ground) + 24)
            plot = self._plotting(top, bottom)
            plot.grid(self.left, [(field.x0, field.x1)])
            middle = (field.x0 + field.x1) / 2
            plot.in_column(marks, replace(field, y1=bottom), replace(ground, y1=bottom - 8), middle)
            top = bottom
        loose = [(n, m) for n, m in self.undated if not figures(m.bounds)]
        return self._rows_beneath(top, loose) if loose else top

    def _rows_beneath(self, top: float, loose: Sequence[Numbered]) -> float:
        start = top + 11
        items = [(n, m, self.wanted[n]) for n, m in loose]
        rows, deep = lay_undated(
            items, Box(self.left + 4, start, self.size.width, start), self.size
        )
        self.sheet.behind(line((0, top), (self.size.width, top), "grid", 1))
        named = self.sheet.say(self.left - 8, start, "no figure", self.left - 8, "end")
        self.sheet.rows(rows)
        return max(start + deep, named) + 4


def _valued(marks: Sequence[Numbered]) -> list[Numbered]:
    return [(n, m) for n, m in marks if figures(m.bounds)]
