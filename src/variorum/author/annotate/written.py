"""Values as people write them in YAML: one claim, or any other record, on lines of the house form."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

from variorum.author import yaml_text
from variorum.author.yaml_text import WIDTH, inline
from variorum.model.fields import is_claim_id
from variorum.model.marker import MARKER

# A mapping with nothing but one of these is written as its value.
_LONE = ("text", "claim", "when", "actor", "origin")
# Lists whose records stand on lines of their own.
_LISTS = frozenset({"ties", "answers"})


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


def plain(value: Any) -> Any:
    """`value` as a file gives it back: every scalar as text."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def flow_value(told: str) -> Any:
    """The value that a draft tells in flow form, every scalar as text."""
    return yaml.load(told, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506


def lines_of(key: str, value: Any, indent: int) -> list[str]:
    """The lines of `key: value` in the house form, the first without its indentation of `indent` columns."""
    if isinstance(value, str) and "\n" in value:
        below = [
            " " * (indent + 2) + line if line else "" for line in value.rstrip("\n").split("\n")
        ]
        return [f"{key}: |" if value.endswith("\n") else f"{key}: |-", *below]
    records = isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
    if records and key in _LISTS:
        return [f"{key}:", *(line for each in value for line in item_lines(each, indent + 2))]
    first, *rest = yaml_text.lines_of(key, plain(value), indent)
    return [first.lstrip(), *rest]


def in_lines(text: str) -> str:
    """Markdown for a `|` block: lines that are too long for a file are parted between words."""
    rows = [
        line
        for row in text.strip().split("\n")
        for line in (_folded(row) if len(row) > WIDTH else [row.rstrip()])
    ]
    return "\n".join(rows) + "\n"


def item_lines(item: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of an item of a list, dash and indentation included; a short one in braces."""
    line = f"{' ' * indent}- {inline(plain(item))}"
    if len(line) <= WIDTH:
        return [line]
    found = [
        line
        for key, value in item.items()
        for first, *rest in [lines_of(key, value, indent + 2)]
        for line in (" " * (indent + 2) + first, *rest)
    ]
    return [f"{' ' * indent}- {found[0].lstrip()}", *found[1:]]


def _folded(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
