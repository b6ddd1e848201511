"""No rule of WCAG 2.2 A and AA that axe can test is broken, in either scheme, narrow or wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import every, one_of_each
from tests.browsing import Open, Window, Windows, unfold, violations

pytestmark = pytest.mark.browser


def in_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.locator("body[data-md-color-scheme=slate]").wait_for()


def narrow(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})


@pytest.mark.parametrize("path", one_of_each())
def test_a_page_of_each_kind(open_page: Open, site: str, path: str) -> None:
    # Colours differ between the schemes, places and sizes between the widths: two runs see all.
    page, _ = open_page(site + path, reduced_motion=True)
    unfold(page)
    assert violations(page) == []
    in_the_dark(page)
    narrow(page)
    assert violations(page) == []


@pytest.mark.long
def test_every_page(windows: Windows, each_site: str) -> None:
    found: list[str] = []
    for path in every():
        page, _ = windows.open(each_site + path, Window(reduced_motion=True))
        unfold(page)
        steps = [violations(page)]
        narrow(page)
        steps.append(violations(page))
        in_the_dark(page)
        steps.append(violations(page))
        found.extend(f"{path}: {each}" for step in steps for each in step)
        windows.close_pages()
    assert found == []
