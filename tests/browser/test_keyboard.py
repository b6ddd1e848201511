"""Everything can be reached and used with the keyboard, and shows where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import one_of_each
from tests.browsing import Open, unfold

pytestmark = pytest.mark.browser

# Marks what stands in the main text and should be reached; a radio group is reached as one.
MARK = """() => {
  const wanted = document.querySelectorAll(
    "article :is(a[href], a[*|href], summary, button, input, select, [tabindex='0'])");
  let number = 0;
  for (const each of wanted) {
    const box = each.getBoundingClientRect();
    const shown = each.checkVisibility({visibilityProperty: true}) && box.width && box.height;
    if (shown && each.tabIndex >= 0 && !each.matches("input[type=radio]:not(:checked)"))
      each.setAttribute("data-wanted", number++);
  }
  return number;
}"""
# What has the focus: its number among the wanted, and whether anything can be seen of it.
FOCUS = """() => {
  const e = document.activeElement;
  const shows = (x) => {
    if (!x) return false;
    const look = getComputedStyle(x);
    return look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  };
  const visible = shows(e) || [...(e.labels || [])].some(shows) || shows(e.nextElementSibling);
  const at = e.getAttribute("data-wanted");
  return [at === null ? -1 : Number(at), visible, e.outerHTML.slice(0, 150), e === document.body];
}"""


def walk(page: Page) -> tuple[set[int], list[str]]:
    """The wanted elements that Tab reaches, and whatever has the focus without showing it."""
    reached: set[int] = set()
    hidden: list[str] = []
    for _ in range(2000):
        page.keyboard.press("Tab")
        number, visible, what, done = page.evaluate(FOCUS)
        if done:
            break
        if number >= 0:
            reached.add(number)
        if not visible:
            hidden.append(what)
    return reached, hidden


KEYBOARD = ["index.html", "comparison.html", "data.html", "404.html"]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=() if path in KEYBOARD else (pytest.mark.long,))
        for path in one_of_each()
    ],
)
def test_tab_reaches_everything_and_shows_where_it_is(
    open_page: Open, site: str, path: str
) -> None:
    page, _ = open_page(site + path, reduced_motion=True)
    wanted = page.evaluate(MARK)
    reached, hidden = walk(page)
    assert hidden == []
    missed = [
        page.locator(f"[data-wanted='{number}']").evaluate("e => e.outerHTML.slice(0, 150)")
        for number in sorted(set(range(wanted)) - reached)
    ]
    assert missed == []


def test_the_skip_link_leads_to_the_text(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + "index.html")
    page.keyboard.press("Tab")
    skip = page.locator("a.md-skip")
    assert skip.evaluate("a => a === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_an_address_unfolds_the_claim_it_leads_to(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + "comparison.html")
    address = page.locator("main a[href*='#claim-']").first.evaluate("a => a.href")
    claims, _ = open_page(address)
    assert claims.locator("main details[open]").count() == 1


def test_enter_unfolds(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + "comparison.html")
    fold = page.locator("article details").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.evaluate("d => d.open")
    page.keyboard.press("Enter")
    assert not fold.evaluate("d => d.open")


@pytest.mark.parametrize("path", ["comparison.html", "data.html", "names.html", "index.html"])
def test_what_scrolls_sideways_can_be_scrolled_with_keys(
    open_page: Open, site: str, path: str
) -> None:
    page, _ = open_page(site + path, width=768)
    unfold(page)
    stuck = page.evaluate(
        """() => [...document.querySelectorAll("article *")].filter((e) =>
          /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth
          && e.clientWidth && e.tabIndex < 0 && !e.querySelector("a, button, [tabindex='0']")
        ).map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert stuck == []
