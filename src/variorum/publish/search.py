"""The search of a site, made by Pagefind of the built pages.

Its index is many small files, of which a query loads a few, and nothing is loaded before somebody
searches.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure
from variorum.model.store import digest
from variorum.publish.engine.engines import run_module
from variorum.publish.engine.tree import set_modes
from variorum.publish.exchange.folders import remove

FOLDER = "assets/search"
ENTRY = f"{FOLDER}/pagefind-entry.json"
_OUTPUT = "index"
# Pagefind's scripts run in readers' browsers: those of the version that is known, by their hashes.
SCRIPTS = {
    "pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
    "pagefind-worker.js": "4ca50d25bcab9e1c3afbc00ab5f7761114e83c8fc1b83d38655af1558b650c2a",
}
_ARGUMENTS = (
    "--quiet", "--keep-index-url", "--root-selector", ".md-content__inner",
    "--exclude-selectors", ".headerlink", "--exclude-selectors", "[data-search-exclude]",
    "--exclude-selectors", ".v-claims details > :not(summary)",
    # A label would be read as one word with the first one of what it names.
    "--exclude-selectors", ".v-meta dt",
)  # fmt: skip


def make_index(site: Path) -> None:
    """Adds the index of the pages in the tree at `site`, and the program that reads it.

    They are made beside the tree, in the folder that holds it.
    Raises OutsideFailure with Pagefind's own lines if it fails, and where it is not what is known.
    """
    output = site.with_name(_OUTPUT)
    remove(output)
    arguments = ("pagefind_bin", "--site", site.name, "--output-path", _OUTPUT, *_ARGUMENTS)
    pages = sum(1 for _ in site.rglob("*.html"))
    ended = run_module("Pagefind", arguments, site.parent, pages)
    entry = output / Path(ENTRY).name
    if ended.code != 0 or not entry.is_file():
        raise OutsideFailure(ended.describe("Pagefind did not make the search"))
    languages = json.loads(entry.read_bytes())["languages"]
    _check(output, languages)
    for path in _needed(output, languages):
        place = site / FOLDER / path.relative_to(output)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    set_modes(site / FOLDER)
    remove(output)


def is_part(path: str) -> bool:
    """Whether the file of a site at `path` is one of its search."""
    return path.startswith(f"{FOLDER}/")


def _needed(output: Path, languages: Mapping[str, Any]) -> list[Path]:
    """What a page may load: Pagefind also writes interfaces that are not used here."""
    programs = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in languages.values()}
    names = {*SCRIPTS, Path(ENTRY).name, *programs}
    return [
        *(output / name for name in sorted(names)),
        *sorted(output.glob("*.pf_meta")),
        *sorted(output.glob("*/*.pf_*")),
    ]


def _check(output: Path, languages: Mapping[str, Any]) -> None:
    for name, sha256 in SCRIPTS.items():
        if digest((output / name).read_bytes()) != sha256:
            raise OutsideFailure(f"{name} is not the one that is known of this version of Pagefind")
    pages = sum(each["page_count"] for each in languages.values())
    if not pages or pages != len(list(output.glob("fragment/*"))):
        raise OutsideFailure(f"Pagefind did not write what it found on each of {pages} pages")
