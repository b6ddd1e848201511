"""The format page lists every key that people may write."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema.parsers.yaml import construct_yaml_implementation, impl2loader
from jsonschema import Draft7Validator
from pydantic import ValidationError
from tests.author.format_page import example, examples, with_every_key
from tests.author.test_schemas import RECORDS

from variorum.author.schemas import KINDS, field_texts, short_forms, written_schema

# Short forms, which the reader puts in full before the model sees them.
SHORT = {("Source", "claims"), ("Claim", "answer"), ("Claim", "count"), ("Claim", "origin"), ("Claim", "as_of"),
         ("Source", "ties"), ("Source", "moments")}  # fmt: skip
as_editors_read = impl2loader(construct_yaml_implementation())
PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def test_every_key_of_every_record_is_listed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = (
        "run VARIORUM_RENEW_STARTER=1 .venv/bin/pytest tests/author/test_new_dossier.py::test_renew"
    )
    assert page == with_every_key(page), told
    keys = {f.alias or name for model in RECORDS.values() for name, f in model.model_fields.items()}
    assert [key for key in sorted(keys) if f".{key}`" not in page and f"`{key}`" not in page] == []


def holders(record: str) -> list[dict[str, Any]]:
    """The schemas of a record as people write it, each with all definitions it may refer to."""
    found = []
    for kind in KINDS:
        schema = written_schema(kind)
        holder = schema["definitions"].get(record)
        if kind.model is RECORDS.get(record):
            holder = schema
        if holder is not None:
            found.append({"definitions": schema["definitions"], "properties": holder["properties"]})
    return found


@pytest.mark.parametrize("record", sorted({*RECORDS, "SourceTie"}))
def test_each_example_is_valid(record: str) -> None:
    model = RECORDS.get(record)
    texts = field_texts(model) if model else {}
    keys = set(examples().get(record, {})) | set(texts)
    schemas = holders(record)
    assert schemas
    for key in keys:
        line = f"{key}: {example(record, key, texts.get(key, ''))}"
        # As an editor reads it, and as our reader does, for whom every scalar is text.
        seen = as_editors_read(BytesIO(line.encode()))
        read = yaml.load(line, yaml.BaseLoader)
        for schema in schemas:
            Draft7Validator(schema).validate(seen)
        field = next(
            (f for name, f in model.model_fields.items() if (f.alias or name) == key), None
        ) if model else None  # fmt: skip
        if model and field is not None and (record, key) not in SHORT:
            with pytest.raises(ValidationError) as refused:
                model.model_validate({key: read[key], "no such key": ""})
            assert key not in {each["loc"][0] for each in refused.value.errors()}, line


def test_every_example_belongs_to_a_key() -> None:
    short = {
        "Source": {"moments"},
        "SourceTie": set(short_forms()["definitions"]["SourceTie"]["properties"]),
    }
    for record, given in examples().items():
        texts = field_texts(RECORDS[record]) if record in RECORDS else {}
        assert given.keys() <= {*texts, *short.get(record, ())}, record
