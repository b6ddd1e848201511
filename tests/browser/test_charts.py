"""Charts lead back to what they show."""

from __future__ import annotations

import pytest
from tests.browsing import Open, Seen

pytestmark = pytest.mark.browser
CHARTED = "questions/russian-soldiers-in-city.html"


def test_a_mark_of_a_chart_opens_its_claim(open_page: Open, site: str) -> None:
    page, seen = open_page(site + "index.html")
    link = page.locator(".v-charts a").filter(visible=True).first
    target = link.evaluate("a => a.href.baseVal || a.getAttribute('xlink:href')")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    claim = page.locator("#" + target.partition("#")[2])
    assert claim.is_visible()
    assert claim.inner_text().startswith("“")
    assert seen == Seen()


def test_a_mark_says_what_it_is_and_lights_its_row(open_page: Open, each_site: str) -> None:
    """A mouse on a mark, the focus, and one on the row show the same origin lit; Escape ends the words."""
    page, seen = open_page(each_site + CHARTED)
    mark = page.locator(".v-charts .v-mark").filter(visible=True).first
    tip = page.locator(".v-tip")
    mark.hover()
    assert tip.is_visible()
    said = mark.get_attribute("aria-label")
    assert said
    assert tip.inner_text().split("\n\n") == said.split("; ")
    row = page.locator(".v-rows tr.v-lit").filter(visible=True)
    words = tip.inner_text().split("\n")[0]
    assert words in row.first.inner_text()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.mouse.move(0, 0)
    assert not page.locator(".v-lit").count()
    row = page.locator(".v-rows tr").filter(has_text=words).filter(visible=True).first
    row.hover()
    assert mark.evaluate("mark => mark.classList.contains('v-lit')")
    page.mouse.move(0, 0)
    mark.focus()
    assert tip.is_visible()
    assert seen == Seen()


def test_a_finger_is_told_before_it_is_led_away(open_page: Open, site: str) -> None:
    page, _ = open_page(site + CHARTED, touch=True)
    mark = page.locator(".v-charts .v-mark").filter(visible=True).first
    mark.scroll_into_view_if_needed()
    mark.tap()
    assert page.locator(".v-tip").is_visible()
    assert page.url == site + CHARTED
    mark.tap()
    page.wait_for_url("**/sources/*.html#claim-*")


def test_the_whole_way_is_lit_from_any_part_of_it(open_page: Open, site: str) -> None:
    """From an article back to all its origins, from an origin on to all its articles."""
    page, _ = open_page(site + "origins/index.html")
    parts = page.locator(".v-chart [data-ends]")
    ways = [way.split() for way in parts.evaluate_all("all => all.map(x => x.dataset.ends)")]
    lines = [way for way in ways if len(way) > 1]
    start = max(lines, key=lambda line: sum(line[0] == other[0] for other in lines))[0]
    wanted, more = {start}, {start}
    while more:
        more = {end for first, end in lines if first in more} - wanted
        wanted |= more
    page.locator(f".v-chart a[data-ends='{start}']").hover()
    lit = page.locator(".v-chart .v-lit[data-ends]").evaluate_all("a => a.map(x => x.dataset.ends)")
    assert {end for way in lit for end in way.split()} == wanted
    assert len(lit) < len(ways)
