"""A table or a column that is declared comes out in every format, and nothing else says it again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.exported import NAMES, analysis_of
from tests.render.exports.test_datapackage import faults

from variorum.render.exports.downloads import all_files
from variorum.render.exports.table import Column, FilledTable, Table
from variorum.render.exports.tables import KINDS, LISTS, NAMED, TABLES
from variorum.render.pages.reference import data

text, integer, number, date, ids, offsets = KINDS.values()
OUTLETS = Table(
    "outlets", lambda analysis: analysis.dossier.articles,
    (
        Column("outlet", text, "Slug of the <paper>", lambda a: f"of-{a.source.id}"),
        Column("source", text, "Id of its article", lambda a: a.source.id, "source"),
        Column("copies", integer, "Copies printed", lambda a: 300),
        Column("price", number, "Its price", lambda a: Decimal("1.50")),
        Column("since", date, "First day", lambda a: dt.date(1901, 2, 3)),
        Column("until", date, "Last day", lambda a: None),
        Column("towns", ids, "Slugs of towns", lambda a: ["skerry", "havn"]),
    ),
    "A row for each paper & its article.", ("outlet",), "outlet",
)  # fmt: skip
LETTERS = Column("letters", integer, "Letters of its id", lambda a: len(a.source.id))
WIDER = tuple(
    replace(table, columns=(*table.columns, LETTERS)) if table.name == "sources" else table
    for table in TABLES
)


def exported(tables: Sequence[Table]) -> tuple[Mapping[str, bytes], str]:
    """The files of these tables, and the data page."""
    analysis = analysis_of("harbour")
    filled: tuple[FilledTable, ...] = tuple(table.filled(analysis) for table in tables)
    return dict(all_files(analysis, filled)), data(analysis, filled).text


@pytest.fixture(scope="module")
def table() -> tuple[Mapping[str, bytes], str]:
    return exported((*TABLES, OUTLETS))


@pytest.fixture(scope="module")
def column() -> tuple[Mapping[str, bytes], str]:
    return exported(WIDER)


def asked(files: Mapping[str, bytes], query: str) -> list[Any]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files["variorum.sqlite"])
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute(query).fetchall()


def resource(files: Mapping[str, bytes], name: str) -> Any:
    package = json.loads(files["datapackage.json"])
    return next(each for each in package["resources"] if each["name"] == name)


def test_a_table_has_its_file(table: tuple[Mapping[str, bytes], str]) -> None:
    files, page = table
    header, first, *_ = csv.reader(io.StringIO(files["outlets.csv"].decode()))
    assert header == ["outlet", "source", "copies", "price", "since", "until", "towns"]
    assert first[2:] == ["300", "1.50", "1901-02-03", "", "skerry;havn"]
    assert 'href="data/outlets.csv" download' in page


def test_a_table_is_in_the_data_package(
    table: tuple[Mapping[str, bytes], str], tmp_path: Path
) -> None:
    files, _ = table
    assert faults(tmp_path, files) == []
    schema = resource(files, "outlets")["schema"]
    assert schema["primaryKey"] == ["outlet"]
    assert schema["foreignKeys"] == [
        {"fields": ["source"], "reference": {"resource": "sources", "fields": ["source"]}}
    ]
    assert [each["type"] for each in schema["fields"]] == [
        "string", "string", "integer", "number", "date", "date", "string",
    ]  # fmt: skip
    assert schema["fields"][0]["description"] == "Slug of the <paper>"


def test_a_table_is_in_the_database_with_its_keys(
    table: tuple[Mapping[str, bytes], str],
) -> None:
    files, _ = table
    rows = asked(files, "SELECT o.*, title FROM outlet AS o JOIN source USING (source)")
    assert len(rows) == len(analysis_of("harbour").dossier.articles)
    assert rows[0][2:6] == (300, 1.5, "1901-02-03", None)
    (key,) = asked(files, "SELECT * FROM pragma_foreign_key_list('outlet')")
    assert key[2:5] == ("source", "source", "source")
    described = asked(files, "SELECT meaning FROM dictionary WHERE relation = 'outlet'")
    assert ("Slug of the <paper>",) in described


def test_a_table_is_in_the_document_and_its_schema(
    table: tuple[Mapping[str, bytes], str],
) -> None:
    files, _ = table
    document = json.loads(files["dossier.json"])
    Draft202012Validator(json.loads(files["dossier.schema.json"])).validate(document)
    assert document["outlets"][0]["towns"] == ["skerry", "havn"]
    assert document["outlets"][0]["until"] is None


def test_a_table_is_in_both_dictionaries(table: tuple[Mapping[str, bytes], str]) -> None:
    files, page = table
    assert 'id="table-outlets"' in page or "#table-outlets" in page
    assert "A row for each paper &amp; its article." in page
    assert '<td data-label="Meaning">Slug of the &lt;paper&gt;</td>' in page
    with zipfile.ZipFile(io.BytesIO(files["dossier.zip"])) as bundle:
        readme = bundle.read("README.txt").decode()
    assert "COLUMNS OF outlets.csv\noutlet (text): Slug of the <paper>\n" in readme


def test_a_column_is_everywhere(column: tuple[Mapping[str, bytes], str], tmp_path: Path) -> None:
    files, page = column
    rows = list(csv.DictReader(io.StringIO(files["sources.csv"].decode())))
    assert all(row["letters"] == str(len(row["source"])) for row in rows)
    assert faults(tmp_path, files) == []
    assert resource(files, "sources")["schema"]["fields"][-1] == {
        "name": "letters", "title": "letters", "description": "Letters of its id", "type": "integer",
    }  # fmt: skip
    assert asked(files, "SELECT count(*) FROM source WHERE letters = length(source)") == [
        (len(rows),)
    ]
    assert asked(files, "SELECT relation FROM dictionary WHERE \"column\" = 'letters'") == [
        ("source",)
    ]
    document = json.loads(files["dossier.json"])
    Draft202012Validator(json.loads(files["dossier.schema.json"])).validate(document)
    assert document["sources"][0]["letters"] == len(document["sources"][0]["source"])
    assert '<td data-label="Meaning">Letters of its id</td>' in page


HOLDS: Mapping[str, tuple[type, ...]] = {
    "text": (str, NoneType),
    "integer": (int,),
    "number": (Decimal, int, NoneType),
    "date": (dt.date, NoneType),
    "ids": (str,),
    "offsets": (int,),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("table", [*TABLES, *NAMED, *LISTS], ids=lambda each: each.name)
def test_cells_hold_what_their_kind_says(table: Table, name: str) -> None:
    filled = table.filled(analysis_of(name))
    for column in table.columns:
        for cell in filled.cells[column.name]:
            members = cell if column.kind in (ids, offsets) else [cell]
            assert isinstance(members, Sequence)
            assert {type(each) for each in members} <= set(HOLDS[column.kind.name]), column.name
