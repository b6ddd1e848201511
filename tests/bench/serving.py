"""How long a save takes until a reader of the preview has the page with the new words."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .process import Failed, environment
from .steps import edit

_ADDRESS = re.compile(r"Serving the preview at (\S+)")
_VERSION = re.compile(r"/__variorum/reload\.js\?shown=([\w-]+)")
_EVENTS = "__variorum/events"
_READY = "is up to date"
_LONGEST = 900.0


def saves(root: Path, number: int) -> list[float]:
    """Seconds from a save to the reloaded page that has the new words, so many times."""
    with _preview(root) as home:
        return [_save(root, home) for _ in range(number)]


def _save(root: Path, home: str) -> float:
    sources = sorted((root / "data" / "sources").iterdir())
    path = f"sources/{sources[len(sources) // 2].stem}.html"
    page = home + path
    shown = _shown(_fetch(page))
    with urllib.request.urlopen(f"{home}{_EVENTS}?page=/{path}", timeout=_LONGEST) as events:
        # The first message tells the version there is: only then is the channel open.
        _until(events, lambda version: version == shown)
        before = time.perf_counter()
        _, words = edit(root)
        _until(events, lambda version: version != shown)
        # A page is reloaded once; words that come later would never be seen.
        text = _fetch(page)
        passed = time.perf_counter() - before
    if words not in text:
        raise Failed(f"the page was reloaded without “{words}”")
    return passed


def _fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=_LONGEST) as answer:
        body: bytes = answer.read()
    return body.decode()


def _shown(page: str) -> str:
    found = _VERSION.search(page)
    if found is None:
        raise Failed("the preview's page has no reload script")
    return found[1]


def _until(events: Iterator[bytes], wanted: Callable[[str], bool]) -> None:
    for line in events:
        if line.startswith(b"data: ") and wanted(line.removeprefix(b"data: ").decode().strip()):
            return
    raise Failed("the preview ended")


@contextmanager
def _preview(root: Path) -> Iterator[str]:
    """The address of a preview that has built its site once; it is ended afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "variorum", "-C", str(root), "serve", "--port", "0"],
        env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    stuck = threading.Timer(_LONGEST, process.kill)
    stuck.start()
    try:
        home = ""
        for line in process.stdout:
            found = _ADDRESS.search(line)
            home = found[1] if found else home
            if _READY in line:
                break
        else:
            raise Failed("the preview ended before it served anything")
        # Nobody reads on: the pipe must not fill up.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield home
    finally:
        stuck.cancel()
        process.send_signal(signal.SIGINT)
        process.wait()
