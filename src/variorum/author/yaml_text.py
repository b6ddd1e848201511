"""How values are written in YAML, so that they read back as they were; comments and ids as files have them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from variorum.model.fields import LONGEST_ID, RESERVED_IDS
from variorum.model.marker import MARKER
from variorum.text.letters import in_quotes, unmarked
from variorum.text.passages import squeezed

from .clauses import PATTERNS

WIDTH = 120
# Plain in every place, inside braces too; what looks like another type stays text for our reader.
_PLAIN = re.compile(r"[^\W_](?:[\w .’‘“”/%€$£+()–—'-]*[\w.’”%)])?\Z")
_DATE = re.compile(r"[\d./-]*\d(?:/\.\.)?\Z")
# Lists whose records stand on lines of their own.
_LISTS = frozenset({"ties", "answers"})
# What stands between commas, quotation marks together.
_ITEM = re.compile(r'(?! )(?:"(?:\\.|[^"\\])*"|,(?! )|[^",])+,?')
# Where a line may end: at one space, not at that behind a key.
_BREAKS = re.compile(r"(?<=[^ :]) (?=[^ ])")
# Plain behind a key or a dash.
_BLOCK_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~](?:.*[^\s:])?")
_NOT_PLAIN = re.compile(r":\s|\s#")
# Our reader takes these as text, an editor does not.
_WORD_OF_YAML = re.compile(r"(?i)(?:null|true|false|yes|no|on|off)\Z")
# What a file can't hold, and marks that would turn the direction of the line around them.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})
_READABLE = re.compile(r"[a-z]{3,}")
_WORDS = 7
# “At least” and “as many as” stay whole.
_BOUNDS = frozenset({"least", "most", "many", "much", "few"})
_LONGEST = 48


@cache
def template(name: str) -> Template:
    """A file to be decided on, with its comments; what it prints is YAML already, or made so by filters."""
    environment = Environment(  # noqa: S701 - no HTML
        loader=FileSystemLoader(Path(__file__).parent), trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, undefined=StrictUndefined,
    )  # fmt: skip
    environment.filters |= {"comment": comment, "flow": flow}
    environment.globals["TODO"] = MARKER
    return environment.get_template(name)


def flow(text: str) -> str:
    """A scalar that may stand anywhere, in braces and brackets too."""
    plain = _PLAIN.match(text) and text != MARKER and not _WORD_OF_YAML.match(text)
    if plain or _DATE.match(text):
        return text
    return in_quotes(text)


def inline(value: Any) -> str:
    """A plain value on one line, as it may stand in braces and brackets."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {inline(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return MARKER if value == MARKER else flow(value)


