"""Every file of `data/`: what it is, and the function that builds it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from variorum.model.analysis import Analysis
from variorum.render.citation import bibtex_file, csl_file, report
from variorum.render.context import OWN_RIGHTS
from variorum.render.escape import characters, csv_text
from variorum.render.paging import many_articles
from variorum.render.templating import TEMPLATES, environment

from .annotations import annotation_collection
from .database import database
from .datapackage import datapackage, dataset, dataset_file
from .document import document_file, schema_file
from .download import GROUPS, Download, Material
from .feed import feed
from .table import FilledTable

_UNIX = 3
_READABLE = 0o100644 << 16


def _archive(material: Material) -> bytes:
    """`dossier.zip`: every download in one archive, in one order, with what it is and how it may be used.

    Another system's compressor may give other bytes.
    """
    info = material.analysis.dossier.info
    plain = environment(TEMPLATES, characters, OWN_RIGHTS=OWN_RIGHTS, licence=info.licence)
    plain.autoescape = False
    readme = plain.get_template("archive_readme.txt.j2").render(
        info=info, citation=report(material.analysis).text, material=material, GROUPS=GROUPS
    )
    members = {
        "README.txt": readme.encode(),
        "LICENSE.txt": plain.get_template("archive_licence.txt.j2").render().encode(),
        **material.files,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, content in members.items():
            # Its date is the earliest that an archive can name: nothing tells when it was made.
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = _UNIX, _READABLE
            bundle.writestr(member, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# In the order in which they are built: an archive of all files comes after them.
FILES = (
    Download(
        "datapackage.json", "Tables", "application/json",
        "The tables as a Frictionless Data Package: types, keys and the meaning of each column.",
        datapackage,
    ),
    Download(
        "dossier.json", "Everything in one file", "application/json",
        "Everything, nested: sources hold their claims, claims their counts.", document_file,
    ),
    Download(
        "dossier.schema.json", "Everything in one file", "application/schema+json",
        "The JSON Schema that dossier.json satisfies.", schema_file,
    ),
    Download(
        "variorum.sqlite", "Everything in one file", "application/vnd.sqlite3",
        "Everything as an SQLite file with keys, indexes and a full-text search of the quotes.",
        database,
    ),
    Download(
        "annotations.jsonld", "Annotations of the articles", "application/ld+json",
        "Every quote as a W3C Web Annotation on its article, with its place in the text.",
        annotation_collection,
    ),
    Download(
        "sources.bib", "References", "application/x-bibtex",
        "The report and the articles as BibTeX.", lambda material: bibtex_file(material.analysis),
    ),
    Download(
        "sources.json", "References", "application/vnd.citationstyles.csl+json",
        "The report and the articles as CSL-JSON.", lambda material: csl_file(material.analysis),
    ),
    Download(
        "dataset.jsonld", "References", "application/ld+json",
        "The collection as a schema.org Dataset, as search engines for data read it.", dataset_file,
    ),
    Download(
        "changes.atom", "Feed", "application/atom+xml",
        "The changes log and the corrections as an Atom feed.", feed,
    ),
    Download(
        "dossier.zip", "Everything in one file", "application/zip",
        "Every file of this page in one archive, with a README.", _archive,
    ),
)  # fmt: skip


def downloads(tables: Sequence[FilledTable]) -> tuple[Download, ...]:
    """All downloads, the tables first."""
    return (*map(_csv, tables), *FILES)


def _csv(table: FilledTable) -> Download:
    def build(_: Material) -> bytes:
        return csv_text(table.header, table.rows).encode()

    return Download(f"{table.name}.csv", "Tables", "text/csv", table.table.about, build)


def all_files(analysis: Analysis, tables: Sequence[FilledTable]) -> Mapping[str, bytes]:
    """Every download's bytes by its name."""
    files: dict[str, bytes] = {}
    material = Material(analysis, tuple(tables), downloads(tables), files)
    for each in material.downloads:
        files[each.name] = each.build(material)
    return files


def embedded_dataset(analysis: Analysis, tables: Sequence[FilledTable]) -> dict[str, object]:
    """The dataset as the data page holds it: its files lie in a folder beside the page, and many
    articles are listed in `dataset.jsonld` alone."""
    whole = dataset(analysis, downloads(tables), "data/")
    if many_articles(analysis.dossier):
        del whole["isBasedOn"]
    return whole
