"""How long a save takes until a reader of the preview has the page with the new words."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from .process import Failed, environment
from .steps import edit

_ADDRESS = re.compile(r"Serving the preview at (\S+)")
_VERSION = re.compile(r"/__variorum/reload\.js\?shown=([\w-]+)")
_EVENTS = "__variorum/events"
# Not what it says of its search.
_READY = re.compile(r"The preview at \S+ is up to date")
_LONGEST = 900.0
# Seconds from one save to the next in which its words are typed: a preview gets ready meanwhile.
_TYPING = 3.0


def saves(
    root: Path, number: int, python: Sequence[str] = (sys.executable, "-m")
) -> list[tuple[float, float]]:
    """Seconds from a save to the reloaded page that has the new words, and to the whole site, so many times;
    `python` is what runs the preview's module."""
    with _preview(root, python) as (home, ready):
        return [_save(root, home, ready) for _ in range(number)]


def _save(root: Path, home: str, ready: SimpleQueue[float]) -> tuple[float, float]:
    sources = sorted((root / "data" / "sources").iterdir())
    path = f"sources/{sources[len(sources) // 2].stem}.html"
    page = home + path
    shown = _shown(_fetch(page))
    with urllib.request.urlopen(f"{home}{_EVENTS}?page=/{path}", timeout=_LONGEST) as events:
        # The first message tells the version there is: only then is the channel open.
        _until(events, lambda version: version == shown)
        time.sleep(_TYPING)
        before = time.perf_counter()
        _, words = edit(root)
        _until(events, lambda version: version != shown)
        # A page is reloaded once; words that come later would never be seen.
        text = _fetch(page)
        passed = time.perf_counter() - before
    if words not in text:
        raise Failed(f"the page was reloaded without “{words}”")
    # What is told of earlier builds stands before.
    whole = next(at for at in iter(partial(ready.get, timeout=_LONGEST), None) if at > before)
    return passed, whole - before


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
def _preview(root: Path, python: Sequence[str]) -> Iterator[tuple[str, SimpleQueue[float]]]:
    """The address of a preview that has built its site once, and when it is up to date again; it is
    ended afterwards."""
    process = subprocess.Popen(
        [*python, "variorum", "-C", str(root), "serve", "--port", "0"],
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
            if _READY.search(line):
                break
        else:
            raise Failed("the preview ended before it served anything")
        ready: SimpleQueue[float] = SimpleQueue()
        threading.Thread(target=_listen, args=(process.stdout, ready), daemon=True).start()
        yield home, ready
    finally:
        stuck.cancel()
        process.send_signal(signal.SIGINT)
        process.wait()


def _listen(told: Iterable[str], ready: SimpleQueue[float]) -> None:
    for line in told:
        if _READY.search(line):
            ready.put(time.perf_counter())
