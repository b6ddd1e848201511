"""The paths that may be staged: inside the tree, and the same on every file system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_FORBIDDEN = frozenset('\\:*?"<>|')


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
