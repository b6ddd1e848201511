"""A browser, sites served to it, and what its pages do besides showing themselves."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)
from playwright.sync_api import Error as BrowserError
from tests.waiting import PATIENCE

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
REQUIRED = "VARIORUM_BROWSER_REQUIRED"
_PAINTED = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
# The first is the same browser without its windows, which halves what a page takes.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    # One process fewer to start and to talk to.
    "--in-process-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def daily(paths: Sequence[str], number: int) -> list[Any]:
    """The first `number` as they are, the others for the long tests."""
    others = (pytest.param(path, marks=pytest.mark.long) for path in paths[number:])
    return [*paths[:number], *others]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, started. Skips the test where there is none, fails it where one is required."""
    with sync_playwright() as engine:
        try:
            found = next(filter(None, map(shutil.which, NAMES)), None)
            browser = engine.chromium.launch(
                executable_path=found, args=FLAGS, timeout=1000 * PATIENCE
            )
        except BrowserError as error:
            reason = f"Chromium does not start: {str(error).splitlines()[0]}"
            if os.environ.get(REQUIRED):
                pytest.fail(reason)
            pytest.skip(reason)
        yield browser
        browser.close()


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A context of its own whose pages are waited for as long as it takes."""
    context = browser.new_context(**options)
    context.set_default_timeout(1000 * PATIENCE)
    return context


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


class _Server(ThreadingHTTPServer):
    # A browser opens many connections at once; one that is not taken is tried again a second later.
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is closed while it loads is no failure; one that lacks a file tells so."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, with a slash at its end, of a server of the files in `folder`."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Seen:
    """What a page did besides showing itself. A quiet one's is equal to `Seen()`."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list, compare=False)

    def watch(self, page: Page, home: str) -> None:
        """Notes from now on what `page`, of the site at `home`, reports and asks for."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", self._fail)
        page.on("request", lambda request: self._ask(request.url, home))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _fail(self, request: Request) -> None:
        # Whoever leaves a page cancels what it was still asking for, such as its icon.
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url} ({request.failure})")

    def _ask(self, url: str, home: str) -> None:
        self.asked.append(url)
        if not url.startswith((home, "data:")):
            self.foreign.append(url)


# The fixture `open_page`: an address and the fields of a `Window`.
Open = Callable[..., tuple[Page, Seen]]


@dataclass(frozen=True)
class Window:
    """How a reader looks at a page."""

    width: int = 1440
    height: int = 900
    scheme: Scheme = "light"
    javascript: bool = True
    reduced_motion: bool = False
    forced_colors: bool = False
    touch: bool = False


@dataclass
class Windows:
    """Pages opened in one browser: a context for each window, kept, since starting one is slow."""

    browser: Browser
    contexts: dict[Window, BrowserContext] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)

    def context(self, window: Window) -> BrowserContext:
        if window not in self.contexts:
            self.contexts[window] = new_context(
                self.browser,
                viewport={"width": window.width, "height": window.height},
                color_scheme=window.scheme,
                java_script_enabled=window.javascript,
                reduced_motion="reduce" if window.reduced_motion else "no-preference",
                forced_colors="active" if window.forced_colors else "none",
                has_touch=window.touch,
            )
        return self.contexts[window]

    def open(self, address: str, window: Window) -> tuple[Page, Seen]:
        """The page at `address`, loaded, and what it did. Closed again with `close_pages`."""
        page, seen = self.context(window).new_page(), Seen()
        self.pages.append(page)
        seen.watch(page, "/".join(address.split("/")[:3]) + "/")
        answer = page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.ok, f"{answer.status} for {address}"
        if window.javascript:
            await_paint(page)
        return page, seen

    def close_pages(self) -> None:
        while self.pages:
            self.pages.pop().close()

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


def await_paint(page: Page) -> None:
    """Until it has painted a page, Chromium drops the keys that are pressed there."""
    page.evaluate(_PAINTED)


def unfold(page: Page) -> None:
    """Opens everything that is folded, which must fit and be read too."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def widths(page: Page) -> tuple[int, int]:
    """How wide the page is, and how wide the window: the first is never larger."""
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return wide, window


def violations(page: Page) -> list[str]:
    """What axe finds wrong by the rules of WCAG 2.2 A and AA: the rule, where, and why."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    answer = Axe().run(page, options=rules | {"resultTypes": ["violations"]})
    return [
        f"{found['id']}: {node['target']}: {node['failureSummary']}"
        for found in answer.response["violations"]
        for node in found["nodes"]
    ]
