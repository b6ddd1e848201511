"""Generated files are written on change only, and nobody's own file is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.writing import stale, write_generated

MARK = "Written by a test."
FILES = {"made/a.json": b"Written by a test. a", "made/b.json": b"Written by a test. b"}


def test_what_is_missing_or_old_is_written_and_nothing_else(tmp_path: Path) -> None:
    assert stale(tmp_path, FILES, MARK) == tuple(FILES)
    assert write_generated(tmp_path, FILES, MARK) == tuple(FILES)
    (tmp_path / "made/a.json").write_bytes(b"Written by a test. Long ago")
    (tmp_path / "made/own.json").write_bytes(b"mine")
    untouched = (tmp_path / "made/b.json").stat()
    assert stale(tmp_path, FILES, MARK) == ("made/a.json",)
    assert write_generated(tmp_path, FILES, MARK) == ("made/a.json",)
    assert stale(tmp_path, FILES, MARK) == ()
    assert (tmp_path / "made/b.json").stat().st_ino == untouched.st_ino
    assert {path.name for path in (tmp_path / "made").iterdir()} == {"a.json", "b.json", "own.json"}


def foreign(root: Path) -> None:
    (root / "made").mkdir()
    (root / "made/b.json").write_bytes(b"mine")


def file_link(root: Path) -> None:
    (root / "made").mkdir()
    (root / "target").write_bytes(b"Written by a test. Elsewhere")
    (root / "made/b.json").symlink_to(root / "target")


def folder_link(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "made").symlink_to(root / "elsewhere")


def folder_is_a_file(root: Path) -> None:
    (root / "made").write_bytes(b"mine")


def file_is_a_folder(root: Path) -> None:
    (root / "made/b.json").mkdir(parents=True)


@pytest.mark.parametrize(
    "lay", [foreign, file_link, folder_link, folder_is_a_file, file_is_a_folder]
)
def test_what_is_not_ours_stops_everything(lay: Callable[[Path], None], tmp_path: Path) -> None:
    lay(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(OutsideFailure):
        write_generated(tmp_path, FILES, MARK)
    with pytest.raises(OutsideFailure):
        stale(tmp_path, FILES, MARK)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
