"""What builds a dossier and looks at its changes: the files beside the evidence that decide about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from variorum.model.look import LOOK

from .files import Files, NotRegular, TooLarge, walk

# Folders and files in a dossier's folder, beside its look.
SETUP = (".github", "program", "requirements", "Makefile", "pyproject.toml", "requirements.txt")
LARGEST = 4_000_000


def setup_files(files: Files) -> Mapping[str, str]:
    """Every such file by its path, with a hash of its bytes, or what it is where it is no file."""
    return dict(_found(files))


def _found(files: Files) -> Iterator[tuple[str, str]]:
    try:
        top = files.entries("")
    except OSError:
        return
    for name, kind in top:
        if name not in (LOOK, *SETUP):
            continue
        inside = walk(files, name) if kind == "folder" else [("", kind)]
        for path, each in inside:
            whole = f"{name}/{path}".rstrip("/")
            yield whole, _hash(files, whole) if each == "file" else each


def _hash(files: Files, path: str) -> str:
    try:
        return hashlib.sha256(files.read(path, LARGEST)).hexdigest()
    except (OSError, NotRegular, TooLarge) as error:
        return str(error)
