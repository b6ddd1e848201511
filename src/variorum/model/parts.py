"""The generated parts that a hand-written page can take in, by `<!-- variorum: NAME -->`."""

from __future__ import annotations

PARTS = ("reading-rules", "problem-codes", "corrections", "changes", "licence")
PART = r"<!--\s*variorum:\s*([a-z-]+)\s*-->"
