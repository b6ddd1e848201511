"""`variorum.sqlite`: everything as one SQLite file, with keys, indexes and full-text search.

The relations hold the rows of the published tables, under names in the singular. A column that
lists ids is a relation of its own here, so that it can be joined.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Sequence

from variorum.model.analysis import Analysis
from variorum.render.citation import edition, report
from variorum.render.citation_forms import as_text

from .download import Material
from .relations import Attribute, Relation, Rows, relations

# "Vari" where the header has room for an application's own number.
_APPLICATION = int.from_bytes(b"Vari", "big")
# The header also names the SQLite that wrote the file; for the same bytes everywhere it is fixed.
# https://www.sqlite.org/fileformat2.html#write_library_version_number_and_version_valid_for_number
_WRITER = slice(96, 100)
_WRITER_TOLD = (3_040_000).to_bytes(4, "big")
# Datasette finds a search table only with its content in double quotes.
_SEARCH = (
    'CREATE VIRTUAL TABLE "claim_search" USING fts5("quote", "found_as", content="claim", '
    'tokenize="unicode61 remove_diacritics 2")'
)


def database(material: Material) -> bytes:
    """The file's bytes. Raises OSError where the SQLite of this Python has no full-text search."""
    found = relations(material)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute("BEGIN")
        for relation in (*found, *_about(material.analysis, found)):
            _create(connection, relation)
            _fill(connection, relation.name, relation.rows)
        _make_searchable(connection)
        connection.execute("COMMIT")
        content = memoryview(connection.serialize())
    finally:
        connection.close()
    return b"".join((content[: _WRITER.start], _WRITER_TOLD, content[_WRITER.stop :]))


def _make_searchable(connection: sqlite3.Connection) -> None:
    try:
        connection.execute(_SEARCH)
    except sqlite3.OperationalError as error:
        raise OSError(errno.ENOSYS, f"the SQLite of this Python says: {error}") from error
    connection.execute("""INSERT INTO "claim_search" ("claim_search") VALUES ('rebuild')""")


def _create(connection: sqlite3.Connection, relation: Relation) -> None:
    columns = [_column(each, relation.key) for each in relation.attributes]
    key = ", ".join(f'"{name}"' for name in relation.key)
    columns.append(f"PRIMARY KEY ({key})")
    connection.execute(f'CREATE TABLE "{relation.name}" ({", ".join(columns)})')
    for each in relation.attributes:
        # The key's first column has an index already.
        if each.refers and relation.key[0] != each.name:
            connection.execute(
                f'CREATE INDEX "{relation.name}_by_{each.name}" ON "{relation.name}" ("{each.name}")'
            )


def _column(attribute: Attribute, key: Sequence[str]) -> str:
    words = f'"{attribute.name}" {attribute.type}'
    # The rest of a key may be open: a standing without a reading rule.
    if attribute.name == key[0]:
        words += " NOT NULL"
    if attribute.refers:
        words += ' REFERENCES "{}" ("{}")'.format(*attribute.refers)
    return words


def _fill(connection: sqlite3.Connection, name: str, rows: Rows) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        # The name is one of ours; what people wrote goes in as parameters.
        connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)  # noqa: S608


def _about(analysis: Analysis, found: Sequence[Relation]) -> tuple[Relation, ...]:
    """What the file itself is, and what each of its columns means."""
    info = analysis.dossier.info
    told = {
        "title": info.title,
        "question": info.question,
        "citation": as_text(report(analysis)),
        "edition": str(edition(analysis) or "") or None,
        "licence": info.licence.name,
        "licence_url": info.licence.url,
        "licence_note": info.licence.note,
    }
    return (
        Relation(
            "dossier",
            (
                Attribute("key", "TEXT", "What is told"),
                Attribute("value", "TEXT", "What it is"),
            ),
            ("key",),
            list(told.items()),
        ),
        Relation(
            "dictionary",
            (
                Attribute("relation", "TEXT", "Name of the table"),
                Attribute("column", "TEXT", "Name of the column"),
                Attribute("meaning", "TEXT", "What its cells hold"),
            ),
            ("relation", "column"),
            [(each.name, a.name, a.meaning) for each in found for a in each.attributes],
        ),
    )
