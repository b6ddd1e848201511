"""After any change a preview's site is the one that a first build of the same files gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from variorum.pipeline import previewing
from variorum.pipeline.previewing import Left, Preview
from variorum.preview.server import PreviewServer
from variorum.publish import Ready, preview_site
from variorum.publish.search import FOLDER

SOURCE = "data/sources/coast-courier.yaml"


class Author:
    """Somebody who changes files and has the preview built after each change."""

    def __init__(self, root: Path, ready: Ready) -> None:
        self.root, self.ready = root, ready
        self.said: list[str] = []
        self.server = PreviewServer(preview_site(root), 0, self.said.append)
        self.preview = Preview(root, "mkdocs", self.said.append, lambda checked: None)

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), "utf-8")

    def build(self) -> bool:
        """Whether the site was built in part."""
        self.said.clear()
        self.ready.prepare()
        assert self.preview._build(self.server, self.ready) != "build"
        return any(" of the site with" in line for line in self.said)

    def site(self) -> dict[str, bytes]:
        site = preview_site(self.root)
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Callable[[Path], Author]]:
    authors: list[Author] = []

    def start(root: Path) -> Author:
        authors.append(Author(root, Ready("mkdocs")))
        return authors[-1]

    yield start
    for each in authors:
        each.ready.close()
        each.server.server_close()


@pytest.mark.long
def test_it_is_the_site_of_a_first_build(
    harbour: Path, tmp_path: Path, author: Callable[[Path], Author]
) -> None:
    one = author(harbour)
    assert not one.build()
    first = one.site()
    one.replace(SOURCE, "summary:", "byline_note:")
    one.build()
    assert "last good site is served" in one.said[-1]
    assert one.site() == first

    one.replace(SOURCE, "byline_note:", "summary:")
    one.replace(SOURCE, "The article carries", "The article, read anew, carries")
    assert one.build()
    one.replace("docs/method.md", "\n\n", "\n\nAn invented remark.\n\n")
    assert one.build()
    one.preview._renew_search(one.server)
    site = one.site()
    assert b"read anew" in site["sources/coast-courier.html"]
    assert b"An invented remark." in site["method.html"]

    again = tmp_path / "again"
    shutil.copytree(harbour, again, ignore=shutil.ignore_patterns("build"))
    # Drawings have a test of their own, and take most of a first build.
    [drawings] = (harbour / "build" / "store").glob("*/drawings")
    shutil.copytree(drawings, again / drawings.relative_to(harbour))
    (again / "build" / ".variorum-build").touch()
    other = author(again)
    assert not other.build()
    assert other.site() == site


@pytest.mark.long
def test_the_search_follows(harbour: Path, author: Callable[[Path], Author]) -> None:
    one = author(harbour)
    assert not one.build()
    one.replace(SOURCE, "The article carries", "The article, read anew, carries")
    assert one.build()
    assert one.said[-1].endswith("is up to date; its search follows when nothing changes.")
    old = one.site()
    assert one.preview._renew_search(one.server) == "nothing"
    new = one.site()
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    assert changed
    assert all(path.startswith(FOLDER) for path in changed)
    assert one.said[-1].endswith("is up to date too.")
    shutil.rmtree(preview_site(harbour))
    assert one.build()
    assert one.site() == new


class _Watched:
    """Files that change as a test says; an interrupt where it says no more."""

    def __init__(self, changes: Sequence[bool]) -> None:
        self._changes = iter(changes)
        self.waited: list[float] = []

    def wait(self, seconds: float) -> tuple[Path, ...]:
        self.waited.append(seconds)
        try:
            return (Path("a"),) if next(self._changes) else ()
        except StopIteration:
            raise KeyboardInterrupt from None


@pytest.mark.parametrize(
    ("changes", "left", "done"),
    [
        ([True, False], ["nothing", "nothing"], ["build", "build"]),
        # Another build was at work: it is tried again soon, whatever changes.
        ([False, False], ["build", "nothing"], ["build", "build"]),
        ([False, False], ["search"], ["build", "search"]),
        # Who goes on writing does not wait for it.
        (
            [True, True, False],
            ["search", "search", "search"],
            ["build", "build", "build", "search"],
        ),
        # Where another build stood in the way, it is not forgotten.
        ([True, False, False], ["search", "build", "search"], ["build"] * 3 + ["search"]),
    ],
)
def test_what_is_left_is_done_when_nothing_changes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    changes: list[bool],
    left: list[Left],
    done: list[str],
) -> None:
    watched, lefts, told = _Watched(changes), iter(left), []

    def build(self: Preview, server: object, ready: object) -> Left:
        told.append("build")
        return next(lefts)

    def renew(self: Preview, server: object) -> Left:
        told.append("search")
        return "nothing"

    monkeypatch.setattr(previewing, "Watch", lambda places: watched)
    monkeypatch.setattr(Ready, "prepare", lambda self: None)
    monkeypatch.setattr(Preview, "_build", build)
    monkeypatch.setattr(Preview, "_renew_search", renew)
    with pytest.raises(KeyboardInterrupt):
        Preview(tmp_path, "mkdocs", lambda line: None, lambda checked: None).run(0)
    assert told == done
    assert watched.waited[0] == previewing._UNTIL[left[0]]
