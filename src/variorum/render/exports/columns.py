"""What a column is: what its cells hold and mean, and how each format types them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

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
