"""`dossier.json` holds everything, nested, and satisfies the schema published beside it."""

from __future__ import annotations

import copy
import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from tests.lighthouse import rendered


def document() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(rendered().files["data/dossier.json"])
    return whole


def validator() -> Draft202012Validator:
    schema = json.loads(rendered().files["data/dossier.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_document_satisfies_its_schema() -> None:
    validator().validate(document())


def spoil(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    spoiled = copy.deepcopy(document())
    here: Any = spoiled
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    return spoiled


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("sources", 0, "claims", 0, "start"), "118"),
        (("sources", 0, "claims", 0, "quote"), 5),
        (("sources", 0, "claims", 0, "novelty"), "x"),
        (("sources", 0, "claims", 0, "counts", 0, "low"), "many"),
        (("sources", 0, "claims", 0, "as_of_from"), "2024-02-31"),
        (("sources", 0, "quantities"), 0.5),
        (("sources", 0, "summary"), None),
        (("origins", 0, "claims"), None),
        (("parties",), {}),
        (("questions", 0, "kind"), "guess"),
        (("readings", 0, "terms"), "dozens"),
        (("novelty",), []),
    ],
)
def test_the_schema_is_strict(path: tuple[str | int, ...], value: object) -> None:
    with pytest.raises(ValidationError):
        validator().validate(spoil(path, value))


@pytest.mark.parametrize("key", ["dossier", "parties", "actors", "origins", "questions", "sources"])
def test_the_schema_wants_every_part(key: str) -> None:
    whole = document()
    del whole[key]
    with pytest.raises(ValidationError):
        validator().validate(whole)


def test_the_document_holds_every_row_of_every_table() -> None:
    whole = document()
    nested = {
        "sources": whole["sources"],
        "claims": [claim for source in whole["sources"] for claim in source["claims"]],
        "counts": [
            count
            for source in whole["sources"]
            for claim in source["claims"]
            for count in claim["counts"]
        ],
        "origins": whole["origins"],
    }
    for name, records in nested.items():
        text = rendered().files[f"data/{name}.csv"].decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(rows) == len(records)
        for row, record in zip(rows, records, strict=True):
            for key, cell in row.items():
                if (name, key) == ("sources", "claims"):
                    # Nested, a source's claims are the claims themselves.
                    assert int(cell) == len(record["claims"])
                    continue
                value = record[key]
                told = (
                    ";".join(map(str, value))
                    if isinstance(value, list)
                    else ""
                    if value is None
                    else value
                )
                if isinstance(told, float):
                    assert float(cell) == told
                else:
                    assert cell == str(told), (name, key)


def test_what_people_wrote_is_there_as_they_wrote_it() -> None:
    whole = document()
    assert whole["dossier"]["title"] == "The storm at Skerry & what is told of it"
    assert whole["parties"][1]["name"] == "The <island>"
    assert [reading["id"] for reading in whole["readings"]] == ["verbatim", "house"]
    assert whole["names"][0]["variants"] == ["the rock", "the crag"]
    assert whole["dossier"]["licence"]["url"].startswith("https://")
    assert whole["sources"][0]["summary"].startswith("The harbour master speaks of *about 40*")


def test_no_article_stands_in_the_document() -> None:
    text = rendered().files["data/dossier.json"].decode()
    assert "Fishermen, he went on" not in text
