"""The pages to look things up: names and their spellings; downloads, data dictionary, citation, licence."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Analysis
from variorum.model.grouping import grouped
from variorum.render.addresses import DATA, NAMES
from variorum.render.citation import report
from variorum.render.context import common
from variorum.render.escape import data_block
from variorum.render.evidence import key_to
from variorum.render.exports.datapackage import dataset
from variorum.render.exports.downloads import downloads
from variorum.render.exports.table import FilledTable
from variorum.render.templating import Page, page
from variorum.render.words import plural


def names(analysis: Analysis) -> Page:
    dossier = analysis.dossier
    articles = key_to(analysis, dossier.article)
    return page(
        "names.md.j2", NAMES, "Names", "Places, persons and bodies, and how each article spells them.",
        **common(analysis),
        articles=articles,
        letters=dict(zip(dossier.letter, articles, strict=False)),
        names=grouped(dossier.names, lambda name: name.kind), spelled=analysis.spelled,
    )  # fmt: skip


def data(analysis: Analysis, tables: Sequence[FilledTable]) -> Page:
    found = downloads(tables)
    rows = {f"{table.name}.csv": plural(len(table.rows), "row") for table in tables}
    return page(
        "data.md.j2", DATA, "Data", "Downloads, data dictionary, licence and citation.",
        **common(analysis), tables=[each.table for each in tables], rows=rows,
        groups=grouped(found, lambda each: each.group).items(),
        dataset=data_block(dataset(analysis, found, on_page=True)),
        citations=[report(analysis)],
    )  # fmt: skip
