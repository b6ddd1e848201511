"""Hostile heads of hand-written pages: refused with file and line, or words and nothing else in the
page that either engine builds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import cases
from tests.reliability.gate.setting_constructs import HEADS, WORDS, at

from variorum.model.analysis import Analysis
from variorum.model.page_source import PageHead
from variorum.publish import Engine, publish
from variorum.publish.gate.page import elements
from variorum.read import Folder
from variorum.read.site import hand_written
from variorum.read.tree import Tree
from variorum.render.pages.hand_written import hand_written as filled

# Heads that the reader leaves in the page's text, where they are words.
NO_HEADS = (
    "\n---\ntemplate: x\n---\n", " ---\ntemplate: x\n---\n", "--- x\ntemplate: x\n---\n",
    "template: x\n\n# x\n", "+++\ntemplate = 'x'\n+++\n", "<!--\n---\ntemplate: x\n---\n-->\n",
    "---\n---\n---\ntemplate: x\n---\n", "---\ntitle: x\n---\n---\ntemplate: x\n---\n",
    "\ufeff---\ntitle: x\n---\n\n---\ntemplate: x\n---\n", "---\r\ntitle: x\r\n---\r\ntemplate: x\r\n",
    "----\ntemplate: x\n----\n", "...\ntemplate: x\n...\n",
)  # fmt: skip

ENGINES: tuple[Engine, ...] = ("mkdocs", "zensical")
PLAIN = "---\ntitle: Plain\ndescription: Plain\n---\n\n# Plain\n\ntemplate: x\n"


Read = tuple[Mapping[str, bytes], Mapping[str, PageHead]]


def read(folder: Path, pages: Mapping[str, str]) -> tuple[Read, Tree]:
    """A dossier's hand-written pages as they are read, and the tree with the problems met."""
    docs = folder / "docs"
    docs.mkdir()
    for name, page in pages.items():
        (docs / name).write_text(page, encoding="utf-8", newline="")
    tree = Tree(Folder(folder))
    return hand_written(tree), tree


def staged(pages: Mapping[str, bytes], heads: Mapping[str, PageHead]) -> dict[str, bytes]:
    """The pages as an engine is given them."""
    dossier = SimpleNamespace(
        hand_written=pages,
        heads=heads,
        readings=(),
        info=SimpleNamespace(corrections=(), changes=(), licence=None, second_readings=()),
    )
    written = filled(cast("Analysis", SimpleNamespace(dossier=dossier)), ())
    return {path: each.make().text.encode() for path, each in written.items()}


@pytest.fixture(scope="module", params=ENGINES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page for each of `WORDS` as title and description, and each of `NO_HEADS`."""
    folder = tmp_path_factory.mktemp("heads")
    pages = {
        f"w{number}.md": f"---\ntitle: {json.dumps(words)}\ndescription: {json.dumps(words)}\n---\n\n# Page\n"
        for number, words in enumerate(WORDS)
    }
    pages |= {f"n{number}.md": page for number, page in enumerate(NO_HEADS)}
    # Of the pages between others each has a way to the one before and to the next.
    pages = {"index.md": "# Home\n", **pages, "plain.md": PLAIN, "zz.md": "# Last\n"}
    read_pages, tree = read(folder, pages)
    assert tree.problems == []
    config = {"site_name": "The harbour", "nav": list(pages)}
    publish(folder, staged(*read_pages).items(), config, engine=request.param, site_dir=folder / "site",
            report=lambda line: None)  # fmt: skip
    return folder / "site"


def made_of(page: Path) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each tag stands on a page, with the names of its attributes."""
    found = elements(page.read_text("utf-8"))
    return Counter((each.name, tuple(each.attributes)) for each in found if each.name != "!--")


def described(page: Path) -> str:
    """What a page says of itself in its head."""
    values = (e.attributes for e in elements(page.read_text("utf-8")) if e.name == "meta")
    return next(each["content"] for each in values if each.get("name") == "description")


@pytest.mark.parametrize(("head", "reason"), tuple(cases(HEADS)))
def test_a_hostile_head_is_refused_with_file_and_line(
    tmp_path: Path, head: str, reason: str, tell: Tell
) -> None:
    _, tree = read(tmp_path, {"x.md": f"---\n{head}\n---\n\n# x\n"})
    assert {each.path for each in tree.problems} == {"docs/x.md"}
    assert 1 + at(head) in [each.line for each in tree.problems if reason in each.message]
    tell("hostile heads of pages refused", 1)


def test_words_of_a_head_are_words_in_the_page(site: Path, tell: Tell) -> None:
    plain = made_of(site / "plain.html")
    for number, words in enumerate(WORDS):
        page = site / f"w{number}.html"
        assert made_of(page).keys() <= plain.keys(), words
        assert [(name, made_of(page)[name, ()]) for name in ("script", "title")] == [
            (name, plain[name, ()]) for name in ("script", "title")
        ], words
        assert described(page) == words
    tell("hostile titles and descriptions that are words on a page", len(WORDS))


def test_what_only_looks_like_a_head_is_text(site: Path, tell: Tell) -> None:
    plain = made_of(site / "plain.html")
    for number, page in enumerate(NO_HEADS):
        built = site / f"n{number}.html"
        new = {name for name, _ in made_of(built).keys() - plain.keys()}
        # Without a heading of its own the theme gives a page one, with more a list of them.
        assert new <= {"h1", "h2", "hr", "a", "ul", "li", "nav", "label", "span", "input"}, page
        assert {name for name, _ in made_of(built)} >= {"header", "main", "footer"}, page
        assert "template" in built.read_text("utf-8"), page
    tell("lines that look like heads of pages and are text", len(NO_HEADS))
