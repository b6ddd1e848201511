"""The data page: downloads, data dictionary, citation and licence."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Analysis
from variorum.render.addresses import DATA
from variorum.render.citation import report
from variorum.render.context import common
from variorum.render.escape import data_block
from variorum.render.exports.download import GROUPS
from variorum.render.exports.downloads import downloads, embedded_dataset
from variorum.render.exports.table import FilledTable
from variorum.render.page import Page, page
from variorum.render.words import plural


def data(analysis: Analysis, tables: Sequence[FilledTable]) -> Page:
    rows = {f"{table.name}.csv": plural(len(table.rows), "row") for table in tables}
    found = downloads(tables)
    return page(
        "data.md.j2", DATA, "Data", "Downloads, data dictionary, licence and citation.",
        **common(analysis), tables=[each.table for each in tables], rows=rows,
        groups=[(group, [each for each in found if each.group == group]) for group in GROUPS],
        dataset=data_block(embedded_dataset(analysis, tables)),
        citations=[report(analysis)],
    )  # fmt: skip
