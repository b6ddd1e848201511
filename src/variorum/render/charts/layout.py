"""Where everything stands in a chart of numbers over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .column import column, needed
from .glyphs import line
from .labels import Label, Wanted, near
from .legend import parties, signs
from .marks import Spot, anchor_x, bar, date_line, side_by_side, spot
from .measures import GLYPH, STUB, Measures, Width, measures
from .rows import lay_rows, lay_undated
from .scene import Scene, Words
from .sheet import Sheet, nothing, wanted_label
from .timeaxis import time_axis
from .valueaxis import ValueAxis, figures, value_axis, value_ticks
from .words import measure, plain_number

_FEW = 14
"""With more marks than this, labels go straight into a column."""
_FOOT = 14.0
_APART = 2 * GLYPH + 6


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to share out the width; `height` is that of the plot.

    `gutter` gives labels a column of their own; `beside` keeps undated marks at the right of the
    time axis, instead of under it; `margin` is the share of the time area that is kept free for
    labels after the last day.
    """

    gutter: bool
    beside: bool
    height: float
    margin: float = 0.07


def layout(chart: Chart, width: Width = "wide") -> Scene:
    """The picture of a chart of numbers: labels beside their marks, or in a column if crowded."""
    size = measures(width)
    if not chart.marks:
        return nothing(chart, size)
    for plan in _plans(chart, width, size):
        scene = _Page(chart, size, plan).drawn()
        if scene is not None:
            return scene
    raise AssertionError("a column takes every label")


def _plans(chart: Chart, width: Width, size: Measures) -> tuple[_Plan, ...]:
    dated = sum(bool(figures(m.bounds)) for m in chart.marks if not m.as_of.unknown)
    near_by = tuple(
        _Plan(False, beside, size.plot_height * factor, margin)
        for beside in ((True,) if width == "wide" else (True, False))
        for factor, margin in ((1.0, 0.07), (1.0, 0.26), (1.0, 0.4), (1.25, 0.33))
        if dated <= _FEW
    )
    return (*near_by, _Plan(True, width == "wide", size.plot_height))


