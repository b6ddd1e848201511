"""Whether an engine wrote all that it was given: every page to its end, every file as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .engines import Engine
from .pieces import ENTRY

# What the search reads: a site without it looks whole and finds nothing.
_SEARCH: Mapping[Engine, str] = {
    "mkdocs": "search/search_index.json",
    "zensical": "search.json",
}
_END = b"</html>"


def check_complete(
    site: Path, engine: Engine, files: Mapping[str, bytes], *, pieces: bool = False
) -> None:
    """Nothing, or OutsideFailure naming each file of the site built from `files` that is not whole.

    `pieces` says whether its search loads in pieces.
    """
    search = ENTRY if pieces else _SEARCH[engine]
    faults = [f"  {fault}" for fault in _faults(site, search, files)]
    if faults:
        raise OutsideFailure("\n".join(["the built site is not whole:", *faults]))


def expected(sources: Collection[str]) -> set[str]:
    """What the engine must have written for `sources`, with `use_directory_urls: false`."""
    paths = set()
    for source in sources:
        stem, dot, ending = source.rpartition(".")
        if dot and ending == "md":
            folder, slash, name = stem.rpartition("/")
            stem = folder + slash + ("index" if name == "README" else name)
            paths.add(stem + ".html")
        else:
            paths.add(source)
    return paths


def _faults(site: Path, search: str, files: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted({*expected(files), search}):
        built = site / path
        if not built.is_file():
            yield f"{path}: the engine did not write it"
        elif path in files:
            if built.read_bytes() != files[path]:
                yield f"{path}: it is not the file that was staged"
        elif path.endswith(".html"):
            if not built.read_bytes().rstrip().endswith(_END):
                yield f"{path}: the page breaks off"
        elif not built.stat().st_size:
            yield f"{path}: it is empty"
