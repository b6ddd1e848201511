"""The part of a picture with a number axis: its grid, its marks and their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Mark

from .boxes import Box
from .column import column
from .glyphs import line
from .labels import Label, Wanted, near
from .marks import Spot, extent, ink, side_by_side, spot
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
        grounds = [(one.body,) for one in spots]
        wanted = self._asked(marks, spots)
        if not self.values.logarithmic:
            floor = self.values.bottom
            grounds.append((Box(field.x0, floor, field.x1, floor),))
        labels = near(wanted, replace(field, x0=field.x0 + 4), grounds, self.sheet.size)
        if labels is None:
            return False
        self._draw(marks, spots, labels)
        return True

    def in_column(
        self, marks: Sequence[Numbered], field: Box, ground: Box, x: float | None = None
    ) -> None:
        """The marks at their dates, or all at `x`, with their labels in the column `ground`."""
        spots = self._spots(marks, x, field)
        wanted = self._asked(marks, spots)
        self._draw(marks, spots, column(wanted, ground, self.sheet.size))

    def _spots(self, marks: Sequence[Numbered], x: float | None, field: Box) -> tuple[Spot, ...]:
        found = [
            spot(mark, extent(mark, self.axis, field) if x is None else (x, x), self.values)
            for _, mark in marks
        ]
        placed = side_by_side(found, APART, field)
        if x is None and any(abs(a.x - b.x) > 1 for a, b in zip(found, placed, strict=True)):
            self.sheet.moved = True
        return placed

    def _asked(self, marks: Sequence[Numbered], spots: Sequence[Spot]) -> list[Wanted]:
        return [
            replace(self.wanted[n], at=one.anchor, body=one.body)
            for (n, _), one in zip(marks, spots, strict=True)
        ]

    def _draw(
        self, marks: Sequence[Numbered], spots: Sequence[Spot], labels: Sequence[Label]
    ) -> None:
        for (n, _), one, label in zip(marks, spots, labels, strict=True):
            self.sheet.mark(n, ink(one), (one.body,), label)
