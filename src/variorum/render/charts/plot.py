"""The part of a picture with a number axis: its grid, its marks and their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Mark

from .boxes import Box
from .column import column
from .glyphs import line
from .labels import Label, Wanted, near
from .marks import Spot, anchor_x, bar, date_line, lines_apart, side_by_side, spot
from .measures import APART
from .scene import Words
from .sheet import Sheet
from .timeaxis import TimeAxis
from .valueaxis import ValueAxis, value_ticks
from .words import plain_number

Numbered = tuple[int, Mark]
"""A mark with its place in the chart."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Draws marks that have a figure onto a sheet."""

    sheet: Sheet
    wanted: Mapping[int, Wanted]
    axis: TimeAxis
    values: ValueAxis

    def grid(self, left: float, stretches: Sequence[tuple[float, float]]) -> None:
        """A number and a line for each tick, the lines only along the stretches."""
        small = self.sheet.size.small
        last = self.values.bottom + small * 2
        for value in value_ticks(self.values, 5):
            y = self.values.y(value)
            if last - y < small * 1.2:
                continue
            last = y
            for x0, x1 in stretches:
                self.sheet.behind(line((x0, y), (x1, y), "grid", 1))
            text = plain_number(value, small, left - 10)
            self.sheet.behind(Words(left - 8, y + small * 0.36, text, small, "muted", "end"))

    def beside_marks(self, marks: Sequence[Numbered], field: Box) -> bool:
        """The marks at their dates, each with its label beside it; False where one has no room."""
        spots = self._spots(marks, None, field)
        ink = [self._ink(one, field) for one in spots]
        wanted = self._asked(marks, spots)
        if not self.values.logarithmic:
            floor = self.values.bottom
            ink.append((Box(field.x0, floor, field.x1, floor),))
        labels = near(wanted, replace(field, x0=field.x0 + 4), ink, self.sheet.size)
        if labels is None:
            return False
        self._draw(marks, spots, labels, field)
        return True

    def in_column(
        self, marks: Sequence[Numbered], field: Box, ground: Box, x: float | None = None
    ) -> None:
        """The marks at their dates, or all at `x`, with their labels in the column `ground`."""
        spots = self._spots(marks, x, field)
        wanted = self._asked(marks, spots)
        self._draw(marks, spots, column(wanted, ground, self.sheet.size), field)

    def _spots(self, marks: Sequence[Numbered], x: float | None, field: Box) -> tuple[Spot, ...]:
        found = [
            spot(mark, anchor_x(mark, self.axis) if x is None else x, self.values)
            for _, mark in marks
        ]
        return lines_apart(side_by_side(found, APART, field))

    def _asked(self, marks: Sequence[Numbered], spots: Sequence[Spot]) -> list[Wanted]:
        return [
            replace(self.wanted[n], at=one.anchor, body=one.body)
            for (n, _), one in zip(marks, spots, strict=True)
        ]

    def _ink(self, one: Spot, field: Box) -> tuple[Box, ...]:
        return (one.body, *date_line(one.mark, one.x, one.y + one.shift, self.axis, field)[1])

    def _draw(
        self,
        marks: Sequence[Numbered],
        spots: Sequence[Spot],
        labels: Sequence[Label],
        field: Box,
    ) -> None:
        for (n, mark), one, label in zip(marks, spots, labels, strict=True):
            dates, _ = date_line(mark, one.x, one.y + one.shift, self.axis, field)
            drawn = (*dates, *bar(one, self.values))
            self.sheet.mark(n, drawn, self._ink(one, field), label)
            if not mark.as_of.unknown and abs(one.x - anchor_x(mark, self.axis)) > 1:
                self.sheet.moved = True
