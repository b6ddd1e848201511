"""The theme's own search index held to what its words may hold: the theme shows them as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.publish.engine.engines import Engine

from .complete import SEARCH
from .page import Fault

# Where each engine keeps its entries, and what an entry may say.
_ENTRIES: Mapping[Engine, str] = {"mkdocs": "docs", "zensical": "items"}
_KEYS: Mapping[Engine, frozenset[str]] = {
    "mkdocs": frozenset({"location", "title", "text"}),
    "zensical": frozenset({"location", "title", "text", "level", "path", "tags"}),
}
# What engines leave of a page's markup in its words; none of it has an attribute.
_ELEMENTS = ("code", "li", "ol", "p", "pre", "sub", "sup", "ul")
_PLAIN = re.compile(rf"</?(?:{'|'.join(_ELEMENTS)})>")
# Whatever a browser could take for the beginning of markup.
_MARKUP = re.compile(r"<[A-Za-z/!?][^<>]{0,40}>?")
_LOCATION = re.compile(r"(?:[\w%-][\w.%-]*/)*[\w.%-]*(?:#[^\s<>\"']*)?\Z")


def search_faults(site: Path, engine: Engine) -> Iterator[Fault]:
    """What the index of the site may not hold; nothing where its search loads in pieces."""
    path = site / SEARCH[engine]
    if not path.is_file():
        return
    try:
        entries = json.loads(path.read_bytes())[_ENTRIES[engine]]
    except (ValueError, KeyError, TypeError):
        entries = None
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield Fault("is no index of a search")
        return
    for entry in entries:
        yield from _faults(entry, engine)


def _faults(entry: Mapping[str, Any], engine: Engine) -> Iterator[Fault]:
    where = str(entry.get("location", ""))
    at = f" (entry {where[:80]})"
    for key in sorted(entry.keys() - _KEYS[engine]):
        yield Fault(f"an entry says “{key}”, which no page may give{at}", key)
    if not _LOCATION.match(where) or ".." in where.partition("#")[0].split("/"):
        yield Fault(f"an entry leads to no page of the site{at}", where)
    if entry.get("tags"):
        yield Fault(f"an entry has tags, which no page may give{at}", "tags")
    for text in (entry.get("title", ""), entry.get("text", ""), *entry.get("path", ())):
        left = _PLAIN.sub("", text)
        for found in sorted(set(_MARKUP.findall(left))):
            yield Fault(f"“{found}” stands in the words of an entry as markup{at}", found)
