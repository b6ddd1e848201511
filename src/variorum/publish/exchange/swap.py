"""The old site swapped for the new one by atomic renames, whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .folders import SITE_MARKER, is_ours, mark_site, remove, sync, sync_names
from .lock import only_exchange

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
        if not site.exists():
            new.rename(site)
        elif not is_ours(site, SITE_MARKER):
            site.rmdir()
            new.rename(site)
        else:
            _swap(new, site)
        sync_names(site.parent)


def has_leftovers(site: Path) -> bool:
    """Whether a build was interrupted beside `site`, or is at work there."""
    return outgoing(site).is_dir() or incoming(site).is_dir()


def recover(site: Path, report: Callable[[str], None]) -> None:
    """Restores the previous site, or sweeps what a killed build left beside `site`, and says so."""
    if not has_leftovers(site):
        return
    old, new = outgoing(site), incoming(site)
    with only_exchange(site):
        if is_ours(old, SITE_MARKER) and not os.path.lexists(site):
            old.rename(site)
            sync_names(site.parent)
            report(f"Restored {site}: a build was interrupted before its new site was in place.")
        for left in (old, new):
            if is_ours(left, SITE_MARKER) or _is_empty_folder(left):
                remove(left)
                report(f"Removed {left}, left by a build that was interrupted.")


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


def _swap(new: Path, site: Path) -> None:
    old = new
    if not _exchange_names(new, site):
        old = outgoing(site)
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
    sync_names(site.parent)
    # The new site is in place: what can't be removed now is left to the next command.
    with suppress(OSError):
        remove(old)


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


def _is_empty_folder(path: Path) -> bool:
    return not path.is_symlink() and path.is_dir() and not any(path.iterdir())
