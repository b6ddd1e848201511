"""One hash of everything people write, without reading any of it as YAML or text."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from .files import Folder, NotRegular, TooLarge, walk

WRITTEN = ("data", "seeds", "docs", "mkdocs.yml")
# Of a larger file nothing could be read anyway.
_LARGEST = 64_000_000


def fingerprint(root: Path) -> str | None:
    """A hash of every file of the dossier in `root` with its path and kind; None where one of them
    can't be read, so that reading tells what is wrong."""
    files = Folder(root)
    found: list[tuple[str, str, str]] = []
    try:
        for name in WRITTEN:
            if (root / name).is_dir():
                paths = [(f"{name}/{inside}", kind) for inside, kind in walk(files, name)]
            else:
                paths = [(name, "file")]
            for path, kind in paths:
                content = files.read(path, _LARGEST) if kind == "file" else b""
                found.append((path, kind, hashlib.sha256(content).hexdigest()))
    except (OSError, NotRegular, TooLarge):
        return None
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()
