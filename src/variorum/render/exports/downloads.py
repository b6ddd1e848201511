"""Every file of `data/`: what it is, and the function that builds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from variorum.model.analysis import Analysis
from variorum.render.escape import csv_text, json_text
from variorum.render.paging import many_articles

from .annotations import annotation_collection
from .archive import archive
from .database import database
from .datapackage import datapackage
from .dataset import dataset, dataset_file
from .document import DEPTH, document, document_schema
from .download import Download, Group, Material, record_levels
from .feed import feed
from .references import bibtex_file, csl_file
from .table import FilledTable


def _document(material: Material) -> bytes:
    levels = record_levels(material.analysis, DEPTH)
    return json_text(document(material.analysis, material.tables), levels).encode()


def _document_schema(material: Material) -> bytes:
    return json_text(document_schema(material.tables)).encode()


# In the order in which they are built: an archive of all files comes after them.
FILES: tuple[tuple[str, Group, str, str, Callable[[Material], bytes]], ...] = (
    (
        "datapackage.json", "tables", "application/json",
        "The tables as a Frictionless Data Package: types, keys and the meaning of each column.",
        datapackage,
    ),
    (
        "dossier.json", "whole", "application/json",
        "Everything, nested: sources hold their claims, claims their counts.", _document,
    ),
    (
        "dossier.schema.json", "whole", "application/schema+json",
        "The JSON Schema that dossier.json satisfies.", _document_schema,
    ),
    (
        "variorum.sqlite", "whole", "application/vnd.sqlite3",
        "Everything as an SQLite file with keys, indexes and a full-text search of the quotes.",
        database,
    ),
    (
        "annotations.jsonld", "annotations", "application/ld+json",
        "Every quote as a W3C Web Annotation on its article, with its place in the text.",
        annotation_collection,
    ),
    (
        "sources.bib", "citations", "application/x-bibtex",
        "The report and the articles as BibTeX.", bibtex_file,
    ),
    (
        "sources.json", "citations", "application/vnd.citationstyles.csl+json",
        "The report and the articles as CSL-JSON.", csl_file,
    ),
    (
        "dataset.jsonld", "citations", "application/ld+json",
        "The collection as a schema.org Dataset, as search engines for data read it.", dataset_file,
    ),
    (
        "changes.atom", "feed", "application/atom+xml",
        "The changes log and the corrections as an Atom feed.", feed,
    ),
    (
        "dossier.zip", "whole", "application/zip",
        "Every file of this page in one archive, with a README.", archive,
    ),
)  # fmt: skip


def downloads(tables: Sequence[FilledTable]) -> tuple[Download, ...]:
    """All downloads, the tables first."""
    return (
        *(
            Download(f"{table.name}.csv", "tables", "text/csv", table.table.about)
            for table in tables
        ),
        *(Download(name, group, kind, about) for name, group, kind, about, _ in FILES),
    )


def all_files(analysis: Analysis, tables: Sequence[FilledTable]) -> Mapping[str, bytes]:
    """Every download's bytes by its name."""
    files = {f"{table.name}.csv": csv_text(table.header, table.rows).encode() for table in tables}
    found = downloads(tables)
    for name, _, _, _, build in FILES:
        files[name] = build(Material(analysis, tuple(tables), found, dict(files)))
    return files


def embedded_dataset(analysis: Analysis, tables: Sequence[FilledTable]) -> dict[str, object]:
    """The dataset as the data page holds it: its files lie in a folder beside the page, and many
    articles are listed in `dataset.jsonld` alone."""
    whole = dataset(Material(analysis, tuple(tables), downloads(tables), {}), "data/")
    if many_articles(analysis.dossier):
        del whole["isBasedOn"]
    return whole
