"""The ground of a tally: a place for each stretch of time, their names, and what has none beside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from variorum.model.chart import Tally

from .boxes import Box
from .glyphs import line
from .measures import LANE_NAMES, SMALL, WIDTH
from .scene import Part, Shape, Words
from .valueaxis import ValueAxis, value_ticks
from .words import measure, plain_number

_APART = 18.0
"""Between the axis and what lies in no one stretch."""
_EVERY = (1, 2, 3, 4, 6, 12)
_TICK = 5.0


@dataclass(frozen=True, slots=True)
class Grid:
    """The middle of each stretch, the width that a column has, the ground of the axis, and from where
    to where the floor of a row runs."""

    middles: tuple[float, ...]
    pitch: float
    field: Box
    floors: tuple[tuple[float, float], ...]

    @property
    def half(self) -> float:
        return max(min(self.pitch * 0.36, 13.0), 1.0)


def grid_of(tally: Tally, values: list[ValueAxis]) -> Grid:
    left = LANE_NAMES
    if values:
        ticks = (plain_number(v, SMALL, 80) for v in value_ticks(values[0], 3))
        left += max(measure(text, SMALL) for text in ticks) + 12
    dated = sum(not stretch.apart for stretch in tally.stretches)
    wide = max((measure(each.name, SMALL) for each in tally.stretches if each.apart), default=0)
    apart = _APART + wide if wide else 0.0
    pitch = (WIDTH - left - apart) / max(dated, 1)
    field = Box(left, 0, WIDTH - apart if dated else left, 0)
    return Grid(
        tuple(
            WIDTH - wide / 2 if each.apart
            else left + pitch * (n + 0.5)
            for n, each in enumerate(tally.stretches)
        ),
        pitch if dated else 26.0,
        field,
        tuple(
            ends for ends in ((field.x0, field.x1), (WIDTH - wide, WIDTH))
            if ends[1] > ends[0]
        ),
    )  # fmt: skip


def axis_of(back: list[Part], tally: Tally, grid: Grid, top: float) -> float:
    """The names of the stretches that have room, each year under the first of them."""
    year, end = "", top
    for n in _named(tally, grid):
        stretch = tally.stretches[n]
        x = grid.middles[n]
        texts = [stretch.name]
        if not stretch.apart and stretch.year != year:
            year = stretch.year
            texts.append(year)
        half = max(measure(text, SMALL) for text in texts) / 2
        middle = min(max(x, half), WIDTH - half)
        back.append(line((x, top - _TICK), (x, top), "axis", 1))
        for place, text in enumerate(texts):
            y = top + 3 + SMALL * (1 + 1.35 * place)
            back.append(Words(middle, y, text, SMALL, "muted", "middle"))
            end = max(end, y + 4)
    return end


def _named(tally: Tally, grid: Grid) -> list[int]:
    """Every stretch, or every second, third and so on, so that each year's first is among them;
    and what stands apart."""
    dated = [(n, stretch) for n, stretch in enumerate(tally.stretches) if not stretch.apart]
    texts = [text for _, each in dated for text in (each.name, each.year)]
    wide = max((measure(text, SMALL) for text in texts), default=0.0) + 16
    every = next((k for k in _EVERY if k * grid.pitch >= wide), len(dated))
    turns = [n for (_, one), (n, other) in pairwise(dated) if one.year != other.year]
    first = turns[0] % every if turns else 0
    return [n for n, each in enumerate(tally.stretches) if each.apart or n % every == first]


def floor(back: list[Part], grid: Grid, y: float) -> None:
    back.extend(line((x0, y), (x1, y), "axis", 1) for x0, x1 in grid.floors)


def hit(grid: Grid, n: int, bottom: float) -> Shape:
    half = grid.pitch / 2
    x = grid.middles[n]
    return Shape(Box(x - half, 0, x + half, bottom).corners, fill="hit", closed=True)
