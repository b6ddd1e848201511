"""Every kind of page in a browser: narrow and wide, light and dark.

Needs Chromium; says why it is skipped where there is none, and fails instead where
VARIORUM_BROWSER_REQUIRED is set.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError
from tests.sites import publish_real, real_dossier

pytestmark = pytest.mark.browser
REQUIRED = "VARIORUM_BROWSER_REQUIRED"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LISTS = ("", "comparison", "questions/index", "sources/index", "origins/index", "actors/index")
SINGLES = ("names", "data", "method", "contributing", "corrections", "404")


def paths() -> list[str]:
    """A page of each kind; of questions one for each kind of question."""
    whole = real_dossier()
    questions = {q.kind: f"questions/{q.id}" for q in whole.questions}
    # The one with the most claims is the one most likely to overflow.
    source = max(whole.articles, key=lambda a: len(a.source.claims)).source.id
    some = [f"sources/{source}", f"origins/{whole.origins[0].id}", f"actors/{whole.actors[0].id}"]
    names = [*LISTS, *SINGLES, *questions.values(), *some]
    return [f"{name or 'index'}.html" for name in names]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = publish_real(tmp_path_factory.mktemp("dossier")) / "site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with contextlib.ExitStack() as stack:
        try:
            engine = stack.enter_context(sync_playwright())
            started = engine.chromium.launch(executable_path=found, args=FLAGS)
        except BrowserError as error:
            reason = f"Chromium does not start: {str(error).splitlines()[0]}"
            if os.environ.get(REQUIRED):
                pytest.fail(reason)
            pytest.skip(reason)
        yield started
        started.close()


@dataclass
class Seen:
    """What a page did besides showing itself."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self, page: Page, home: str) -> None:
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on(
            "request",
            lambda r: self.foreign.append(r.url) if not r.url.startswith((home, "data:")) else None,
        )


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        (1440, "dark"),
        pytest.param(360, "dark", marks=pytest.mark.long),
        pytest.param(1440, "light", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("path", paths())
def test_a_page_fits_and_is_quiet(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    try:
        page, seen = context.new_page(), Seen()
        seen.watch(page, address)
        answer = page.goto(address + path, wait_until="load")
        assert answer is not None
        assert answer.ok
        # What is folded must fit too once it is opened.
        page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        page.wait_for_timeout(50)
        wide = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide[0] <= wide[1], f"the page is {wide[0]} wide in a window of {wide[1]}"
        assert seen == Seen()
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shade = [float(part) for part in background.strip("rgba()").split(",")[:3]]
        assert (sum(shade) / 3 < 128) == (scheme == "dark"), background
    finally:
        context.close()


def test_a_mark_of_a_chart_opens_its_claim(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page, seen = context.new_page(), Seen()
        seen.watch(page, address)
        page.goto(address + "index.html")
        link = page.locator(".v-charts a").filter(visible=True).first
        target = link.evaluate("a => a.href.baseVal || a.getAttribute('xlink:href')")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{target}")
        claim = page.locator("#" + target.partition("#")[2])
        assert claim.is_visible()
        assert claim.locator("blockquote").first.inner_text().startswith("“")
        assert seen == Seen()
    finally:
        context.close()


def test_the_search_finds_a_claim(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page, seen = context.new_page(), Seen()
        seen.watch(page, address)
        page.goto(address + "index.html")
        page.locator("input.md-search__input").fill(real_dossier().questions[0].short)
        page.locator(".md-search-result__item").first.wait_for(timeout=10_000)
        assert seen == Seen()
    finally:
        context.close()
