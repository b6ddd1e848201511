"""The data page: downloads, dictionary, citation and licence."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Analysis
from variorum.render.addresses import DATA
from variorum.render.context import common
from variorum.render.exports.table import Table
from variorum.render.page import Page, page
from variorum.render.words import joined


def data(analysis: Analysis, tables: Sequence[Table]) -> Page:
    info = analysis.dossier.info
    latest = max((c.date.last for c in info.changes if c.date.last), default=None)
    year = f" {latest.year}." if latest else ""
    return page(
        "data.md.j2", DATA, "Data", "Downloads, data dictionary, licence and citation.",
        **common(analysis), tables=tables, licence=info.licence,
        citation=f"{joined(info.editors)}: {info.title}.{year} {info.licence.name}.",
    )  # fmt: skip
