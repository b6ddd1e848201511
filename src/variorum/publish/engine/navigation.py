"""What the navigation, which stands on every page, tells of the pages in it.

MkDocs takes the title of an entry from the page unless the settings name it, and the theme may set
an icon or a state of the page beside it. Where the settings name the title and the page has none of
those, the navigation is known without converting the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

_FRONT_MATTER = re.compile(rb"---\n(.*?\n)---\n", re.DOTALL)
# What a page may say of itself without a word of it standing in the navigation.
_SILENT = frozenset({"title", "description", "image", "image_alt", "hide", "search"})
# A title that both themes write as it is: nothing in it is escaped anywhere.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9]")


def with_titles(nav: object, files: Mapping[str, bytes]) -> Any:
    """`nav` with the title of each page that stands in it without one and has a plain one."""
    if isinstance(nav, str):
        told = _told(files.get(nav, b""))
        title = told.get("title") if told is not None else None
        plain = isinstance(title, str) and _PLAIN.fullmatch(title)
        return {title: nav} if plain else nav
    if isinstance(nav, Mapping):
        # An entry of one page has its title.
        return {
            name: entry if isinstance(entry, str) else with_titles(entry, files)
            for name, entry in nav.items()
        }
    return [with_titles(entry, files) for entry in nav] if isinstance(nav, Sequence) else nav


def untold(nav: object, files: Mapping[str, bytes]) -> Iterator[str]:
    """The pages in `nav` of which more may stand there than the settings say."""
    for path, titled in _entries(nav):
        if not titled or _told(files.get(path, b"")) is None:
            yield path


def _entries(nav: object, titled: bool = False) -> Iterator[tuple[str, bool]]:
    if isinstance(nav, str):
        yield nav, titled
    elif isinstance(nav, Mapping):
        for entry in nav.values():
            yield from _entries(entry, isinstance(entry, str))
    elif isinstance(nav, Sequence):
        for entry in nav:
            yield from _entries(entry)


def _told(page: bytes) -> Mapping[str, Any] | None:
    """What a page says of itself, None where a part of that may stand in the navigation."""
    front = _FRONT_MATTER.match(page)
    return _read(front[1]) if front else None


# A preview asks for the same pages again and again.
@lru_cache(maxsize=1000)
def _read(front_matter: bytes) -> Mapping[str, Any] | None:
    try:
        told = yaml.safe_load(front_matter)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return told if isinstance(told, Mapping) and _SILENT.issuperset(told) else None
