"""Hashes of files that are not read: one of everything people write, and one of each file that builds a
dossier."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from variorum.model.look import LOOK
from variorum.model.store import key_of

from .files import DEEPEST_FOLDER, Files, Folder, NotRegular, TooLarge, listed, walk

FOLDERS = ("data", "seeds", "docs")
# Of a larger file nothing could be read anyway.
_LARGEST = 64_000_000
LARGEST_SETUP = 4_000_000
# What make, Python's tools, git and runners of CI take by its name in a dossier's folder.
_SETUP = re.compile(
    r"(?:gnu)?makefile|.*\.(?:cfg|ini|lock|mk|py|sh|toml|whl)|requirements.*|package.*\.json"
    r"|\.(?:git(?:hub|lab.*|attributes|modules)|pre-commit.*|circleci|ci)|program|scripts|tools",
    re.IGNORECASE,
)


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
    return key_of(found)


def _within(files: Files, folder: str) -> Iterator[tuple[str, str, str]]:
    for name, kind in files.entries(folder):
        path = f"{folder}/{name}"
        yield path, kind, _hash(files, path) if kind == "file" else ""
        if kind == "folder" and path.count("/") <= DEEPEST_FOLDER + 1:
            yield from _within(files, path)


def _hash(files: Files, path: str, largest: int = _LARGEST) -> str:
    return hashlib.sha256(files.read(path, largest)).hexdigest()


def is_setup(name: str) -> bool:
    """Whether a file or folder of that name, in a dossier's folder, builds it or looks at changes."""
    return name == LOOK or _SETUP.fullmatch(name) is not None


def setup_files(files: Files) -> Mapping[str, str]:
    """Every such file by its path, with a hash of its bytes, or what it is where it is no file."""
    found: dict[str, str] = {}
    for name, kind in listed(files, ""):
        if not is_setup(name):
            continue
        for inside, each in walk(files, name) if kind == "folder" else [("", kind)]:
            path = f"{name}/{inside}".rstrip("/")
            try:
                found[path] = _hash(files, path, LARGEST_SETUP) if each == "file" else each
            except (OSError, NotRegular, TooLarge) as error:
                found[path] = str(error)
    return found
