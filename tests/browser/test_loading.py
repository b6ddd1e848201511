"""Nothing moves while a page loads, and home is light."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Response
from tests.browser.kinds import one_of_each
from tests.browsing import Open

pytestmark = pytest.mark.browser
HEAVIEST = 150_000  # bytes of the home page with all that it loads, compressed

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


def shifting() -> list[str]:
    first = {path.partition("/")[0]: path for path in one_of_each() if "/index" not in path}
    return ["index.html", "comparison.html", first["sources"], first["questions"]]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", shifting())
def test_nothing_moves(open_page: Open, site: str, path: str, width: int) -> None:
    page, _ = open_page(site + path, width=width)
    assert page.evaluate(SHIFTS) == 0


def test_home_is_light(open_page: Open, each_site: str) -> None:
    page, _ = open_page("about:blank") if False else open_page(each_site + "404.html")
    page.context.clear_cookies()
    answers: list[Response] = []
    page.on("response", answers.append)
    page.goto(each_site + "index.html", wait_until="networkidle")
    sizes = {
        answer.url.removeprefix(each_site): len(gzip.compress(answer.body(), 6, mtime=0))
        for answer in answers
        if answer.url.startswith(each_site)
    }
    assert "index.html" in sizes
    assert not [name for name in sizes if name.endswith((".woff", ".woff2", ".ttf"))]
    print(sum(sizes.values()), sizes)
    assert sum(sizes.values()) < HEAVIEST, sizes
