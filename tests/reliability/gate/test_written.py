"""Hostile markup in hand-written pages is words on the pages that both engines build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.html_pages import body
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import HTML, IGNORED, MARKDOWN, cases

from variorum.publish import Engine, publish
from variorum.publish.gate.page import elements
from variorum.render.site import ASSETS

ENGINES: tuple[Engine, ...] = ("mkdocs", "zensical")
ALL = (*(each for each, _ in (*cases(HTML), *cases(MARKDOWN))), *IGNORED)
HEAD = b"---\ntitle: x\n---\n"
# Beside a paragraph and its words: what Markdown makes of marks that stand in these constructs.
MADE_OF_MARKS = {
    "a": {"href"}, "blockquote": set(), "code": set(), "em": set(), "img": {"src", "alt"},
    "p": set(), "pre": set(),
}  # fmt: skip


def made(html: str) -> set[tuple[str, tuple[str, ...]]]:
    found = elements(html)
    return {(each.name, tuple(each.attributes)) for each in found if each.name != "!--"}


def faults(new: set[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    for name, attributes in new:
        if not MADE_OF_MARKS.get(name, {""}).issuperset(attributes):
            yield f"<{name} {' '.join(attributes)}>"


@pytest.fixture(scope="module", params=ENGINES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dossier")
    pages = {f"h{at}.md": each for at, each in enumerate(ALL)} | {"plain.md": "[x](logo.png)"}
    files = {
        path: HEAD + body(f"# A page\n\nWords.\n\n{words}\n").encode()
        for path, words in pages.items()
    }
    files |= {"index.md": b"# Home\n", "logo.png": b"x"}
    files |= {f"assets/{name}": b"" for name in ASSETS}
    config = {"site_name": "The harbour", "nav": [{"Home": "index.md"}], "not_in_nav": "*.md\n"}
    publish(root, files.items(), config, engine=request.param, site_dir=root / "site",
            report=lambda line: None)  # fmt: skip
    return root / "site"


def test_each_is_words_on_a_page_that_the_gate_lets_pass(site: Path, tell: Tell) -> None:
    plain = made((site / "plain.html").read_text("utf-8"))
    wrong = []
    for at, construct in enumerate(ALL):
        told = list(faults(made((site / f"h{at}.html").read_text("utf-8")) - plain))
        wrong += [(construct, told)] if told else []
    assert wrong == []
    tell("hostile constructs in hand-written pages", len(ALL))
    tell("hostile constructs in hand-written pages that were markup", 0)
