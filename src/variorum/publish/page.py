"""One built page as the list of what it points to and what can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Kind = Literal["link", "resource"]

# Attributes whose address the browser loads by itself, without a click.
_LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_FOLLOWED = ("href", "xlink:href", "action", "formaction")
_LOADING_RELATIONS = frozenset(
    {
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An address on a page, as it is written, with the element that carries it."""

    line: int
    element: str
    address: str
    kind: Kind


@dataclass(slots=True)
class Page:
    """What a page points to, the names others may point at, and what no page may hold."""

    references: list[Reference] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def read_page(html: str) -> Page:
    """The references, names and faults of a page, in the order they stand."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def style_addresses(css: str) -> Iterator[str]:
    """The addresses a style sheet loads, without comments."""
    for match in _CSS_ADDRESS.finditer(_COMMENT.sub(" ", css)):
        yield next((group for group in match.groups() if group is not None), "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self._in_style = tag == "style"
        self._note_name(tag, values, line)
        self._note_faults(tag, values, line)
        for name in _FOLLOWED + _LOADED.get(tag, ()):
            if name in values:
                self._note(line, tag, name, values)
        for address in style_addresses(values.get("style", "")):
            self._add(line, tag, address, "resource")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._in_style = False

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            for address in style_addresses(data):
                self._add(self.getpos()[0], "style", address, "resource")

    def _note_name(self, tag: str, values: dict[str, str], line: int) -> None:
        name = values.get("id")
        if name is not None:
            if name in self.page.names:
                self.page.faults.append(f"line {line}: two elements have the id “{name}”")
            self.page.names.add(name)
        elif tag == "a" and values.get("name"):
            self.page.names.add(values["name"])

    def _note_faults(self, tag: str, values: dict[str, str], line: int) -> None:
        for name in values:
            if name.startswith("on"):
                self.page.faults.append(f"line {line}: <{tag}> runs a script from {name}")
        if tag == "base":
            self.page.faults.append(f"line {line}: <base> moves every link of the page")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.page.faults.append(f"line {line}: the page sends its reader elsewhere")

    def _note(self, line: int, tag: str, name: str, values: dict[str, str]) -> None:
        loaded = name in _LOADED.get(tag, ())
        if tag == "link":
            loaded = bool(_LOADING_RELATIONS & set(values.get("rel", "").lower().split()))
        kind: Kind = "resource" if loaded else "link"
        if name == "srcset":
            for candidate in values[name].split(","):
                self._add(line, tag, candidate.strip().partition(" ")[0], kind)
        else:
            self._add(line, tag, values[name], kind)

    def _add(self, line: int, tag: str, address: str, kind: Kind) -> None:
        self.page.references.append(Reference(line, tag, address.strip(), kind))
