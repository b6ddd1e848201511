"""`dossier.json`: everything, nested, and the JSON Schema that describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.model.actors import Actor, Party
from variorum.model.analysis import Analysis
from variorum.model.fields import Record
from variorum.model.info import DossierInfo
from variorum.model.names import Name
from variorum.model.questions import Question
from variorum.model.readings import Reading

from .table import Column, Table

DEPTH = 4
"""How many levels stand above a claim."""
_TYPES: dict[str, Any] = {
    "text": {"type": ["string", "null"]},
    "integer": {"type": "integer"},
    "number": {"type": ["number", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "ids": {"type": "array", "items": {"type": "string"}},
    "offsets": {"type": "array", "items": {"type": "integer"}},
}
_TABLES: dict[str, type[Record]] = {
    "parties": Party, "actors": Actor, "questions": Question, "readings": Reading, "names": Name,
}  # fmt: skip


def document(analysis: Analysis, tables: Sequence[Table]) -> dict[str, Any]:
    """The dossier as nested JSON values: sources hold their claims, claims their counts."""
    records = {table.name: table.records() for table in tables}
    counts: dict[Any, list[dict[str, Any]]] = {}
    for count in records["counts"]:
        counts.setdefault(count["claim"], []).append(count)
    claims: dict[Any, list[dict[str, Any]]] = {}
    for claim in records["claims"]:
        claim["counts"] = counts.get(claim["claim"], [])
        claims.setdefault(claim["source"], []).append(claim)
    dossier = analysis.dossier
    return {
        "dossier": _dump(dossier.info),
        **{name: [_dump(each) for each in getattr(dossier, name)] for name in _TABLES},
        "origins": records["origins"],
        "standings": records["questions"],
        "findings": records["findings"],
        "sources": [
            {
                **source,
                "summary": dossier.article[str(source["source"])].source.summary,
                "claims": claims.get(source["source"], []),
            }
            for source in records["sources"]
        ],
    }


def document_schema(tables: Sequence[Table]) -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) that every `dossier.json` of this version satisfies."""
    by_name = {table.name: table for table in tables}
    count = _record(by_name["counts"].columns)
    claim = _record(by_name["claims"].columns, counts={"type": "array", "items": count})
    source = _record(
        by_name["sources"].columns,
        summary={"type": "string"},
        claims={"type": "array", "items": claim},
    )
    names = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}
        for name, model in _TABLES.items()
    }
    definitions: dict[str, Any] = {}
    shown: tuple[type[Record], ...] = (DossierInfo, *_TABLES.values())
    for model in shown:
        schema = model.model_json_schema(
            by_alias=True, mode="serialization", ref_template="#/$defs/{model}"
        )
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
    properties = {
        "dossier": {"$ref": "#/$defs/DossierInfo"},
        **names,
        "origins": {"type": "array", "items": _record(by_name["origins"].columns)},
        "standings": {"type": "array", "items": _record(by_name["questions"].columns)},
        "findings": {"type": "array", "items": _record(by_name["findings"].columns)},
        "sources": {"type": "array", "items": source},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dossier as published",
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }


def _record(columns: Sequence[Column], **more: Any) -> dict[str, Any]:
    properties = {
        **{c.name: {**_TYPES[c.kind], "description": c.meaning} for c in columns},
        **more,
    }
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _dump(record: Any) -> Any:
    return record.model_dump(mode="json", by_alias=True)
