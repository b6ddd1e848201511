"""`variorum.sqlite`: everything as one SQLite file, with keys and full-text search.

The published tables have names in the singular here. A column that lists ids is a table of its own,
so that it can be joined. Beside the keys there are no indexes: they would be two fifths of the file, and
SQLite makes what a query needs.
"""

from __future__ import annotations

import errno
import io
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from variorum.model.analysis import Analysis
from variorum.render.citation import report

from .table import FilledTable, Material, Table
from .tables import LISTS, NAMED

# "Vari" where the header has room for an application's own number.
_APPLICATION = int.from_bytes(b"Vari", "big")
_MEMORY = "file:variorum?vfs=memdb"
# The header also names the SQLite that wrote the file; for the same bytes everywhere it is fixed.
# https://www.sqlite.org/fileformat2.html#write_library_version_number_and_version_valid_for_number
_WRITER = 96
_WRITER_TOLD = (3_040_000).to_bytes(4, "big")
# Datasette finds a search table only with its content in double quotes.
_SEARCH = (
    'CREATE VIRTUAL TABLE "claim_search" USING fts5("quote", "found_as", content="claim", '
    'tokenize="unicode61 remove_diacritics 2")'
)


def database(material: Material) -> bytes:
    """The file's bytes. Raises OSError where the SQLite of this Python has no full-text search."""
    tables = stored(material)
    # As one piece of memory; a database of pages would be copied once more to become one.
    with closing(sqlite3.connect(_MEMORY, uri=True, isolation_level=None)) as connection:
        _write(connection, material.analysis, tables)
        file = io.BytesIO(connection.serialize())
    file.seek(_WRITER)
    file.write(_WRITER_TOLD)
    return file.getvalue()


def _write(
    connection: sqlite3.Connection, analysis: Analysis, tables: Sequence[FilledTable]
) -> None:
    connection.execute("PRAGMA page_size = 4096")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("BEGIN")
    keys = {each.table.relation: each.table.key[0] for each in tables}
    for each in tables:
        _create(connection, each.table, keys)
        _fill(connection, each)
    _about(connection, analysis, tables)
    _make_searchable(connection)
    connection.execute("COMMIT")


def _make_searchable(connection: sqlite3.Connection) -> None:
    try:
        connection.execute(_SEARCH)
    except sqlite3.OperationalError as error:
        raise OSError(errno.ENOSYS, f"the SQLite of this Python says: {error}") from error
    connection.execute("""INSERT INTO "claim_search" ("claim_search") VALUES ('rebuild')""")


def stored(material: Material) -> tuple[FilledTable, ...]:
    """All tables of the file, each after those that it refers to."""
    named, lists = (
        [table.filled(material.analysis) for table in tables] for tables in (NAMED, LISTS)
    )
    waiting = {each.table.relation: each for each in (*named, *material.tables, *lists)}
    ordered: list[FilledTable] = []

    def add(each: FilledTable) -> None:
        for column in each.table.stored:
            if column.refers in waiting:
                add(waiting.pop(column.refers))
        ordered.append(each)

    while waiting:
        add(waiting.pop(next(iter(waiting))))
    return tuple(ordered)


def _create(connection: sqlite3.Connection, table: Table, keys: Mapping[str, str]) -> None:
    """Creates a table; `keys` names the column by which each table is referred to."""
    name, key = table.relation, table.key
    columns = []
    for each in table.stored:
        words = f'"{each.name}" {each.kind.sql}'
        # The rest of a key may be open: a standing without a reading rule.
        if each.name == key[0]:
            words += " NOT NULL"
        if each.refers:
            words += f' REFERENCES "{each.refers}" ("{keys[each.refers]}")'
        columns.append(words)
    quoted = ", ".join(f'"{each}"' for each in key)
    # A table of lists is its own index; SQLite wants every part of such a key known.
    alone = " WITHOUT ROWID" if table in LISTS else ""
    connection.execute(
        f'CREATE TABLE "{name}" ({", ".join(columns)}, PRIMARY KEY ({quoted})){alone}'
    )


def _fill(connection: sqlite3.Connection, filled: FilledTable) -> None:
    columns = filled.table.stored
    rows = (
        [None if cell == "" else cell for cell in row] if "" in row else row
        for row in filled.plain(columns)
    )
    places = ", ".join("?" * len(columns))
    # The name is one of ours; what people wrote goes in as parameters.
    connection.executemany(f'INSERT INTO "{filled.table.relation}" VALUES ({places})', rows)  # noqa: S608


def _about(
    connection: sqlite3.Connection, analysis: Analysis, tables: Sequence[FilledTable]
) -> None:
    """Writes down what the file itself is, and what each of its columns means."""
    info = analysis.dossier.info
    about = {
        "title": info.title,
        "question": info.question,
        "citation": report(analysis).text,
        "edition": str(analysis.dossier.edition or ""),
        "licence": info.licence.name,
        "licence_url": info.licence.url,
        "licence_note": info.licence.note,
    }
    meanings = [
        (each.table.relation, column.name, column.meaning)
        for each in tables
        for column in each.table.stored
    ]
    connection.execute(
        'CREATE TABLE "dossier" ("key" TEXT NOT NULL, "value" TEXT, PRIMARY KEY ("key"))'
    )
    connection.executemany(
        'INSERT INTO "dossier" VALUES (?, ?)', [(key, each or None) for key, each in about.items()]
    )
    connection.execute(
        'CREATE TABLE "dictionary" ("relation" TEXT NOT NULL, "column" TEXT, "meaning" TEXT, '
        'PRIMARY KEY ("relation", "column"))'
    )
    connection.executemany('INSERT INTO "dictionary" VALUES (?, ?, ?)', meanings)
