"""A file that readers can download, and what files are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from variorum.model.analysis import Analysis
from variorum.render.escape import ALL_LEVELS
from variorum.render.paging import many_articles

from .table import FilledTable

Group = Literal["tables", "whole", "annotations", "citations", "feed"]
GROUPS: Mapping[Group, str] = {
    "tables": "Tables",
    "whole": "Everything in one file",
    "annotations": "Annotations of the articles",
    "citations": "References",
    "feed": "Feed",
}


def record_levels(analysis: Analysis, depth: int) -> int:
    """How many levels of JSON have their members on lines of their own: all, and of many articles
    only those above the records, which lie `depth` levels deep and then stand on one line each."""
    return ALL_LEVELS if not many_articles(analysis.dossier) else depth


@dataclass(frozen=True, slots=True)
class Download:
    """A file of `data/`: its name, its media type, and one line that says what it is."""

    name: str
    group: Group
    media_type: str
    about: str


@dataclass(frozen=True)
class Material:
    """What every export is built from: the same tables, and the list of all downloads.

    `files` holds the downloads built so far, the tables first.
    """

    analysis: Analysis
    tables: tuple[FilledTable, ...]
    downloads: tuple[Download, ...]
    files: Mapping[str, bytes]
