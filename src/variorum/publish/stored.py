"""What builds put into the store: pages as the engine built them and the gate finished them, by their
keys, and what stands at each site.

MkDocs leaves out what `exclude_docs` names and still resolves links to it, so a page that is stored
need not be built to be linked to, nor to stand in the navigation, whose titles the settings name.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter

from variorum.model.store import digest, key_of

from .exchange.folders import SITE_MARKER, is_ours
from .gate.verify import PageLinks
from .store import Store

T = TypeVar("T")
_PAGES, _SITES, _SEEN = "pages", "sites", "seen"
Seen = Mapping[str, PageLinks]
"""What the gate saw of each file of a site, by path."""


class FileState(NamedTuple):
    """A file of a site: its hash, and its size and time, by which a change is noticed."""

    sha256: str
    size: int
    time: int


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A finished page: the hash of its file, and what the gate saw of it."""

    sha256: str
    seen: PageLinks


@dataclass(frozen=True, slots=True)
class Manifest:
    """The site published at `site`.

    `key` is that of all it was made from, `around` that of the engine and its settings alone; `inputs`
    is the key of what is known before anything is read, empty where there was none. `search_is_old`
    where its search still finds what stood on the pages before.
    """

    site: Annotated[
        str,
        # A path may have bytes that are no text.
        PlainSerializer(lambda path: os.fsencode(path).hex()),
        BeforeValidator(lambda written: os.fsdecode(bytes.fromhex(written))),
    ]
    key: str
    around: str
    inputs: str
    files: Mapping[str, FileState]
    search_is_old: bool


@cache
def _json(kind: type[T]) -> TypeAdapter[T]:
    """Writes values of a kind as JSON, and reads them."""
    return TypeAdapter(kind)


def stored_pages(store: Store, keys: Mapping[str, str]) -> dict[str, BuiltPage]:
    """What the store has of the pages with these keys, by staged path."""
    found = {}
    for path, key in keys.items():
        if content := store.get(_PAGES, key):
            page = _json(BuiltPage).validate_json(content)
            if store.has_file(page.sha256):
                found[path] = page
    return found


def store_page(store: Store, key: str, page: BuiltPage) -> None:
    """Keeps a page, whose file is kept with its site."""
    store.put(_PAGES, key, _json(BuiltPage).dump_json(page))


def patterns(files: Collection[str], left_out: Collection[str]) -> Iterator[str]:
    """The patterns of `exclude_docs` for the pages to leave out: one for a folder and one for each
    page in it that is built, since every pattern is tried on every file."""
    pages = {path for path in files if path.endswith(".md")}
    folders = {posixpath.dirname(path) for path in left_out} - {""}
    yield from (f"/{folder}/*.md" for folder in sorted(folders))
    yield from (f"/{path}" for path in sorted(left_out) if "/" not in path)
    built = sorted(pages.difference(left_out))
    yield from (f"!/{path}" for path in built if posixpath.dirname(path) in folders)


def read_manifest(store: Store, site: Path) -> Manifest | None:
    """The manifest of the site at `site`, where that stands untouched."""
    content = store.get(_SITES, key_of(str(site)))
    if content is None or not is_ours(site, SITE_MARKER):
        return None
    manifest = _json(Manifest).validate_json(content)
    try:
        found = dict(_sizes_and_times(site))
    except OSError:
        return None
    untouched = found == {path: state[1:] for path, state in manifest.files.items()}
    return manifest if untouched else None


def write_manifest(store: Store, manifest: Manifest) -> None:
    """Keeps the manifest of a site that stands, with what is kept of each that does, and no file of any other."""
    store.put(_SITES, key_of(manifest.site), _json(Manifest).dump_json(manifest))
    wanted: set[str] = set()
    for each in map(_json(Manifest).validate_json, store.values(_SITES)):
        if Path(each.site).is_dir():
            wanted.update(state.sha256 for state in each.files.values())
            store.spare(_SEEN, _seen_key(each))
    store.sweep_files(wanted)


def store_site(store: Store, manifest: Manifest, seen: Seen | None = None) -> dict[str, FileState]:
    """The state of each file of a site that stands; these files are kept, its manifest with them, and what the gate
    saw of it, if that is told: apart, since each build reads the manifest."""
    site = Path(manifest.site)
    files = {
        path: FileState(digest((site / path).read_bytes()), *rest)
        for path, rest in _sizes_and_times(site)
    }
    for path, state in files.items():
        store.keep_file(state.sha256, site / path)
    write_manifest(store, replace(manifest, files=files))
    if seen is not None:
        store.put(_SEEN, _seen_key(manifest), _json(Seen).dump_json(seen))
    return files


def stored_seen(store: Store, manifest: Manifest) -> Seen:
    """What the gate saw of a site, nothing where that is not kept."""
    content = store.get(_SEEN, _seen_key(manifest))
    return _json(Seen).validate_json(content) if content else {}


def _seen_key(manifest: Manifest) -> str:
    return key_of(manifest.site, manifest.key)


def take_same(store: Store, built: Path, last: Manifest) -> dict[str, PageLinks]:
    """What was seen of the files, pages apart, that the site that stands has already; each becomes the
    same file as there, which the disk has."""
    seen, before = {}, stored_seen(store, last)
    for path, state in last.files.items():
        place = built / path
        is_same = path in before and not path.endswith(".html") and place.is_file()
        if is_same and digest(place.read_bytes()) == state.sha256:
            seen[path] = before[path]
            store.link_files({path: state.sha256}, built)
    return seen


def _sizes_and_times(site: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(site / inside) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield f"{inside}{entry.name}", (status.st_size, status.st_mtime_ns)
