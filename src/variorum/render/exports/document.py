"""`dossier.json`: everything, nested, and the JSON Schema that describes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.entities import Actor, Name, Party
from variorum.model.fields import Record
from variorum.model.grouping import by_key
from variorum.model.info import DossierInfo
from variorum.model.questions import Question
from variorum.model.readings import Reading
from variorum.render.escape import json_file

from .table import FilledTable, Material, Table

# How many levels stand above the records of a table.
_DEPTH = 2
_WRITTEN: dict[str, type[Record]] = {
    "parties": Party, "actors": Actor, "questions": Question, "readings": Reading, "names": Name,
}  # fmt: skip


def document(analysis: Analysis, tables: Sequence[FilledTable]) -> dict[str, Any]:
    """The dossier as nested JSON values: sources hold their claims, claims their counts. The records of a
    table are made as they are asked for."""
    dossier = analysis.dossier
    keys = {each.name: each.table.key[0] for each in tables}
    # By the outer table each inner one, with its rows by the key of what they lie in.
    inner = by_key(
        (outer, (each, by_key(zip(each.cells[keys[outer]], _rows(each), strict=True))))
        for each in tables
        if (outer := each.table.within)
    )

    def record(table: FilledTable, row: Sequence[Any]) -> dict[str, Any]:
        """A row as JSON has it, with those that lie in it."""
        found = dict(zip(table.header, row, strict=True))
        key = found[table.table.key[0]]
        if table.name == "sources":
            found["summary"] = dossier.article[key].source.summary
        for each, rows in inner.get(table.name, ()):
            found[each.name] = [record(each, row) for row in rows.get(key, ())]
        return found

    return {
        "dossier": _dump(dossier.info),
        **{name: [_dump(each) for each in getattr(dossier, name)] for name in _WRITTEN},
        **{
            member: map(partial(record, table), _rows(table))
            for member, table in _members(tables).items()
        },
    }


def _rows(table: FilledTable) -> Iterator[tuple[Any, ...]]:
    return table.plain(table.table.published)


def document_file(material: Material) -> bytes:
    whole = document(material.analysis, material.tables)
    return json_file(whole, material.levels(_DEPTH))


def _members(tables: Sequence[FilledTable]) -> dict[str, FilledTable]:
    """The tables that lie within no other by their name in the document, that which holds others last."""
    outer = [each for each in tables if not each.table.within]
    outer.sort(key=lambda each: any(inner.table.within == each.name for inner in tables))
    # `questions` are those that people wrote.
    return {{"questions": "standings"}.get(each.name, each.name): each for each in outer}


def document_schema(tables: Sequence[FilledTable]) -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) that every `dossier.json` of this version satisfies."""

    def record(table: Table) -> dict[str, Any]:
        properties = {
            each.name: {**each.kind.schema, "description": each.meaning} for each in table.published
        }
        if table.name == "sources":
            properties["summary"] = {"type": "string"}
        for each in tables:
            if each.table.within == table.name:
                properties[each.name] = {"type": "array", "items": record(each.table)}
        return _object(properties)

    definitions: dict[str, Any] = {}
    shown: tuple[type[Record], ...] = (DossierInfo, *_WRITTEN.values())
    for model in shown:
        schema = model.model_json_schema(
            by_alias=True, mode="serialization", ref_template="#/$defs/{model}"
        )
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
    properties = {
        "dossier": {"$ref": "#/$defs/DossierInfo"},
        **{
            name: {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}
            for name, model in _WRITTEN.items()
        },
        **{
            member: {"type": "array", "items": record(each.table)}
            for member, each in _members(tables).items()
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dossier as published",
        **_object(properties),
        "$defs": definitions,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _dump(record: Any) -> Any:
    return record.model_dump(mode="json", by_alias=True)
