"""The tree and the settings that a site engine reads, brought up to date in build/."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from .engine.settings import CONFIG, DOCS, OVERRIDES, as_file

_TEMPLATES = ("main.html", "404.html")
# What no name in a path may hold, since some file systems refuse it.
_FORBIDDEN = frozenset('\\:*?"<>|')


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


def check_paths(paths: Iterable[str]) -> None:
    """Nothing, or ValueError for a path that leaves the tree or that two paths could not share.

    Paths come from our own rendering and from files the reader has let through, so a bad one is a
    mistake in the program and not in the dossier.
    """
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        parts = path.split("/")
        for part in parts:
            _check_part(part, path)
        key = _folded(path)
        if key in seen:
            raise ValueError(f"{path!r} and {seen[key]!r} are one file on some file systems")
        seen[key] = path
        for depth in range(1, len(parts)):
            folders.setdefault(_folded("/".join(parts[:depth])), path)
    for key, path in seen.items():
        if key in folders:
            raise ValueError(f"{path!r} is a file, and a folder in {folders[key]!r}")


def _check_part(part: str, path: str) -> None:
    if part in ("", ".", ".."):
        raise ValueError(f"{path!r} does not stay inside the staged tree")
    if part.startswith("."):
        raise ValueError(f"{path!r} is hidden: no engine would publish it")
    if part != part.strip() or part.endswith("."):
        raise ValueError(f"{path!r} has a name that some file systems change")
    if any(char in _FORBIDDEN or unicodedata.category(char).startswith("C") for char in part):
        raise ValueError(f"{path!r} has a character that some file systems refuse")


def _folded(path: str) -> str:
    """What a file system that ignores case and composition takes the path for."""
    return unicodedata.normalize("NFC", path).casefold()
