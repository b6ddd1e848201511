"""The format page's list of every key, from the model and the docstrings below its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from variorum.author.schemas import KINDS, field_texts, short_forms
from variorum.model.fields import Record
from variorum.model.source import Source

HEADING = "## Every key\n"
_INTRODUCTION = """
Keys in **bold** are asked for; the others may be left out. The examples are invented; other forms may do as well.
"""
_HEAD = "| key | says | example |\n| --- | --- | --- |\n"
_EXAMPLES = Path(__file__).with_name("examples.yaml")
# What the docstring gives as an example stands in a column of its own.
_GIVEN = re.compile(r",? for example `[^`]+`(?=[.:;])| For example `[^`]+`\.?$")


def every_key() -> str:
    """The section, up to the next one."""
    said: set[type[Record]] = set()
    told: list[str] = []
    for kind in KINDS:
        told.append(f"\n### `{kind.files.replace('*', 'ID')}`\n\n{_HEAD}")
        for above, model in _records(kind.model, ""):
            if model in said:
                continue
            said.add(model)
            texts = field_texts(model)
            for name, field in model.model_fields.items():
                key = field.alias or name
                shown = f"`{above}{key}`"
                shown = f"**{shown}**" if field.is_required() else shown
                told.append(_row(shown, texts[key], example(model.__name__, key, texts[key])))
        if kind.model is Source:
            told.extend(
                _row(f"`{key}`", text, example("SourceTie" if "." in key else "Source", name))
                for key, text in _short_keys()
                for name in [key.rpartition(".")[2]]
            )
    return HEADING + _INTRODUCTION + "".join(told)


def examples() -> dict[str, dict[str, str]]:
    """What `examples.yaml` gives for the keys of each record, as it is written there."""
    found: dict[str, dict[str, str]] = {}
    for line in _EXAMPLES.read_text(encoding="utf-8").splitlines():
        key, _, value = line.strip().partition(": ")
        if line.startswith("  "):
            found[list(found)[-1]][key] = value
        elif not line.startswith("#"):
            found[line.rstrip(":")] = {}
    return found


def example(record: str, key: str, says: str = "") -> str:
    """The example of a key as YAML: what its docstring gives, or what the file has."""
    given = _given(says)
    kept = examples().get(record, {})
    if given:
        assert key not in kept, f"{record}.{key} has an example in its docstring"
        return given
    return kept[key]


def _given(says: str) -> str:
    found = re.search(r"[Ff]or example `([^`]+)`", says)
    if not found:
        return ""
    # A list is written as one; other words need marks only where YAML asks for them.
    plain = found[1]
    return plain if plain.startswith("[") or yaml.safe_load(f"x: {plain}") else json.dumps(plain)


def _row(key: str, says: str, given: str) -> str:
    name = key.strip("*`").rpartition(".")[2]
    return f"| {key} | {_cell(_GIVEN.sub('', says).strip())} | `{_cell(f'{name}: {given}')}` |\n"


def with_every_key(page: str) -> str:
    """The page with its list as the model has it, before what is said of values not decided."""
    last = "\n## Not decided yet\n"
    before, found, after = page.partition(last)
    assert found
    return before.partition(f"\n{HEADING}")[0] + f"\n{every_key()}" + found + after


def _short_keys() -> Iterator[tuple[str, str]]:
    """The keys of short forms, which no record has."""
    changes = short_forms()
    yield from (
        (key, part["description"]) for key, part in changes["properties"].items() if "type" in part
    )
    tie = changes["definitions"]["SourceTie"]["properties"]
    yield from ((f"ties.{key}", part["description"]) for key, part in tie.items())


def _records(model: type[Record], above: str) -> Iterator[tuple[str, type[Record]]]:
    """The record and those inside it, each with the keys above its own."""
    yield above, model
    for name, field in model.model_fields.items():
        for inner in _inner(field.annotation):
            yield from _records(inner, f"{above}{field.alias or name}.")


def _inner(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        assert issubclass(annotation, Record)
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inner(part)


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")
