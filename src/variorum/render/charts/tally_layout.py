"""Where everything stands in a tally: rows of columns over one axis of months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.model.chart import Cell, Tally, TallyRow

from .boxes import Box
from .glyphs import arrow, glyph, line
from .measures import LANE_NAMES, SMALL, WIDTH
from .palette import party_role
from .scene import Linked, Part, Scene, Shape, Words
from .tally_grid import Grid, axis_of, floor, grid_of, hit
from .valueaxis import ValueAxis, scale_words, value_axis, value_ticks
from .words import measure, plain_number, wrap

_COUNTED = 34.0
"""The height of a row of counts."""
_VALUED = 110.0
"""The height of a row of numbers on an axis."""
_NUMBER = 13.0
"""Above the columns of a row, for the greatest number."""
_BETWEEN = 10.0
_ARROW = 9.0
_LEAST = 3.0
"""The height of the flattest column."""


def layout_tally(tally: Tally) -> Scene:
    """The rows under one another, their names at the left; there must be one."""
    back: list[Part] = []
    columns: list[list[Part]] = [[] for _ in tally.stretches]
    values = _values(tally)
    grid = grid_of(tally, values)
    most = max(cell.number.most for row in tally.rows for cell in row.cells if cell)
    top = 0.0
    if values:
        unit = f"{tally.unit}{scale_words(values[0])}".strip()
        top = _said(back, 0, 0, unit, WIDTH, bold=True) + 4 if unit else 0.0
    group = None
    for row in tally.rows:
        if row.group and row.group != group:
            top = _said(back, 0, top + (4 if group else 0), row.group, WIDTH, bold=True)
            top += 2
        group = row.group
        top = _row(back, columns, row, grid, top, values, most) + _BETWEEN
    foot = top - _BETWEEN
    if values:
        floor(back, grid, foot)
    end = axis_of(back, tally, grid, foot + _BETWEEN / 2)
    linked = tuple(
        Linked(f"s{n}", stretch.href, stretch.title, (hit(grid, n, top), *columns[n]))
        for n, stretch in enumerate(tally.stretches)
        if columns[n]
    )
    return Scene(WIDTH, float(round(end + 4.5)), (*back, *linked))


def _values(tally: Tally) -> list[ValueAxis]:
    """The axis that all rows share where they are numbers, still without a place."""
    cells = [cell for row in tally.rows for cell in row.cells if cell]
    found = [v for cell in cells for v in (cell.lowest, cell.highest) if v is not None]
    return [value_axis(found, 0, 1, tally.whole)] if found else []


def _row(
    back: list[Part], columns: list[list[Part]], row: TallyRow, grid: Grid,
    top: float, values: list[ValueAxis], most: int,
) -> float:  # fmt: skip
    """One row from `top`: its name, its ground and its columns; returns where it ends."""
    high = (_VALUED if values else _COUNTED) + _NUMBER
    named = _named(back, row, top if values else top + high - SMALL * 1.35)
    bottom = max(top + high, named)
    if values:
        axis = _placed(values[0], bottom - _ARROW, top + _NUMBER)
        last = 1e9
        for value in value_ticks(axis, 3):
            y, text = axis.y(value), plain_number(value, SMALL, 80)
            if last - y < SMALL * 1.2:
                continue
            last = y
            back.append(line((grid.field.x0, y), (WIDTH, y), "grid", 1))
            x = grid.field.x0 - 6
            back.append(Words(x, y + SMALL * 0.36, text, SMALL, "muted", "end"))
        for n, cell in enumerate(row.cells):
            columns[n].extend(_reach(cell, row.party, grid.middles[n], grid.half, axis, bottom))
        return bottom
    floor(back, grid, bottom)
    labelled = _labelled(row, grid)
    for n, cell in enumerate(row.cells):
        if cell:
            x, tall = grid.middles[n], max(cell.number.most / most * _COUNTED, _LEAST)
            columns[n].append(_column(x, grid.half, bottom - tall, bottom, row.party))
            if n in labelled:
                text = _number(cell)
                half = measure(text, SMALL) / 2
                middle = min(max(x, half), WIDTH - half)
                y = bottom - tall - 3
                columns[n].append(Words(middle, y, text, SMALL, "text", "middle"))
    return bottom


def _named(back: list[Part], row: TallyRow, top: float) -> float:
    """The name of a row, behind its party's shape where it has one; returns where it ends."""
    if not row.label:
        return top
    x = 6.0
    if row.party is not None:
        back.append(glyph(x + 4, top + SMALL * 0.68, row.party, hollow=False, scale=0.9))
    return _said(back, x + 14, top, row.label, LANE_NAMES - 46)


def _labelled(row: TallyRow, grid: Grid) -> set[int]:
    """The columns that carry their number: all where all have room, else the first of the tallest."""
    counted = [(n, cell) for n, cell in enumerate(row.cells) if cell]
    if all(measure(_number(cell), SMALL) + 3 <= grid.pitch for _, cell in counted):
        return {n for n, _ in counted}
    return {max(counted, key=lambda each: (each[1].number.most, -each[0]))[0]} if counted else set()


def _number(cell: Cell) -> str:
    """What stands above a column: as high as it is, or from how many to how many that can be."""
    number = cell.number
    return f"{number.most}" if number.certain else f"{number.least}–{number.most}"


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
    return replace(axis, bottom=bottom, top=top)


def _said(
    back: list[Part], x: float, top: float, text: str, width: float,
    bold: bool = False,
) -> float:  # fmt: skip
    """Small words from `top`, wrapped; returns where they end."""
    leading = SMALL * 1.35
    for words in wrap(text, SMALL, width, bold):
        y = top + leading / 2 + SMALL * 0.36
        back.append(Words(x, y, words, SMALL, "text" if bold else "muted", "start", bold))
        top += leading
    return top
