"""A site replaced by a new one, and what a killed build left brought to its end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import Busy, OutsideFailure

from . import swap
from .folders import BUILD_MARKER, is_ours
from .lock import only_build


def journal(build: Path) -> Path:
    """Where a build notes that it is exchanging a site; a file stands there only meanwhile, or where
    that was cut off."""
    return build / "exchange.json"


def recover(root: Path, report: Callable[[str], None], site_dir: Path | None = None) -> None:
    """Brings to an end what a killed build began, and says what it did; idle while a build runs.

    Looks where that build noted that it was exchanging a site, and beside `site_dir`.
    Raises OutsideFailure if the disk fails.
    """
    build = root.resolve() / "build"
    site = None if site_dir is None else absolute(site_dir)
    try:
        if build.is_dir() and (_noted(build) or (site and swap.has_leftovers(site))):
            with only_build(build):
                end_exchange(build, report, site)
    except Busy:
        return
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def replace_site(built: Path, site: Path, build: Path) -> None:
    """Puts the tree at `built` in the place of `site`; what it can't end is left noted."""
    _note(build, site)
    try:
        swap.put_in_place(built, site)
    finally:
        # Whatever happened, a whole site stands in its place and nothing lies beside it.
        with suppress(OSError):
            end_exchange(build, lambda _line: None)


def end_exchange(build: Path, report: Callable[[str], None], site: Path | None = None) -> None:
    """Brings a begun exchange to an end, where it was noted and beside `site`; the caller has the
    build's lock."""
    for place in dict.fromkeys((_noted(build), site)):
        if place is not None:
            swap.recover(place, report)
    _forget(build)


def absolute(path: Path) -> Path:
    """`path` without dots; a link at its end stays visible, since a site never replaces one."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    return whole.parent.resolve() / whole.name


def _note(build: Path, site: Path) -> None:
    """Notes, and has the disk keep, that from now on the site at `site` may be cut in two."""
    with journal(build).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps({"site": str(site)}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _noted(build: Path) -> Path | None:
    """The site that a build had begun to exchange and did not end with; None without such a note.

    A note that was cut off itself counts for nothing: the exchange it was for had not begun.
    """
    if not is_ours(build, BUILD_MARKER):
        return None
    try:
        site = json.loads(journal(build).read_bytes())["site"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Path(site) if isinstance(site, str) and Path(site).is_absolute() else None


def _forget(build: Path) -> None:
    """Removes the note: the exchange is at its end."""
    journal(build).unlink(missing_ok=True)
