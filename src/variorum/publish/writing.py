"""Files that commands write among those of people: new ones, generated ones, a summary of a CI job."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import OutsideFailure

# What a folder may hold and still be a place for a new dossier: a clone of an empty repository.
_NO_CONTENT = frozenset({".git"})


def write_new(root: Path, files: Mapping[str, bytes]) -> None:
    """Nothing; afterwards each of `files` (POSIX paths inside `root`) stands there.

    Never overwrites and never follows a link below `root`. Raises OutsideFailure naming the first
    file that is there already, before anything is written; where the disk fails half-way, what was
    written is removed again. Raises ValueError for a path that leaves `root`.
    """
    for path in files:
        if any(part in ("", ".", "..") or "\\" in part for part in path.split("/")):
            raise ValueError(f"{path!r} does not stay inside the folder")
    try:
        for path in sorted(files):
            _refuse_what_is_there(root, path)
        _write(root, files)
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Nothing; afterwards `folder` holds `files` and nothing else.

    Raises OutsideFailure, before anything is written, where `folder` is something else than a
    folder, or is not empty.
    """
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutsideFailure(
                f"{folder} is there already, and is no folder; nothing was written"
            )
        held = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise OutsideFailure.from_os(error) from error
    if others := [name for name in held if name not in _NO_CONTENT]:
        raise OutsideFailure(
            f"{folder} is not empty: it holds {others[0]!r}; nothing was written. "
            "Name a folder that is empty or not there yet"
        )
    write_new(folder, files)


def _refuse_what_is_there(root: Path, path: str) -> None:
    place = root
    *folders, name = path.split("/")
    for folder in folders:
        place /= folder
        if place.is_symlink():
            raise OutsideFailure(f"{place} is a link; nothing was written")
        if place.exists() and not place.is_dir():
            raise OutsideFailure(f"{place} is there already, and is no folder; nothing was written")
    if os.path.lexists(place / name):
        raise OutsideFailure(f"{place / name} is there already; nothing was written")


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    # Whoever is quicker with a file of the same name keeps it.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    written: list[Path] = []
    try:
        for path in sorted(files):
            place = root.joinpath(*path.split("/"))
            place.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(place, flags, 0o644), "wb") as file:
                written.append(place)
                file.write(files[path])
    except OSError:
        for place in written:
            with suppress(OSError):
                place.unlink()
        raise


def stale(root: Path, files: Mapping[str, bytes], mark: str) -> tuple[str, ...]:
    """The paths of `files` (inside `root`) whose bytes on disk are missing or others.

    Raises OutsideFailure for what is not ours to replace: a link, a folder, a file without `mark`.
    """
    return tuple(path for path in sorted(files) if _found(root, path, mark) != files[path])


def write_generated(root: Path, files: Mapping[str, bytes], mark: str) -> tuple[str, ...]:
    """The paths that were written; a file that holds its bytes already is not touched.

    Nothing is written where one of them is not ours to replace: see `stale`.
    """
    old = stale(root, files, mark)
    for path in old:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: an editor reads the file at any time.
        new = place.with_name(f".{place.name}.variorum-new")
        new.write_bytes(files[path])
        new.replace(place)
    return old


def _found(root: Path, path: str, mark: str) -> bytes | None:
    """What stands at `path`, or None where nothing does."""
    place = root
    *folders, _ = path.split("/")
    for folder in folders:
        place /= folder
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise OutsideFailure(f"{place} is not a folder; nothing was written")
    place = root / path
    if place.is_symlink() or (place.exists() and not place.is_file()):
        raise OutsideFailure(f"{place} is not a file; nothing was written")
    if not place.exists():
        return None
    found = place.read_bytes()
    if mark.encode() not in found:
        raise OutsideFailure(f"{place} is not generated by Variorum; move it away")
    return found


def append_summary(path: Path, markdown: str) -> None:
    """Adds to what other steps wrote in the job's summary. Raises OutsideFailure."""
    try:
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(markdown)
    except OSError as error:
        raise OutsideFailure.from_os(error) from error
