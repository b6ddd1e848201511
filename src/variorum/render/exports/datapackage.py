"""What the dossier is, for programs: `datapackage.json`, the tables as a Frictionless Data Package, and
`dataset.jsonld`, the collection as a schema.org Dataset, as search engines for data read it.

The package keeps to version 1 of the specification (specs.frictionlessdata.io), which programs of both
versions read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.source import Source
from variorum.render import citation
from variorum.render.addresses import DATA, absolute
from variorum.render.escape import json_file
from variorum.render.long_lists import many_articles
from variorum.render.words import joined, plural

from .table import Column, Download, Material, Table, hash_name, known, present

_NAMELESS = re.compile(r"[^\w.-]", re.ASCII)


def datapackage(material: Material) -> bytes:
    analysis = material.analysis
    info = analysis.dossier.info
    # As the specification wants it: `CC-BY-4.0`.
    short_name = _NAMELESS.sub("-", info.licence.name).strip("-") or "other"
    licence = {
        "title": info.licence.name,
        "name": short_name,
        "path": info.licence.url,
    }
    descriptor = {
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": info.title,
        "description": f"{info.question} {info.licence.note or ''}".strip(),
        "licenses": [present(licence)],
        "contributors": [{"title": editor, "role": "author"} for editor in info.editors],
        "resources": [_resource(each.table, material) for each in material.tables],
        "version": str(analysis.dossier.edition or ""),
        "homepage": absolute(analysis, ""),
    }
    return json_file(present(descriptor))


def _resource(table: Table, material: Material) -> dict[str, Any]:
    size, sha256 = material.sums[f"{table.name}.csv"]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "schema": {
            "fields": [_field(column, table) for column in table.published],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table, [each.table for each in material.tables]),
        },
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.name,
        "description": column.meaning,
        **column.kind.package,
    }
    # Where a dossier has no reading rules, the rest of a key is empty.
    if column.name == table.key[0]:
        field["constraints"] = {**field.get("constraints", {}), "required": True}
    return field


def _foreign_keys(table: Table, tables: Sequence[Table]) -> list[dict[str, Any]]:
    """The references to other published tables, those in the table's own key first."""
    # Of the tables whose keys begin with one column, the first is the one that it names.
    targets = {each.key[0]: each.name for each in reversed(tables)}
    order = list(reversed(targets))
    found = [c for c in table.published if targets.get(c.refers, table.name) != table.name]
    found.sort(key=lambda each: (each.name not in table.key, order.index(each.refers)))
    return [
        {
            "fields": [each.name],
            "reference": {"resource": targets[each.refers], "fields": [each.refers]},
        }
        for each in found
    ]


def dataset(
    analysis: Analysis, downloads: Sequence[Download], *, on_page: bool = False
) -> dict[str, Any]:
    """The dataset as JSON-LD, in a file beside the others or `on_page`, where the files lie in a folder beside
    the page, and many articles are left to the file."""
    info = analysis.dossier.info
    base = absolute(analysis, "data/") or ("data/" if on_page else "")
    articles = [_article(each.source) for each in analysis.dossier.articles]
    licence = {
        "@type": "CreativeWork",
        "name": info.licence.name,
        "url": info.licence.url,
        "description": info.licence.note,
    }
    whole = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": info.title,
        # Never as short as search engines refuse it, below 50 characters.
        "description": f"{info.question} What is reported in {plural(len(analysis.dossier.articles), 'article')}, "
        "claim by claim: who says what, on whose word and of which time, each with the article’s exact words.",
        "inLanguage": info.language,
        "isAccessibleForFree": True,
        "license": present(licence),
        # A creator must have a type. Whether an editor is a person or an institution is not ours to
        # guess; those who edit a collection together are an organisation, be it of one.
        "creator": {
            "@type": "Organization",
            "name": joined(info.editors),
            "description": "The editors of this collection",
        },
        "citation": citation.report(analysis).text,
        "temporalCoverage": None if info.period.unknown else str(info.period),
        "dateModified": str(analysis.dossier.edition or ""),
        "@id": absolute(analysis, f"{DATA}#dataset"),
        "url": absolute(analysis, DATA),
        "isBasedOn": None if on_page and many_articles(analysis.dossier) else articles,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.name,
                "description": each.about,
                "encodingFormat": each.media_type,
                "contentUrl": base + each.name,
            }
            for each in downloads
        ],
    }
    return present(whole)


def _article(source: Source) -> dict[str, Any]:
    outlet = known(source.outlet)
    article = {
        "@type": "NewsArticle",
        "headline": known(source.title),
        "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        "url": source.url,
        "identifier": hash_name(source.sha256),
    }
    return present(article)
