"""The format page's list of every key, from the model and the docstrings below its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from variorum.author.schemas import KINDS, field_texts, short_forms
from variorum.model.fields import Record
from variorum.model.source import Source

HEADING = "## Every key\n"
_INTRODUCTION = """
Keys in **bold** are asked for; the others may be left out.
"""


def every_key() -> str:
    """The section, up to the next one."""
    said: set[type[Record]] = set()
    told: list[str] = []
    for kind in KINDS:
        told.append(f"\n### `{kind.files.replace('*', 'ID')}`\n\n| key | says |\n| --- | --- |\n")
        for above, model in _records(kind.model, ""):
            if model in said:
                continue
            said.add(model)
            texts = field_texts(model)
            for name, field in model.model_fields.items():
                key = field.alias or name
                shown = f"`{above}{key}`"
                shown = f"**{shown}**" if field.is_required() else shown
                told.append(f"| {shown} | {_cell(texts[key])} |\n")
        if kind.model is Source:
            told.extend(f"| `{key}` | {_cell(text)} |\n" for key, text in _short_keys())
    return HEADING + _INTRODUCTION + "".join(told)


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
