"""What changed is told once, whole, and only where bytes changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from variorum.preview.watching import Watch

NOTHING = 0.5
SOON = 5.0
_TICKS = count(1_700_000_000)


def nothing() -> None:
    """Time goes by."""


class Clock:
    """Stands still while a test works; whenever it is slept by, the next thing happens."""

    def __init__(self) -> None:
        self.time = 0.0
        self.happens: Iterator[Callable[[], None]] = iter(())

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.time += seconds
        next(self.happens, nothing)()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watching(clock: Clock) -> Callable[..., Watch]:
    return lambda *places: Watch(places, clock=lambda: clock.time, sleep=clock.sleep)


Watching = Callable[..., Watch]


def write(path: Path, words: str) -> None:
    """Writes at a later time than before, though a system's clock may tell them for the same."""
    path.write_text(words)
    now = next(_TICKS)
    os.utime(path, (now, now))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "sources").mkdir(parents=True)
    write(data / "one.yaml", "one")
    write(data / "sources" / "two.yaml", "two")
    return data


def test_changed_new_and_removed_files_are_told(folder: Path, watching: Watching) -> None:
    watch = watching(folder)
    write(folder / "one.yaml", "other")
    write(folder / "new.yaml", "new")
    (folder / "sources" / "two.yaml").unlink()
    assert watch.wait(SOON) == (
        folder / "new.yaml", folder / "one.yaml", folder / "sources" / "two.yaml",
    )  # fmt: skip
    assert watch.wait(NOTHING) == ()


def test_it_waits_as_long_as_it_was_told_and_no_longer(
    folder: Path, watching: Watching, clock: Clock
) -> None:
    watch = watching(folder)
    assert watch.wait(NOTHING) == ()
    assert clock.time == pytest.approx(NOTHING)
    clock.happens = iter([nothing] * 20 + [partial(write, folder / "one.yaml", "x")])
    assert watch.wait(SOON) == (folder / "one.yaml",)
    assert NOTHING < clock.time < NOTHING + SOON


def test_the_same_bytes_are_no_change(folder: Path, watching: Watching) -> None:
    watch = watching(folder)
    for _ in range(3):
        write(folder / "one.yaml", "one")
        assert watch.wait(NOTHING) == ()
    # As most editors save: a new file in the old one's place.
    write(folder / "one.new", "one")
    (folder / "one.new").replace(folder / "one.yaml")
    assert watch.wait(NOTHING) == ()


def test_a_change_in_a_file_of_the_same_size_is_seen(folder: Path, watching: Watching) -> None:
    watch = watching(folder)
    write(folder / "one.yaml", "eno")
    assert watch.wait(SOON) == (folder / "one.yaml",)


def test_a_burst_is_told_at_once(folder: Path, watching: Watching, clock: Clock) -> None:
    watch = watching(folder)
    names = [folder / f"{number}.yaml" for number in range(8)]
    clock.happens = (partial(write, name, "x") for name in names)
    assert watch.wait(SOON) == tuple(names)
    assert watch.wait(NOTHING) == ()


def test_saving_without_end_is_told_before_the_end(
    folder: Path, watching: Watching, clock: Clock
) -> None:
    watch = watching(folder)
    clock.happens = (partial(write, folder / "one.yaml", str(number)) for number in count())
    assert watch.wait(SOON) == (folder / "one.yaml",)
    assert clock.time < SOON


def test_places_may_come_and_go(tmp_path: Path, watching: Watching) -> None:
    folder, file = tmp_path / "docs", tmp_path / "mkdocs.yml"
    watch = watching(folder, file)
    folder.mkdir()
    write(folder / "method.md", "x")
    write(file, "x")
    assert watch.wait(SOON) == (folder / "method.md", file)
    (folder / "method.md").unlink()
    folder.rmdir()
    file.unlink()
    assert watch.wait(SOON) == (folder / "method.md", file)


def test_editors_files_links_and_pipes_do_no_harm(
    folder: Path, tmp_path: Path, watching: Watching
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(away)
    (folder / "loop").symlink_to(folder)
    watch = watching(folder)
    write(folder / ".one.yaml.swp", "x")
    write(away / "file", "x")
    assert watch.wait(NOTHING) == ()


def test_what_changed_before_the_next_look_is_not_lost(folder: Path, watching: Watching) -> None:
    watch = watching(folder)
    write(folder / "one.yaml", "during a build")
    assert watch.wait(0) == (folder / "one.yaml",)


def test_by_itself_it_goes_by_the_clock_of_the_machine(folder: Path) -> None:
    watch = Watch([folder])
    assert watch.wait(0.01) == ()
    write(folder / "one.yaml", "other")
    assert watch.wait(SOON) == (folder / "one.yaml",)


def test_that_something_changed_is_seen_at_once_and_told_later(
    folder: Path, watching: Watching, clock: Clock
) -> None:
    watch = watching(folder)
    clock.time += SOON
    assert not watch.is_behind()
    write(folder / "one.yaml", "other words")
    # It does not look more often than it does while it waits.
    assert not watch.is_behind()
    clock.time += SOON
    assert watch.is_behind()
    assert watch.is_behind()
    assert watch.wait(SOON) == (folder / "one.yaml",)
    assert not watch.is_behind()
