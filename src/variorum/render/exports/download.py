"""A file that readers can download, what it is made from, and names of what has no address."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from variorum.model.analysis import Analysis
from variorum.render.escape import ALL_LEVELS
from variorum.render.paging import many_articles

from .table import FilledTable

GROUPS = (
    "Tables", "Everything in one file", "Annotations of the articles", "References", "Feed",
)  # fmt: skip


@dataclass(frozen=True)
class Material:
    """What every export is built from: the same tables, and the list of all downloads.

    `files` holds the downloads built so far, the tables first.
    """

    analysis: Analysis
    tables: tuple[FilledTable, ...]
    downloads: tuple[Download, ...]
    files: Mapping[str, bytes]

    def levels(self, depth: int) -> int:
        """How many levels of JSON have their members on lines of their own: all, and of many articles
        only those above the records, which lie `depth` levels deep and then stand on one line each."""
        return depth if many_articles(self.analysis.dossier) else ALL_LEVELS


@dataclass(frozen=True, slots=True)
class Download:
    """A file of `data/`: its name, its media type, one line that says what it is, and its maker."""

    name: str
    group: str
    media_type: str
    about: str
    build: Callable[[Material], bytes]


def present(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a JSON object that are known: those that are neither None nor empty text."""
    return {name: each for name, each in members.items() if each is not None and each != ""}


def urn(*parts: str) -> str:
    """A name made of what it names, the same in every build: a UUID of version 5 (RFC 9562)."""
    # The length before each part keeps ("a b", "c") and ("a", "b c") apart.
    return uuid5(NAMESPACE_URL, "variorum " + "".join(f"{len(part)} {part}" for part in parts)).urn


def hash_name(sha256: str) -> str:
    """The name of bytes by their hash (RFC 6920), from its 64 hexadecimal digits."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii")
    return f"ni:///sha-256;{encoded.rstrip('=')}"
