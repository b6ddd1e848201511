from __future__ import annotations

from pathlib import Path

import pytest

from variorum.publish.exchange.folders import BUILD_MARKER, open_build
from variorum.publish.kept import Kept, ReadOnly

PROGRAM = "0123456789abcdef0123"


def folder(root: Path) -> Path:
    return root / "build" / "kept" / "drawings" / PROGRAM[:16]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which something was built."""
    open_build(tmp_path)
    return tmp_path


def test_where_nothing_was_built_what_is_put_waits_for_the_sweep(tmp_path: Path) -> None:
    kept = Kept(tmp_path, "drawings", PROGRAM)
    kept.put("one.svg", b"<svg/>")
    assert not (tmp_path / "build").exists()
    kept.sweep()
    assert Kept(tmp_path, "drawings", PROGRAM).get("one.svg") == b"<svg/>"
    assert (tmp_path / "build" / BUILD_MARKER).is_file()


def test_who_may_only_read_keeps_nothing(root: Path) -> None:
    Kept(root, "drawings", PROGRAM).put("one.svg", b"1")
    view = ReadOnly(Kept(root, "drawings", PROGRAM))
    view.put("two.svg", b"2")
    assert (view.get("one.svg"), view.get("two.svg")) == (b"1", None)
    assert [path.name for path in folder(root).iterdir()] == ["one.svg"]


def test_what_was_put_is_got_by_the_next(root: Path) -> None:
    Kept(root, "drawings", PROGRAM).put("one.svg", b"<svg/>")
    assert Kept(root, "drawings", PROGRAM).get("one.svg") == b"<svg/>"
    assert Kept(root, "drawings", PROGRAM).get("two.svg") is None
    assert Kept(root, "drawings", "another program 1").get("one.svg") is None
    assert [path.name for path in folder(root).iterdir()] == ["one.svg"]


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b[:10], lambda b: b + b"x"])
def test_what_was_damaged_counts_as_not_there(root: Path, damage: object) -> None:
    kept = Kept(root, "drawings", PROGRAM)
    kept.put("one.svg", b"<svg/>")
    held = folder(root) / "one.svg"
    held.write_bytes(damage(held.read_bytes()))  # type: ignore[operator]
    assert kept.get("one.svg") is None


def test_a_sweep_leaves_what_was_used_and_nothing_else(root: Path) -> None:
    Kept(root, "drawings", "an older program").put("old.svg", b"")
    first = Kept(root, "drawings", PROGRAM)
    first.put("one.svg", b"1")
    first.put("two.svg", b"2")
    second = Kept(root, "drawings", PROGRAM)
    assert second.get("one.svg") == b"1"
    second.put("three.svg", b"3")
    (folder(root) / ".half.svg.77").write_bytes(b"left by a build that was killed")
    second.sweep()
    assert sorted(path.name for path in folder(root).iterdir()) == ["one.svg", "three.svg"]
    assert [path.name for path in folder(root).parent.iterdir()] == [PROGRAM[:16]]


def test_a_folder_that_is_not_ours_or_takes_nothing_only_costs_work(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    kept = Kept(tmp_path, "drawings", PROGRAM)
    kept.put("one.svg", b"1")
    assert kept.get("one.svg") is None
    kept.sweep()
    assert (tmp_path / "build").read_text() == "mine"
