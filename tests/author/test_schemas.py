"""The JSON Schemas say what the model says, and are as draft 7 has them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError
from tests.author.schema_instances import near_instances, schemas

from variorum.author import schemas as author_schemas
from variorum.author.schemas import DRAFT, KINDS, file_schema, schema_files
from variorum.model import (
    basis,
    claim,
    count,
    entities,
    fields,
    info,
    questions,
    readings,
    source,
)
from variorum.model.failure import Refused
from variorum.model.fields import Record

RECORDS: dict[str, type[Record]] = {
    name: found
    for module in (
        basis,
        claim,
        count,
        entities,
        fields,
        info,
        questions,
        readings,
        source,
    )
    for name, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, Record) and found is not Record
}
NEWER = {"$defs", "$anchor", "$dynamicRef", "prefixItems", "dependentRequired", "dependentSchemas",
         "unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains"}  # fmt: skip
# What the model refuses and a schema can't see: arithmetic between values, and of numbers as text.
UNSEEN = (
    "is not below the high end",
    "are not in order",
    "the factors do not hold the number itself between them",
    "a share is at most 100 percent",
    "more are alike than there are",
    "a raised quote limit gives its reason",
    "the date of publication is not what the metadata gives",
    "metadata says when an article was published",
    "there is no currency",
)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from nodes(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from nodes(part)


def record(name: str) -> dict[str, Any]:
    schema = schemas()[name]
    found: dict[str, Any] = schema["definitions"].get(name, schema)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_is_draft_7_and_nothing_newer(kind: author_schemas.FileKind) -> None:
    schema = file_schema(kind)
    assert schema["$schema"] == DRAFT
    Draft7Validator.check_schema(schema)
    for node in nodes(schema):
        assert not NEWER & set(node)
        if "$ref" in node:
            assert set(node) == {"$ref"}, "in draft 7 nothing beside a reference counts"
            assert node["$ref"].rpartition("/")[2] in schema["definitions"]
        assert node.get("type") != "null"


def test_the_same_model_gives_the_same_bytes() -> None:
    assert schema_files() == schema_files()
    for content in schema_files().values():
        assert content.endswith(b"}\n")
        json.loads(content)


def test_every_record_of_the_model_is_in_a_schema() -> None:
    assert set(schemas()) == set(RECORDS)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_key_is_there_with_a_description(name: str) -> None:
    schema, model = record(name), RECORDS[name]
    assert schema["description"]
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == {
        field.alias or key for key, field in model.model_fields.items()
    }
    for key, part in schema["properties"].items():
        assert part.get("description", "").endswith("."), key
        assert "`" not in part["description"], key
    assert set(schema.get("required", ())) == {
        field.alias or key for key, field in model.model_fields.items() if field.is_required()
    }


def test_every_example_is_one() -> None:
    shown = 0
    for schema in schemas().values():
        resolver = {"definitions": schema["definitions"]}
        for node in nodes(schema):
            for example in node.get("examples", ()) if "description" in node else ():
                shown += 1
                Draft7Validator({**resolver, **node}).validate(example)
    assert shown > 50


def choices(annotation: Any) -> Iterator[tuple[Any, ...]]:
    if get_origin(annotation) is Literal:
        yield get_args(annotation)
    for part in getattr(annotation, "__args__", ()):
        yield from choices(part)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_choice_is_explained(name: str) -> None:
    enums = {
        tuple(node.get("enum") or [node["const"]]): node
        for key in record(name)["properties"].values()
        for node in nodes(key)
        if "enum" in node or "const" in node
    }
    wanted = {
        each for field in RECORDS[name].model_fields.values() for each in choices(field.annotation)
    }
    assert wanted <= set(enums)
    for each in wanted:
        assert len(enums[each]["enumDescriptions"]) == len(each)
        assert all(enums[each]["enumDescriptions"])


def refusals(model: type[Record], value: Any) -> list[str]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [
            str(each.get("ctx", {}).get("error", each["type"]))
            for each in error.errors(include_url=False)
        ]
    except Refused as refused:
        return [str(refused)]
    return []


@pytest.mark.parametrize("name", sorted(RECORDS))
@given(data=st.data())
def test_schema_and_model_agree(name: str, data: st.DataObject) -> None:
    value = data.draw(near_instances(name))
    refused = refusals(RECORDS[name], value)
    valid = Draft7Validator(schemas()[name]).is_valid(value)
    if not refused:
        assert valid, "an editor would underline what the reader accepts"
    elif not all(any(unseen in message for unseen in UNSEEN) for message in refused):
        assert not valid, refused


@pytest.mark.parametrize("value", [2025, 12, -1, 1.5, True, False, "no", "2025-12-25", "12:30"])
def test_text_may_be_what_an_editor_takes_for_something_else(value: object) -> None:
    text = record("Party")["properties"]["name"]
    Draft7Validator(text).validate(value)


@pytest.mark.parametrize("value", [None, "", " ", [], {}])
def test_text_is_neither_empty_nor_a_list(value: object) -> None:
    assert not Draft7Validator(record("Party")["properties"]["name"]).is_valid(value)


def test_keys_that_depend_on_numbers() -> None:
    info = Draft7Validator(schemas()["DossierInfo"])
    given = {
        "title": "x", "question": "x", "period": 2025, "editors": "x", "licence": {"name": "x"},
        "lead": "x", "quote_limit": 25,
    }  # fmt: skip
    info.validate(given)
    assert not info.is_valid({**given, "quote_limit": 26})
    info.validate({**given, "quote_limit": 26, "quote_limit_because": "x"})
    assert not info.is_valid({**given, "quote_limit": 101, "quote_limit_because": "x"})
    factors = Draft7Validator(schemas()["Approximation"])
    factors.validate({"low": 0.8, "high": 1})
    assert not factors.is_valid({"low": 1.1, "high": 1.2})
