"""One build at a time in one folder, and one exchange at a time beside one site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from variorum.model.failure import Busy

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _wait_for_folder(_folder: Path) -> int | None:
        # Windows opens no folder: two dossiers there need sites of their own.
        return None

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait_for_folder(folder: Path) -> int | None:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        # A file system without locks is no reason not to publish.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        return handle


@contextmanager
def only_build(build: Path) -> Iterator[None]:
    """Holds the lock of `build`; the system frees it when the process ends, however it ends.

    Raises Busy at once if another build holds it.
    """
    handle = os.open(build / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        try:
            _take(handle)
        except OSError as error:
            raise Busy(
                f"another build is at work in {build.parent}; wait until it is done"
            ) from error
        yield
    finally:
        os.close(handle)


@contextmanager
def only_exchange(site: Path) -> Iterator[None]:
    """Waits until nobody else exchanges a site in the folder that holds `site`, and keeps others out.

    Builds of two dossiers may publish to one place; their own locks don't see each other. What this
    holds is short, and leaves no file beside the site.
    """
    handle = _wait_for_folder(site.parent)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)
