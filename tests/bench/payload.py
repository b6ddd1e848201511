"""What a reader's browser loads for one query of the search, compressed as a server sends it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from variorum.publish.search.indexes import ENTRY, FOLDER

_INDEX = "search/search_index.json"
_WORKERS = "assets/javascripts/workers/search.*.js"
_LANGUAGES = "assets/javascripts/lunr"
# So many pieces of the index: a query of some words, each in a piece of its own, typed in slowly.
WORDS = 8


def search_payload(site: Path) -> int:
    """The compressed bytes of every file that one query makes a page of `site` load.

    Where the search loads in pieces, the most that a query can be expected to need: Chromium loads
    less (`tests/browser/test_search_in_pieces.py`).
    """
    files = _pieces(site) if (site / ENTRY).is_file() else _whole(site)
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files)


def _whole(site: Path) -> Iterator[Path]:
    """Material's search takes its whole index, its worker, and the stemmers of languages other than
    English."""
    index = site / _INDEX
    config = json.loads(index.read_bytes())["config"]
    yield index
    yield from site.glob(_WORKERS)
    others = [language for language in config.get("lang", []) if language != "en"]
    if others:
        lunr = site / _LANGUAGES
        yield lunr / "min" / "lunr.stemmer.support.min.js"
        yield from (lunr / "min" / f"lunr.{language}.min.js" for language in others)


def _pieces(site: Path) -> Iterator[Path]:
    """All that is loaded for any query, and the largest pieces of the index and of what is shown."""
    folder = site / FOLDER
    yield from (path for path in folder.iterdir() if path.is_file())
    yield from _largest(folder / "index", WORDS)
    yield from _largest(folder / "fragment", pages_shown(folder / "search.js"))


def pages_shown(script: Path) -> int:
    """How many pages the search shows before a reader asks for more."""
    found = re.search(r"const PAGES = (\d+);", script.read_text("utf-8"))
    assert found
    return int(found[1])


def _largest(folder: Path, number: int) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda path: -path.stat().st_size)[:number]


def published_bytes(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
