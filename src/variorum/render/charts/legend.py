"""The key: whose marks above the picture, how to read them below; only what is in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from variorum.model.chart import Chart, Mark

from .boxes import Box
from .glyphs import about, arrow, cap, glyph, line, round_cap
from .marks import loose, spans
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
        yield _shape(0, True, "key"), "hollow: no known origin"
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
    if any(b.low is not None and b.high is not None and b.low < b.high for b in bounds):
        yield _range, "what the words can mean by this rule"
    if any(valued and loose(mark) and figures(mark.bounds) for mark in marks):
        yield _about, "“about” this number"
    within = [mark for mark in marks if spans(mark)]
    if any(m.as_of.first and m.as_of.last and not m.lasting for m in within):
        yield _within, "on some day of this span, not all of it"
    if any(mark.lasting for mark in within):
        yield _lasting, "for the whole of this span"
    if any(mark.as_of.first is None or mark.as_of.last is None for mark in within):
        yield _since, "no first or no last day given"
    if moved:
        yield _pair, "side by side: the same day"


def _open_ended(mark: Mark) -> bool:
    return (mark.bounds.low is None or mark.bounds.high is None) and not loose(mark)


def _pair(x: float, y: float) -> tuple[Shape, ...]:
    return glyph(x - 4, y, 0, True, "key", 0.7), glyph(x + 5, y, 0, True, "key", 0.7)


def _shape(party: int | None, hollow: bool, role: str = "") -> Swatch:
    return lambda x, y: (glyph(x, y, party, hollow, role),)


def _open(towards: int) -> Swatch:
    """A bound with an arrow up (-1) or down (1)."""

    def swatch(x: float, y: float) -> tuple[Shape, ...]:
        foot, tip = y - 6 * towards, y + 7 * towards
        return (
            *_fading(x, foot, towards),
            cap(x, foot, "key"),
            arrow(x, tip, 0, towards, "key"),
        )

    return swatch


def _excluded(towards: int) -> Swatch:
    """A curved end at a number that is excluded, the rest above (-1) or below it."""

    def swatch(x: float, y: float) -> tuple[Shape, ...]:
        end = y - 3 * towards
        return *_fading(x, end, towards), round_cap(x, end, towards, "key")

    return swatch


def _fading(x: float, y: float, towards: int) -> tuple[Shape, ...]:
    steps = (Box(x - 4.5, y, x + 4.5, y + 3 * n * towards) for n in range(1, 5))
    return tuple(Shape(box.corners, fill="key", closed=True, alpha=0.12) for box in steps)


def _range(x: float, y: float) -> tuple[Shape, ...]:
    box = Box(x - 4.5, y - 7, x + 4.5, y + 7)
    pale = Shape(box.corners, fill="key", closed=True, alpha=0.4)
    return pale, cap(x, box.y0, "key"), cap(x, box.y1, "key")


def _within(x: float, y: float) -> tuple[Shape, ...]:
    box = Box(x - 8, y - 5, x + 8, y + 5)
    brackets = (
        ((end + 4 * inward, y - 5), (end, y - 5), (end, y + 5), (end + 4 * inward, y + 5))
        for end, inward in ((box.x0, 1), (box.x1, -1))
    )
    return (
        Shape(box.corners, fill="key", closed=True, alpha=0.2),
        *(Shape(points, stroke="key", width=2) for points in brackets),
    )


def _lasting(x: float, y: float) -> tuple[Shape, ...]:
    ends = (line((end, y - 5), (end, y + 5), "key") for end in (x - 7, x + 7))
    return (line((x - 7, y), (x + 7, y), "key", 3), *ends)


def _since(x: float, y: float) -> tuple[Shape, ...]:
    steps = (Box(x + 8 - 4 * n, y - 5, x + 8, y + 5) for n in range(1, 5))
    pale = (Shape(box.corners, fill="key", closed=True, alpha=0.08) for box in steps)
    return (
        *pale, line((x + 8, y - 6), (x + 8, y + 6), "key"), line((x + 8, y), (x - 7, y), "key"),
        arrow(x - 8, y, -1, 0, "key"),
    )  # fmt: skip


def _about(x: float, y: float) -> tuple[Shape, ...]:
    return about(x, y, "key")
