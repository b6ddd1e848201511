"""Which columns of the tables name a row, and which name a row of another table."""

from __future__ import annotations

from collections.abc import Mapping

PRIMARY: Mapping[str, tuple[str, ...]] = {
    "sources": ("source",),
    "claims": ("claim",),
    "counts": ("claim", "reading"),
    "origins": ("origin",),
    "questions": ("question", "reading"),
    "findings": ("finding",),
}
# Table and column, the table it points into, and the column there.
FOREIGN: tuple[tuple[str, str, str, str], ...] = (
    ("claims", "source", "sources", "source"),
    ("claims", "origin", "origins", "origin"),
    ("claims", "question", "questions", "question"),
    ("counts", "claim", "claims", "claim"),
    ("counts", "source", "sources", "source"),
    ("counts", "origin", "origins", "origin"),
    ("counts", "question", "questions", "question"),
    ("findings", "origin", "origins", "origin"),
    ("findings", "question", "questions", "question"),
)
