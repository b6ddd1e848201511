"""Nothing moves while a page loads, and home is light."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response
from tests.browser.kinds import one_of_each
from tests.browsing import Open, Window, Windows, daily

pytestmark = pytest.mark.browser
# Bytes of home with all that it loads, compressed; more than half of Zensical's are its own script.
HEAVIEST = {"site": 87_000, "zensical_site": 110_000}

# What moved until twenty frames after everything was loaded.
SHIFTS = """async () => {
  let sum = 0;
  const add = (entries) => { for (const entry of entries) sum += entry.value; };
  const seen = new PerformanceObserver((list) => add(list.getEntries()));
  seen.observe({type: "layout-shift", buffered: true});
  for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
  add(seen.takeRecords());
  return sum;
}"""


def shifting() -> list[str]:
    first = {path.partition("/")[0]: path for path in one_of_each() if "/index" not in path}
    return ["index.html", "comparison.html", first["sources"], first["questions"]]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", daily(shifting(), 2))
def test_nothing_moves(open_page: Open, site: str, path: str, width: int) -> None:
    page, _ = open_page(site + path, width=width)
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("which", HEAVIEST)
def test_home_is_light(browser: Browser, request: pytest.FixtureRequest, which: str) -> None:
    each_site = request.getfixturevalue(which)
    # Not yet asked for anything, so that nothing comes out of a cache.
    windows = Windows(browser)
    page = windows.context(Window()).new_page()
    answers: list[Response] = []
    # Playwright marks its handlers, which a method of a list does not allow.
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    page.goto(each_site + "index.html", wait_until="load")
    page.wait_for_load_state("networkidle")
    sizes = {
        answer.url.removeprefix(each_site): len(gzip.compress(answer.body(), 6, mtime=0))
        for answer in answers
        if answer.url.startswith(each_site)
    }
    assert "index.html" in sizes
    assert not [name for name in sizes if name.endswith((".woff", ".woff2", ".ttf"))]
    print(f"Home weighs {sum(sizes.values())} bytes: {sizes}")
    windows.close()
    assert sum(sizes.values()) < HEAVIEST[which], sizes
