"""What builds keep for the next one: bytes by name, in one folder that can be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .folders import open_build, remove

FOLDER = "kept"
_DIGEST = hashlib.sha256().digest_size


class Kept:
    """The part of the folder that belongs to one state of this program and one purpose.

    Nothing that is read is run. What does not agree with its own hash, cut off by a full disk or
    changed by hand, counts as not there. A write that fails only costs work later.
    """

    def __init__(self, root: Path, purpose: str, program: str) -> None:
        self._root = root
        self._above = root / "build" / FOLDER / purpose
        self._folder = self._above / program[:16]
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        try:
            held = (self._folder / name).read_bytes()
        except OSError:
            return None
        digest, content = held[:_DIGEST], held[_DIGEST:]
        if hashlib.sha256(content).digest() != digest:
            return None
        self._used.add(name)
        return content

    def put(self, name: str, content: bytes) -> None:
        self._used.add(name)
        part = self._folder / f".{name}.{os.getpid()}"
        with suppress(OSError, OutsideFailure):
            open_build(self._root)
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(content).digest() + content)
            part.replace(self._folder / name)

    def sweep(self) -> None:
        """Removes what was neither taken nor put since this was opened, and what other states of
        the program left."""
        with suppress(OSError):
            for other in self._above.iterdir():
                if other != self._folder:
                    remove(other)
            for each in self._folder.iterdir():
                if each.name not in self._used:
                    each.unlink()
