from __future__ import annotations

from pathlib import Path

import pytest

from variorum.model.store import digest
from variorum.publish.exchange.folders import BUILD_MARKER, open_build
from variorum.publish.store import Store

PROGRAM = "0123456789abcdef0123"
KIND = "drawings"


def folder(root: Path) -> Path:
    return root / "build" / "store" / PROGRAM[:16]


def held(root: Path, kind: str = KIND) -> list[str]:
    return sorted(path.name for path in (folder(root) / kind).iterdir())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which something was built."""
    open_build(tmp_path)
    return tmp_path


def test_where_nothing_was_built_what_is_put_waits_for_the_sweep(tmp_path: Path) -> None:
    store = Store(tmp_path, PROGRAM)
    store.put(KIND, "one", b"<svg/>")
    assert not (tmp_path / "build").exists()
    store.sweep()
    assert Store(tmp_path, PROGRAM).get(KIND, "one") == b"<svg/>"
    assert (tmp_path / "build" / BUILD_MARKER).is_file()


def test_who_may_only_read_keeps_nothing(root: Path) -> None:
    Store(root, PROGRAM).put(KIND, "one", b"1")
    view = Store(root, PROGRAM, read_only=True)
    view.put(KIND, "two", b"2")
    assert (view.get(KIND, "one"), view.get(KIND, "two")) == (b"1", None)
    view.sweep()
    assert held(root) == ["one"]


def test_what_was_put_is_got_by_the_next(root: Path) -> None:
    Store(root, PROGRAM).put(KIND, "one", b"<svg/>")
    assert Store(root, PROGRAM).get(KIND, "one") == b"<svg/>"
    assert Store(root, PROGRAM).get(KIND, "two") is None
    assert Store(root, PROGRAM).get("pages", "one") is None
    assert Store(root, "another program 1").get(KIND, "one") is None
    assert list(Store(root, PROGRAM).values(KIND)) == [b"<svg/>"]
    assert held(root) == ["one"]


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b[:10], lambda b: b + b"x"])
def test_what_was_damaged_counts_as_not_there(root: Path, damage: object) -> None:
    store = Store(root, PROGRAM)
    store.put(KIND, "one", b"<svg/>")
    value = folder(root) / KIND / "one"
    value.write_bytes(damage(value.read_bytes()))  # type: ignore[operator]
    assert store.get(KIND, "one") is None
    assert list(store.values(KIND)) == []


def test_a_sweep_leaves_what_was_used_and_kinds_that_were_not_touched(root: Path) -> None:
    Store(root, "an older program").put(KIND, "old", b"")
    first = Store(root, PROGRAM)
    first.put(KIND, "one", b"1")
    first.put(KIND, "two", b"2")
    first.put("pages", "home", b"3")
    second = Store(root, PROGRAM)
    assert second.get(KIND, "one") == b"1"
    second.put(KIND, "three", b"3")
    (folder(root) / KIND / ".half.77").write_bytes(b"left by a build that was killed")
    second.sweep()
    assert held(root) == ["one", "three"]
    assert held(root, "pages") == ["home"]
    assert [path.name for path in folder(root).parent.iterdir()] == [PROGRAM[:16]]


def test_a_file_is_kept_by_its_hash_and_is_one_file_on_the_disk(root: Path) -> None:
    store, page = Store(root, PROGRAM), root / "page.html"
    page.write_bytes(b"<p>")
    sha256 = digest(b"<p>")
    assert not store.has_file(sha256)
    store.keep_file(sha256, page)
    assert store.has_file(sha256)
    store.link_file(sha256, root / "more" / "again.html")
    assert (root / "more" / "again.html").samefile(page)
    # Whoever writes into the one writes into the other: then it counts as not there.
    page.write_bytes(b"<b>")
    assert not store.has_file(sha256)


def test_files_of_no_site_are_swept(root: Path) -> None:
    store = Store(root, PROGRAM)
    for content in (b"1", b"2"):
        (root / "file").unlink(missing_ok=True)
        (root / "file").write_bytes(content)
        store.keep_file(digest(content), root / "file")
    store.sweep_files({digest(b"2")})
    assert held(root, "files") == [digest(b"2")]


def test_a_folder_that_is_not_ours_or_takes_nothing_only_costs_work(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    store = Store(tmp_path, PROGRAM)
    store.put(KIND, "one", b"1")
    assert store.get(KIND, "one") is None
    store.sweep()
    assert (tmp_path / "build").read_text() == "mine"
