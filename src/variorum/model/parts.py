"""The generated parts that a hand-written page can take in, by `<!-- variorum: NAME -->`."""

from __future__ import annotations

PARTS = ("reading-rules", "problem-codes", "corrections", "changes", "licence")
# Whatever stands between the colon and the end is the name, so that no misspelling is passed over.
PART = r"<!--\s*variorum:\s*((?s:.*?))\s*-->"
