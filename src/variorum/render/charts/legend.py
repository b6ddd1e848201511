"""The key: whose marks above the picture, how to read them below; only what is in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from variorum.model.chart import Chart, Mark

from .glyphs import about, arrow, glyph, line, round_cap
from .marks import loose
from .measures import Measures
from .scene import Part, Shape, Words
from .valueaxis import figures
from .words import measure, wrap

Swatch = Callable[[float, float], tuple[Shape, ...]]
_ROOM = 21.0
_GAP = 14.0


def parties(chart: Chart, size: Measures) -> tuple[tuple[Part, ...], float]:
    """Whose shape and colour is whose, and the height that takes."""
    entries = tuple(_parties(chart))
    return flow(entries, size, size.width, 0.0, heading="Said by" if entries else "")


def signs(
    chart: Chart, size: Measures, top: float, valued: bool, moved: bool = False
) -> tuple[tuple[Part, ...], float]:
    """How to read the ink, in columns from `top`, and where that ends.

    `moved` says that marks stand beside their exact dates, to be told apart.
    """
    entries = tuple(_signs(chart.marks, valued, moved))
    broad = max((_ROOM + measure(text, size.small) for _, text in entries), default=1.0)
    columns = max(1, int((size.width + _GAP) // (broad + _GAP)))
    columns = -(-len(entries) // -(-len(entries) // columns)) if entries else 1
    return flow(entries, size, size.width, top, broad if columns > 1 else size.width)


def flow(
    entries: Sequence[tuple[Swatch, str]],
    size: Measures,
    width: float,
    top: float,
    least: float = 0.0,
    heading: str = "",
) -> tuple[tuple[Part, ...], float]:
    parts: list[Part] = []
    leading = size.small * 1.35
    x, tallest = 0.0, 0.0
    if heading:
        baseline = top + leading / 2 + size.small * 0.36
        parts.append(Words(0, baseline, heading, size.small, bold=True))
        x, tallest = measure(heading, size.small) * 1.1 + _GAP, leading
    for swatch, text in entries:
        lines = wrap(text, size.small, width - _ROOM - 4)
        wide = max(_ROOM + max(measure(words, size.small) for words in lines), least)
        if x and x + wide > width:
            x, top, tallest = 0.0, top + tallest + 6, 0.0
        parts.extend(swatch(x + 8, top + leading / 2))
        for number, words in enumerate(lines):
            baseline = top + leading * (number + 0.5) + size.small * 0.36
            parts.append(Words(x + _ROOM, baseline, words, size.small, "muted"))
        tallest = max(tallest, leading * len(lines))
        x += wide + _GAP
    return tuple(parts), top + tallest


def _parties(chart: Chart) -> Iterator[tuple[Swatch, str]]:
    used = {mark.party for mark in chart.marks}
    for party, name in enumerate(chart.parties):
        if party in used:
            yield _shape(party, False), name
    # Without parties one colour is all there is, and says nothing.
    if None in used and chart.parties:
        yield _shape(None, False), "side not known or nobody named"


def _signs(marks: Sequence[Mark], valued: bool, moved: bool) -> Iterator[tuple[Swatch, str]]:
    if any(mark.hollow for mark in marks):
        yield _shape(0, True, "key"), "Hollow: no known origin"
    bounds = [mark.bounds for mark in marks] if valued else []
    stubs = [m for m in marks if valued and figures(m.bounds) and _open_ended(m)]
    if stubs:
        if any(m.bounds.high is None for m in stubs):
            yield _open(-1), "no upper limit given"
        if any(m.bounds.low is None for m in stubs):
            yield _open(1), "no lower limit given"
    if any(b.low_excluded for b in bounds):
        yield _excluded(-1), "more than this number"
    if any(b.high_excluded for b in bounds):
        yield _excluded(1), "less than this number"
    rough = [mark for mark in marks if valued and mark.approximate and figures(mark.bounds)]
    if any(loose(mark) for mark in rough):
        yield _about, "“about” this number"
    if any(b.low is not None or b.high is not None for b in (m.bounds for m in rough)):
        yield _pale, "Pale bar: what “about” may mean by this rule"
    spans = [m.as_of for m in marks if not m.as_of.unknown and m.as_of.day is None]
    if any(when.first is None or when.last is None for when in spans):
        yield _dashed, "Dashed line: no first or no last date given"
    if any(when.first is not None and when.last is not None for when in spans):
        yield _span, "Bar: the span of dates given"
    if moved:
        yield _pair, "Side by side: almost the same date"


def _open_ended(mark: Mark) -> bool:
    return (mark.bounds.low is None or mark.bounds.high is None) and not loose(mark)


def _pair(x: float, y: float) -> tuple[Shape, ...]:
    return glyph(x - 4, y, 0, True, "key", 0.7), glyph(x + 5, y, 0, True, "key", 0.7)


def _shape(party: int | None, hollow: bool, role: str = "") -> Swatch:
    return lambda x, y: (glyph(x, y, party, hollow, role),)


def _open(towards: int) -> Swatch:
    """A mark with an arrow up (-1) or down (1)."""

    def swatch(x: float, y: float) -> tuple[Shape, ...]:
        foot = y - 5 * towards
        shaft = line((x, foot), (x, y + 7 * towards), "key")
        head = arrow(x, y + 7.5 * towards, 0, towards, "key")
        return shaft, head, glyph(x, foot, 0, False, "key", 0.6)

    return swatch


def _excluded(towards: int) -> Swatch:
    """A mark whose curved end lies at a number that is excluded, the rest above (-1) or below it."""

    def swatch(x: float, y: float) -> tuple[Shape, ...]:
        end = y - towards
        return (
            line((x, end), (x, y + 8 * towards), "key"),
            round_cap(x, end, towards, "key", 3),
            glyph(x, end, 0, False, "key", 0.6),
        )

    return swatch


def _pale(x: float, y: float) -> tuple[Shape, ...]:
    points = ((x - 6, y - 7), (x + 6, y - 7), (x + 6, y + 7), (x - 6, y + 7))
    return (Shape(points, fill="key", closed=True, alpha=0.25),)


def _dashed(x: float, y: float) -> tuple[Shape, ...]:
    return (line((x + 7, y), (x - 6, y), "key", 1.5, dashed=True), arrow(x - 7, y, -1, 0, "key"))


def _span(x: float, y: float) -> tuple[Shape, ...]:
    bar = line((x - 7, y), (x + 6, y), "key", 3)
    return bar, line((x - 7, y - 5), (x - 7, y + 5), "key"), glyph(x + 6, y, 0, False, "key", 0.7)


def _about(x: float, y: float) -> tuple[Shape, ...]:
    return about(x, y, "key")
