"""`sources.bib` and `sources.json`: the report and the articles for reference managers."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.render.citation import Work, article, report
from variorum.render.citation_forms import as_bibtex, as_csl
from variorum.render.escape import json_text

from .download import Material


def works(material: Material) -> Iterator[Work]:
    """The report, then the articles in the dossier's order."""
    yield report(material.analysis)
    for each in material.analysis.dossier.articles:
        yield article(each.source)


def bibtex_file(material: Material) -> bytes:
    return "\n\n".join([*map(as_bibtex, works(material)), ""]).rstrip("\n").encode() + b"\n"


def csl_file(material: Material) -> bytes:
    return json_text([as_csl(work) for work in works(material)]).encode()
