"""A page shows itself and does nothing else: no error, no foreign request, nothing too wide."""

from __future__ import annotations

import pytest
from tests.browser.kinds import one_of_each
from tests.browsing import Open, Scheme, Seen, unfold, widths

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        (1440, "dark"),
        pytest.param(360, "dark", marks=pytest.mark.long),
        pytest.param(1440, "light", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("path", one_of_each())
def test_a_page_fits_and_is_quiet(
    open_page: Open, site: str, path: str, width: int, scheme: Scheme
) -> None:
    page, seen = open_page(site + path, width=width, scheme=scheme)
    unfold(page)
    page.wait_for_timeout(50)
    wide, window = widths(page)
    assert wide <= window
    assert seen == Seen()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    shade = [float(part) for part in background.strip("rgba()").split(",")[:3]]
    assert (sum(shade) / 3 < 128) == (scheme == "dark"), background
