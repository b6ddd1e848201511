"""What a reader's browser loads for one query of the search, compressed as a server sends it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

_INDEX = "search/search_index.json"
_WORKERS = "assets/javascripts/workers/search.*.js"
_LANGUAGES = "assets/javascripts/lunr"


def search_payload(site: Path) -> int:
    """The compressed bytes of every file that one query makes a page of `site` load.

    Material's search takes its whole index, its worker, and the stemmers of languages other than
    English. Another search loads other files: this is the one place that knows which.
    """
    index = site / _INDEX
    config = json.loads(index.read_bytes())["config"]
    files = [index, *site.glob(_WORKERS)]
    others = [language for language in config.get("lang", []) if language != "en"]
    if others:
        lunr = site / _LANGUAGES
        files += [lunr / "min" / "lunr.stemmer.support.min.js"]
        files += [lunr / "min" / f"lunr.{language}.min.js" for language in others]
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files)


def published_bytes(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
