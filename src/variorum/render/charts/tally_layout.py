"""Where everything stands in a tally: rows of columns over one axis of months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from variorum.model.chart import Cell, Tally, TallyRow

from .boxes import Box
from .glyphs import arrow, glyph, line
from .measures import Measures, Width, measures
from .palette import party_role
from .scene import Linked, Part, Scene, Shape, Words
from .valueaxis import ValueAxis, value_axis, value_ticks
from .words import measure, plain_number, wrap

_COUNTED = 34.0
"""The height of a row of counts."""
_VALUED = 110.0
"""The height of a row of numbers on an axis."""
_NUMBER = 13.0
"""Above the columns of a row, for the greatest number."""
_BETWEEN = 10.0
_APART = 18.0
"""Between the axis and what has no date."""
_ARROW = 9.0
_EVERY = (1, 2, 3, 4, 6, 12)
_LEAST = 3.0
"""The height of the flattest column."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The middle of each stretch, the width that a column has, the ground of the axis, and from where
    to where the floor of a row runs."""

    middles: tuple[float, ...]
    pitch: float
    field: Box
    floors: tuple[tuple[float, float], ...]

    @property
    def half(self) -> float:
        return max(min(self.pitch * 0.36, 13.0), 1.0)


def layout_tally(tally: Tally, width: Width = "wide") -> Scene:
    """The rows under one another, their names at the left or, without room there, above."""
    size = measures(width)
    if not tally.stretches or not tally.rows:
        return _nothing(size)
    back: list[Part] = []
    columns: list[list[Part]] = [[] for _ in tally.stretches]
    values = _values(tally)
    grid = _grid(tally, size, values)
    most = max(cell.number for row in tally.rows for cell in row.cells if cell)
    top = 0.0
    if values:
        compressed = " (scale compressed towards the top)" if values[0].logarithmic else ""
        unit = f"{tally.unit}{compressed}".strip()
        top = _said(back, 0, 0, unit, size.width, size, bold=True) + 4 if unit else 0.0
    group = None
    for row in tally.rows:
        if row.group and row.group != group:
            top = _said(back, 0, top + (4 if group else 0), row.group, size.width, size, bold=True)
            top += 2
        group = row.group
        top = _row(back, columns, row, grid, size, top, values, most) + _BETWEEN
    foot = top - _BETWEEN
    if values:
        _floor(back, grid, foot)
    end = _axis(back, tally, grid, size, foot + _BETWEEN / 2)
    linked = tuple(
        Linked(f"s{n}", stretch.href, stretch.title, (_hit(grid, n, top), *columns[n]))
        for n, stretch in enumerate(tally.stretches)
        if columns[n]
    )
    return Scene(size.width, float(round(end + 4.5)), (*back, *linked))


def _values(tally: Tally) -> list[ValueAxis]:
    """The axis that all rows share where they are numbers, still without a place."""
    cells = [cell for row in tally.rows for cell in row.cells if cell]
    found = [v for cell in cells for v in (cell.lowest, cell.highest) if v is not None]
    return [value_axis(found, 0, 1)] if found else []


def _grid(tally: Tally, size: Measures, values: list[ValueAxis]) -> _Grid:
    left = size.lane_names
    if values:
        ticks = (plain_number(v, size.small, 80) for v in value_ticks(values[0], 3))
        left += max(measure(text, size.small) for text in ticks) + 12
    dated = sum(not stretch.apart for stretch in tally.stretches)
    wide = max(
        (measure(each.name, size.small) for each in tally.stretches if each.apart), default=0
    )
    apart = _APART + wide if wide else 0.0
    pitch = (size.width - left - apart) / max(dated, 1)
    field = Box(left, 0, size.width - apart if dated else left, 0)
    return _Grid(
        tuple(
            size.width - wide / 2 if each.apart
            else left + pitch * (n + 0.5)
            for n, each in enumerate(tally.stretches)
        ),
        pitch if dated else 26.0,
        field,
        tuple(
            ends for ends in ((field.x0, field.x1), (size.width - wide, size.width))
            if ends[1] > ends[0]
        ),
    )  # fmt: skip


def _row(
    back: list[Part], columns: list[list[Part]], row: TallyRow, grid: _Grid, size: Measures,
    top: float, values: list[ValueAxis], most: int,
) -> float:  # fmt: skip
    """One row from `top`: its name, its ground and its columns; returns where it ends."""
    high = (_VALUED if values else _COUNTED) + _NUMBER
    low = high - size.small * 1.35 if size.lane_names and not values else 0.0
    named = _named(back, row, top + low, size)
    start = top if size.lane_names else named + 2
    bottom = max(start + high, named)
    if values:
        axis = _placed(values[0], bottom - _ARROW, start + _NUMBER)
        last = 1e9
        for value in value_ticks(axis, 3):
            y, text = axis.y(value), plain_number(value, size.small, 80)
            if last - y < size.small * 1.2:
                continue
            last = y
            back.append(line((grid.field.x0, y), (size.width, y), "grid", 1))
            x = grid.field.x0 - 6
            back.append(Words(x, y + size.small * 0.36, text, size.small, "muted", "end"))
        for n, cell in enumerate(row.cells):
            columns[n].extend(_reach(cell, row.party, grid.middles[n], grid.half, axis, bottom))
        return bottom
    _floor(back, grid, bottom)
    labelled = _labelled(row, grid, size)
    for n, cell in enumerate(row.cells):
        if cell:
            x, tall = grid.middles[n], max(cell.number / most * _COUNTED, _LEAST)
            columns[n].append(_column(x, grid.half, bottom - tall, bottom, row.party))
            if n in labelled:
                text = f"{cell.number}"
                half = measure(text, size.small) / 2
                middle = min(max(x, half), size.width - half)
                y = bottom - tall - 3
                columns[n].append(Words(middle, y, text, size.small, "text", "middle"))
    return bottom


def _named(back: list[Part], row: TallyRow, top: float, size: Measures) -> float:
    """The name of a row, behind its party's shape where it has one; returns where it ends."""
    if not row.label:
        return top
    x = 6.0
    if row.party is not None:
        back.append(glyph(x + 4, top + size.small * 0.68, row.party, hollow=False, scale=0.9))
    room = (size.lane_names - 46) if size.lane_names else size.width - 20
    return _said(back, x + 14, top, row.label, room, size)


