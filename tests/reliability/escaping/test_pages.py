"""Whatever stands in a dossier's fields is read on its pages, and changes no element of them.

Row B of what is tried by name stands in `strings.NAMED`. What is only slow to read, thousands of
brackets or hundreds of nested lists, is timed in `tests/render/test_restricted_markdown.py`; single functions of
`render/escape.py` in `tests/render/test_escape.py`; the terminal and GitHub's annotations and
summaries in `tests/cli/test_printers.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browsing import new_context
from tests.reliability.counts import STRINGS_EVERY_DAY, STRINGS_PER_PLACE
from tests.reliability.figures import Tell

from variorum.publish import Engine

from .conftest import Built
from .strings import NAMED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ENGINES: tuple[Engine, ...] = ("mkdocs", "zensical")
TITLES: dict[Engine, str] = {"mkdocs": "MkDocs", "zensical": "Zensical"}
# Where words of a contributor stand, by element or by element and attribute; a chart's are tried in
# test_exports.py. `title` and `meta content` come from a page's front matter, `span` from the
# navigation, `pre` are citations for programs, `script` is data for them.
PLACES = (
    "a", "a aria-label", "a title", "dd", "h1", "h3", "li", "meta content", "p", "pre", "script",
    "span", "strong", "data-words", "td data-label", "title",
    "notes in li", "notes in p",
)  # fmt: skip


def test_every_field_is_text_on_every_page(built: Built, tell: Tell) -> None:
    sites = built("mkdocs", False)
    assert not sites.faults, "\n".join(sites.faults[:5])
    found = sites.strings
    assert all(len(found[place]) >= 10 for place in PLACES), told(found)
    assert len(set().union(*found.values())) == STRINGS_EVERY_DAY
    tell("strings in places of pages, MkDocs", sum(map(len, found.values())))
    tell("elements or attributes added", 0)


@pytest.mark.parametrize("name", NAMED)
def test_what_is_known_by_name_is_text(name: str, built: Built) -> None:
    """It came out whole in several kinds of place, some of them plain and some of them notes."""
    found = built("mkdocs", False).strings
    where = {place for place, whole in found.items() if NAMED[name] in whole}
    assert len(where) >= 3
    assert any(place.startswith("notes") for place in where)


@pytest.mark.long
@pytest.mark.parametrize("engine", ENGINES)
def test_hundreds_of_strings_are_text_in_each_place(
    engine: Engine, built: Built, tell: Tell
) -> None:
    sites = built(engine, True)
    assert not sites.faults, "\n".join(sites.faults[:5])
    found = sites.strings
    assert all(len(found[place]) >= STRINGS_PER_PLACE for place in PLACES), told(found)
    tell(f"strings in places of pages, {TITLES[engine]}", sum(map(len, found.values())))
    tell("elements or attributes added", 0)


def told(found: dict[str, set[str]]) -> str:
    return ", ".join(f"{place}: {len(found[place])}" for place in PLACES)


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("engine", ENGINES)
def test_a_browser_reads_the_pages_the_same(engine: Engine, built: Built, browser: Browser) -> None:
    """A second opinion: Chromium's parser finds the elements and attributes that ours found."""
    sites = built(engine, True)
    context = new_context(browser)
    page = context.new_page()
    for path, calm, foul in sites.files("*.html"):
        expected, found = (
            page.evaluate(_SHAPE, text) for text in (sites.expected.html(calm), foul)
        )
        assert expected == found, path
    context.close()


# Every element outside charts, with the names of its attributes; nothing of the page is run. What keeps
# words of another script in order depends on the words, and so do further words for the search.
_SHAPE = """text => [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("*")]
  .filter(e => !e.closest("svg, mark, [aria-label='Quantities and dates of the article'], .v-drift, p[hidden]"))
  .filter(e => e.localName != "bdi" || e.getAttributeNames().some(n => n != "dir" && n != "lang"))
  .map(e => e.localName + " " + e.getAttributeNames().sort().join(" "))"""
