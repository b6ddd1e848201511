"""Every file of `data/`: what it is, and the function that builds it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence

from variorum.model.analysis import Analysis
from variorum.model.grouping import grouped
from variorum.model.workers import Follow, unfollowed
from variorum.render.citation import bibtex_file, csl_file, report
from variorum.render.context import OWN_RIGHTS
from variorum.render.escape import characters, csv_text, json_file
from variorum.render.templating import TEMPLATES, environment

from .annotations import annotation_collection
from .database import database
from .datapackage import datapackage, dataset
from .document import document_file, document_schema
from .feed import feed
from .table import Download, FilledTable, Material
from .tables import FILES

_UNIX = 3
_READABLE = 0o100644 << 16
ARCHIVE = "dossier.zip"


def _enter(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Adds a file. Its date is the earliest that an archive can name: nothing tells when it was made."""
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = _UNIX, _READABLE
    archive.writestr(member, content, zipfile.ZIP_DEFLATED)


def _notes(material: Material) -> Iterator[tuple[str, bytes]]:
    """What the files of the archive are and how they may be used."""
    info = material.analysis.dossier.info
    plain = environment(TEMPLATES, characters, OWN_RIGHTS=OWN_RIGHTS, licence=info.licence)
    plain.autoescape = False
    files = grouped([each for each in material.downloads if each.build], lambda each: each.group)
    readme = plain.get_template("archive_readme.txt.j2").render(
        info=info, citation=report(material.analysis).text, groups=files, tables=material.tables
    )
    yield "README.txt", readme.encode()
    yield "LICENSE.txt", plain.get_template("archive_licence.txt.j2").render().encode()


# What builds each of the `files` in `tables.yaml`.
_BUILDERS: Mapping[str, Callable[[Material], bytes]] = {
    "datapackage.json": datapackage,
    "dossier.json": document_file,
    "dossier.schema.json": lambda material: json_file(document_schema(material.tables)),
    "variorum.sqlite": database,
    "annotations.jsonld": annotation_collection,
    "sources.bib": lambda material: bibtex_file(material.analysis),
    "sources.json": lambda material: csl_file(material.analysis),
    "dataset.jsonld": lambda material: json_file(dataset(material.analysis, material.downloads)),
    "changes.atom": feed,
}


def downloads(tables: Sequence[FilledTable]) -> tuple[Download, ...]:
    """All downloads, the tables first."""
    others = (
        Download(name, group, media_type, about, None if name == ARCHIVE else _BUILDERS[name])
        for name, group, media_type, about in FILES
    )
    return (*map(_csv, tables), *others)


def _csv(table: FilledTable) -> Download:
    def build(_: Material) -> bytes:
        return csv_text(table.header, table.rows).encode()

    return Download(f"{table.name}.csv", "Tables", "text/csv", table.table.about, build)


def all_files(
    analysis: Analysis, tables: Sequence[FilledTable], follow: Follow = unfollowed
) -> Iterator[tuple[str, bytes]]:
    """Every download by its name, and last the archive of them all, which another system's compressor may
    make of other bytes. Each is let go before the next is built."""
    material = Material(analysis, tuple(tables), downloads(tables), {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in _notes(material):
            _enter(archive, name, content)
        for each in follow(material.downloads):
            if each.build:
                content = each.build(material)
                material.sums[each.name] = (len(content), hashlib.sha256(content).hexdigest())
                _enter(archive, each.name, content)
                yield each.name, content
                del content
    yield ARCHIVE, out.getvalue()
