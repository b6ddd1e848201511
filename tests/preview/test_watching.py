"""What changed is told once, whole, and only where bytes changed."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from variorum.preview import Watch

NOTHING = 0.5
SOON = 5.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "sources").mkdir(parents=True)
    (data / "one.yaml").write_text("one")
    (data / "sources" / "two.yaml").write_text("two")
    return data


def test_changed_new_and_removed_files_are_told(folder: Path) -> None:
    watch = Watch([folder])
    (folder / "one.yaml").write_text("other")
    (folder / "new.yaml").write_text("new")
    (folder / "sources" / "two.yaml").unlink()
    assert watch.wait(SOON) == (
        folder / "new.yaml", folder / "one.yaml", folder / "sources" / "two.yaml",
    )  # fmt: skip
    assert watch.wait(NOTHING) == ()


def test_the_same_bytes_are_no_change(folder: Path) -> None:
    watch = Watch([folder])
    for _ in range(3):
        (folder / "one.yaml").write_text("one")
        assert watch.wait(NOTHING) == ()
    # As most editors save: a new file in the old one's place.
    (folder / "one.new").write_text("one")
    (folder / "one.new").replace(folder / "one.yaml")
    assert watch.wait(NOTHING) == ()


def test_a_change_in_a_file_of_the_same_size_is_seen(folder: Path) -> None:
    watch = Watch([folder])
    (folder / "one.yaml").write_text("eno")
    assert watch.wait(SOON) == (folder / "one.yaml",)


def test_a_burst_is_told_at_once(folder: Path) -> None:
    watch = Watch([folder])

    def save() -> None:
        for number in range(8):
            (folder / f"{number}.yaml").write_text("x")
            time.sleep(0.05)

    thread = threading.Thread(target=save)
    thread.start()
    changed = watch.wait(SOON)
    thread.join()
    assert len(changed) == 8
    assert watch.wait(NOTHING) == ()


def test_saving_without_end_is_told_before_the_end(folder: Path) -> None:
    watch = Watch([folder])
    done = threading.Event()

    def save() -> None:
        number = 0
        while not done.wait(0.05):
            number += 1
            (folder / "one.yaml").write_text(str(number))

    thread = threading.Thread(target=save)
    thread.start()
    try:
        assert watch.wait(SOON) == (folder / "one.yaml",)
    finally:
        done.set()
        thread.join()


def test_places_may_come_and_go(tmp_path: Path) -> None:
    folder, file = tmp_path / "docs", tmp_path / "mkdocs.yml"
    watch = Watch([folder, file])
    folder.mkdir()
    (folder / "method.md").write_text("x")
    file.write_text("x")
    assert watch.wait(SOON) == (folder / "method.md", file)
    (folder / "method.md").unlink()
    folder.rmdir()
    file.unlink()
    assert watch.wait(SOON) == (folder / "method.md", file)


def test_editors_files_links_and_pipes_do_no_harm(folder: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(away)
    (folder / "loop").symlink_to(folder)
    watch = Watch([folder])
    (folder / ".one.yaml.swp").write_text("x")
    (away / "file").write_text("x")
    assert watch.wait(NOTHING) == ()


def test_what_changed_before_the_next_look_is_not_lost(folder: Path) -> None:
    watch = Watch([folder])
    (folder / "one.yaml").write_text("during a build")
    time.sleep(0.1)
    assert watch.wait(0) == (folder / "one.yaml",)
