"""Folders that belong to Variorum, told from other people's by a marker file in them; one build at a time in
one, and one exchange at a time beside one site."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from variorum.model.failure import Busy, OutsideFailure

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

BUILD_MARKER = ".variorum-build"
SITE_MARKER = ".variorum-site"
_BUILD_TEXT = "Variorum keeps its intermediate files here and removes what it does not know.\n"
_SITE_TEXT = "Variorum replaces this folder as a whole with every build.\n"


@contextmanager
def os_failures() -> Iterator[None]:
    """What the system refuses inside raises OutsideFailure."""
    try:
        yield
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def preview_site(root: Path) -> Path:
    """Where a preview's site stands, so that site/ stays what the last build published."""
    return root / "build" / "preview"


def is_ours(folder: Path, marker: str) -> bool:
    """Whether `folder` is a real folder, reached by no link, that carries our marker."""
    mark = folder / marker
    return not folder.is_symlink() and folder.is_dir() and mark.is_file() and not mark.is_symlink()


def mark_site(folder: Path) -> None:
    """Makes `folder` ours, whatever the umask is."""
    marker = folder / SITE_MARKER
    marker.write_text(_SITE_TEXT, encoding="utf-8", newline="\n")
    marker.chmod(0o644)


def open_build(root: Path) -> Path:
    """The folder for intermediate files, made and marked if it was not there.

    Raises OutsideFailure where `build` is a link or a file, or holds things of the names we use
    without being ours.
    """
    build = root / "build"
    if build.is_symlink() or (build.exists() and not build.is_dir()):
        raise OutsideFailure(f"{build} is not a folder; Variorum needs that name for its own files")
    build.mkdir(exist_ok=True)
    if not is_ours(build, BUILD_MARKER):
        foreign = [
            name
            for name in ("docs", "overrides", "site", "preview", "mkdocs.yml")
            if (build / name).exists()
        ]
        if foreign:
            raise OutsideFailure(
                f"{build} holds {', '.join(foreign)} that Variorum did not write; "
                "move them away, then build again"
            )
        (build / BUILD_MARKER).write_text(_BUILD_TEXT, encoding="utf-8", newline="\n")
    return build


def remove(path: Path) -> None:
    """Removes a file, a link or a folder; a marked folder keeps its marker to the last.

    A removal that is killed half-way therefore leaves a folder that is still known as ours.
    """
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for entry in sorted(path.iterdir()):
        if entry.name == SITE_MARKER:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    (path / SITE_MARKER).unlink(missing_ok=True)
    path.rmdir()


def link(file: Path, place: Path) -> None:
    """Has `file` stand at `place` too: a hard link, or a copy where the file system knows none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    try:
        os.link(file, place)
    except OSError:
        shutil.copy2(file, place)


def sync(folder: Path) -> None:
    """Flushes all of `folder` to the disk, so that power lost after this takes none of it.

    A file with another hard link was taken from a site that stands, and was synced with that.
    Raises OSError where the disk fails to.
    """
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_names(path)
        elif path.stat().st_nlink == 1:
            # To write, since not every system keeps what was opened to be read.
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    sync_names(folder)


def sync_names(folder: Path) -> None:
    """Flushes which names stand in `folder`, on systems that can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def only_build(build: Path) -> Iterator[None]:
    """Holds the lock of `build`; the system frees it when the process ends, however it ends.

    Raises Busy at once if another build holds it.
    """
    handle = os.open(build / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
    if sys.platform == "win32":
        # Windows opens no folder: two dossiers there need sites of their own.
        yield
    else:
        handle = os.open(site.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            # A file system without locks is no reason not to publish.
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
