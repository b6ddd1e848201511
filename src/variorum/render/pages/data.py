"""The data page: downloads, dictionary, citation and licence."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.analysis import Analysis
from ..addresses import DATA
from ..context import common
from ..exports.table import Table
from ..page import Page, page
from ..words import joined, when_words


def data(analysis: Analysis, tables: Sequence[Table]) -> Page:
    info = analysis.dossier.info
    latest = max((c.date.last for c in info.changes if c.date.last), default=None)
    year = f" {latest.year}." if latest else ""
    return page(
        "data.md.j2", DATA, "Data", "Downloads, data dictionary, licence and citation.",
        **common(analysis), tables=tables, licence=info.licence,
        citation=f"{joined(info.editors)}: {info.title} ({when_words(info.period)}).{year} {info.licence.name}.",
    )  # fmt: skip
