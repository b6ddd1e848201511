"""What exports are made of: tables with their columns, files that readers can download, names of what has no
address."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from variorum.model.analysis import Analysis
from variorum.render.escape import ALL_LEVELS
from variorum.render.long_lists import many_articles

Value = str | int | Decimal | dt.date | Sequence[str] | Sequence[int] | None


@dataclass(frozen=True)
class Kind:
    """What cells hold, and their type in SQLite, in a data package and in a JSON Schema; `tables.yaml` has all."""

    name: str
    sql: str
    package: Mapping[str, Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: what its cells hold and mean, and how one comes from what its row is made of."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Any], Value]
    refers: str = ""
    only: str = ""


@dataclass(frozen=True)
class Table:
    """A table as it is declared in `tables.yaml`; `rows` gives what each of its rows is made of."""

    name: str
    rows: Callable[[Analysis], Iterable[Any]]
    columns: tuple[Column, ...]
    about: str
    key: tuple[str, ...]
    relation: str
    within: str = ""

    @property
    def published(self) -> list[Column]:
        """The columns of the published files."""
        return [each for each in self.columns if each.only != "sqlite"]

    @property
    def stored(self) -> list[Column]:
        """The columns in SQLite."""
        return [each for each in self.columns if each.kind.sql and each.only != "files"]

    def filled(self, analysis: Analysis) -> FilledTable:
        rows = list(self.rows(analysis))
        return FilledTable(self, {c.name: [c.value(row) for row in rows] for c in self.columns})


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with the values of its cells, by column."""

    table: Table
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

    def plain(self, columns: Iterable[Column]) -> Iterator[tuple[Any, ...]]:
        """The rows of some columns, numbers as numbers and dates as text."""
        told = ((each.kind.name in ("number", "date"), self.cells[each.name]) for each in columns)
        return zip(*(map(_plain, cells) if typed else cells for typed, cells in told), strict=True)


def _plain(value: Value) -> Value | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def known(text: str) -> str | None:
    """A text field's value, or None where it is `unknown`."""
    return None if text == "unknown" else text


@dataclass(frozen=True)
class Material:
    """What every export is built from: the same tables, and the list of all downloads.

    `sums` has the size and the SHA-256 of each download built so far, the tables first.
    """

    analysis: Analysis
    tables: tuple[FilledTable, ...]
    downloads: tuple[Download, ...]
    sums: dict[str, tuple[int, str]]

    def levels(self, depth: int) -> int:
        """How many levels of JSON have their members on lines of their own: all, and of many articles
        only those above the records, which lie `depth` levels deep and then stand on one line each."""
        return depth if many_articles(self.analysis.dossier) else ALL_LEVELS


@dataclass(frozen=True, slots=True)
class Download:
    """A file of `data/`: its name, its media type, one line that says what it is, and its maker, which the
    archive of all others has not."""

    name: str
    group: str
    media_type: str
    about: str
    build: Callable[[Material], bytes] | None


def present(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a JSON object that are known: those that are neither None nor empty text."""
    return {name: each for name, each in members.items() if each is not None and each != ""}


def urn(*parts: str) -> str:
    """A name made of what it names, the same in every build: a UUID of version 5 (RFC 9562)."""
    # The length before each part keeps ("a b", "c") and ("a", "b c") apart.
    return uuid5(NAMESPACE_URL, "variorum " + "".join(f"{len(part)} {part}" for part in parts)).urn


def hash_name(sha256: str) -> str:
    """The name of bytes by their hash (RFC 6920), from its 64 hexadecimal digits."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii")
    return f"ni:///sha-256;{encoded.rstrip('=')}"
