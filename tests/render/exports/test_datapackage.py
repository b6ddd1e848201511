"""`datapackage.json` describes the tables as they are: Frictionless finds no fault with either."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.exported import NAMES, analysis_of, files, files_of

from variorum.analyse import analyse
from variorum.render.exports.tables import TABLES, all_tables


def faults(folder: Path, content: Mapping[str, bytes]) -> list[Any]:
    """What `frictionless validate` says of the package."""
    # Takes half a second to import: only where it is used.
    import frictionless

    for name, each in content.items():
        (folder / name).write_bytes(each)
    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    found: list[Any] = report.flatten(["type", "message"])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_frictionless_finds_no_fault(name: str, tmp_path: Path) -> None:
    assert faults(tmp_path, files_of(name)) == []


def test_frictionless_would_find_a_fault(tmp_path: Path) -> None:
    content = dict(files_of("harbour"))
    content["claims.csv"] = content["claims.csv"].replace(b"harbour-gazette,", b"nobody,", 1)
    told = {kind for kind, _ in faults(tmp_path, content)}
    assert {"foreign-key", "hash-count"} <= told


def test_a_dossier_without_reading_rules_points_nowhere(tmp_path: Path) -> None:
    bare = analyse(replace(analysis_of("harbour").dossier, readings=()))
    assert faults(tmp_path, files(bare)) == []


@pytest.mark.parametrize("name", NAMES)
def test_fields_are_the_columns_with_their_meaning(name: str) -> None:
    package = json.loads(files_of(name)["datapackage.json"])
    tables = {table.name: table for table in all_tables(analysis_of(name))}
    assert [each["name"] for each in package["resources"]] == list(tables)
    for resource in package["resources"]:
        columns = tables[resource["name"]].table.published
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == [c.name for c in columns]
        assert [f["description"] for f in fields] == [c.meaning for c in columns]


@pytest.mark.parametrize("name", NAMES)
def test_keys_name_one_row(name: str) -> None:
    for table in TABLES:
        text = files_of(name)[f"{table.name}.csv"].decode()
        rows = [
            tuple(row[k] for k in table.key)
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]
        assert len(rows) == len(set(rows))


def test_keys_are_of_columns_that_are_there() -> None:
    columns = {table.name: [each.name for each in table.published] for table in TABLES}
    package = json.loads(files_of("harbour")["datapackage.json"])
    schemas = {each["name"]: each["schema"] for each in package["resources"]}
    assert set(schemas) == set(columns)
    for name, schema in schemas.items():
        assert set(schema["primaryKey"]) <= set(columns[name])
        for key in schema["foreignKeys"]:
            target = key["reference"]["resource"]
            assert key["fields"][0] in columns[name]
            assert key["reference"]["fields"][0] == schemas[target]["primaryKey"][0]
    told = {name: [k["fields"][0] for k in s["foreignKeys"]] for name, s in schemas.items()}
    assert told == {
        "sources": [],
        "claims": ["source", "origin", "question"],
        "counts": ["claim", "source", "origin", "question"],
        "origins": [],
        "questions": [],
        "findings": ["origin", "question"],
        "shared_wording": ["left", "right"],
    }


def test_editors_licence_and_edition_are_told() -> None:
    package = json.loads(files_of("harbour")["datapackage.json"])
    assert package["contributors"] == [{"title": "The Test Editors", "role": "author"}]
    assert package["licenses"] == [
        {
            "title": "CC BY 4.0",
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert package["version"] == "2024-03-05"
    assert "homepage" not in package
