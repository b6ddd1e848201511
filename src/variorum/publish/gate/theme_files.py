"""The files that a theme brings into a site: those of its package, byte for byte."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from variorum.publish.engine.engines import Engine

# The package whose folder `templates` an engine takes its theme from.
_PACKAGES: Mapping[Engine, str] = {"mkdocs": "material", "zensical": "zensical"}


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
    found = importlib.util.find_spec(_PACKAGES[engine])
    assert found is not None
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "templates"
