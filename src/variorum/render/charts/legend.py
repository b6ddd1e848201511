"""The key of a picture: whose marks are whose, and what other signs mean; only what is in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from variorum.model.chart import NOBODY, Mark, OriginMap

from .glyphs import about, arrow, cap, glyph, line, ring, round_cap, way
from .marks import loose, spans
from .scene import Shape
from .stored import Picture

_INK = "key"
_HOLLOW = replace(glyph(0, 0, 0, hollow=True), stroke=_INK)


class Entry(NamedTuple):
    """A sign, drawn around (0, 0), and what it means."""

    sign: tuple[Shape, ...]
    words: str


def legend(picture: Picture) -> tuple[Entry, ...]:
    """The entries of a picture's key, first who speaks."""
    if isinstance(picture, OriginMap):
        origins = [node for node in picture.nodes if not node.column]
        used = {node.party for node in origins}
        signs = _of_map(picture, hollow=any(node.hollow for node in origins))
        return (*_parties(picture.parties, used), *signs)
    return legend_of(picture.marks, picture.parties)


def legend_of(marks: Sequence[Mark], parties: Sequence[str]) -> tuple[Entry, ...]:
    """The key of marks, wherever they stand."""
    return (*_parties(parties, {mark.party for mark in marks}), *_of_marks(marks))


def _parties(names: Sequence[str], used: Iterable[int | None]) -> Iterator[Entry]:
    for party, name in enumerate(names):
        if party in used:
            yield Entry((glyph(0, 0, party),), name)
    if None in used:
        yield Entry((glyph(0, 0, None),), "side not known" if names else "a speaker")
    if NOBODY in used:
        yield Entry((glyph(0, 0, NOBODY),), "nobody named")


def _of_marks(marks: Sequence[Mark]) -> Iterator[Entry]:
    if any(mark.hollow for mark in marks):
        yield Entry((_HOLLOW,), "hollow: no known origin")
    if any(mark.forecast for mark in marks):
        yield Entry((ring(0, 0, None),), "dashed: a forecast")
    bounds = [mark.bounds for mark in marks if not loose(mark)]
    stated = [b for b in bounds if b.low != b.high]
    if any(loose(mark) for mark in marks):
        yield Entry(about(0, 0, _INK), "about")
    if any((b.low is None) != (b.high is None) for b in stated):
        yield Entry((cap(0, 5, _INK), line((0, 5), (0, -5), _INK), arrow(0, -6, 0, -1, _INK)),
                    "arrow: no limit given that way")  # fmt: skip
    if any(b.low_excluded or b.high_excluded for b in stated):
        yield Entry((round_cap(0, 1, -1, _INK),), "curved: its own number is left out")
    if any(b.low is not None and b.high is not None for b in stated):
        bar = Shape(((-4, -6), (4, -6), (4, 6), (-4, 6)), fill=_INK, closed=True, alpha=0.4)
        yield Entry((bar, cap(0, -6, _INK), cap(0, 6, _INK)), "bar: what the words allow")
    spanned = [mark.as_of for mark in marks if spans(mark) and not mark.lasting]
    if any(when.first and when.last for when in spanned):
        ground = Shape(((-11, -6), (11, -6), (11, 6), (-11, 6)), _INK, closed=True, alpha=0.2)
        yield Entry((ground, *_bracket(-11, 1), *_bracket(11, -1)), "some day between")
    if any(not when.first for when in spanned):
        yield Entry((*_bracket(9, -1), line((9, 0), (-9, 0), _INK), arrow(-9, 0, -1, 0, _INK)),
                    "on or before that day")  # fmt: skip
    if any(not when.last for when in spanned):
        yield Entry((*_bracket(-9, 1), line((-9, 0), (9, 0), _INK), arrow(9, 0, 1, 0, _INK)),
                    "on or after that day")  # fmt: skip
    if any(mark.lasting and spans(mark) for mark in marks):
        yield Entry((*_bracket(-11, 1), *_bracket(11, -1), line((-11, 0), (11, 0), _INK, 3)),
                    "all those days")  # fmt: skip


def _bracket(x: float, inward: int) -> Iterator[Shape]:
    yield Shape(((x + 4 * inward, -6), (x, -6), (x, 6), (x + 4 * inward, 6)), stroke=_INK, width=2)


def _of_map(picture: OriginMap, hollow: bool) -> Iterator[Entry]:
    edges, reach = picture.edges, ((-11.0, 0.0), (11.0, 0.0))
    if any(edge.stated for edge in edges):
        yield Entry((way(reach, _INK, 2, stated=True),), "solid: stated in the text")
    if not all(edge.stated for edge in edges):
        yield Entry((way(reach, _INK, 2, stated=False),), "dashed: inferred")
    if len({edge.claims for edge in edges}) > 1:
        thin, thick = (tuple((x, y) for x, _ in reach) for y in (-4.0, 3.0))
        sign = way(thin, _INK, 1, stated=True), way(thick, _INK, 64, stated=True)
        yield Entry(sign, "thicker: more claims")
    if hollow:
        yield Entry((_HOLLOW,), "hollow: no article names it")
    if any(len(parties) > 1 for parties in picture.carried.values()):
        yield Entry((way(reach, _INK, 2, stated=True),), "grey: may carry words of several sides")
    if any(node.column == 1 for node in picture.nodes):
        step = way(reach, _INK, 2, stated=True), arrow(11, 0, 1, 0, _INK)
        yield Entry(step, "a line is one step, not the whole way")
