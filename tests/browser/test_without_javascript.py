"""Every page reads whole without JavaScript, and leads on."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import every, main_kinds
from tests.browsing import Window, Windows, unfold

pytestmark = pytest.mark.browser


def words(page: Page) -> Counter[str]:
    """The words of the main text that can be seen once everything is unfolded.

    Controls that only a script can serve are no words of the page.
    """
    page.evaluate(
        "document.querySelectorAll('.v-controls-place, .v-own-address').forEach(e => e.remove())"
    )
    unfold(page)
    return Counter(page.locator("article").first.inner_text().split())


def lost(windows: Windows, address: str) -> list[str]:
    """Words of the page at `address` that only a reader with JavaScript sees."""
    with_it, _ = windows.open(address, Window())
    without, _ = windows.open(address, Window(javascript=False))
    missing = words(with_it) - words(without)
    windows.close_pages()
    return [f"{address}: {word}" for word in missing]


@pytest.mark.parametrize("path", main_kinds()[:3])
def test_a_page_of_each_kind_shows_all_its_words(windows: Windows, site: str, path: str) -> None:
    assert lost(windows, site + path) == []


@pytest.mark.long
def test_every_page_shows_all_its_words(windows: Windows, site: str) -> None:
    assert [word for path in every() for word in lost(windows, site + path)] == []


@pytest.mark.long
def test_the_other_engine_shows_all_the_words_too(windows: Windows, zensical_site: str) -> None:
    assert [word for path in main_kinds() for word in lost(windows, zensical_site + path)] == []


@pytest.mark.parametrize("width", [360, 1440])
def test_the_navigation_leads_on(windows: Windows, each_site: str, width: int) -> None:
    page, _ = windows.open(each_site + "index.html", Window(width, javascript=False))
    # In tabs where there is room for them, else in the drawer.
    kind = "nav" if width == 360 else "tabs"
    link = page.locator(f"a.md-{kind}__link", has_text="Compare").first
    if width == 360:
        page.locator("label.md-header__button[for='__drawer']").first.click()
    link.click()
    page.wait_for_url("**/comparison.html")
    windows.close_pages()
