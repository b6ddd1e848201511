"""The tree and the settings that a site engine reads, brought up to date in build/."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from .engine.settings import CONFIG, DOCS, OVERRIDES, as_file
from .paths import check_paths

_TEMPLATES = ("main.html", "404.html")


@dataclass(frozen=True, slots=True)
class Staged:
    """What stands in build/ now: the tree, the settings file, and how much of it was touched."""

    docs: Path
    config: Path
    written: int
    removed: int


def stage(build: Path, files: Mapping[str, bytes], settings: Mapping[str, Any]) -> Staged:
    """The staged tree holding exactly `files`, and the settings file beside it.

    A file whose bytes are the same is not touched. Links in the tree are removed, never followed.
    Raises ValueError for a path outside the tree, OSError if something could not be written.
    """
    check_paths(files)
    docs = build / DOCS
    own = Path(__file__).with_name("engine") / OVERRIDES
    templates = {name: (own / name).read_bytes() for name in _TEMPLATES}
    removed = written = 0
    for folder, content in ((docs, files), (build / OVERRIDES, templates)):
        removed += _sweep(folder, content)
        for path in sorted(content):
            written += _write(folder.joinpath(*path.split("/")), content[path])
    written += _write(build / CONFIG, as_file(settings))
    return Staged(docs, build / CONFIG, written, removed)


def _sweep(docs: Path, files: Mapping[str, bytes]) -> int:
    """The number of things removed from the tree because `files` does not have them."""
    if docs.is_symlink() or (docs.exists() and not docs.is_dir()):
        docs.unlink()
    docs.mkdir(exist_ok=True)
    folders = {str(parent) for path in files for parent in PurePosixPath(path).parents}
    return _sweep_folder(docs, "", files, folders)


def _sweep_folder(folder: Path, prefix: str, files: Mapping[str, bytes], folders: set[str]) -> int:
    removed = 0
    for entry in sorted(folder.iterdir()):
        path = prefix + entry.name
        if entry.is_symlink() or not entry.is_dir():
            if entry.is_symlink() or not entry.is_file() or path not in files:
                entry.unlink()
                removed += 1
        elif path in folders:
            removed += _sweep_folder(entry, path + "/", files, folders)
        else:
            shutil.rmtree(entry)
            removed += 1
    return removed


def _write(path: Path, content: bytes) -> bool:
    """Whether the file had to be written."""
    if path.is_file() and not path.is_symlink():
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    elif path.is_symlink():
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
