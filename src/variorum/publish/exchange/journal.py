"""The note of where a site is being exchanged, so that any later command can bring it to an end."""

from __future__ import annotations

import json
import os
from pathlib import Path

from variorum.model.journal import FILE

from .folders import BUILD_MARKER, is_ours


def note(build: Path, site: Path) -> None:
    """Notes, and has the disk keep, that from now on the site at `site` may be cut in two."""
    with (build / FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps({"site": str(site)}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def noted(build: Path) -> Path | None:
    """The site that a build had begun to exchange and did not end with; None without such a note.

    A note that was cut off itself counts for nothing: the exchange it was for had not begun.
    """
    if not is_ours(build, BUILD_MARKER):
        return None
    try:
        site = json.loads((build / FILE).read_bytes())["site"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Path(site) if isinstance(site, str) and Path(site).is_absolute() else None


def forget(build: Path) -> None:
    """Removes the note: the exchange is at its end."""
    (build / FILE).unlink(missing_ok=True)
