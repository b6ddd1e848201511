"""A picture while it is laid out: what stands behind, and what belongs to each mark."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .glyphs import line
from .labels import Label, parts
from .measures import SMALL, WIDTH
from .rows import Row
from .scene import Anchor, Linked, Part, Scene, Shape, Words
from .timeaxis import TimeAxis, ticks
from .words import measure, wrap

_TICKS = 6
_TICK_ROOM = 84


class Sheet:
    """Collects a chart's parts; the marks come last and in order of their dates.

    No line of the grid runs through the words of a label.
    """

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.back: list[Part] = []
        self._grounds: list[Part] = []
        self._leaders: list[Part] = []
        self._parts: dict[int, tuple[Part, ...]] = {}
        self._labels: dict[int, Box] = {}
        self._ink: dict[int, tuple[Box, ...]] = {}

    def behind(self, *shapes: Part) -> None:
        self.back.extend(shapes)

    def mark(self, number: int, drawn: Iterable[Shape], ink: Iterable[Box], label: Label) -> None:
        if label.leader:
            self._leaders.append(line(*label.leader, "leader", 0.8))
        self._grounds.append(Shape(label.box.corners, fill="paper", closed=True))
        hit = Shape(label.box.corners, fill="hit", closed=True)
        self._parts[number] = (hit, *drawn, *parts(label, self.chart.marks[number]))
        self._labels[number] = label.box
        self._ink[number] = tuple(ink)

    def rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.mark(row.number, row.drawn, row.ink, row.label)

    def say(self, x: float, top: float, text: str, width: float, anchor: Anchor = "start",
            bold: bool = False) -> float:  # fmt: skip
        """Small words from `top`, wrapped; returns where they end."""
        leading = SMALL * 1.35
        role = "text" if bold else "muted"
        for words in wrap(text, SMALL, width, bold):
            baseline = top + leading / 2 + SMALL * 0.36
            self.behind(Words(x, baseline, words, SMALL, role, anchor, bold))
            top += leading
        return top

    def dates(self, axis: TimeAxis, field: Box, y: float, grid_top: float | None) -> float:
        """Ticks and dates under the line at `y`; returns where they end."""
        most = max(2, min(_TICKS, int(field.width // _TICK_ROOM)))
        found = ticks(axis, most, (0.0, field.x1), lambda words: measure(words, SMALL))
        aside = any(abs(tick.centre - axis.x(tick.day)) > 1 for tick in found)
        bottom = y
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
        return bottom

    def scene(self, height: float) -> Scene:
        marks = self.chart.marks
        order = sorted(range(len(marks)), key=lambda n: (_moment(marks[n]), n))
        linked = tuple(
            Linked(marks[n].key, marks[n].href, marks[n].title, self._parts[n]) for n in order
        )
        every = range(len(marks))
        return Scene(
            WIDTH,
            float(round(height + 0.5)),
            (*self.back, *self._grounds, *self._leaders, *linked),
            tuple(self._labels[n] for n in every),
            tuple(self._ink[n] for n in every),
        )


def _moment(mark: Mark) -> tuple[bool, int]:
    day = mark.as_of.first or mark.as_of.last
    return (True, 0) if day is None else (False, day.toordinal())
