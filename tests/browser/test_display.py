"""What readers set for themselves holds: less motion, forced colours, larger text."""

from __future__ import annotations

from urllib.request import urlopen

import pytest
from tests.browsing import Open, unfold, widths
from tests.sites import real_dossier

pytestmark = pytest.mark.browser
PAGES = ["index.html", "comparison.html", "timeline.html", "data.html"]


def test_nothing_moves_for_whoever_wants_less_motion(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + "index.html", reduced_motion=True)
    slow = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const look = getComputedStyle(e);
          const times = (look.transitionDuration + "," + look.animationDuration).split(",");
          return times.some((time) => parseFloat(time) > 0.01);
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert slow == []


def test_charts_can_be_read_in_forced_colours(open_page: Open, site: str) -> None:
    page, _ = open_page(site + "index.html", forced_colors=True)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    inks = page.evaluate(
        """() => [...document.querySelectorAll("article svg text")]
          .filter((e) => e.checkVisibility()).map((e) => getComputedStyle(e).fill)"""
    )
    assert inks
    assert ground not in inks
    marks = page.evaluate(
        """() => [...document.querySelectorAll("article svg a")].filter((e) => e.checkVisibility())
          .map((a) => [...a.querySelectorAll("path, rect, circle, use, line")].flatMap((e) => {
            const look = getComputedStyle(e);
            return [look.fill, look.stroke];
          }))"""
    )
    assert marks
    for inks_of_mark in marks:
        assert any(ink not in {ground, "none"} for ink in inks_of_mark)


@pytest.mark.parametrize("path", PAGES)
def test_text_of_twice_the_size_fits(open_page: Open, site: str, path: str) -> None:
    page, _ = open_page(site + path, width=1280)
    unfold(page)
    # Every length of the theme hangs on the root's size, as a reader's own setting would have it.
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.evaluate(f"document.documentElement.style.fontSize = '{2 * size}px'")
    wide, window = widths(page)
    assert wide <= window


def charts_of(address: str) -> int:
    with urlopen(address) as answer:
        return int(answer.read().count(b'class="v-charts'))


def test_a_question_has_one_chart_at_a_time_that_of_its_address(open_page: Open, site: str) -> None:
    whole = real_dossier()
    pages = [f"{site}questions/{q.id}.html" for q in whole.questions if q.kind != "status"]
    # To open a page takes long: what has one chart or none is not looked at.
    several = [address for address in pages if charts_of(address) > 1]
    assert several, "no question has a chart for each of several rules"
    for address in several:
        page, _ = open_page(address)
        shown = []
        sections = page.locator(".v-by-rule > section")
        for anchor in ["", *(each.get_attribute("id") or "" for each in sections.all())]:
            page.goto(f"{address}#{anchor}" if anchor else address)
            for media in ("screen", "print"):
                page.emulate_media(media=media)
                visible = page.locator(".v-by-rule > section:visible")
                assert visible.count() == 1, anchor
                shown.append(visible.get_attribute("id"))
        # The first without an address, each by its own, on paper as on the screen.
        assert shown[0] == shown[1] == shown[2]
        assert len(set(shown)) == sections.count()
