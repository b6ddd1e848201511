"""A site of which a part was built anew is the site that a whole build gives, byte for byte."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.publish import Engine, OutsideFailure, publish
from variorum.publish.search import FOLDER

Files = dict[str, bytes]
PAGES = 15


def page(title: str, body: str) -> bytes:
    return f"---\ntitle: {title}\n---\n\n# {title} {{#title}}\n\n{body}\n".encode()


def item(number: int, words: str = "Some words.") -> bytes:
    after = (number + 1) % PAGES
    return page(
        f"Item {number}",
        f"<p>{words}</p>\n\n## Part {{#part-{number}}}\n\n"
        f'<p>See <a href="item-{after}.html#part-{after}">the next</a> and <a href="../index.html">all</a>.</p>',
    )


@pytest.fixture
def files(files: Files) -> Files:
    """The small pages, a folder of items that no navigation names, and a list of them."""
    links = "\n".join(f'<p><a href="items/item-{n}.html">Item {n}</a></p>' for n in range(PAGES))
    return {
        **files,
        **{f"items/item-{n}.md": item(n) for n in range(PAGES)},
        "all.md": page("All items", links),
        "numbers/all.csv": b"number\r\n1\r\n",
        "numbers/more.csv": b"number\r\n2\r\n",
    }


@pytest.fixture
def config(config: dict[str, Any]) -> dict[str, Any]:
    return {
        **config,
        "site_url": "https://example.org/harbour/",
        "nav": [*config["nav"], {"All": "all.md"}],
        "not_in_nav": "items/*\n",
    }


class Site:
    """A folder in which files are published, and what was said about it."""

    def __init__(self, root: Path, config: dict[str, Any], engine: Engine = "mkdocs") -> None:
        self.root, self.config, self.engine = root, config, engine
        self.said: list[str] = []

    def build(self, files: Files, written: Files | None = None) -> dict[str, tuple[int, bytes]]:
        self.said.clear()
        publish(
            self.root, files.items(), self.config, engine=self.engine, site_dir=self.root / "site",
            report=self.said.append, written=written or {},
        )  # fmt: skip
        return self.tree()

    def tree(self) -> dict[str, tuple[int, bytes]]:
        site = self.root / "site"
        return {
            path.relative_to(site).as_posix(): (
                stat.S_IMODE(path.stat().st_mode),
                path.read_bytes(),
            )
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }

    def in_part(self) -> bool:
        return any(" of the site with" in line for line in self.said)


@pytest.fixture
def site(root: Path, config: dict[str, Any]) -> Site:
    return Site(root, config)


@pytest.fixture
def whole(tmp_path: Path, root: Path, config: dict[str, Any]) -> Callable[[Files], object]:
    """The tree of a whole build, in a folder where nothing was built before."""

    def build(files: Files) -> object:
        other = tmp_path / "elsewhere"
        other.mkdir()
        fresh = Site(other, config)
        tree = fresh.build(files)
        assert not fresh.in_part()
        return tree

    return build


def test_one_page_a_list_and_files_changed(
    site: Site, files: Files, whole: Callable[[Files], object]
) -> None:
    site.build(files)
    assert not site.in_part()
    files["items/item-3.md"] = item(3, "Other words, found by a search.").replace(
        b"## Part", b"### Part"
    )
    files["all.md"] += b"\nOne was changed.\n"
    files["numbers/all.csv"] = b"number\r\n3\r\n"
    files["numbers/new.csv"] = b"number\r\n4\r\n"
    del files["numbers/more.csv"]
    built = site.build(files)
    assert site.in_part()
    assert b"found by a search" in built["items/item-3.html"][1]
    assert {"numbers/new.csv", "sitemap.xml.gz"} <= built.keys()
    assert "numbers/more.csv" not in built
    # And once more on top of a site that was built in part.
    files["items/item-5.md"] = item(5, "Still other words.")
    built = site.build(files)
    assert site.in_part()
    assert built == whole(files)


def test_the_search_is_made_of_all_pages(
    site: Site, files: Files, whole: Callable[[Files], object]
) -> None:
    before = site.build(files)

    def inode(path: str) -> int:
        return (site.root / "site" / path).stat().st_ino

    inodes = {path: inode(path) for path in before}
    files["items/item-3.md"] = item(3, "Other words, found by a search.")
    built = site.build(files)
    assert site.in_part()
    gone = before.keys() - built.keys()
    assert gone
    assert {Path(path).suffix for path in gone} <= {".pf_fragment", ".pf_index", ".pf_meta"}
    # What stayed the same is the same file.
    kept = {f"{FOLDER}/pagefind.js", f"{FOLDER}/pagefind-worker.js"}
    assert kept <= {path for path in before if path in built and inode(path) == inodes[path]}
    assert built == whole(files)


def test_a_link_of_a_page_that_stayed_to_an_anchor_that_went_is_told(
    site: Site, files: Files
) -> None:
    before = site.build(files)
    files["items/item-3.md"] = item(3).replace(b"{#part-3}", b"{#renamed}")
    with pytest.raises(OutsideFailure, match=r"items/item-2\.html.*part-3.*no such anchor"):
        site.build(files)
    assert site.in_part()
    assert site.tree() == before


def test_a_file_that_a_page_that_stayed_leads_to_is_missed(site: Site, files: Files) -> None:
    files["items/item-2.md"] += b'\n<p><a href="../numbers/more.csv">Numbers</a></p>\n'
    before = site.build(files)
    del files["numbers/more.csv"]
    with pytest.raises(OutsideFailure, match=r"more\.csv.*no such page or file"):
        site.build(files)
    assert site.tree() == before


def _new_page(files: Files) -> None:
    files["items/more.md"] = page("More", "More words.")


def _page_gone(files: Files) -> None:
    for number in (PAGES - 2, PAGES - 1):
        del files[f"items/item-{number}.md"]
    files[f"items/item-{PAGES - 3}.md"] = page("Last", f"## Part {{#part-{PAGES - 3}}}")
    files["all.md"] = page("All items", "Some of them.")


@pytest.mark.parametrize("change", [_new_page, pytest.param(_page_gone, marks=pytest.mark.long)])
def test_a_page_that_comes_or_goes_has_none_built_that_stayed(
    site: Site,
    files: Files,
    whole: Callable[[Files], object],
    change: Callable[[Files], None],
) -> None:
    site.build(files)
    change(files)
    built = site.build(files)
    assert site.in_part()
    assert ("items/more.html" in built) == ("items/more.md" in files)
    assert built == whole(files)


def test_another_folder_for_the_site_takes_the_same_pages(site: Site, files: Files) -> None:
    first = site.build(files)
    other = site.root / "other"
    publish(
        site.root, files.items(), site.config, engine="mkdocs", site_dir=other,
        report=site.said.append,
    )  # fmt: skip
    assert site.in_part()
    assert {p.relative_to(other).as_posix() for p in other.rglob("*") if p.is_file()} == set(first)


def test_so_do_other_settings_and_a_touched_site(site: Site, files: Files) -> None:
    site.build(files)
    site.config["site_description"] = "Another one"
    site.build(files)
    assert not site.in_part()

    (site.root / "site" / "all.html").write_text("mine")
    files["items/item-1.md"] = item(1, "Other words.")
    built = site.build(files)
    assert " 2 pages of" in site.said[0]  # the edited one and the touched one
    assert built["all.html"][1] != b"mine"


def test_the_other_engine_always_builds_all(
    root: Path, config: dict[str, Any], files: Files
) -> None:
    site = Site(root, config, "zensical")
    site.build(files)
    files["items/item-1.md"] = item(1, "Other words.")
    site.build(files)
    assert not site.in_part()
