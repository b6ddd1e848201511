"""One build at a time in one folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.model.failure import Busy

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


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