def _labelled(row: TallyRow, grid: _Grid, size: Measures) -> set[int]:
    """The columns that carry their number: all where all have room, else the first of the tallest."""
    counted = [(n, cell.number) for n, cell in enumerate(row.cells) if cell]
    if all(measure(f"{number}", size.small) + 3 <= grid.pitch for _, number in counted):
        return {n for n, _ in counted}
    return {max(counted, key=lambda each: (each[1], -each[0]))[0]} if counted else set()


def _reach(
    cell: Cell | None, party: int | None, x: float, half: float, axis: ValueAxis, bottom: float
) -> Iterator[Part]:
    """A column from the lowest number to the highest, with an arrow where an end is open."""
    if cell is None:
        return
    if cell.lowest is None or cell.highest is None:
        yield glyph(x, bottom - 5, party, hollow=True, scale=min(half / 6, 0.7))
        return
    role = party_role(party)
    low, high = axis.y(cell.lowest), axis.y(cell.highest)
    if low - high < _LEAST:
        low, high = (low + high + _LEAST) / 2, (low + high - _LEAST) / 2
    yield _column(x, half, high, low, party)
    below, above = cell.unbounded
    if above:
        yield line((x, high), (x, high - _ARROW), role, 1.5)
        yield arrow(x, high - _ARROW, 0, -1, role)
    if below:
        yield line((x, low), (x, low + _ARROW - 1), role, 1.5)
        yield arrow(x, low + _ARROW - 1, 0, 1, role)


def _column(x: float, half: float, high: float, low: float, party: int | None) -> Shape:
    return Shape(Box(x - half, high, x + half, low).corners, fill=party_role(party), closed=True)


def _placed(axis: ValueAxis, bottom: float, top: float) -> ValueAxis:
    return ValueAxis(axis.top_value, bottom, top, axis.linear, axis.foot)


def _axis(back: list[Part], tally: Tally, grid: _Grid, size: Measures, top: float) -> float:
    """The names of the stretches that have room, each year under the first of them."""
    small = size.small
    year, end = "", top
    for n in _named_stretches(tally, grid, size):
        stretch = tally.stretches[n]
        x = grid.middles[n]
        texts = [stretch.name]
        if not stretch.apart and stretch.year != year:
            year = stretch.year
            texts.append(year)
        half = max(measure(text, small) for text in texts) / 2
        middle = min(max(x, half), size.width - half)
        back.append(line((x, top - _BETWEEN / 2), (x, top), "axis", 1))
        for place, text in enumerate(texts):
            y = top + 3 + small * (1 + 1.35 * place)
            back.append(Words(middle, y, text, small, "muted", "middle"))
            end = max(end, y + 4)
    return end


def _named_stretches(tally: Tally, grid: _Grid, size: Measures) -> list[int]:
    """Every stretch, or every second, third and so on, so that each year's first is among them;
    and what stands apart."""
    dated = [(n, stretch) for n, stretch in enumerate(tally.stretches) if not stretch.apart]
    texts = [text for _, each in dated for text in (each.name, each.year)]
    wide = max((measure(text, size.small) for text in texts), default=0.0) + 16
    every = next((k for k in _EVERY if k * grid.pitch >= wide), len(dated))
    turns = [n for (_, one), (n, other) in pairwise(dated) if one.year != other.year]
    first = turns[0] % every if turns else 0
    return [n for n, each in enumerate(tally.stretches) if each.apart or n % every == first]


def _floor(back: list[Part], grid: _Grid, y: float) -> None:
    back.extend(line((x0, y), (x1, y), "axis", 1) for x0, x1 in grid.floors)


def _hit(grid: _Grid, n: int, bottom: float) -> Shape:
    half = grid.pitch / 2
    x = grid.middles[n]
    return Shape(Box(x - half, 0, x + half, bottom).corners, fill="hit", closed=True)


def _said(
    back: list[Part], x: float, top: float, text: str, width: float, size: Measures,
    bold: bool = False,
) -> float:  # fmt: skip
    """Small words from `top`, wrapped; returns where they end."""
    leading = size.small * 1.35
    for words in wrap(text, size.small, width, bold):
        y = top + leading / 2 + size.small * 0.36
        back.append(Words(x, y, words, size.small, "text" if bold else "muted", "start", bold))
        top += leading
    return top


def _nothing(size: Measures) -> Scene:
    parts: list[Part] = [line((0, 0.5), (size.width, 0.5), "axis", 1)]
    words = Words(size.width / 2, 46, "Nothing to count.", size.label, "muted", "middle")
    parts += [words, line((0, 87.5), (size.width, 87.5), "axis", 1)]
    return Scene(size.width, 92.0, tuple(parts))
