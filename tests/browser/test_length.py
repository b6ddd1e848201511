"""Pages are no longer than a reader scrolls through, on a screen and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page
from tests.browsing import Open
from tests.sites import real_dossier

pytestmark = pytest.mark.browser
# Height in pixels, and sheets of A4 printed on both sides.
LONGEST = 6000
SHEETS = 2
ARTICLE_PAGES = 6
STOPS = 60
# Bytes of a claim on its article's page.
CLAIM = 450


def longest_article() -> str:
    most = max(real_dossier().articles, key=lambda article: len(article.source.claims))
    return f"sources/{most.source.id}.html"


@pytest.mark.parametrize(("path", "width"), [("comparison.html", 360), (longest_article(), 1440)])
def test_a_page_is_short(open_page: Open, each_site: str, path: str, width: int) -> None:
    page, _ = open_page(each_site + path, width=width)
    assert page.evaluate("document.documentElement.scrollHeight") < LONGEST


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_the_first_screen_says_what_is_found(
    open_page: Open, each_site: str, width: int, height: int
) -> None:
    """The headline, how the two first questions stand, and a row with a number, a date and a name."""
    page, _ = open_page(each_site + "index.html", width=width)
    shown = ["h1", ".v-finding:nth-child(1) strong", ".v-finding:nth-child(2) strong", ".v-hero-rows h2",
             ".v-hero-rows tbody tr:first-child"]  # fmt: skip
    for selector in shown:
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, selector
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, selector


def test_the_overview_is_printed_on_two_sheets(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + "index.html", width=1000)
    assert printed_pages(page) <= 2 * SHEETS


def test_an_article_is_printed_on_six_pages(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + longest_article(), width=1000)
    assert printed_pages(page) <= ARTICLE_PAGES


def printed_pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_claim_takes_few_bytes(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + longest_article())
    taken = claims = 0
    for article in real_dossier().articles:
        html = page.request.get(f"{each_site}sources/{article.source.id}.html").text()
        listed = html.partition('<ol class="v-claims">\n')[2].partition("</ol>")[0]
        assert listed.count('<h3 id="claim-') == len(article.source.claims)
        taken += len(listed.encode())
        claims += len(article.source.claims)
    print(f"A claim takes {taken / claims:.0f} bytes")
    assert taken <= CLAIM * claims


def test_an_article_is_left_by_few_tab_stops(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + longest_article())
    in_footer = "document.activeElement.closest('.v-footer, .md-footer') !== null"
    stops = 0
    while stops <= STOPS and not page.evaluate(in_footer):
        page.keyboard.press("Tab")
        stops += 1
    assert 10 < stops <= STOPS
