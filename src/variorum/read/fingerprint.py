"""One hash of everything people write, without reading any of it as YAML or text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from variorum.model.look import LOOK

from .files import DEEPEST_FOLDER, Files, Folder, NotRegular, TooLarge

FOLDERS = ("data", "seeds", "docs")
# Of a larger file nothing could be read anyway.
_LARGEST = 64_000_000


def fingerprint(root: Path) -> str | None:
    """A hash of every folder and file of the dossier in `root`, with its path and kind; None where
    one of them can't be read, so that reading tells what is wrong."""
    files = Folder(root)
    try:
        there = any(name == LOOK for name, _ in files.entries(""))
        found = [(LOOK, "file", _hash(files, LOOK) if there else "")]
        for name in FOLDERS:
            found += _within(files, name)
    except (OSError, NotRegular, TooLarge):
        return None
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def _within(files: Files, folder: str) -> Iterator[tuple[str, str, str]]:
    for name, kind in files.entries(folder):
        path = f"{folder}/{name}"
        yield path, kind, _hash(files, path) if kind == "file" else ""
        if kind == "folder" and path.count("/") <= DEEPEST_FOLDER + 1:
            yield from _within(files, path)


def _hash(files: Files, path: str) -> str:
    return hashlib.sha256(files.read(path, _LARGEST)).hexdigest()
