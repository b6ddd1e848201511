"""The marker of what nobody has decided yet: it stands for any value until somebody does."""

from __future__ import annotations

import re

MARKER = "TODO"
MARKED = re.compile(rf"(?<!\w){MARKER}(?!\w)")
_ALONE = re.compile(rf"\s*{MARKER}(?:\s*\Z|:)")
# Text in the curator's own words: here the marker counts wherever it stands. In words of an article
# it counts only alone or before a colon at their beginning, since it is a word of other languages.
_OWN_WORDS = frozenset(
    {"summary", "because", "note", "headline", "introduction", "quote_limit_because"}
)


def is_undecided(key: str, text: str) -> bool:
    """Whether the text under `key` is, or holds, the marker."""
    if MARKER not in text:
        return False
    return bool((MARKED.search if key in _OWN_WORDS else _ALONE.match)(text))
