"""Build keys: hashes of everything that something was made from."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure

from .engine.engines import Engine, versions


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def key_of(*parts: Any) -> str:
    """The key of plain JSON values."""
    return digest(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass"))


def surroundings(engine: Engine, epoch: int | None) -> str:
    """The key of what a build depends on beside the dossier: this program, and all that runs with it."""
    return key_of(program(), engine, versions(engine), epoch)


def program() -> str:
    """The key of this program and of what it needs: other code may give other bytes."""
    own = Path(__file__).parents[1]
    return key_of(_files_of(own), list(sys.version_info[:3]), _packages())


@cache
def _packages() -> dict[str, str]:
    """The versions of the packages that this one asks for by name."""
    asked = metadata.requires("variorum") or []
    names = {re.split(r"[^\w.-]", each)[0] for each in asked if "extra ==" not in each}
    return {name: _version(name) for name in sorted(names)}


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError as error:
        raise OutsideFailure(f"the package {package} is not installed") from error


def _files_of(folder: Path) -> dict[str, str]:
    """The hash of each file of the program: a checkout changes without a new version."""
    return {
        path.relative_to(folder).as_posix(): _digest_of(path, status.st_size, status.st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.suffix != ".pyc" and stat.S_ISREG((status := path.stat()).st_mode)
    }


@cache
def _digest_of(path: Path, _size: int, _time: int) -> str:
    """The hash of a file, which a preview asks for again and again."""
    return digest(path.read_bytes())
