"""Whether a built site is what the engine was given and no more.

Every page stands to its end, every file as it was staged, and whatever else lies there is the theme's
own or one of the few files that an engine writes for a site as a whole.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from variorum.model.failure import OutsideFailure
from variorum.model.store import digest
from variorum.publish.engine.engines import PROGRAMS, Engine
from variorum.publish.exchange.folders import SITE_MARKER
from variorum.publish.search import is_part

# What an engine, or this program, writes for a site as a whole.
_WHOLE = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", SITE_MARKER})
_END = b"</html>"


def check_complete(site: Path, engine: Engine, files: Mapping[str, str]) -> None:
    """Nothing, or OutsideFailure naming each file of the site that is not whole, or that nobody staged;
    `files` has the hash of each staged file by its path."""
    _refuse("the built site is not what was staged:", _faults(site, engine, files))


def check_places(engine: Engine, files: Collection[str]) -> None:
    """Nothing, or OutsideFailure naming each staged path that, on some system, would take the place
    of a file of the engine's own."""
    taken = {*theme_names(engine), *_WHOLE, *PROGRAMS[engine].unused}
    places = {path: built_path(path).casefold() for path in sorted(files)}
    _refuse(
        "files stand in the theme's places:",
        (
            f"docs/{path}: {'the search' if is_part(place) else PROGRAMS[engine].title} "
            "has a file of its own there"
            for path, place in places.items()
            if place in taken or is_part(place)
        ),
    )


def _refuse(what: str, faults: Iterable[str]) -> None:
    if lines := [f"  {fault}" for fault in faults]:
        raise OutsideFailure("\n".join([what, *lines]))


def built_path(source: str) -> str:
    """Where the engine puts what is staged at `source`, with `use_directory_urls: false`."""
    folder, slash, name = source.rpartition("/")
    stem = name.removesuffix(".md")
    page = "index.html" if stem == "README" else f"{stem}.html"
    return f"{folder}{slash}{page}" if name.endswith(".md") else source


def _faults(site: Path, engine: Engine, files: Mapping[str, str]) -> Iterator[str]:
    staged = set(map(built_path, files))
    for path in sorted(staged):
        built = site / path
        if not built.is_file():
            yield f"{path}: the engine did not write it"
        elif path in files:
            if digest(built.read_bytes()) != files[path]:
                yield f"{path}: it is not the file that was staged"
        elif not built.read_bytes().rstrip().endswith(_END):
            yield f"{path}: the page breaks off"
    # And each file that comes neither from `files` nor from the engine.
    paths = {each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()}
    for path in sorted(paths - staged - _WHOLE):
        if not is_theme_file(engine, site, path):
            yield f"{path}: it was not staged, and is not the theme's"


def is_theme_file(engine: Engine, site: Path, path: str) -> bool:
    """Whether the file of the site at `path` is, byte for byte, one of the engine's theme."""
    own = _templates(engine) / path
    return own.is_file() and own.read_bytes() == (site / path).read_bytes()


@cache
def theme_names(engine: Engine) -> frozenset[str]:
    """The paths of the theme's own files, in small letters: so some systems tell files apart."""
    top = _templates(engine)
    files = (path for path in (top / "assets").rglob("*") if path.is_file())
    return frozenset(path.relative_to(top).as_posix().casefold() for path in files)


@cache
def _templates(engine: Engine) -> Path:
    found = importlib.util.find_spec(PROGRAMS[engine].templates)
    assert found is not None
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "templates"
