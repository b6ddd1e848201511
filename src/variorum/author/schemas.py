"""The JSON Schemas of the YAML files, by which editors complete, explain and underline.

Draft 7, which editors read best, made from the model: its types and docstrings, and from
`schema_rules.yaml`, what a record's keys demand of one another, as far as a schema can say it. The
model holds those in `model_post_init`, which no generator can read; a test holds that both say the same.

An editor takes an unquoted `2025` or `true` for a number or a boolean while our reader takes every
scalar as text, so text may be of those kinds here.
"""

from __future__ import annotations

import ast
import copy
import inspect
import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema

from variorum.model.dossier import SHARED_FILES
from variorum.model.fields import CLAIM_PATTERN, NAME_PATTERN, SLUG_PATTERN, Record
from variorum.model.source import Source

FOLDER = "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"
WRITTEN_BY = "Written by `variorum schema` from the model; edit that instead."
_EXAMPLES = re.compile(r"[Ff]or example `([^`]+)`")


@dataclass(frozen=True)
class FileKind:
    """A kind of YAML file: its schema's name, its model, and where such files lie."""

    name: str
    model: type[Record]
    files: str


KINDS = (
    FileKind("source", Source, "data/sources/*.yaml"),
    *(FileKind(name, model, f"data/{name}.yaml") for name, model in SHARED_FILES.items()),
)


def schema_files() -> dict[str, bytes]:
    """Every schema's bytes by its path in a dossier; the same for the same model."""
    return {
        f"{FOLDER}/{kind.name}.json": (
            json.dumps(written_schema(kind), ensure_ascii=False, indent=2) + "\n"
        ).encode()
        for kind in KINDS
    }


def written_schema(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file as people write it, with its short forms."""
    schema = file_schema(kind)
    if kind.model is Source:
        schema["definitions"]["SourceTie"] = copy.deepcopy(schema["definitions"]["Tie"])
        _merge(schema, short_forms())
    return schema


def short_forms() -> dict[str, Any]:
    """What short forms change in the schema of a source."""
    return _beside("short_forms.yaml", SLUG=SLUG_PATTERN[1:-1], NAME=NAME_PATTERN[1:-1])


def _merge(schema: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Makes changes in a schema as JSON Merge Patch (RFC 7396) does."""
    for key, value in changes.items():
        if key == "description":
            schema.update(_described(value))
        elif isinstance(value, dict):
            _merge(schema.setdefault(key, {}), value)
        else:
            schema[key] = value


def file_schema(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file, as its model has it."""
    made = kind.model.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Draft7, mode="validation"
    )
    definitions = dict(sorted(made.pop("$defs", {}).items()))
    return {
        "$schema": DRAFT,
        "$comment": WRITTEN_BY,
        "title": kind.files.replace("*", "ID"),
        **made,
        "definitions": definitions,
    }


class _Draft7(GenerateJsonSchema):
    """There is no null, since every scalar is text, and no title made from a key's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], {}):
            made.pop("default", None)
        return made

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """A record's schema with its docstrings and the rules between its keys."""
        model: type[Record] = schema["cls"]
        made = {"description": "", **super().sort(super().model_schema(schema))}
        del made["title"]
        made.update(_described(_unwrapped(model.__doc__ or "")))
        texts = field_texts(model)
        for key, part in made["properties"].items():
            # In draft 7 nothing beside a `$ref` counts.
            if "$ref" in part:
                part["allOf"] = [{"$ref": part.pop("$ref")}]
            part.update(_described(texts.get(key, "")))
        if rules := _beside("schema_rules.yaml", CLAIM=CLAIM_PATTERN).get(model.__name__):
            made["allOf"] = rules
        return made

    def sort(self, value: dict[str, Any], parent_key: str | None = None) -> dict[str, Any]:
        return value  # Each record is sorted by itself, and what is said of it comes last.


def _described(text: str) -> dict[str, Any]:
    """A description without marks, the same in Markdown for editors that show it, and what it gives after
    "for example": text, or a list where it is in square brackets."""
    told: dict[str, Any] = {"description": text.replace("`", "")}
    if told["description"] != text:
        told["markdownDescription"] = text
    if given := _EXAMPLES.findall(text):
        told["examples"] = [each[1:-1].split(", ") if each[0] == "[" else each for each in given]
    return told


def field_texts(model: type[Record]) -> dict[str, str]:
    """What is said of each field, by the key people write."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    said: dict[str, str] = {}
    for pair in pairwise(definition.body):
        match pair:
            case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                said[model.model_fields[name].alias or name] = _unwrapped(text)
    return said


def _unwrapped(text: str) -> str:
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


@cache
def _beside(name: str, **patterns: str) -> dict[str, Any]:
    """The parts of schemas that a file beside this module has, with patterns in the place of `<NAME>`."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    parts: dict[str, Any] = yaml.safe_load(re.sub("<([A-Z]+)>", lambda m: patterns[m[1]], text))
    return parts
