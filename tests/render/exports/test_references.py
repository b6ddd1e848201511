"""`sources.bib` and `sources.json`: the report and every article, for reference managers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pybtex.database import parse_string
from tests.exported import NAMES, analysis_of, files_of

TEXT = {"type": "string", "minLength": 1}
PART = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
DATE = {
    "type": "object",
    "minProperties": 1,
    "properties": {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": PART},
        "literal": TEXT,
        "circa": {"type": "boolean"},
    },
    "additionalProperties": False,
}
NAME = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"literal": TEXT},
        "required": ["literal"],
        "additionalProperties": False,
    },
}
# What we write of the CSL-JSON schema (csl-data.json 1.0.2); a key it does not know is refused.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {
            "id": TEXT,
            "type": {"enum": ["report", "webpage", "article-newspaper"]},
            "title": TEXT,
            "container-title": TEXT,
            "author": NAME,
            "editor": NAME,
            "issued": DATE,
            "accessed": DATE,
            "URL": TEXT,
            "language": TEXT,
            "note": TEXT,
        },
        "additionalProperties": False,
    },
}


def items(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files_of(name)["sources.json"])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_csl_json_is_as_its_schema_wants_it(name: str) -> None:
    Draft202012Validator(CSL).validate(items(name))


@pytest.mark.parametrize("name", NAMES)
def test_both_hold_the_report_and_every_article(name: str) -> None:
    keys = ["report", *(f"source:{a.source.id}" for a in analysis_of(name).dossier.articles)]
    assert [item["id"] for item in items(name)] == keys
    entries = parse_string(files_of(name)["sources.bib"].decode(), "bibtex").entries
    assert list(entries) == keys


def test_a_program_reads_the_words_back() -> None:
    bibliography = parse_string(files_of("lighthouse")["sources.bib"].decode(), "bibtex")
    report = bibliography.entries["report"]
    from pybtex.richtext import Text

    title = Text.from_latex(report.fields["title"])
    assert str(title) == "The storm at Skerry & what is told of it"
    assert [str(person) for person in report.persons["editor"]] == ["{Ida Blom}", "{Otto Rask}"]