class _Page:
    """One attempt at a picture, from top to bottom."""

    def __init__(self, chart: Chart, size: Measures, plan: _Plan) -> None:
        self.sheet = Sheet(chart, size)
        self.size, self.plan = size, plan
        self.moved = False
        marks = tuple(enumerate(chart.marks))
        self.dated = [(n, m) for n, m in marks if not m.as_of.unknown]
        self.undated = [(n, m) for n, m in marks if m.as_of.unknown]
        self.beside = bool(self.undated) and (plan.beside or not self.dated)
        self.values = [v for _, m in marks for v in figures(m.bounds)]
        self.wanted: Mapping[int, Wanted] = {
            n: wanted_label(m, m.bounds.best is None and bool(figures(m.bounds))) for n, m in marks
        }
        self.left = self._axis_room()
        self.rule = size.width
        if self.beside:
            self.rule = size.width - size.undated if self.dated else self.left
        self.area = Box(self.left, 0, self.rule - (8 if self.beside else 0), 0)
        gutter = size.gutter if plan.gutter and _valued(self.dated) else 0
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
        parts, top = signs(sheet.chart, size, top + 16, valued=True, moved=self.moved)
        sheet.behind(*parts)
        return sheet.scene(top + 4)

    def _axis_room(self) -> float:
        small = self.size.small
        widest = 110.0 if self.size.tick_room > 60 else 66.0
        room = 0.0
        if self.values:
            axis = value_axis(self.values, 0, 1)
            texts = (plain_number(v, small, widest) for v in value_ticks(axis, 5))
            room = max(measure(text, small) for text in texts) + 12
        if any(not figures(mark.bounds) for mark in self.sheet.chart.marks):
            room = max(room, measure("figure", small) + 10)
        return room

    def _headings(self, top: float) -> float:
        """The number axis' name, and beside it that of the undated lane."""
        chart = self.sheet.chart
        logarithmic = value_axis(self.values, 0, 1).logarithmic
        unit = f"{chart.unit} (logarithmic scale)" if logarithmic else chart.unit
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
        heights = [self.plan.height]
        if dated and self.plan.gutter:
            heights.append(self._needed(dated, gutter) + 24)
        if undated:
            heights.append(self._needed(undated, side) + 24)
        bottom = top + max(heights)
        values = self._values(top, bottom)
        self._grid(values, self.field.x1 if dated else self.left, strip if undated else None)
        field = Box(self.field.x0, top, self.field.x1, bottom)
        spots = [spot(m, anchor_x(m, self.axis), values) for _, m in dated]
        side_ground = replace(side, y1=bottom - 8)
        if not self._placed(dated, spots, values, field, replace(gutter, y1=bottom - 8)):
            return None
        middle = (strip.x0 + strip.x1) / 2
        spots = [spot(m, middle, values) for _, m in undated]
        self._in_column(undated, spots, values, replace(strip, y0=top, y1=bottom), side_ground)
        return bottom

    def _values(self, top: float, bottom: float) -> ValueAxis:
        head = STUB + 18 if any(
            m.bounds.high is None for m in self.sheet.chart.marks if figures(m.bounds)
        ) else 22  # fmt: skip
        return value_axis(self.values, bottom - _FOOT, top + head)

    def _needed(self, marks: Sequence[tuple[int, Mark]], ground: Box) -> float:
        return needed([self.wanted[n] for n, _ in marks], ground.width, self.size)

    def _strip(self, marks: Sequence[tuple[int, Mark]]) -> Box:
        """The part of the undated lane that its marks share, beside their words."""
        x0 = self.rule + (8 if self.dated else 0)
        room = self.size.width - x0
        most = room * (0.2 if self.size.tick_room < 60 else 0.3)
        return Box(x0, 0, x0 + min(max(24.0, len(marks) * _APART + 8), most), 0)

    def _grid(self, values: ValueAxis, right: float, strip: Box | None = None) -> None:
        small = self.size.small
        last = values.bottom + small * 2
        for value in value_ticks(values, 5):
            y = values.y(value)
            if last - y < small * 1.2:
                continue
            last = y
            self.sheet.behind(line((self.left, y), (right, y), "grid", 1))
            if strip:
                self.sheet.behind(line((self.rule, y), (strip.x1, y), "grid", 1))
            text = plain_number(value, small, self.left - 10)
            self.sheet.behind(Words(self.left - 8, y + small * 0.36, text, small, "muted", "end"))

    def _placed(
        self, marks: Sequence[tuple[int, Mark]], spots: Sequence[Spot], values: ValueAxis,
        field: Box, gutter: Box,
    ) -> bool:  # fmt: skip
        if self.plan.gutter:
            self._in_column(marks, spots, values, field, gutter)
            return True
        spots = side_by_side(spots, _APART, field)
        ink = [self._ink(one, field) for one in spots]
        wanted = [self._asked(n, one) for (n, _), one in zip(marks, spots, strict=True)]
        zero = values.y(Decimal(0))
        ink.append((Box(field.x0, zero, field.x1, zero),))
        labels = near(wanted, replace(field, x0=field.x0 + 4), ink, self.size)
        if labels is None:
            return False
        self._marks(marks, spots, wanted, labels, values, field)
        return True

    def _in_column(
        self, marks: Sequence[tuple[int, Mark]], spots: Sequence[Spot], values: ValueAxis,
        field: Box, ground: Box,
    ) -> None:  # fmt: skip
        spots = side_by_side(spots, _APART, field)
        wanted = [self._asked(n, one) for (n, _), one in zip(marks, spots, strict=True)]
        self._marks(marks, spots, wanted, column(wanted, ground, self.size), values, field)

    def _asked(self, number: int, one: Spot) -> Wanted:
        return replace(self.wanted[number], at=one.anchor, body=one.body)

    def _ink(self, one: Spot, field: Box) -> tuple[Box, ...]:
        return (one.body, *date_line(one.mark, one.x, one.y, self.axis, field)[1])

    def _marks(
        self, marks: Sequence[tuple[int, Mark]], spots: Sequence[Spot], wanted: Sequence[Wanted],
        labels: Sequence[Label], values: ValueAxis, field: Box,
    ) -> None:  # fmt: skip
        self.moved |= any(
            not m.as_of.unknown and abs(one.x - anchor_x(m, self.axis)) > 1
            for (_, m), one in zip(marks, spots, strict=True)
        )
        for (n, mark), one, asked, label in zip(marks, spots, wanted, labels, strict=True):
            dates, _ = date_line(mark, one.x, one.y, self.axis, field)
            self.sheet.mark(n, (*dates, *bar(one, values)), self._ink(one, field), label, asked)

    def _without_figure(
        self, top: float, dated: Sequence[tuple[int, Mark]], undated: Sequence[tuple[int, Mark]]
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
        self.sheet.rows((*rows, *side), self.wanted)
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
            strip = min(len(marks) * _APART + 24, size.width - self.left - size.gutter)
            field = Box(self.left, top, self.left + strip, top)
            ground = Box(field.x1 + 26, top + 8, size.width - 1, 0)
            bottom = top + max(size.plot_height * 0.5, self._needed(marks, ground) + 24)
            values = self._values(top, bottom)
            self._grid(values, field.x1)
            spots = [spot(m, (field.x0 + field.x1) / 2, values) for _, m in marks]
            self._in_column(marks, spots, values, replace(field, y1=bottom),
                            replace(ground, y1=bottom - 8))  # fmt: skip
            top = bottom
        loose = [(n, m) for n, m in self.undated if not figures(m.bounds)]
        return self._rows_beneath(top, loose) if loose else top

    def _rows_beneath(self, top: float, loose: Sequence[tuple[int, Mark]]) -> float:
        start = top + 11
        items = [(n, m, self.wanted[n]) for n, m in loose]
        rows, deep = lay_undated(
            items, Box(self.left + 4, start, self.size.width, start), self.size
        )
        self.sheet.behind(line((0, top), (self.size.width, top), "grid", 1))
        named = self.sheet.say(self.left - 8, start, "no figure", self.left - 8, "end")
        self.sheet.rows(rows, self.wanted)
        return max(start + deep, named) + 4


def _valued(marks: Sequence[tuple[int, Mark]]) -> list[tuple[int, Mark]]:
    return [(n, m) for n, m in marks if figures(m.bounds)]
