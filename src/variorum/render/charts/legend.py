"""The key of a picture: whose marks are whose, and what other shapes mean; only what is in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from variorum.model.chart import Chart

from .glyphs import glyph
from .measures import SMALL, WIDTH
from .scene import Part, Shape, Words
from .words import measure, wrap

Swatch = Callable[[float, float], tuple[Shape, ...]]
_ROOM = 21.0
_GAP = 14.0


def parties(chart: Chart) -> tuple[tuple[Part, ...], float]:
    """Whose shape and colour is whose, and the height that takes."""
    entries = tuple(_parties(chart))
    return flow(entries, 0.0, heading="Said by" if entries else "")


def flow(
    entries: Sequence[tuple[Swatch, str]], top: float, heading: str = ""
) -> tuple[tuple[Part, ...], float]:
    """The entries in lines from `top`, and where they end."""
    parts: list[Part] = []
    leading = SMALL * 1.35
    x, tallest = 0.0, 0.0
    if heading:
        baseline = top + leading / 2 + SMALL * 0.36
        parts.append(Words(0, baseline, heading, SMALL, bold=True))
        x, tallest = measure(heading, SMALL) * 1.1 + _GAP, leading
    for swatch, text in entries:
        lines = wrap(text, SMALL, WIDTH - _ROOM - 4)
        wide = _ROOM + max(measure(words, SMALL) for words in lines)
        if x and x + wide > WIDTH:
            x, top, tallest = 0.0, top + tallest + 6, 0.0
        parts.extend(swatch(x + 8, top + leading / 2))
        for number, words in enumerate(lines):
            baseline = top + leading * (number + 0.5) + SMALL * 0.36
            parts.append(Words(x + _ROOM, baseline, words, SMALL, "muted"))
        tallest = max(tallest, leading * len(lines))
        x += wide + _GAP
    return tuple(parts), top + tallest


def shape(party: int | None, hollow: bool = False, role: str = "") -> Swatch:
    return lambda x, y: (glyph(x, y, party, hollow, role),)


def _parties(chart: Chart) -> Iterator[tuple[Swatch, str]]:
    used = {mark.party for mark in chart.marks}
    for party, name in enumerate(chart.parties):
        if party in used:
            yield shape(party), name
    # Without parties one colour is all there is, and says nothing.
    if None in used and chart.parties:
        yield shape(None), "side not known or nobody named"
