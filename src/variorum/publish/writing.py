"""Files that commands write among those of people: new ones, generated ones, a summary of a CI job."""

from __future__ import annotations

import os
import shutil
from codecs import BOM_UTF8
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .exchange.folders import only_exchange, os_failures

# What a folder may hold and still be a place for a new dossier: a clone of an empty repository.
_NO_CONTENT = frozenset({".git"})
_BEGINNING = 1000


@os_failures()
def write_new(root: Path, files: Mapping[str, bytes]) -> None:
    """Nothing; afterwards each of `files` (POSIX paths inside `root`) stands there.

    Never overwrites and never follows a link below `root`. Raises OutsideFailure naming the first
    file that is there already, before anything is written; where the disk fails half-way, what was
    written is removed again. Raises ValueError for a path that leaves `root`.
    """
    for path in files:
        if any(part in ("", ".", "..") or "\\" in part for part in path.split("/")):
            raise ValueError(f"{path!r} does not stay inside the folder")
    places = {_place(root, path): files[path] for path in sorted(files)}
    for place in places:
        if os.path.lexists(place):
            raise OutsideFailure(f"{place} is there already; nothing was written")
    with ExitStack() as undoing:
        for place, content in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            # Whoever is quicker with a file of the same name keeps it.
            with place.open("xb") as file:
                undoing.callback(place.unlink, missing_ok=True)
                file.write(content)
        undoing.pop_all()


class ChangedMeanwhile(OutsideFailure):
    """A file no longer holds the bytes that an edit was made from; nothing was written."""


@os_failures()
def write_edited(root: Path, files: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Nothing; afterwards each of `files` (POSIX paths inside `root`) that held its first bytes, a byte-order mark
    apart, holds the second.

    Raises ChangedMeanwhile, before anything is written, where one holds others; OutsideFailure for what is
    no regular file inside `root`.
    """
    places = {_place(root, path): held for path, held in files.items()}
    with ExitStack() as waiting:
        for folder in sorted({place.parent for place in places}):
            # Two programs that edit one file take turns.
            waiting.enter_context(only_exchange(folder / "any"))
        for place, (old, _) in places.items():
            if place.is_symlink() or not place.is_file():
                raise OutsideFailure(f"{place} is not a file; nothing was written")
            if place.read_bytes().removeprefix(BOM_UTF8) != old.removeprefix(BOM_UTF8):
                raise ChangedMeanwhile(f"{place} was changed meanwhile; nothing was written")
        for place, (old, new) in places.items():
            if old != new:
                _replace(place, new)


@os_failures()
def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Nothing; afterwards `folder` holds `files` and nothing else.

    Raises OutsideFailure, before anything is written, where `folder` is something else than a
    folder, or is not empty.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutsideFailure(f"{folder} is there already, and is no folder; nothing was written")
    there = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
    if others := sorted(there - _NO_CONTENT):
        raise OutsideFailure(
            f"{folder} is not empty: it holds {others[0]!r}; nothing was written. "
            "Name a folder that is empty or not there yet"
        )
    write_new(folder, files)


@os_failures()
def stale(root: Path, files: Mapping[str, bytes], mark: str) -> tuple[str, ...]:
    """The paths of `files` (inside `root`) whose bytes on disk are missing or others.

    Raises OutsideFailure for what is not ours to replace: a link, a folder, a file without `mark`.
    """
    return tuple(path for path in sorted(files) if _generated(root, path, mark) != files[path])


@os_failures()
def write_generated(root: Path, files: Mapping[str, bytes], mark: str) -> tuple[str, ...]:
    """The paths that were written; a file that holds its bytes already is not touched.

    Nothing is written where one of them is not ours to replace: see `stale`.
    """
    old = stale(root, files, mark)
    for path in old:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        _replace(place, files[path])
    return old


def beginning(path: Path) -> str:
    """The first letters of a file; none of what can't be read."""
    # A pipe of that name would be waited for.
    if not path.is_file():
        return ""
    with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        return file.read(_BEGINNING)
    return ""


def _replace(place: Path, content: bytes) -> None:
    """Has `place` hold these bytes, whole or not at all: an editor reads a file at any time, and two
    commands may write it."""
    new = place.with_name(f".{place.name}.{os.getpid()}.variorum-new")
    new.write_bytes(content)
    if place.exists():
        shutil.copymode(place, new)
    new.replace(place)


def _place(root: Path, path: str) -> Path:
    """Where `path` lies in `root`. Raises OutsideFailure where that is behind a link or a file."""
    place = root
    *folders, name = path.split("/")
    for folder in folders:
        place /= folder
        if place.is_symlink():
            raise OutsideFailure(f"{place} is a link; nothing was written")
        if place.exists() and not place.is_dir():
            raise OutsideFailure(f"{place} is there already, and is no folder; nothing was written")
    return place / name


def _generated(root: Path, path: str, mark: str) -> bytes | None:
    """The generated file that stands at `path`, or None where nothing does."""
    place = _place(root, path)
    if not os.path.lexists(place):
        return None
    if place.is_symlink() or not place.is_file():
        raise OutsideFailure(f"{place} is not a file; nothing was written")
    found = place.read_bytes()
    if mark.encode() not in found:
        raise OutsideFailure(f"{place} is not generated by Variorum; move it away")
    return found


@os_failures()
def append_summary(path: Path, markdown: str) -> None:
    """Adds to what other steps wrote in the job's summary. Raises OutsideFailure."""
    with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(markdown)
