"""No rule of WCAG 2.2 A and AA that axe can test is broken, in either scheme, narrow or wide."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import every, main_kinds, one_of_each
from tests.browsing import Open, Window, Windows, unfold, violations

pytestmark = pytest.mark.browser


def in_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.locator("body[data-md-color-scheme=slate]").wait_for()


def narrow(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})


def found(page: Page) -> list[str]:
    """What is wrong with the page, everything on it unfolded.

    Colours differ between the schemes, places and sizes between the widths: two runs see all.
    """
    unfold(page)
    before = violations(page)
    in_the_dark(page)
    narrow(page)
    return [*before, *violations(page)]


def wrong(windows: Windows, address: str, paths: Iterable[str]) -> list[str]:
    told: list[str] = []
    for path in paths:
        page, _ = windows.open(address + path, Window(reduced_motion=True))
        told += [f"{path}: {each}" for each in found(page)]
        windows.close_pages()
    return told


@pytest.mark.parametrize("path", main_kinds()[:3])
def test_a_page_of_each_kind(open_page: Open, site: str, path: str) -> None:
    page, _ = open_page(site + path, reduced_motion=True)
    assert found(page) == []


@pytest.mark.long
def test_every_page(windows: Windows, site: str) -> None:
    assert wrong(windows, site, every()) == []


@pytest.mark.long
def test_a_page_of_each_kind_of_the_other_engine(windows: Windows, zensical_site: str) -> None:
    # The engines differ around the main text, which is one and the same.
    assert wrong(windows, zensical_site, one_of_each()) == []
