"""After any change a preview's site is the one that a first build of the same files gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.pipeline import building, completing, previewing
from variorum.pipeline.previewing import Left, Preview
from variorum.preview.answers import address_of
from variorum.preview.server import PreviewServer
from variorum.publish import Engine, Ready, preview_site
from variorum.publish.search import FOLDER

SOURCE = "data/sources/coast-courier.yaml"


class Author:
    """Somebody who changes files and has the preview built after each change."""

    def __init__(self, root: Path, engine: Engine) -> None:
        self.root, self.ready = root, Ready(engine)
        self.said: list[str] = []
        self.server = PreviewServer(preview_site(root), 0, self.said.append)
        self.preview = Preview(root, engine, self.said.append, lambda checked: None)

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
def author() -> Iterator[Callable[..., Author]]:
    authors: list[Author] = []

    def start(root: Path, engine: Engine = "mkdocs") -> Author:
        authors.append(Author(root, engine))
        return authors[-1]

    yield start
    for each in authors:
        each.ready.close()
        each.server.server_close()


@pytest.mark.long
def test_it_is_the_site_of_a_first_build(
    harbour: Path, tmp_path: Path, author: Callable[..., Author]
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
def test_the_search_follows(harbour: Path, author: Callable[..., Author]) -> None:
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


SHOWN = (
    "/", "/comparison.html", "/questions/", "/questions/crew-aboard.html", "/sources/",
    "/sources/coast-courier.html", "/sources/harbour-gazette.html", "/origins/radio-briefing.html",
    "/actors/", "/timeline.html", "/data.html", "/method.html",
)  # fmt: skip
EDITS = (
    (SOURCE, "The article carries", "The article, read anew, carries"),
    ("data/questions.yaml", "short: ", "short: The "),
    ("docs/method.md", "\n\n", "\n\nAn invented remark.\n\n"),
    # Both stand in the navigation, so on every page.
    ("docs/method.md", "# ", "# Another "),
    ("data/dossier.yaml", "title: ", "title: Another "),
)


@pytest.mark.long
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_pages_shown_ahead_are_those_of_the_whole(
    harbour: Path, author: Callable[..., Author], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.preview.server._MOST_IN_VIEW", len(SHOWN))
    one = author(harbour, engine)
    one.build()
    shown: dict[str, bytes] = {}
    monkeypatch.setattr(one.server, "show_ahead", shown.update)
    with ExitStack() as stack:
        for target in SHOWN:
            stack.enter_context(one.server.shown(target))
        for path, old, new in EDITS:
            before = one.site()
            shown.clear()
            one.replace(path, old, new)
            one.build()
            site = one.site()
            assert {address_of(target) for target in SHOWN} <= shown.keys()
            assert [at for at, content in shown.items() if content != site[at]] == []
            assert [at for at in shown if site[at] != before[at]]


def test_only_the_page_that_is_open_is_shown_ahead(
    harbour: Path, author: Callable[..., Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = author(harbour)
    one.build()
    target, other = "/sources/coast-courier.html", "/sources/harbour-gazette.html"
    old, first = one.site(), (one.server.version(target), one.server.version(other))
    with one.server.shown(target):
        one.replace(SOURCE, "The article carries", "The article, read anew, carries")
        # Whoever saves again waits for the page alone, and for no site.
        assert one.preview._build(one.server, one.ready, overtaken=lambda: True) == "build"
        assert b"read anew" in one.server.get(target).body
        assert one.server.version(target) != first[0]
        assert one.server.version(other) == first[1]
        assert one.site() == old

        shown = one.server.version(target)
        changed = [harbour / SOURCE]
        assert one.preview._build(one.server, one.ready, changed, lambda: False) == "search"
        # It has been read already.
        assert one.server.version(target) == shown

        def fail(*arguments: object, **named: object) -> None:
            raise OutsideFailure("invented")

        monkeypatch.setattr(building, "publish", fail)
        one.replace(SOURCE, "read anew", "read once more")
        one.build()
        assert "last good site is served" in one.said[-1]
        assert one.server.version(target) == shown


def test_articles_that_did_not_change_stay_and_schemas_come_behind_the_page(
    harbour: Path, author: Callable[..., Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = author(harbour)
    one.build()
    before = dict(one.preview._held)
    done: list[str] = []
    monkeypatch.setattr(completing, "refresh_schemas", lambda *_: done.append("schemas"))
    show = one.server.show_ahead

    def shown_ahead(pages: Mapping[str, bytes]) -> None:
        done.append("page")
        show(pages)

    monkeypatch.setattr(one.server, "show_ahead", shown_ahead)
    one.replace(SOURCE, "The article carries", "The article, read anew, carries")
    with one.server.shown("/sources/coast-courier.html"):
        one.build()
    assert done == ["page", "schemas"]
    after = one.preview._held
    stay = before.keys() & after.keys()
    assert {stem for stem, _ in stay} == {"harbour-gazette", "kuestenbote"}
    assert len(after) == len(before) == 3
    assert all(after[key].article is before[key].article for key in stay)


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

    def is_behind(self) -> bool:
        return False


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

    def build(self: Preview, *arguments: object) -> Left:
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
