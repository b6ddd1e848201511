"""A picture while it is laid out: what stands behind, and what belongs to each mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from variorum.model.chart import Chart, Mark

from .labels import Label, lines, written
from .scene import WIDTH, Anchor, Box, Group, Part, Scene, Shape
from .timeaxis import TimeAxis, ticks

_TICKS = 6
_TICK_ROOM = 84
_STRETCHED = "Days that crowd are set wider apart."


class Sheet:
    """Collects a chart's parts; the marks come last and in order of their dates.

    No line of the grid runs through the words of a label.
    """

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._back: list[Part] = []
        self._under: list[Part] = []
        self._marks: dict[Mark, tuple[Part, ...]] = {}

    def behind(self, *shapes: Part) -> None:
        self._back.extend(shapes)

    def mark(self, mark: Mark, drawn: Iterable[Shape], label: Label) -> None:
        if label.leader:
            self._under.append(Shape(label.leader, stroke="leader", width=0.8))
        self._under.append(Shape(label.box.corners, fill="paper", closed=True))
        hit = Shape(label.box.corners, fill="hit", closed=True)
        self._marks[mark] = (hit, *drawn, *written(label, mark))

    def say(self, x: float, top: float, text: str, width: float, anchor: Anchor = "start",
            bold: bool = False) -> float:  # fmt: skip
        """Words from `top`, wrapped; returns where they end."""
        role = "text" if bold else "muted"
        parts, end = lines(text, x, top, width, role=role, anchor=anchor, bold=bold)
        self.behind(*parts)
        return end

    def dates(self, axis: TimeAxis, field: Box, grid_top: float | None = None) -> float:
        """Ticks and dates under the lower edge of `field`; returns where they end."""
        y = bottom = field.y1
        self.behind(Shape(((field.x0, y), (field.x1, y)), stroke="axis"))
        most = max(2, min(_TICKS, int(field.width // _TICK_ROOM)))
        found = ticks(axis, most)
        aside = any(abs(tick.centre - axis.x(tick.day)) > 1 for tick in found)
        for tick in found:
            x, foot = axis.x(tick.day), y + 5
            ends = ((x, y), (x, foot), *(((tick.centre, foot + 7),) if aside else ()))
            self.behind(Shape(ends, stroke="axis"))
            if grid_top is not None:
                self.behind(Shape(((x, grid_top), (x, y)), stroke="grid"))
            end = ends[-1][1] + 3
            for words in tick.words:
                end = self.say(tick.centre, end, words, 1e6, "middle")
            bottom = max(bottom, end)
        if axis.places:
            bottom = self.say(field.x1, bottom + 3, _STRETCHED, 1e6, "end")
        return bottom

    def scene(self, height: float) -> Scene:
        ordered = sorted(
            self.chart.marks, key=lambda mark: mark.as_of.first or mark.as_of.last or dt.date.max
        )
        groups = (Group(mark.title, self._marks[mark], mark.href) for mark in ordered)
        return Scene(WIDTH, float(round(height + 4.5)), (*self._back, *self._under, *groups))
