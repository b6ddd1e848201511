"""What builds a dossier and looks at its changes: the files beside the evidence that decide about it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from variorum.model.look import LOOK

from .files import Files, NotRegular, TooLarge, walk

# What make, Python's tools, git and runners of CI take by its name in a dossier's folder.
_SETUP = re.compile(
    r"(?:gnu)?makefile|.*\.(?:cfg|ini|lock|mk|py|sh|toml|whl)|requirements.*|package.*\.json"
    r"|\.(?:git(?:hub|lab.*|attributes|modules)|pre-commit.*|circleci|ci)|program|scripts|tools",
    re.IGNORECASE,
)
LARGEST = 4_000_000


def is_setup(name: str) -> bool:
    """Whether a file or folder of that name, in a dossier's folder, builds it or looks at changes."""
    return name == LOOK or _SETUP.fullmatch(name) is not None


def setup_files(files: Files) -> Mapping[str, str]:
    """Every such file by its path, with a hash of its bytes, or what it is where it is no file."""
    return dict(_found(files))


def _found(files: Files) -> Iterator[tuple[str, str]]:
    try:
        top = files.entries("")
    except OSError:
        return
    for name, kind in top:
        if not is_setup(name):
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
