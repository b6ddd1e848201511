"""A table as published: columns with their meaning, and rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from variorum.model.when import When

Kind = Literal["text", "integer", "number", "date", "ids", "offsets"]
_AS_THEY_ARE: tuple[Kind, ...] = ("text", "integer")
# Equal numbers of two types need not be written alike.
_EACH_BY_ITSELF: tuple[Kind, ...] = ("number",)
Value = str | int | float | Decimal | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, what its cells hold, and what they mean."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row has a value, or None for unknown or open, for each column."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.name}: {len(row)} cells for {len(self.columns)} columns")

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def records(self) -> list[dict[str, object]]:
        """The rows as JSON objects: ids as lists, numbers as numbers, dates as text."""
        return [dict(zip(self.header, row, strict=True)) for row in self.cells(*self.header)]

    def cells(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The rows' cells in the columns of these names, as `records` has them."""
        kinds = {column.name: (at, column.kind) for at, column in enumerate(self.columns)}
        places = [kinds[name] for name in names]
        return zip(*(self._column(at, kind) for at, kind in places), strict=True)

    def _column(self, at: int, kind: Kind) -> list[Any]:
        """A column's cells as JSON has them; lists that are equal may be one list."""
        cells: list[Any] = [row[at] for row in self.rows]
        if kind in _AS_THEY_ARE:
            return cells
        if kind in _EACH_BY_ITSELF:
            return [_json(cell, kind) for cell in cells]
        told = {cell: _json(cell, kind) for cell in set(cells)}
        return [told[cell] for cell in cells]


def columns(*described: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(*each) for each in described)


def listed(ids: Iterable[str | int]) -> str | None:
    """Ids joined by a semicolon, or None for none."""
    return ";".join(map(str, ids)) or None


def known(text: str) -> str | None:
    """A text field's value, or None where it is `unknown`."""
    return None if text == "unknown" else text


def ends(when: When | None) -> Sequence[dt.date | None]:
    """First and last day."""
    return (when.first, when.last) if when else (None, None)


def _json(value: Value, kind: Kind) -> object:
    if kind in ("ids", "offsets"):
        parts = str(value).split(";") if value is not None else []
        return [int(part) for part in parts] if kind == "offsets" else parts
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
