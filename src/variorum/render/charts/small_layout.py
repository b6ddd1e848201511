"""A small picture among others on one time axis: a row for each report, so that nothing overlaps."""

from __future__ import annotations

from dataclasses import replace

from variorum.model.chart import Chart, Mark
from variorum.model.when import When
from variorum.render.words import spoken_of

from .boxes import Box
from .glyphs import glyph, line
from .labels import Label
from .labels import parts as labelled
from .legend import parties
from .marks import at_days, extent, spans
from .measures import GLYPH, SMALL
from .scene import Part, Scene, Words
from .sheet import wanted_label
from .timeaxis import TimeAxis, ticks
from .words import measure, wrap

_PHRASES = 0.5
"""The share of the width that the phrases take."""
_GAP = 8.0


def layout_small(chart: Chart, shared: When) -> Scene:
    """Each mark with its words at the left and its date at the right.

    `shared` is the span of days that all pictures of a page have as their axis, unknown where no
    report has a date. A date that is not within it stands in words, for no axis is bent for one.
    """
    size = SMALL
    key, top = parties(chart, size)
    drawn: list[Part] = [*key]
    top += _GAP
    left = size.width * _PHRASES + _GAP
    field = Box(left, top, size.width, top)
    axis = _axis(shared, field)
    for mark in sorted(chart.marks, key=_moment):
        wanted = replace(wanted_label(mark), keyed=spans(mark) and on_axis(mark.as_of, shared))
        words = wanted.block(size, left - 2 * _GAP)
        said, height = _date(mark, axis, field, top, shared)
        box = Box(0, top, words.width, top + words.height)
        drawn += [*labelled(Label(box, words, "start"), size, mark), *said]
        top += max(words.height, height) + _GAP
        drawn.append(line((0, top - _GAP / 2), (size.width, top - _GAP / 2), "grid", 1))
    if axis is not None:
        drawn += _days(axis, top)
        top += 8 + 2 * size.small * 1.35
    return Scene(size.width, float(round(top + 2.5)), tuple(drawn))


def _axis(shared: When, field: Box) -> TimeAxis | None:
    if shared.first is None or shared.last is None:
        return None
    days = tuple(dict.fromkeys((shared.first, shared.last)))
    return TimeAxis(shared.first, shared.last, field.x0 + 18, field.x1 - 18, days)


def _date(
    mark: Mark, axis: TimeAxis | None, field: Box, top: float, shared: When
) -> tuple[list[Part], float]:
    """A mark's date from `top`: on the axis, or in words beside its shape; and its height."""
    leading = SMALL.leading
    y = top + leading / 2
    if axis is not None and on_axis(mark.as_of, shared):
        return [*at_days(mark, extent(mark, axis, field), y)[0]], leading
    x = field.x0 + GLYPH + 1
    lines = wrap(spoken_of(mark.as_of, mark.lasting), SMALL.small, field.width - 2 * GLYPH - 8)
    texts = [
        Words(x + GLYPH + 5, y + n * leading + SMALL.small * 0.36, text, SMALL.small, "muted")
        for n, text in enumerate(lines)
    ]
    return [glyph(x, y, mark.party, mark.hollow), *texts], leading * len(lines)


def on_axis(when: When, shared: When) -> bool:
    """Whether every end that is known lies within the shared span."""
    ends = [day for day in (when.first, when.last) if day is not None]
    if shared.first is None or shared.last is None:
        return False
    return bool(ends) and all(shared.first <= day <= shared.last for day in ends)


def _days(axis: TimeAxis, bottom: float) -> list[Part]:
    """The first and the last day of the axis under its line."""
    small = SMALL.small
    ground = (axis.left - 18, axis.right + 18)
    parts: list[Part] = [line((ground[0], bottom), (ground[1], bottom), "axis", 1)]
    for tick in ticks(axis, 2, ground, lambda words: measure(words, small)):
        x = axis.x(tick.day)
        parts.append(line((x, bottom), (x, bottom + 4), "axis", 1))
        for n, words in enumerate(tick.words):
            y = bottom + 6 + small * (1 + 1.35 * n)
            parts.append(Words(tick.centre, y, words, small, "muted", "middle"))
    return parts


def _moment(mark: Mark) -> tuple[bool, int]:
    day = mark.as_of.first or mark.as_of.last
    return (True, 0) if day is None else (False, day.toordinal())
