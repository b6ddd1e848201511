"""After any change a preview's site is the one that a first build of the same files gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from variorum.pipeline.previewing import Preview
from variorum.preview import PreviewServer
from variorum.publish import Ready, preview_site

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
        assert self.preview._build(self.server, self.ready)
        return any("pages of the site" in line for line in self.said)

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
    site = one.site()
    assert b"read anew" in site["sources/coast-courier.html"]
    assert b"An invented remark." in site["method.html"]

    again = tmp_path / "again"
    shutil.copytree(harbour, again, ignore=shutil.ignore_patterns("build"))
    # Drawings have a test of their own, and take most of a first build.
    shutil.copytree(harbour / "build" / "kept" / "drawings", again / "build/kept/drawings")
    (again / "build" / ".variorum-build").touch()
    other = author(again)
    assert not other.build()
    assert other.site() == site
