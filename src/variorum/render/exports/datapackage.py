"""`datapackage.json`: the tables as a Frictionless Data Package.

The descriptor keeps to version 1 of the specification (specs.frictionlessdata.io), which programs
of both versions read.
"""

from __future__ import annotations

import hashlib
from typing import Any

from variorum.render.citation import absolute, edition
from variorum.render.escape import json_text

from .download import Material
from .keys import FOREIGN, PRIMARY
from .table import Column, Kind, Table

_TYPES: dict[Kind, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "date": {"type": "date", "format": "default"},
    # Version 1 has no lists: what stands between semicolons is told by the pattern.
    "ids": {"type": "string", "constraints": {"pattern": "[^;]+(;[^;]+)*"}},
    "offsets": {"type": "string", "constraints": {"pattern": "[0-9]+(;[0-9]+)*"}},
}


def datapackage(material: Material) -> bytes:
    analysis = material.analysis
    info = analysis.dossier.info
    date = edition(analysis)
    licence = {"title": info.licence.name, "name": _licence_name(info.licence.name)}
    if info.licence.url:
        licence["path"] = info.licence.url
    descriptor: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": info.title,
        "description": f"{info.question} {info.licence.note or ''}".strip(),
        "licenses": [licence],
        "contributors": [{"title": editor, "role": "author"} for editor in info.editors],
        "resources": [_resource(table, material) for table in material.tables],
    }
    if date:
        descriptor["version"] = str(date)
    if info.site_url:
        descriptor["homepage"] = absolute(analysis, "")
    return json_text(descriptor).encode()


def _licence_name(name: str) -> str:
    """The licence's short name as the specification wants it: `CC-BY-4.0`."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-._") else "-" for c in name)
    return kept.strip("-") or "other"


def _resource(table: Table, material: Material) -> dict[str, Any]:
    content = material.files[f"{table.name}.csv"]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(PRIMARY[table.name]),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.name,
        "description": column.meaning,
    }
    field |= _TYPES[column.kind]
    # Where a dossier has no reading rules, the rest of a key is empty.
    if column.name == PRIMARY[table.name][0]:
        field["constraints"] = {**field.get("constraints", {}), "required": True}
    return field


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    return [
        {"fields": [column], "reference": {"resource": target, "fields": [there]}}
        for name, column, target, there in FOREIGN
        if name == table.name
    ]
