"""The search finds what readers look for."""

from __future__ import annotations

import pytest
from tests.browsing import Open, Seen
from tests.sites import real_dossier

pytestmark = pytest.mark.browser


def test_the_search_finds_a_question(open_page: Open, site: str) -> None:
    page, seen = open_page(site + "index.html")
    page.locator("input.md-search__input").fill(real_dossier().questions[0].short)
    page.locator(".md-search-result__item").first.wait_for(timeout=10_000)
    assert seen == Seen()
