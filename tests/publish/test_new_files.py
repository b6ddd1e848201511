"""New files are written whole or not at all, and never over something."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.writing import write_folder, write_new


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_stand_where_they_should(tmp_path: Path) -> None:
    files = {"a/b/one.yaml": b"1\n", ".hidden": "ä".encode(), "two": b""}
    write_new(tmp_path / "not" / "there", files)
    assert content(tmp_path / "not" / "there") == files


def test_the_first_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("mine")
    (tmp_path / "c.txt").write_text("mine too")
    with pytest.raises(OutsideFailure, match=r"b\.txt is there already") as refused:
        write_new(tmp_path, {"c.txt": b"x", "a.txt": b"x", "b.txt": b"x"})
    assert "c.txt" not in refused.value.message
    assert content(tmp_path) == {"b.txt": b"mine", "c.txt": b"mine too"}


@pytest.mark.parametrize("path", ["link/new.txt", "link", "dangling", "file/new.txt"])
def test_links_are_never_followed(tmp_path: Path, path: str) -> None:
    away = tmp_path / "away"
    away.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(away)
    (root / "dangling").symlink_to(away / "nothing.txt")
    (root / "file").write_text("a file")
    with pytest.raises(OutsideFailure, match="nothing was written"):
        write_new(root, {"ahead.txt": b"x", path: b"x"})
    assert content(away) == {}
    assert content(root) == {"file": b"a file"}


@pytest.mark.parametrize("path", ["", "/x", "../x", "a//b", "a/./b", "a\\b", "a/"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="stay inside"):
        write_new(tmp_path / "root", {path: b"x"})
    assert content(tmp_path) == {}


def test_a_failure_half_way_leaves_nothing(tmp_path: Path) -> None:
    # A name longer than any file system takes fails only when it is written.
    with pytest.raises(OutsideFailure):
        write_new(tmp_path, {"a.txt": b"x", "b" * 300: b"x"})
    assert content(tmp_path) == {}


def test_a_folder_must_be_empty_or_absent(tmp_path: Path) -> None:
    write_folder(tmp_path / "absent", {"x": b"1"})
    (tmp_path / "clone" / ".git").mkdir(parents=True)
    write_folder(tmp_path / "clone", {"x": b"1"})
    with pytest.raises(OutsideFailure, match="is not empty: it holds 'x'"):
        write_folder(tmp_path / "absent", {"y": b"1"})
    assert content(tmp_path / "absent") == {"x": b"1"}
    (tmp_path / "file").write_text("a file")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(OutsideFailure, match="no folder"):
            write_folder(tmp_path / name, {"y": b"1"})
