from __future__ import annotations

from pathlib import Path

import pytest

from variorum.publish.folders import BUILD_MARKER
from variorum.publish.kept import Kept

PROGRAM = "0123456789abcdef0123"


def folder(root: Path) -> Path:
    return root / "build" / "kept" / "drawings" / PROGRAM[:16]


def test_what_was_put_is_got_by_the_next(tmp_path: Path) -> None:
    Kept(tmp_path, "drawings", PROGRAM).put("one.svg", b"<svg/>")
    assert Kept(tmp_path, "drawings", PROGRAM).get("one.svg") == b"<svg/>"
    assert Kept(tmp_path, "drawings", PROGRAM).get("two.svg") is None
    assert Kept(tmp_path, "drawings", "another program 1").get("one.svg") is None
    assert (tmp_path / "build" / BUILD_MARKER).is_file()
    assert [path.name for path in folder(tmp_path).iterdir()] == ["one.svg"]


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b[:10], lambda b: b + b"x"])
def test_what_was_damaged_counts_as_not_there(tmp_path: Path, damage: object) -> None:
    kept = Kept(tmp_path, "drawings", PROGRAM)
    kept.put("one.svg", b"<svg/>")
    held = folder(tmp_path) / "one.svg"
    held.write_bytes(damage(held.read_bytes()))  # type: ignore[operator]
    assert kept.get("one.svg") is None


def test_a_sweep_leaves_what_was_used_and_nothing_else(tmp_path: Path) -> None:
    Kept(tmp_path, "drawings", "an older program").put("old.svg", b"")
    first = Kept(tmp_path, "drawings", PROGRAM)
    first.put("one.svg", b"1")
    first.put("two.svg", b"2")
    second = Kept(tmp_path, "drawings", PROGRAM)
    assert second.get("one.svg") == b"1"
    second.put("three.svg", b"3")
    (folder(tmp_path) / ".half.svg.77").write_bytes(b"left by a build that was killed")
    second.sweep()
    assert sorted(path.name for path in folder(tmp_path).iterdir()) == ["one.svg", "three.svg"]
    assert [path.name for path in folder(tmp_path).parent.iterdir()] == [PROGRAM[:16]]


def test_a_folder_that_is_not_ours_or_takes_nothing_only_costs_work(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    kept = Kept(tmp_path, "drawings", PROGRAM)
    kept.put("one.svg", b"1")
    assert kept.get("one.svg") is None
    kept.sweep()
    assert (tmp_path / "build").read_text() == "mine"
