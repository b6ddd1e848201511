"""The store of builds: values by kind and key, and the files of sites by their own hash. Keys are hashes
of everything that something was made from.

All of it lies in one folder that can be deleted at any time. Nothing that is read is run, and what
does not agree with its hash, cut off by a full disk or changed by hand, counts as not there.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from variorum.model.failure import OutsideFailure
from variorum.model.store import digest, key_of

from .engine.engines import Engine, versions
from .exchange.folders import BUILD_MARKER, is_ours, link, open_build, remove

FOLDER = "store"
_FILES = "files"
_DIGEST = hashlib.sha256().digest_size


def program() -> str:
    """The key of this program and of what it needs: other code may give other bytes."""
    own = Path(__file__).parents[1]
    # A checkout changes without a new version.
    files = {
        path.relative_to(own).as_posix(): _digest_of(path, status.st_size, status.st_mtime_ns)
        for path in sorted(own.rglob("*"))
        if path.suffix != ".pyc" and stat.S_ISREG((status := path.stat()).st_mode)
    }
    return key_of(files, list(sys.version_info[:3]), _packages())


@cache
def _packages() -> dict[str, str]:
    """The versions of the packages that this one asks for by name."""
    asked = metadata.requires("variorum") or []
    names = {re.split(r"[^\w.-]", each)[0] for each in asked if "extra ==" not in each}
    try:
        return {name: metadata.version(name) for name in sorted(names)}
    except metadata.PackageNotFoundError as error:
        raise OutsideFailure(f"the package {error.name} is not installed") from error


@cache
def _digest_of(path: Path, _size: int, _time: int) -> str:
    """The hash of a file, which a preview asks for again and again."""
    return digest(path.read_bytes())


class Store:
    """The part of the folder that belongs to one state of this program; see `program`.

    What is put where no build was made yet waits for `sweep`. A write that fails only costs work later.
    With `read_only` nothing is written.
    """

    def __init__(self, root: Path, program: str, *, read_only: bool = False) -> None:
        self._root = root
        self._above = root / "build" / FOLDER
        self._program = program
        self._folder = self._above / program[:16]
        self._read_only = read_only
        self._used: dict[str, set[str]] = {}
        self._waiting: dict[tuple[str, str], bytes] = {}

    def surroundings(self, engine: Engine, epoch: int | None) -> str:
        """The key of what a build depends on beside the dossier: this program, and all that runs with it."""
        return key_of(self._program, engine, versions(engine), epoch)

    def get(self, kind: str, key: str) -> bytes | None:
        """The value that is kept under that key, None where there is none."""
        try:
            held = (self._folder / kind / key).read_bytes()
        except OSError:
            return None
        sha256, content = held[:_DIGEST], held[_DIGEST:]
        if hashlib.sha256(content).digest() != sha256:
            return None
        self._use(kind, key)
        return content

    def values(self, kind: str) -> Iterator[bytes]:
        """Every value of a kind."""
        with suppress(OSError):
            for each in sorted((self._folder / kind).iterdir()):
                content = self.get(kind, each.name)
                if content is not None:
                    yield content

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keeps a value under a hash of everything it was made from."""
        if self._read_only:
            return
        self._use(kind, key)
        if is_ours(self._root / "build", BUILD_MARKER):
            self._write(kind, key, content)
        else:
            self._waiting[kind, key] = content

    def spare(self, kind: str, key: str) -> bool:
        """Has `sweep` leave what is kept under that key; whether anything is."""
        self._use(kind, key)
        return (kind, key) in self._waiting or (self._folder / kind / key).is_file()

    def _use(self, kind: str, key: str) -> None:
        self._used.setdefault(kind, set()).add(key)

    def sweep(self) -> None:
        """Removes what was neither taken, put nor spared since this was opened, of each kind of which something
        was, and what other states of the program left; writes what waits."""
        if self._read_only:
            return
        with suppress(OSError, OutsideFailure):
            open_build(self._root)
            for (kind, key), content in self._waiting.items():
                self._write(kind, key, content)
            self._waiting.clear()
            for other in self._above.iterdir():
                if other != self._folder:
                    remove(other)
            for kind, used in self._used.items():
                self._remove_others(kind, used)

    def has_file(self, sha256: str) -> bool:
        """Whether a file with that hash is kept, unchanged."""
        try:
            return digest((self._folder / _FILES / sha256).read_bytes()) == sha256
        except OSError:
            return False

    def link_file(self, sha256: str, place: Path) -> None:
        """Has the file with that hash, which is kept, stand at `place` too."""
        link(self._folder / _FILES / sha256, place)

    def link_files(self, hashes: Mapping[str, str], folder: Path) -> bool:
        """Whether all files with these hashes are kept; each then stands at its path in `folder` too."""
        if not all(map(self.has_file, hashes.values())):
            return False
        for path, sha256 in hashes.items():
            self.link_file(sha256, folder / path)
        return True

    def keep_file(self, sha256: str, file: Path) -> None:
        """Keeps a file, whose hash that is, as a hard link: what stands in a site costs no room."""
        kept = self._folder / _FILES / sha256
        with suppress(OSError):
            if not kept.exists() or not kept.samefile(file):
                link(file, kept)

    def sweep_files(self, wanted: set[str]) -> None:
        """Removes the files whose hash is none of these."""
        self._remove_others(_FILES, wanted)

    def _write(self, kind: str, key: str, content: bytes) -> None:
        place = self._folder / kind / key
        part = place.with_name(f".{key}.{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(content).digest() + content)
            part.replace(place)

    def _remove_others(self, kind: str, wanted: set[str]) -> None:
        with suppress(OSError):
            for each in (self._folder / kind).iterdir():
                if each.name not in wanted:
                    each.unlink()
