"""Where a build notes that it is exchanging a site: told without loading what publishes."""

from __future__ import annotations

from pathlib import Path

FOLDER = "build"
FILE = "exchange.json"


def journal(root: Path) -> Path:
    """The note's place; a file stands there only while a site is exchanged, or was cut off in it."""
    return root / FOLDER / FILE
