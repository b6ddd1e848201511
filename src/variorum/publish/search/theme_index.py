"""The theme's own search index: put together page by page, and held to what its words may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.publish.engine.engines import PROGRAMS, Engine
from variorum.publish.gate.page import Fault

Entry = Mapping[str, Any]
# What engines leave of a page's markup in its words; none of it has an attribute.
_ELEMENTS = ("code", "li", "ol", "p", "pre", "sub", "sup", "ul")
_PLAIN = re.compile(rf"</?(?:{'|'.join(_ELEMENTS)})>")
# Whatever a browser could take for the beginning of markup.
_MARKUP = re.compile(r"<[A-Za-z/!?][^<>]{0,40}>?")
_LOCATION = re.compile(r"(?:[\w%-][\w.%-]*/)*[\w.%-]*(?:#[^\s<>\"']*)?\Z")


def entries_of(site: Path) -> dict[str, list[Entry]]:
    """The entries of MkDocs' index at `site`, by page; none where there is no index."""
    found: dict[str, list[Entry]] = {}
    path = site / PROGRAMS["mkdocs"].search_index
    for entry in json.loads(path.read_bytes())["docs"] if path.is_file() else ():
        found.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return found


def write_entries(site: Path, entries: Mapping[str, Iterable[Entry]]) -> None:
    """Has MkDocs' index at `site`, if it has one, hold just these, in the order of MkDocs' files."""
    path = site / PROGRAMS["mkdocs"].search_index
    if path.is_file():
        docs = [entry for page in sorted(entries, key=file_order) for entry in entries[page]]
        index = {**json.loads(path.read_bytes()), "docs": docs}
        text = json.dumps(index, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")


def file_order(page: str) -> tuple[list[str], bool, str]:
    """Where the page at a path comes: a folder before those in it, its index first."""
    *folders, name = page.split("/")
    return folders, name != "index.html", name


def index_faults(content: bytes, engine: Engine) -> Iterator[Fault]:
    """What the bytes of an index may not hold."""
    try:
        entries = json.loads(content)[PROGRAMS[engine].entries]
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
    for key in sorted(entry.keys() - set(PROGRAMS[engine].entry_keys)):
        yield Fault(f"an entry says “{key}”, which no page may give{at}", key)
    if not _LOCATION.match(where) or ".." in where.partition("#")[0].split("/"):
        yield Fault(f"an entry leads to no page of the site{at}", where)
    if entry.get("tags"):
        yield Fault(f"an entry has tags, which no page may give{at}", "tags")
    for text in (entry.get("title", ""), entry.get("text", ""), *entry.get("path", ())):
        left = _PLAIN.sub("", text)
        for found in sorted(set(_MARKUP.findall(left))):
            yield Fault(f"“{found}” stands in the words of an entry as markup{at}", found)
