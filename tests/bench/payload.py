"""What a reader's browser loads for one query of the search, compressed as a server sends it."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from variorum.publish.search import FOLDER

# So many pieces of the index: a query of some words, each in a piece of its own, typed in slowly.
WORDS = 8


def search_payload(site: Path) -> int:
    """The compressed bytes of the files that one query makes a page of `site` load, at most as far as
    can be expected: Chromium loads less (`tests/browser/test_search.py`)."""
    files = _loaded(site / FOLDER)
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files)


def _loaded(folder: Path) -> Iterator[Path]:
    """All that is loaded for any query, and the largest pieces of the index and of what is shown."""
    script = folder.with_name("search_found.js")
    yield from (script, *(folder.with_suffix(each) for each in (".js", ".css")))
    yield from (path for path in folder.iterdir() if path.is_file())
    yield from _largest(folder / "index", WORDS)
    yield from _largest(folder / "fragment", pages_shown(script))


def pages_shown(script: Path) -> int:
    """How many pages the search shows before a reader asks for more."""
    found = re.search(r"const PAGES = (\d+);", script.read_text("utf-8"))
    assert found
    return int(found[1])


def _largest(folder: Path, number: int) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda path: -path.stat().st_size)[:number]


def bytes_by_kind(site: Path) -> dict[str, int]:
    """The bytes of a site by folder and kind of file ("data/*.csv"), the largest first."""
    kinds: Counter[str] = Counter()
    for path in site.rglob("*"):
        if path.is_file():
            folder = path.relative_to(site).parts[:-1][:2]
            kinds["/".join([*folder, f"*{path.suffix}"])] += path.stat().st_size
    return dict(kinds.most_common())


def published_bytes(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
