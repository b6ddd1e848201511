"""A page shows itself and does nothing else: no error, no foreign request, nothing too wide."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser
from tests.browser.kinds import every, main_kinds, one_of_each
from tests.browsing import Open, Seen, Window, Windows, unfold, widths

pytestmark = pytest.mark.browser
WIDTHS = (1440, 768, 360, 320)


def unfit(windows: Windows, address: str) -> list[str]:
    """What the page at `address` does besides showing itself, and where it is too wide."""
    page, seen = windows.open(address, Window())
    unfold(page)
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide, window = widths(page)
        if wide > window:
            found.append(f"{wide} pixels wide in a window of {window}")
    windows.close_pages()
    return [f"{address}: {each}" for each in [*found, *seen.errors, *seen.foreign]]


@pytest.mark.parametrize("path", main_kinds()[:4])
def test_a_page_of_each_kind(windows: Windows, site: str, path: str) -> None:
    assert unfit(windows, site + path) == []


@pytest.mark.long
def test_every_page(windows: Windows, each_site: str) -> None:
    assert [found for path in every() for found in unfit(windows, each_site + path)] == []


def test_both_schemes_are_what_they_say(open_page: Open, each_site: str) -> None:
    for scheme in ("light", "dark"):
        page, seen = open_page(each_site + "index.html", scheme=scheme)
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shade = [float(part) for part in background.strip("rgba()").split(",")[:3]]
        assert (sum(shade) / 3 < 128) == (scheme == "dark"), background
        assert seen == Seen()


def test_an_address_that_leads_nowhere_leads_home(open_page: Open, each_site: str) -> None:
    page, seen = open_page(each_site + "404.html")
    page.locator("article").get_by_role("link", name="home page").click()
    page.wait_for_url(each_site + "index.html")
    assert seen == Seen()


def test_nothing_is_kept_but_the_scheme_that_a_reader_chose(
    browser: Browser, each_site: str
) -> None:
    windows = Windows(browser)
    pages = [windows.open(each_site + path, Window())[0] for path in one_of_each()[:3]]
    page = pages[-1]
    kept = json.loads(page.evaluate("JSON.stringify({...localStorage})"))
    assert {name.rpartition(".")[2] for name in kept} <= {"__palette"}
    assert page.evaluate("sessionStorage.length") == 0
    assert windows.context(Window()).cookies() == []
    windows.close_pages()
    windows.close()
