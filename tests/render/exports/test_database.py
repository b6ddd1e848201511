"""`variorum.sqlite` is sound, the same everywhere, and Datasette opens and searches it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.exported import HOSTILE, NAMES, analysis_of, files, files_of

from variorum.analyse import analyse
from variorum.render.exports import database as database_module
from variorum.render.exports.table import Material
from variorum.render.exports.tables import all_tables


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        yield connection


def faults(connection: sqlite3.Connection) -> list[Any]:
    (integrity,) = connection.execute("PRAGMA integrity_check").fetchall()
    found = [] if integrity == ("ok",) else [integrity]
    return [*found, *connection.execute("PRAGMA foreign_key_check").fetchall()]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_sound(name: str) -> None:
    with opened(files_of(name)["variorum.sqlite"]) as connection:
        assert faults(connection) == []
        # The index of the search agrees with what it searches.
        connection.execute(
            "INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)"
        )
        (claims,) = connection.execute("SELECT count(*) FROM claim").fetchone()
        assert claims == len(analysis_of(name).claims)


def test_an_unsound_file_would_be_found() -> None:
    with opened(files_of("harbour")["variorum.sqlite"]) as connection:
        connection.execute("UPDATE claim SET origin = 'nowhere' WHERE claim LIKE '%/crew-aboard'")
        assert len(faults(connection)) == 2


def test_a_dossier_without_reading_rules_is_sound_too() -> None:
    bare = analyse(replace(analysis_of("harbour").dossier, readings=()))
    with opened(files(bare)["variorum.sqlite"]) as connection:
        assert faults(connection) == []
        assert connection.execute("SELECT count(*) FROM standing").fetchone()[0] > 0


@pytest.mark.parametrize("name", ["lighthouse", "hostile"])
def test_the_same_dossier_gives_the_same_bytes(name: str) -> None:
    again = files(analysis_of(name))["variorum.sqlite"]
    assert again == files_of(name)["variorum.sqlite"]
    # The writer's version is the one fixed in the header, whatever this machine has.
    assert int.from_bytes(again[96:100], "big") == 3_040_000


def test_open_is_null_and_numbers_are_numbers() -> None:
    with opened(files_of("harbour")["variorum.sqlite"]) as connection:
        rows = connection.execute(
            "SELECT low, high, typeof(low), typeof(high) FROM count "
            "WHERE claim = 'harbour-gazette/oil-leaked' AND reading = 'verbatim'"
        ).fetchall()
        assert rows == [(300, None, "integer", "null")]
        assert connection.execute("SELECT count(*) FROM claim WHERE origin = ''").fetchone() == (0,)


def test_every_column_is_in_the_dictionary() -> None:
    with opened(files_of("harbour")["variorum.sqlite"]) as connection:
        told = set(connection.execute('SELECT relation, "column" FROM dictionary'))
        there = set(
            connection.execute(
                "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
                "WHERE m.type = 'table' AND m.name NOT LIKE 'claim_search%' "
                "AND m.name NOT IN ('dossier', 'dictionary')"
            )
        )
        assert told == there


def test_hostile_words_are_kept_as_they_are() -> None:
    analysis = analysis_of("hostile")
    with opened(files_of("hostile")["variorum.sqlite"]) as connection:
        assert connection.execute("SELECT DISTINCT label FROM party").fetchall() == [(HOSTILE,)]
        words = " ".join(HOSTILE.split())
        found = connection.execute("SELECT claim FROM claim WHERE quote = ?", (words,)).fetchall()
        assert found == [(analysis.claims[0].id,)]


def test_without_full_text_search_the_build_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "_SEARCH", "CREATE VIRTUAL TABLE x USING fts99(quote)")
    analysis = analysis_of("harbour")
    material = Material(analysis, all_tables(analysis), (), {})
    with pytest.raises(OSError, match="no such module"):
        database_module.database(material)


def ask(file: Path, *addresses: str) -> list[Any]:
    """What Datasette answers, through its own client: nothing listens and nothing is sent."""
    # Takes a second to import: only where it is used.
    from datasette.app import Datasette

    async def answers() -> list[Any]:
        served = Datasette([str(file)], settings={"num_sql_threads": 0})
        found = [await served.client.get(address) for address in addresses]
        assert {each.status_code for each in found} == {200}
        return [each.json() for each in found]

    # In a thread of its own: the browser of other tests keeps a running loop in this one.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(lambda: asyncio.run(answers())).result()


@pytest.mark.parametrize(
    ("name", "word"), [("real", "dozen"), ("harbour", "tonnes"), ("hostile", "Unicode")]
)
def test_datasette_opens_and_searches_it(name: str, word: str, tmp_path: Path) -> None:
    file = tmp_path / "variorum.sqlite"
    file.write_bytes(files_of(name)["variorum.sqlite"])
    whole, found, linked = ask(
        file,
        "/variorum.json",
        f"/variorum/claim.json?_shape=array&_search={word}",
        "/variorum/count.json?_shape=array&_labels=on",
    )
    tables = {table["name"]: table for table in whole["tables"]}
    assert tables["claim"]["fts_table"] == "claim_search"
    assert tables["claim"]["count"] == len(analysis_of(name).claims)
    told = {key["other_table"] for key in tables["claim"]["foreign_keys"]["outgoing"]}
    assert {"source", "question", "origin", "actor", "party"} <= told
    assert found
    assert len(found) < len(analysis_of(name).claims)
    for row in found:
        assert word.casefold() in row["quote"].casefold() or name == "hostile"
    assert linked
