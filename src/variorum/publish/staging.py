"""The tree and the settings that a site engine reads, written anew into build/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from .engine.settings import CONFIG, DOCS, OVERRIDES, as_file
from .exchange.folders import remove

_TEMPLATES = ("main.html", "404.html")
# A name that every file system holds and no engine leaves out as hidden.
_NAME = re.compile(r'(?![.\s])[^\\:*?"<>|]*[^\\:*?"<>|.\s]')


def stage(build: Path, files: Mapping[str, bytes], settings: Mapping[str, Any]) -> Path:
    """The staged tree, holding exactly `files`, with the settings file and our templates beside it.

    Links in the tree are removed, never followed. Raises ValueError for a path outside the tree,
    OSError if something could not be written.
    """
    check_paths(files)
    own = Path(__file__).with_name("engine") / OVERRIDES
    templates = {name: (own / name).read_bytes() for name in _TEMPLATES}
    docs = build / DOCS
    for folder, content in ((docs, files), (build / OVERRIDES, templates)):
        remove(folder)
        for above in {folder, *(folder.joinpath(path).parent for path in content)}:
            above.mkdir(parents=True, exist_ok=True)
        for path, data in content.items():
            folder.joinpath(path).write_bytes(data)
    remove(build / CONFIG)
    (build / CONFIG).write_bytes(as_file(settings))
    return docs


def check_paths(paths: Iterable[str]) -> None:
    """Nothing, or ValueError for a path that leaves the tree or that two paths could not share.

    Paths come from our own rendering and from files the reader has let through, so a bad one is a
    mistake in the program and not in the dossier.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        *above, name = path.split("/")
        if not all(map(_is_plain, (*above, name))):
            raise ValueError(f"{path!r} does not stay inside the staged tree on every file system")
        if (twin := files.setdefault(_folded(path), path)) != path:
            raise ValueError(f"{path!r} and {twin!r} are one file on some file systems")
        folders.update((_folded(each), path) for each in accumulate(above, "{}/{}".format))
    for folder in folders.keys() & files:
        raise ValueError(f"{files[folder]!r} is a file, and a folder in {folders[folder]!r}")


def _is_plain(name: str) -> bool:
    """Whether a file or folder of that name is the same everywhere."""
    shown = not any(unicodedata.category(char).startswith("C") for char in name)
    return shown and _NAME.fullmatch(name) is not None


def _folded(path: str) -> str:
    """What a file system that ignores case and composition takes the path for."""
    return unicodedata.normalize("NFC", path).casefold()
