"""A picture while it is laid out: what stands behind, and what belongs to each mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .glyphs import line
from .labels import Label, Wanted, parts
from .marks import pointed
from .measures import Measures
from .rows import Row
from .scene import Anchor, Linked, Part, Scene, Shape, Words
from .timeaxis import TimeAxis, ticks
from .words import clean, measure, wrap

# More can't be told apart, and take time that grows with their square.
MOST_MARKS = 300


class Sheet:
    """Collects a chart's parts; the marks come last and in order of their dates.

    No line of the grid runs through the words of a label.
    """

    def __init__(self, chart: Chart, size: Measures) -> None:
        self.chart = chart
        self.size = size
        self.back: list[Part] = []
        self.moved = False
        self._grounds: list[Part] = []
        self._leaders: list[Part] = []
        self._parts: dict[int, tuple[Part, ...]] = {}
        self._labels: dict[int, Box] = {}
        self._ink: dict[int, tuple[Box, ...]] = {}

    def behind(self, *shapes: Part) -> None:
        self.back.extend(shapes)

    def ground(self, box: Box) -> None:
        """Paper over what stands behind."""
        self._grounds.append(Shape(_corners(box), fill="paper", closed=True))

    def mark(self, number: int, drawn: Iterable[Shape], ink: Iterable[Box], label: Label) -> None:
        if label.leader:
            self._leaders.append(line(*label.leader, "leader", 0.8))
        self._grounds.append(Shape(_corners(label.box), fill="paper", closed=True))
        hit = Shape(_corners(label.box), fill="hit", closed=True)
        self._parts[number] = (hit, *drawn, *parts(label, self.size, self.chart.marks[number]))
        self._labels[number] = label.box
        self._ink[number] = tuple(ink)

    def rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.mark(row.number, row.drawn, row.ink, row.label)

    def say(self, x: float, top: float, text: str, width: float, anchor: Anchor = "start",
            bold: bool = False) -> float:  # fmt: skip
        """Small words from `top`, wrapped; returns where they end."""
        small = self.size.small
        leading = small * 1.35
        role = "text" if bold else "muted"
        for words in wrap(text, small, width, bold):
            baseline = top + leading / 2 + small * 0.36
            self.behind(Words(x, baseline, words, small, role, anchor, bold))
            top += leading
        return top

    def dates(self, axis: TimeAxis, field: Box, y: float, grid_top: float | None) -> float:
        """Ticks and dates under the line at `y`; returns where they end."""
        small = self.size.small
        most = max(2, min(self.size.ticks, int(field.width // self.size.tick_room)))
        ground = (0.0, max(field.x1, field.x0 + self.size.tick_room))
        found = ticks(axis, most, ground, lambda words: measure(words, small))
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
            self.size.width,
            float(round(height + 0.5)),
            (*self.back, *self._grounds, *self._leaders, *linked),
            tuple(self._labels[n] for n in every),
            tuple(self._ink[n] for n in every),
        )


def wanted_label(mark: Mark) -> Wanted:
    """What a mark says beside itself, still without a place."""
    texts = tuple(text for text in mark.labels if clean(text)) or (clean(mark.title) or "no words",)
    nowhere = Box(0, 0, 0, 0)
    return Wanted((0, 0), nowhere, texts, keyed=not pointed(mark))


def nothing(chart: Chart, size: Measures) -> Scene:
    """The picture of a chart without marks, or with too many to be told apart."""
    sheet = Sheet(replace(chart, marks=()), size)
    sheet.behind(line((0, 0.5), (size.width, 0.5), "axis", 1))
    told = "No dated or undated reports."
    if chart.marks:
        told = f"{len(chart.marks):,} reports are too many for one picture. The table has them all."
    text: Sequence[str] = wrap(told, size.label, size.width)
    for number, words in enumerate(text):
        y = 46 + number * size.leading
        sheet.behind(Words(size.width / 2, y, words, size.label, "muted", "middle"))
    sheet.behind(line((0, 87.5), (size.width, 87.5), "axis", 1))
    return sheet.scene(87.5)


def _moment(mark: Mark) -> tuple[bool, int]:
    day = mark.as_of.first or mark.as_of.last
    return (True, 0) if day is None else (False, day.toordinal())


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)
