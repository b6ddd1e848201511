"""What stands at a site: from which build it came, and each of its files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from .build_key import digest, key_of
from .exchange.folders import SITE_MARKER, is_ours
from .gate.verify import PageLinks
from .store import Store

_KIND = "sites"


class FileState(NamedTuple):
    """A file of a site: its hash, and its size and time, by which a change is noticed."""

    sha256: str
    size: int
    time: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The site published at `site`.

    `key` is that of all it was made from, `around` that of the engine and its settings alone; `inputs`
    is the key of what is known before anything is read, empty where there was none. `pieces` are the
    files of its search, where that loads in pieces. `seen` is what the gate saw of each file.
    `search_is_old` where its search still finds what stood on the pages before.
    """

    site: str
    key: str
    around: str
    inputs: str
    files: Mapping[str, FileState]
    pieces: Sequence[str]
    seen: Mapping[str, PageLinks]
    search_is_old: bool


def read_manifest(store: Store, site: Path) -> Manifest | None:
    """The manifest of the site at `site`, where that stands untouched."""
    content = store.get(_KIND, key_of(str(site)))
    if content is None or not is_ours(site, SITE_MARKER):
        return None
    held = json.loads(content)
    files = {path: FileState(*state) for path, state in held.pop("files").items()}
    seen = {path: PageLinks.from_json(each) for path, each in held.pop("seen").items()}
    try:
        found = dict(_sizes_and_times(site))
    except OSError:
        return None
    untouched = found == {path: (state.size, state.time) for path, state in files.items()}
    return Manifest(files=files, seen=seen, **held) if untouched else None


def write_manifest(store: Store, manifest: Manifest) -> None:
    """Keeps the manifest of a site that stands, and removes from the store the pages of no site."""
    value = {each.name: getattr(manifest, each.name) for each in fields(manifest)}
    value["seen"] = {path: each.as_json() for path, each in manifest.seen.items()}
    store.put(_KIND, key_of(manifest.site), json.dumps(value).encode())
    wanted = set()
    for content in store.values(_KIND):
        held = json.loads(content)
        if Path(held["site"]).is_dir():
            wanted |= {state[0] for state in held["files"].values()}
    store.sweep_files(wanted)


def file_states(site: Path) -> dict[str, FileState]:
    """The state of each file of the site at `site`."""
    return {
        path: FileState(digest((site / path).read_bytes()), *rest)
        for path, rest in _sizes_and_times(site)
    }


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
