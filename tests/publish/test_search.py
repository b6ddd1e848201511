"""The search of a site: made of its pages, whichever engine built them, at once or later."""

from __future__ import annotations

import gzip
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.html_pages import HEAD

from variorum.model.failure import Busy
from variorum.publish import (
    Engine,
    OutsideFailure,
    Published,
    publish,
    publishing,
    renew_search,
    search,
)
from variorum.publish.engine import engines
from variorum.publish.exchange.folders import only_build
from variorum.publish.search import ENTRY, FOLDER, make_index

Files = dict[str, bytes]


def words(number: int) -> bytes:
    """Words that do not compress well, the same every time."""
    chance = random.Random(7)
    return b" ".join(b"%x" % chance.getrandbits(40) for _ in range(number))


def build(root: Path, files: Files, config: dict[str, Any], engine: Engine = "mkdocs") -> Path:
    publish(
        root, files.items(), config, engine=engine, site_dir=root / "site", report=lambda line: None
    )  # fmt: skip
    return root / "site"


def article(content: bytes) -> bytes:
    """A page of the theme as far as the search looks at it."""
    return HEAD + b'<article class="md-content__inner">' + content + b"</article></html>"


def contents(site: Path) -> Files:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def found(site: Path) -> dict[str, dict[str, Any]]:
    """What the index holds of each page, by the page's address."""
    texts = [gzip.decompress(p.read_bytes()) for p in (site / FOLDER / "fragment").iterdir()]
    entries = [json.loads(text[text.index(b"{") :]) for text in texts]
    return {entry["url"]: entry for entry in entries}


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_page_is_found_but_those_left_out(
    root: Path, files: Files, config: dict[str, Any], engine: Engine
) -> None:
    files["apart.md"] = (
        b"---\ntitle: Apart\nsearch:\n  exclude: true\n---\n\n# Apart\n\nunfindable\n"
    )
    config["nav"].append({"Apart": "apart.md"})
    site = build(root, files, config, engine)
    built = contents(site)
    pages = {f"/{path}" for path in built if path.endswith(".html")}
    assert found(site).keys() == pages - {"/404.html", "/apart.html"}
    # Nothing is left of the theme's own search, nor of what Pagefind has beside its program.
    unused = (
        "search_index", "search.json", "workers/", "lunr/",
        "ui", "highlight", "component", "playground",
    )  # fmt: skip
    names = [name for name in built if name.startswith((FOLDER, "search", "assets/javascripts"))]
    assert not [name for name in names for word in unused if word in name]
    for page in pages:
        assert b"wasm-unsafe-eval" not in built[page[1:]]
        assert b"__search" not in built[page[1:]].partition(b"<header")[2]