def plain(value: Any) -> Any:
    """`value` as a file gives it back: text, lists and dicts alone."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def lines_of(key: str, value: Any, indent: int) -> list[str]:
    """The lines of a key with its plain value: one where it fits, with the reason for it on lines of its own.
    Records stand below, each with a dash."""
    head, width = f"{key}:", WIDTH - indent
    if value and key in _LISTS and all(isinstance(each, dict) for each in value):
        below = [line for each in value for line in item_lines(each, indent + 2)]
        return [f"{' ' * indent}{head}", *below]
    text = isinstance(value, str)
    lines = _text_lines(head, value, width) if text else filled(f"{head} {inline(value)}", width)
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def item_lines(item: dict[str, Any], indent: int) -> list[str]:
    """The lines of a plain record in a list, with its dash; a short one in braces."""
    line = f"{' ' * indent}- {inline(item)}"
    if len(line) <= WIDTH:
        return [line]
    lines = [line for key, each in item.items() for line in lines_of(key, each, indent + 2)]
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def filled(line: str, width: int) -> list[str]:
    """Braces or brackets on one line, parted where that is too long: behind commas, and the reason, which
    is prose, before it where that takes no more lines."""
    if len(line) <= width:
        return [line]
    items = _ITEM.findall(line)
    at = next((n for n, item in enumerate(items) if item.startswith("because: ")), len(items))
    parts = [
        part
        for item in items[:at]
        for part in ([item] if len(item) < width else _BREAKS.split(item))
    ]
    if at == len(items):
        return _wrapped(parts, width)
    reasons = _BREAKS.split(" ".join(items[at:]))
    together = _wrapped([*parts, *reasons], width)
    apart = [*_wrapped(parts, width), *(f"  {each}" for each in _wrapped(reasons, width - 2))]
    return apart if len(apart) <= len(together) else together


def _wrapped(parts: Iterable[str], width: int) -> list[str]:
    """As many parts on each line as it holds; further lines are indented."""
    lines = [""]
    for part in parts:
        if lines[-1] and len(lines[-1]) + 1 + len(part) > width:
            lines.append(f"  {part}")
        else:
            lines[-1] += f" {part}" if lines[-1] else part
    return lines


def _text_lines(head: str, text: str, width: int) -> list[str]:
    """Text behind its key: plain where YAML reads that back, on further lines where it is long or has some."""
    if "\n" in text:
        rows = [f"  {row}" if row else "" for row in text.removesuffix("\n").split("\n")]
        return [f"{head} |{'' if text.endswith(chr(10)) else '-'}", *rows]
    plain = (
        _BLOCK_PLAIN.fullmatch(text)
        and not _NOT_PLAIN.search(text)
        and not _WORD_OF_YAML.match(text)
    )
    single = text if plain else f"'{text}'" if '"' in text and "'" not in text else in_quotes(text)
    line = f"{head} {single}"
    if text != text.strip():
        return [line]
    if plain or len(line) <= width:
        return _wrapped(_BREAKS.split(line), width)
    return [
        f"{head} >-",
        *(f"  {each.strip(' ')}" for each in _wrapped(_BREAKS.split(text), width - 2)),
    ]


def comment(text: str, most: int = 90) -> str:
    """`text` on one line, as far as a comment may hold it."""
    shown = squeezed(_UNSHOWN.sub(" ", text))
    return shown if len(shown) <= most else shown[:most].rstrip() + "…"


def slug(text: str, words: int = _WORDS) -> str:
    """The first words of `text` as an id; empty where it has no letters a to z or digits."""
    plain = re.sub(r"[’'‘]", "", unmarked(text[:400].casefold().translate(_LETTERS)))
    parts = re.findall(r"[a-z0-9]+", plain)[:words]
    out = "-".join(parts)
    return out if len(out) <= _LONGEST else out[:_LONGEST].rpartition("-")[0] or out[:_LONGEST]


def readable(text: str) -> str:
    """An id from a passage: its numbers whole, without small words at its ends."""
    text = re.sub(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d\S*", r"\1", text)
    text = re.sub(r"(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))", "", text.replace("%", " percent "))
    parts = slug(text, words=12).split("-")
    while len(parts) > 1 and PATTERNS["small"].match(parts[-1]):
        parts.pop()
    while len(parts) > 2 and PATTERNS["small"].match(parts[0]) and parts[1] not in _BOUNDS:
        parts.pop(0)
    return slug(" ".join(parts[:_WORDS]))


def file_slug(name: str) -> str:
    """An id from a file's name; empty where the name is a number or a hash rather than words."""
    stem = name.rpartition(".")[0] or name
    parts = re.findall(r"[a-z0-9]+", stem.casefold())
    hashed = any(re.fullmatch(r"(?=.*\d)[0-9a-f]{8,}", part) for part in parts)
    readable = not hashed and any(_READABLE.search(part) for part in parts)
    return slug(stem, words=12) if readable else ""


def unused(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that is free."""
    number, each = 1, wanted[:LONGEST_ID].strip("-")
    while each in taken or each in RESERVED_IDS:
        number += 1
        each = f"{wanted[: LONGEST_ID - 6].strip('-')}-{number}"
    return each
