"""`variorum` in a process whose disk fails: at the n-th change of a place, with an error of choice.

Run as a program: `injected.py NUMBER ERRNO FOLDER ARGUMENT…`. The interpreter's audit events come
before each change of the disk; the NUMBERth (from 0) in FOLDER raises the error instead, and so does
every one after it, as a full disk or one that was made read-only would. Standard output tells how
many changes there were, and how many before the sites changed places.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from variorum.cli import main

_CHANGES = frozenset({"os.rename", "os.mkdir", "os.chmod"})
_REMOVES = frozenset({"os.remove", "os.rmdir"})
_READ_ONLY = 30  # EROFS: nothing can be removed either


def fail_from(number: int, code: int, folder: str) -> list[int]:
    """The count of changes in `folder`, and that of those before the exchange; each from `number` on
    fails."""
    count = [0, 0]
    refused = _CHANGES | _REMOVES if code == _READ_ONLY else _CHANGES

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "ctypes.dlsym" and arguments[1] == "renameat2":
            count[1] = count[0]
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if not writes and event not in refused:
            return
        path = os.fsdecode(arguments[0]) if not isinstance(arguments[0], int) else ""
        if path.startswith(folder) and not path.endswith("/lock"):
            count[0] += 1
            if count[0] > number:
                raise OSError(code, os.strerror(code), path)

    sys.addaudithook(hook)
    return count


if __name__ == "__main__":
    counted = fail_from(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    sys.argv = ["variorum", *sys.argv[4:]]
    try:
        main()
    finally:
        sys.stdout.write(f"changes: {counted[0]} {counted[1]}\n")
        sys.stdout.flush()