@pytest.mark.long
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_in_any_folder_the_search_is_the_same(
    root: Path, files: Files, config: dict[str, Any], engine: Engine, tmp_path: Path
) -> None:
    files |= {f"more/page-{n}.md": b"# Page %d\n\n%b\n" % (n, words(n)) for n in range(60)}
    config["not_in_nav"] = "more/*\n"
    built = contents(build(root, files, config, engine))
    for name in ("one", "two", "three"):
        other = tmp_path / name
        other.mkdir()
        assert contents(build(other, files, config, engine)) == built


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for an engine where only what happens around it matters."""

    def write(engine: Engine, folder: Path, config: str, waiting: object, pages: int) -> Path:
        site = folder / "site"
        site.mkdir(parents=True)
        text = (folder / "docs" / "index.md").read_bytes()
        (site / "index.html").write_bytes(article(text))
        return site

    monkeypatch.setattr(publishing, "run", write)


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("print('no space left'); raise SystemExit(3)", r"\(exit code 3\):\n  no space left"),
        ("import no_such_program", r"\(exit code 1\):\n  .*No module named 'no_such_program'"),
        ("import os; os.kill(os.getpid(), 9)", "ended by signal 9"),
        ("pass", r"\(exit code 0\)"),
    ],
)
def test_a_search_that_is_not_made_leaves_the_site_as_it_was(
    root: Path, no_engine: None, monkeypatch: pytest.MonkeyPatch, program: str, told: str
) -> None:
    before = contents(build(root, {"index.md": b"<p>one</p>"}, {}))
    command = [sys.executable, "-c", program]
    monkeypatch.setattr(engines, "python_module", lambda *_: command)
    with pytest.raises(OutsideFailure, match=f"Pagefind did not make the search .*{told}"):
        build(root, {"index.md": b"<p>two</p>"}, {})
    assert contents(root / "site") == before


def test_another_version_s_scripts_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_bytes(article(b"<h1>One</h1>two"))
    make_index(site)
    assert (site / ENTRY).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    monkeypatch.setitem(search.SCRIPTS, "pagefind.js", "0" * 64)
    with pytest.raises(OutsideFailure, match=r"pagefind\.js is not the one that is known"):
        make_index(site)


def test_a_site_of_which_nothing_is_found_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("<html><p>An article of another theme</p></html>")
    with pytest.raises(OutsideFailure, match="Pagefind did not"):
        make_index(site)


def modes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mode for path in site.rglob("*")}


@dataclass
class Later:
    """A site of which one page was changed, and whose search was left for later."""

    root: Path
    files: Files
    config: dict[str, Any]
    before: Files

    def publish(self, *, search_later: bool) -> tuple[Published, list[str]]:
        said: list[str] = []
        published = publish(
            self.root, self.files.items(), self.config, engine="mkdocs", site_dir=self.root / "site",
            report=said.append, search_later=search_later,
        )  # fmt: skip
        return published, said

    def site(self) -> Files:
        return contents(self.root / "site")

    def finds(self, word: str) -> bool:
        return any(word in entry["content"] for entry in found(self.root / "site").values())


@pytest.fixture
def later(root: Path, files: Files, config: dict[str, Any]) -> Later:
    files |= {f"more/page-{n}.md": b"# Page %d\n\nhaystack\n" % n for n in range(20)}
    config["not_in_nav"] = "more/*\n"
    made = Later(root, files, config, {})
    assert not made.publish(search_later=True)[0].search_is_old
    made.before = made.site()
    files["more/page-7.md"] = b"# Page 7\n\nneedle\n"
    published, said = made.publish(search_later=True)
    assert (published.changed, published.search_is_old) == (True, True)
    assert said[0] == "Building 1 page of the site with MkDocs."
    return made


def test_a_search_left_for_later_finds_what_stood_there_before(later: Later) -> None:
    now = later.site()
    assert b"needle" in now["more/page-7.html"]
    searched = [{n: c for n, c in site.items() if FOLDER in n} for site in (now, later.before)]
    assert searched[0] == searched[1]
    assert not later.finds("needle")
    again, said = later.publish(search_later=True)
    assert (again.changed, again.search_is_old) == (False, True)
    assert said == ["Nothing changed since the last build."]


def test_made_later_it_is_that_of_a_first_build(later: Later, tmp_path: Path) -> None:
    said: list[str] = []
    assert renew_search(later.root, later.root / "site", said.append)
    assert said == ["Making the search."]
    assert later.finds("needle")
    first = tmp_path / "first"
    first.mkdir()
    whole = build(first, later.files, later.config)
    assert later.site() == contents(whole)
    assert modes(later.root / "site") == modes(whole)
    assert sorted(path.name for path in (later.root / "build").iterdir() if path.is_dir()) == [
        "docs", "overrides", "store",
    ]  # fmt: skip
    assert not renew_search(later.root, later.root / "site", said.append)
    assert len(said) == 1
    assert later.publish(search_later=False)[1] == ["Nothing changed since the last build."]


def test_a_build_that_leaves_nothing_for_later_makes_it(later: Later) -> None:
    published, _ = later.publish(search_later=False)
    assert (published.changed, published.search_is_old) == (True, False)
    assert later.finds("needle")


def test_one_that_can_t_be_made_leaves_the_site_and_is_tried_again(
    later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = later.site()
    with monkeypatch.context() as broken:
        broken.setattr(engines, "python_module", lambda *_: [sys.executable, "-c", "exit(3)"])
        with pytest.raises(OutsideFailure, match="Pagefind did not make the search"):
            renew_search(later.root, later.root / "site", lambda line: None)
    assert later.site() == now
    with only_build(later.root / "build"), pytest.raises(Busy):
        renew_search(later.root, later.root / "site", lambda line: None)
    renew_search(later.root, later.root / "site", lambda line: None)
    assert later.finds("needle")


def test_of_a_site_that_somebody_touched_it_is_not_made(later: Later) -> None:
    (later.root / "site" / "more" / "page-7.html").write_text("touched")
    now = later.site()
    renew_search(later.root, later.root / "site", lambda line: None)
    assert later.site() == now
