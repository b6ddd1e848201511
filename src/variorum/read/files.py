"""Where a dossier's files lie: in a folder on disk, or in memory as a revision holds them.

Both answer the same questions in the same way, so that what is refused in the one is refused in the
other. Links are told apart and never followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Literal, Protocol

Kind = Literal["file", "folder", "link", "special"]
KINDS: Mapping[Kind, str] = {
    "file": "a file", "folder": "a folder", "link": "a link", "special": "a special file",
}  # fmt: skip


class NotRegular(Exception):
    """What should be a file is something else, or lies behind a link."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(KINDS[kind])
        self.kind = kind


class TooLarge(Exception):
    """A file is larger than asked for."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size:,} bytes")
        self.size = size


class Files(Protocol):
    """A dossier's files; paths are relative to its folder, with `/` between their parts."""

    def entries(self, folder: str) -> tuple[tuple[str, Kind], ...]:
        """Name and kind of everything in `folder`, by name. Raises OSError."""

    def read(self, path: str, largest: int) -> bytes:
        """A regular file's bytes. Raises NotRegular, TooLarge and OSError."""


# Folders within folders: no site has more, and each costs time and depth.
DEEPEST_FOLDER = 12


def listed(files: Files, folder: str) -> tuple[tuple[str, Kind], ...]:
    """Name and kind of everything in `folder`; nothing where that can't be told, since what should be there
    is asked for by its own path."""
    try:
        return files.entries(folder)
    except OSError:
        return ()


def walk(files: Files, folder: str, inside: str = "") -> Iterator[tuple[str, Kind]]:
    """Everything below `folder` but folders, by its path inside it, in the order of paths; a folder
    that lies too deep is a special file."""
    for name, kind in listed(files, f"{folder}/{inside}".rstrip("/")):
        path = f"{inside}{name}"
        if kind == "folder" and path.count("/") < DEEPEST_FOLDER:
            yield from walk(files, folder, f"{path}/")
        else:
            yield path, "special" if kind == "folder" else kind


@dataclass(frozen=True)
class Folder:
    """A dossier's folder on disk."""

    root: Path

    def entries(self, folder: str) -> tuple[tuple[str, Kind], ...]:
        where = self.root / folder
        if self._behind_a_link(folder):
            raise OSError(None, "links are not followed", folder)
        with os.scandir(where) as entries:
            return tuple(sorted((entry.name, _kind(entry)) for entry in entries))

    def read(self, path: str, largest: int) -> bytes:
        if self._behind_a_link(path):
            raise NotRegular("link")
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(self.root / path, flags | getattr(os, "O_BINARY", 0))
        try:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                raise NotRegular("folder" if stat.S_ISDIR(state.st_mode) else "special")
            if state.st_size > largest:
                raise TooLarge(state.st_size)
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read(largest + 1)
        finally:
            os.close(handle)

    def _behind_a_link(self, path: str) -> bool:
        steps = accumulate(path.split("/"), "{}/{}".format)
        # As a Path it takes twice as long, and a dossier may have thousands of files.
        return any(os.path.islink(f"{self.root}/{step}") for step in steps)  # noqa: PTH114


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "special"


@dataclass(frozen=True)
class Replaced:
    """The files of a dossier with one of them taken from elsewhere: `path` from `name` in `other`."""

    files: Files
    path: str
    other: Files
    name: str

    def entries(self, folder: str) -> tuple[tuple[str, Kind], ...]:
        above, _, name = self.path.rpartition("/")
        found = dict(self.files.entries(folder))
        if folder == above:
            found[name] = dict(self.other.entries("")).get(self.name, "file")
        return tuple(sorted(found.items()))

    def read(self, path: str, largest: int) -> bytes:
        if path == self.path:
            return self.other.read(self.name, largest)
        return self.files.read(path, largest)


@dataclass(frozen=True, slots=True)
class Held:
    """One file in memory; of what is no regular file, and of the largest, there are no bytes."""

    kind: Kind
    size: int = 0
    data: bytes | None = None


@dataclass(frozen=True)
class Snapshot:
    """A dossier's files in memory, each by its path. Folders are what paths name."""

    held: Mapping[str, Held]

    @cached_property
    def _folders(self) -> Mapping[str, Mapping[str, Kind]]:
        folders: dict[str, dict[str, Kind]] = {}
        for path, held in self.held.items():
            above, _, name = path.rpartition("/")
            folders.setdefault(above, {})[name] = held.kind
            while above:
                above, _, name = above.rpartition("/")
                folders.setdefault(above, {})[name] = "folder"
        return folders

    def entries(self, folder: str) -> tuple[tuple[str, Kind], ...]:
        if folder in self.held:
            raise NotADirectoryError(None, "Not a directory", folder)
        if folder not in self._folders:
            raise FileNotFoundError(None, "No such file or directory", folder)
        return tuple(sorted(self._folders[folder].items()))

    def read(self, path: str, largest: int) -> bytes:
        held = self.held.get(path)
        if held is None:
            if path in self._folders:
                raise NotRegular("folder")
            links = (f"{link}/" for link, held in self.held.items() if held.kind == "link")
            if path.startswith(tuple(links)):
                raise NotRegular("link")
            raise FileNotFoundError(None, "No such file or directory", path)
        if held.kind != "file":
            raise NotRegular(held.kind)
        if held.data is None or held.size > largest:
            raise TooLarge(held.size)
        return held.data
