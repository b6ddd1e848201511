"""Pages as the engine built them and the gate finished them, taken from the store by their keys.

MkDocs leaves out what `exclude_docs` names and still resolves links to it, so a page that is stored
need not be built to be linked to, nor to stand in the navigation, whose titles the settings name.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .build_key import key_of
from .gate.complete import expected
from .gate.verify import PageLinks
from .search.theme_index import Entry
from .store import Store

_KIND = "pages"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A finished page: the hash of its file, what the gate saw of it, and what a search finds there."""

    sha256: str
    seen: PageLinks
    entries: list[Entry]


def page_keys(around: str, digests: Mapping[str, str]) -> dict[str, str]:
    """The key of each staged page; `digests` are the hashes of the staged files, `around` is the key of
    the engine and its settings."""
    return {
        path: key_of(around, path, sha256)
        for path, sha256 in digests.items()
        if path.endswith(".md")
    }


def stored_pages(store: Store, keys: Mapping[str, str]) -> dict[str, BuiltPage]:
    """What the store has of the pages with these keys, by staged path."""
    found = {}
    for path, key in keys.items():
        content = store.get(_KIND, key)
        if content is not None:
            sha256, seen, entries = json.loads(content)
            if store.has_file(sha256):
                found[path] = BuiltPage(sha256, PageLinks.from_json(seen), entries)
    return found


def store_page(store: Store, key: str, page: BuiltPage) -> None:
    """Keeps a page, whose file is kept with its site."""
    value: list[Any] = [page.sha256, page.seen.as_json(), page.entries]
    store.put(_KIND, key, json.dumps(value).encode())


def built_path(page: str) -> str:
    """Where the engine puts the page that is staged at `page`."""
    [path] = expected([page])
    return path


def patterns(files: Collection[str], left_out: Collection[str]) -> Iterator[str]:
    """The patterns of `exclude_docs` for the pages to leave out: one for a folder and one for each
    page in it that is built, since every pattern is tried on every file."""
    pages = {path for path in files if path.endswith(".md")}
    folders = {posixpath.dirname(path) for path in left_out} - {""}
    yield from (f"/{folder}/*.md" for folder in sorted(folders))
    yield from (f"/{path}" for path in sorted(left_out) if "/" not in path)
    built = sorted(pages.difference(left_out))
    yield from (f"!/{path}" for path in built if posixpath.dirname(path) in folders)
