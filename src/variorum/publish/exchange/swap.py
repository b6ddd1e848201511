"""The old site swapped for the new one by atomic renames, whole or not at all, and what a killed build
left brought to its end."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import Busy, OutsideFailure

from .folders import (
    BUILD_MARKER,
    SITE_MARKER,
    is_ours,
    mark_site,
    only_build,
    only_exchange,
    os_failures,
    remove,
    sync,
    sync_names,
)

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# A kernel or a file system that cannot exchange two names answers with one of these, a container
# that lets nobody ask with EPERM: where renaming is not permitted either, that says so itself.
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTTY, errno.EPERM})


def incoming(site: Path) -> Path:
    """Where a new site waits, beside the old one and so on the same file system."""
    return site.parent / f".{site.name}.variorum-new"


def outgoing(site: Path) -> Path:
    """Where the old site waits between two renames: no other place has it then."""
    return site.parent / f".{site.name}.variorum-old"


def check_replaceable(site: Path) -> None:
    """Nothing, or OutsideFailure where a site at `site` would destroy what is not ours."""
    if site.is_symlink():
        raise OutsideFailure(f"{site} is a link; Variorum replaces only a folder of its own")
    if not site.exists():
        return
    if not site.is_dir():
        raise OutsideFailure(f"{site} is a file; Variorum replaces only a folder of its own")
    if any(site.iterdir()) and not is_ours(site, SITE_MARKER):
        raise OutsideFailure(
            f"{site} holds files that Variorum did not write (it has no {SITE_MARKER}); "
            "empty it, or name another folder with --site-dir"
        )


def put_in_place(built: Path, site: Path) -> None:
    """Moves the verified tree at `built` to `site`; until the last step the old one stays.

    Raises OutsideFailure where `site` is not ours to replace, OSError if the disk fails.
    """
    check_replaceable(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with only_exchange(site):
        new = incoming(site)
        for place in (new, outgoing(site)):
            if os.path.lexists(place):
                raise OutsideFailure(f"{place} is in the way and not from Variorum; move it away")
        mark_site(built)
        _bring(built, new)
        sync(new)
        sync_names(site.parent)
        try:
            if site.exists() and not is_ours(site, SITE_MARKER):
                site.rmdir()
            if not site.exists():
                new.rename(site)
            elif not _exchange_names(new, site):
                site.rename(outgoing(site))
                new.rename(site)
            sync_names(site.parent)
        finally:
            # A whole site is in place, the new one or the old: what can't be removed now is left to the next command.
            with suppress(OSError):
                _end(site, lambda _line: None)


def has_leftovers(site: Path) -> bool:
    """Whether a build was interrupted beside `site`, or is at work there."""
    return outgoing(site).is_dir() or incoming(site).is_dir()


def restore(site: Path, report: Callable[[str], None]) -> None:
    """Restores the previous site, or sweeps what a killed build left beside `site`, and says so."""
    if has_leftovers(site):
        with only_exchange(site):
            _end(site, report)


def _end(site: Path, report: Callable[[str], None]) -> None:
    """The same for whoever holds the lock of the exchange."""
    old, new = outgoing(site), incoming(site)
    if is_ours(old, SITE_MARKER) and not os.path.lexists(site):
        old.rename(site)
        sync_names(site.parent)
        report(f"Restored {site}: a build was interrupted before its new site was in place.")
    for left in (old, new):
        is_folder = left.is_dir() and not left.is_symlink()
        if is_ours(left, SITE_MARKER) or (is_folder and not any(left.iterdir())):
            remove(left)
            report(f"Removed {left}, left by a build that was interrupted.")


def recover(root: Path, report: Callable[[str], None], site_dir: Path | None = None) -> None:
    """Brings to an end what a killed build began, and says what it did; idle while a build runs.

    Looks where that build noted that it was exchanging a site, and beside `site_dir`.
    Raises OutsideFailure if the disk fails.
    """
    build = root.resolve() / "build"
    site = None if site_dir is None else absolute(site_dir)
    with suppress(Busy), os_failures():
        if build.is_dir() and (_noted(build) or (site and has_leftovers(site))):
            with only_build(build):
                end_exchange(build, report, site)


def replace_site(built: Path, site: Path, build: Path) -> None:
    """Puts the tree at `built` in the place of `site`; what it can't end is left noted."""
    # Noted, and kept by the disk: from now on the site may be cut in two.
    with journal(build).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps({"site": str(site)}) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        put_in_place(built, site)
    finally:
        # Whatever happened, a whole site stands in its place and nothing lies beside it.
        with suppress(OSError):
            end_exchange(build, lambda _line: None)


def end_exchange(build: Path, report: Callable[[str], None], site: Path | None = None) -> None:
    """Brings a begun exchange to an end, where it was noted and beside `site`; the caller has the
    build's lock."""
    for place in dict.fromkeys((_noted(build), site)):
        if place is not None:
            restore(place, report)
    journal(build).unlink(missing_ok=True)


def absolute(path: Path) -> Path:
    """`path` without dots; a link at its end stays visible, since a site never replaces one."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    return whole.parent.resolve() / whole.name


def journal(build: Path) -> Path:
    """Where a build notes that it is exchanging a site; a file stands there only meanwhile, or where
    that was cut off."""
    return build / "exchange.json"


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


def _bring(built: Path, new: Path) -> None:
    """Moves `built` to `new`; a copy where they are on different file systems."""
    try:
        built.rename(new)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        new.mkdir()
        # First of all the marker: a copy that is cut off can then be swept.
        mark_site(new)
        shutil.copytree(built, new, dirs_exist_ok=True)
        remove(built)


def _exchange_names(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two names in a single step; False where it cannot.

    Python has no call for renameat2(2) of Linux, so the C library is asked.
    """
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    failed = renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))
