"""What a table and its columns are, declared once: CSV, data package, JSON, SQLite and dictionary follow
from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from variorum.model.analysis import Analysis
from variorum.model.when import When

R = TypeVar("R")
Value = str | int | Decimal | dt.date | Sequence[str] | Sequence[int] | None
V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: what its cells hold and mean, and how one comes from what its row is made of.

    Every cell may be empty but the first of a key. `refers` is the table of SQLite whose key the
    cells hold. A column may be `only` in the published files, where SQLite has it by a join, or
    only in SQLite.
    """

    name: str
    kind: Kind[Any]
    meaning: str
    value: Callable[[R], Value]
    refers: str
    only: Literal["files", "sqlite", ""]


@dataclass(frozen=True)
class Kind(Generic[V]):
    """What cells hold, and their type in SQLite, in a data package and in a JSON Schema.

    Called with a name, a meaning and a function, it is a column of this kind. Neither SQLite nor
    version 1 of the data package has lists: in the one their members are rows of a table of its own,
    in the other a pattern tells what stands between semicolons.
    """

    name: str
    sql: str
    package: Mapping[str, Any]
    schema: Mapping[str, Any]

    def __call__(
        self,
        name: str,
        meaning: str,
        value: Callable[[R], V],
        refers: str = "",
        only: Literal["files", "sqlite", ""] = "",
    ) -> Column[R]:
        return Column(name, self, meaning, value, refers, only)


text = Kind[str | None]("text", "TEXT", {"type": "string"}, {"type": ["string", "null"]})
integer = Kind[int]("integer", "INTEGER", {"type": "integer"}, {"type": "integer"})
number = Kind[Decimal | int | None](
    "number", "NUMERIC", {"type": "number"}, {"type": ["number", "null"]}
)
date = Kind[dt.date | None](
    "date", "TEXT", {"type": "date", "format": "default"},
    {"type": ["string", "null"], "format": "date"},
)  # fmt: skip
ids = Kind[Sequence[str]](
    "ids", "", {"type": "string", "constraints": {"pattern": "[^;]+(;[^;]+)*"}},
    {"type": "array", "items": {"type": "string"}},
)  # fmt: skip
offsets = Kind[Sequence[int]](
    "offsets", "", {"type": "string", "constraints": {"pattern": "[0-9]+(;[0-9]+)*"}},
    {"type": "array", "items": {"type": "integer"}},
)  # fmt: skip


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table as it is declared; `rows` gives what each of its rows is made of.

    One without words `about` it is in SQLite alone. `key` are the columns that name a row, the first
    where nothing is said; `relation` is the table's name in SQLite, if it has another there. Its
    records in `dossier.json` lie within those of the table `within`, whose key they hold.
    """

    name: str
    rows: Callable[[Analysis], Iterable[R]]
    columns: tuple[Column[R], ...]
    about: str = ""
    key: tuple[str, ...] = ()
    relation: str = ""
    within: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.key or (self.columns[0].name,))
        object.__setattr__(self, "relation", self.relation or self.name)

    @property
    def published(self) -> list[Column[R]]:
        """The columns of the published files."""
        return [each for each in self.columns if each.only != "sqlite"]

    @property
    def stored(self) -> list[Column[R]]:
        """The columns in SQLite."""
        return [each for each in self.columns if each.kind.sql and each.only != "files"]

    def filled(self, analysis: Analysis) -> FilledTable:
        rows = list(self.rows(analysis))
        return FilledTable(self, {c.name: [c.value(row) for row in rows] for c in self.columns})


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with the values of its cells, by column."""

    table: Table[Any]
    cells: Mapping[str, Sequence[Value]]

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.table.published)

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as published."""
        return list(zip(*(self.cells[name] for name in self.header), strict=True))

    def records(self) -> list[dict[str, Any]]:
        """The same rows as JSON has them."""
        header = self.header
        return [dict(zip(header, row, strict=True)) for row in self.plain(self.table.published)]

    def plain(self, columns: Iterable[Column[Any]]) -> Iterator[tuple[Any, ...]]:
        """The rows of some columns, numbers as numbers and dates as text."""
        return zip(*(self._plain(each) for each in columns), strict=True)

    def _plain(self, column: Column[Any]) -> Iterable[Any]:
        cells = self.cells[column.name]
        return map(_plain, cells) if column.kind in (number, date) else cells


def _plain(value: Value) -> Value | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, dt.date) else value


class Member(NamedTuple):
    """A member of a list: the key of the row whose list it is, its place, and itself."""

    owner: str
    position: int
    value: Any


def list_table(
    name: str,
    lists: Callable[[Analysis], Iterable[tuple[str, Iterable[Any]]]],
    owner: Column[Member],
    *values: Column[Member],
) -> Table[Member]:
    """The table of SQLite in which every member of some lists is a row."""

    def rows(analysis: Analysis) -> Iterator[Member]:
        for key, members in lists(analysis):
            yield from (Member(key, position, each) for position, each in enumerate(members, 1))

    place: Column[Member] = integer("position", "Place in the list, from 1", lambda m: m.position)
    return Table(name, rows, (owner, place, *values), key=(owner.name, place.name))


def known(text: str) -> str | None:
    """A text field's value, or None where it is `unknown`."""
    return None if text == "unknown" else text


def ends(when: When | None) -> Sequence[dt.date | None]:
    """First and last day."""
    return (when.first, when.last) if when else (None, None)
