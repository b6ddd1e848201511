"""Sites built once and served, and windows to open their pages in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browsing import Open, Seen, Window, Windows, served
from tests.sites import published_once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of this repository's own dossier, built with MkDocs; ends with a slash."""
    with served(published_once(tmp_path_factory) / "site") as address:
        yield address


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same built with Zensical."""
    with served(published_once(tmp_path_factory, "zensical") / "site") as address:
        yield address


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def each_site(request: pytest.FixtureRequest) -> str:
    """The real dossier's site, once from each engine."""
    address: str = request.getfixturevalue("site" if request.param == "mkdocs" else "zensical_site")
    return address


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    kept = Windows(browser)
    yield kept
    kept.close()


@pytest.fixture
def open_page(windows: Windows) -> Iterator[Open]:
    """Opens a page: `page, seen = open_page(site + "index.html", width=360, scheme="dark")`.

    What else a window has stands in `tests.browsing.Window`. The page is closed after the test.
    """

    def opened(address: str, **window: object) -> tuple[Page, Seen]:
        return windows.open(address, Window(**window))  # type: ignore[arg-type]

    yield opened
    windows.close_pages()
