"""Values as people write them in YAML: one claim, or any other record, on lines of the house form."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from variorum.author.yaml_text import WIDTH, flow
from variorum.model.fields import is_claim_id
from variorum.model.marker import MARKER
from variorum.text.passages import squeezed

# A mapping with nothing but one of these is written as its value.
_LONE = ("text", "claim", "when", "actor", "origin")
# Keys whose words go below their sign, where colons and `#` stand for themselves.
_FOLDED = frozenset({"quote", "note"})


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


def in_flow(value: Any) -> str:
    """`value` on one line, as it may stand in braces and brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return MARKER if value == MARKER else flow(str(value))


def lines_of(key: str, value: Any, indent: int) -> list[str]:
    """The lines of `key: value`, the first without its indentation of `indent` columns."""
    if isinstance(value, str):
        if "\n" in value:
            below = [" " * (indent + 2) + line if line else "" for line in value.split("\n")]
            return [f"{key}: |" if value.endswith("\n") else f"{key}: |-", *_without_end(below)]
        fits = indent + len(key) + 2 + len(in_flow(value)) <= WIDTH
        if (key in _FOLDED or not fits) and value == squeezed(value) and value != MARKER:
            return [f"{key}: >-", *_folded(value, indent + 2)]
    line = f"{key}: {in_flow(value)}"
    if not indent and isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        return [f"{key}:", *_below(value, 2)]
    if indent + len(line) <= WIDTH or not isinstance(value, Mapping | list):
        return [line]
    return [f"{key}:", *_below(value, indent + 2)]


def in_lines(text: str) -> str:
    """Markdown for a `|` block: lines that are too long for a file are parted between words."""
    rows = [
        line
        for row in text.strip().split("\n")
        for line in (_folded(row, 0) if len(row) > WIDTH else [row.rstrip()])
    ]
    return "\n".join(rows) + "\n"


def item_lines(item: Mapping[str, Any], indent: int, *, whole: bool) -> list[str]:
    """The lines of an item of a list, dash and indentation included; `whole` puts a short one into braces."""
    if whole and indent + 2 + len(in_flow(item)) <= WIDTH:
        return [f"{' ' * indent}- {in_flow(item)}"]
    first, *rest = _below(item, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _below(value: Mapping[str, Any] | Sequence[Any], indent: int) -> list[str]:
    if not isinstance(value, Mapping):
        return [
            line
            for each in value
            for line in (
                item_lines(each, indent, whole=True)
                if isinstance(each, Mapping)
                else [f"{' ' * indent}- {in_flow(each)}"]
            )
        ]
    found: list[str] = []
    for key, each in value.items():
        first, *rest = lines_of(key, each, indent)
        found += [" " * indent + first, *rest]
    return found


def _folded(text: str, indent: int) -> list[str]:
    """Words on lines of a readable width."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent,
        break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False,
    )  # fmt: skip


def _without_end(lines: list[str]) -> list[str]:
    return lines[:-1] if lines[-1] == "" else lines
