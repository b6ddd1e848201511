"""The JSON Schemas of the YAML files, by which editors complete, explain and underline.

Draft 7, which editors read best, made from the model: its types, its docstrings, and the rules of
`schema_rules`. An editor takes an unquoted `2025` or `true` for a number or a boolean while our
reader takes every scalar as text, so text may be of those kinds here.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from dataclasses import dataclass
from typing import Any

from variorum.model.dossier import SHARED_FILES
from variorum.model.fields import Record
from variorum.model.source import Source

from .schema_rules import RULES

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
            json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n"
        ).encode()
        for kind in KINDS
    }


def file_schema(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file."""
    made = kind.model.model_json_schema(by_alias=True, mode="validation")
    parts = {model.__name__: model for model in _records(kind.model)}
    definitions = {name: _record(part, parts[name]) for name, part in made.pop("$defs", {}).items()}
    return {
        "$schema": DRAFT,
        "$comment": WRITTEN_BY,
        "title": kind.files.replace("*", "ID"),
        **_record(made, kind.model),
        "definitions": definitions,
    }


def _records(model: type[Record]) -> set[type[Record]]:
    """The model and every record that stands somewhere in it."""
    found: set[type[Record]] = set()
    waiting: list[Any] = [model]
    while waiting:
        each = waiting.pop()
        if isinstance(each, type) and issubclass(each, Record) and each not in found:
            found.add(each)
            waiting += [field.annotation for field in each.model_fields.values()]
        waiting += getattr(each, "__args__", ())
    return found


def _record(made: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    schema = {"description": "", **_converted(made)}
    schema.update(_described(_unwrapped(model.__doc__ or "")))
    said = field_texts(model)
    for key, part in schema["properties"].items():
        text = said.get(key, "")
        # In draft 7 nothing beside a `$ref` counts.
        if "$ref" in part:
            part["allOf"] = [{"$ref": part.pop("$ref")}]
        part.update(_described(text))
        if found := _examples(text):
            part["examples"] = found
    if model in RULES:
        schema["allOf"] = list(RULES[model])
    return schema


def _described(text: str) -> dict[str, str]:
    """A description without marks, and the same in Markdown for editors that show it."""
    plain = text.replace("`", "")
    return {"description": plain} | ({"markdownDescription": text} if plain != text else {})


def _converted(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema as pydantic makes it, in draft 7.

    There is no null, since every scalar is text, and no title made from a key's name.
    """
    done: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "title" or (key == "default" and value in (None, [], {})):
            continue
        if key == "properties":
            done[key] = {name: _converted(part) for name, part in value.items()}
        elif key == "items":
            done[key] = _converted(value)
        elif key == "anyOf":
            left = [_converted(part) for part in value if part != {"type": "null"}]
            done.update(left[0] if len(left) == 1 else {key: left})
        elif key == "$ref":
            done[key] = value.replace("#/$defs/", "#/definitions/")
        else:
            done[key] = value
    return done


def field_texts(model: type[Record]) -> dict[str, str]:
    """What is said of each field, by the key people write."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    said: dict[str, str] = {}
    for field, after in zip(definition.body, definition.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            name = field.target.id
            said[model.model_fields[name].alias or name] = _unwrapped(after.value.value)
    return said


def _examples(text: str) -> list[str | list[str]]:
    """What a text gives after "for example": text, or a list where it is in square brackets."""
    return [
        given[1:-1].split(", ") if given.startswith("[") else given
        for given in _EXAMPLES.findall(text)
    ]


def _unwrapped(text: str) -> str:
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
