"""The cache of builds: bytes by key, in one folder that can be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .exchange.folders import BUILD_MARKER, is_ours, open_build, remove

FOLDER = "kept"
_DIGEST = hashlib.sha256().digest_size


class Kept:
    """The part of the folder that belongs to one state of this program and one purpose.

    Nothing that is read is run. What does not agree with its own hash, cut off by a full disk or
    changed by hand, counts as not there. What is put where no build was made yet waits for `sweep`;
    a write that fails only costs work later.
    """

    def __init__(self, root: Path, purpose: str, program: str) -> None:
        self._root = root
        self._above = root / "build" / FOLDER / purpose
        self._folder = self._above / program[:16]
        self._used: set[str] = set()
        self._waiting: dict[str, bytes] = {}

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
        if is_ours(self._root / "build", BUILD_MARKER):
            self._write(name, content)
        else:
            self._waiting[name] = content

    def _write(self, name: str, content: bytes) -> None:
        part = self._folder / f".{name}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(content).digest() + content)
            part.replace(self._folder / name)

    def sweep(self) -> None:
        """Removes what was neither taken nor put since this was opened, and what other states of
        the program left; makes the folder for what was put where there is none."""
        with suppress(OSError, OutsideFailure):
            open_build(self._root)
            for name, content in self._waiting.items():
                self._write(name, content)
            self._waiting.clear()
            for other in self._above.iterdir():
                if other != self._folder:
                    remove(other)
            for each in self._folder.iterdir():
                if each.name not in self._used:
                    each.unlink()


class ReadOnly:
    """What is kept, for a command that writes nothing."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def get(self, name: str) -> bytes | None:
        return self._kept.get(name)

    def put(self, name: str, content: bytes) -> None:
        pass
