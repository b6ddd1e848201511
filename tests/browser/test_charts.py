"""Charts lead back to what they show."""

from __future__ import annotations

import pytest
from tests.browsing import Open, Seen

pytestmark = pytest.mark.browser


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
