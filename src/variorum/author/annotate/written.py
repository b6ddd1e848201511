"""What people write in YAML for what the page has."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from variorum.author.yaml_text import WIDTH
from variorum.model.fields import is_claim_id
from variorum.model.marker import MARKER

# A mapping with nothing but one of these is written as its value.
_LONE = ("text", "claim", "when", "actor", "origin")


def claim_as_written(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a claim, as the page has it, with what people write under them; None where a key goes. What must
    be there and is not decided is marked.

    The page has every passage as a mapping and every quote as a list of parts.
    """
    given = dict(claim)
    for key in ("by", "voice"):
        if key in given and given[key] is None:
            given[key] = MARKER
    if given.get("by") == []:
        given["by"] = "none"
    if parts := given.get("quote"):
        alone = len(parts) == 1
        given["quote"] = parts[0]["text"] if alone else parts
        given["occurrence"] = parts[0].get("occurrence") if alone else None
    return {key: shortened(value) for key, value in given.items()}


def shortened(value: Any) -> Any:
    """`value` in the shortest form that means the same; None for what is empty."""
    if isinstance(value, Mapping):
        kept = {k: s for k, v in value.items() if (s := shortened(v)) is not None}
        lone = next(iter(kept)) if len(kept) == 1 else ""
        # Words that look like SOURCE/CLAIM would be read as that.
        bare = lone in _LONE and not (lone == "text" and is_claim_id(str(kept["text"])))
        return (kept[lone] if bare else kept) or None
    if isinstance(value, list | tuple):
        return [s for each in value if (s := shortened(each)) is not None] or None
    return None if value in (None, "") else value


def in_lines(text: str) -> str:
    """Markdown for a `|` block: lines that are too long for a file are parted between words."""
    rows = [
        line
        for row in text.strip().split("\n")
        for line in (_parted(row) if len(row) > WIDTH else [row.rstrip()])
    ]
    return "\n".join(rows) + "\n"


def _parted(row: str) -> list[str]:
    return textwrap.wrap(row, WIDTH, break_long_words=False, break_on_hyphens=False)
