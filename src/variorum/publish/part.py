"""A part of a site built anew, and the rest taken from the site that stands.

MkDocs leaves out what `exclude_docs` names and still resolves links to it, so a page that did not
change need not be built to be linked to, nor to stand in the navigation where its title there is
known (see `navigation`).
"""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .engine.navigation import untold
from .exchange.folders import SITE_MARKER, second_name
from .gate.complete import SEARCH
from .record import Made, Note

# What tells of all pages at once; it stays as it was as long as the pages are the same.
_OF_ALL = ("sitemap.xml", "sitemap.xml.gz")
# With fewer pages to spare a whole build is as quick.
FEWEST = 12


@dataclass(frozen=True)
class Part:
    """The staged pages to build, and the staged paths whose bytes are not those of the last build."""

    pages: frozenset[str]
    changed: frozenset[str]
    exclude: tuple[str, ...]


def part_of(
    last: Note | None, made: Made, config: Mapping[str, Any], files: Mapping[str, bytes]
) -> Part | None:
    """What has to be built of `files` where `last` stands; None where all has to be.

    All has to be built where the pages are others, or one changed of which more may stand in the
    navigation than the settings say.
    """
    if last is None or last.made.surroundings != made.surroundings:
        return None
    old, new = last.made.files, made.files
    pages = _pages(new)
    changed = frozenset(path for path in new if old.get(path) != new[path])
    always = frozenset(untold(config.get("nav", ()), files)) & pages
    if pages != _pages(old) or changed & always:
        return None
    built = (changed & pages) | always
    if len(pages - built) < FEWEST:
        return None
    return Part(built, changed, tuple(_patterns(new, pages, built)))


def complete(built: Path, site: Path, docs: Path, last: Note, part: Part, made: Made) -> set[str]:
    """Fills the tree at `built`, which has the part, from the standing `site` and the staged tree.

    Gives the paths that were taken from `site`, each the same file under a second name; the theme's
    own files, which the engine always writes, are taken from there where they are the same.
    """
    for name in _OF_ALL:
        (built / name).unlink(missing_ok=True)
    index = SEARCH["mkdocs"]
    if (site / index).is_file():
        _join_search(built / index, site / index)
    taken = set()
    gone = {path for path in last.made.files if path not in made.files}
    # The pieces of a search tell of all pages too, and are made once the tree is whole.
    for path in last.files.keys() - last.pieces:
        fresh = path == SITE_MARKER or path in gone or path in part.changed
        if not fresh and _is_no_other(built / path, site / path):
            second_name(site / path, built / path)
            taken.add(path)
    for path in part.changed - _pages(made.files):
        if not (built / path).exists():
            (built / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(docs / path, built / path)
    return taken


def _pages(files: Collection[str]) -> frozenset[str]:
    return frozenset(path for path in files if path.endswith(".md"))


def _patterns(
    files: Collection[str], pages: frozenset[str], built: frozenset[str]
) -> Iterator[str]:
    """One pattern for a folder and one for each page in it that is built, since every pattern is
    tried on every file."""
    folders = sorted({posixpath.dirname(path) for path in files} - {""})
    with_pages = {posixpath.dirname(path) for path in pages}
    for folder in folders:
        yield f"/{folder}/*.md" if folder in with_pages else f"/{folder}/*.*"
    yield from (f"/{path}" for path in sorted(pages - built) if "/" not in path)
    yield from (f"!/{path}" for path in sorted(built) if "/" in path)


def _join_search(part: Path, whole: Path) -> None:
    """The search index of the whole site at `whole`, with the part's pages in their places."""
    old, new = (json.loads(path.read_bytes()) for path in (whole, part))
    fresh: dict[str, list[dict[str, str]]] = {}
    for entry in new["docs"]:
        fresh.setdefault(_page_of(entry), []).append(entry)
    docs: list[dict[str, str]] = []
    told: set[str] = set()
    for entry in old["docs"]:
        page = _page_of(entry)
        if page not in fresh:
            docs.append(entry)
        elif page not in told:
            told.add(page)
            docs += fresh[page]
    text = json.dumps({**new, "docs": docs}, separators=(",", ":"))
    part.write_text(text, encoding="utf-8", newline="\n")


def _page_of(entry: Mapping[str, str]) -> str:
    return entry["location"].partition("#")[0]


def _is_no_other(built: Path, standing: Path) -> bool:
    """Whether the engine wrote nothing at `built`, or as of the theme's own files what stands.

    Pages are finished only later, so their bytes say nothing yet.
    """
    if not built.exists():
        return True
    return built.suffix != ".html" and built.read_bytes() == standing.read_bytes()
