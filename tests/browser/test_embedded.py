"""The picture of a question in a frame of another site's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.browsing import Open, Seen, served, violations
from tests.reliability.faults.builds import dossier, run

pytestmark = pytest.mark.browser
FRAMED = "embed/people-on-rock.html"


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def with_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A dossier whose site has an address, built with each engine."""
    root = dossier(tmp_path_factory.mktemp("embedded") / "dossier")
    done = run("-C", root, "build", "--engine", request.param)
    assert done.returncode == 0, done.stderr
    with served(root / "site") as address:
        yield address


@pytest.mark.parametrize("width", [320, 700, 1200])
def test_it_fits_a_frame_of_any_width(open_page: Open, with_address: str, width: int) -> None:
    page, seen = open_page(with_address + FRAMED, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".v-rows tbody tr").first.is_visible()
    assert violations(page) == []
    assert seen == Seen()


def test_its_links_leave_the_frame(open_page: Open, with_address: str) -> None:
    page, _ = open_page(with_address + FRAMED)
    with page.expect_popup() as opened:
        page.locator(".v-words a").first.click()
    assert "/sources/" in opened.value.url
    assert page.url == with_address + FRAMED
