"""One built page as the list of what it points to, what can be pointed at, and what it runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal

from .elements import (
    ANIMATIONS,
    FOLLOWED,
    LOADED,
    LOADED_ANYWHERE,
    LOADING_RELATIONS,
    NEVER,
    NEVER_ATTRIBUTES,
    STYLED,
)
from .styles import style_addresses

Kind = Literal["link", "resource"]


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An address on a page, as it is written, with the element that carries it."""

    line: int
    element: str
    address: str
    kind: Kind


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What no page may hold, with its line and the words that make it so."""

    line: int
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Script:
    """A script of a page: what it says itself, or the address it comes from."""

    line: int
    kind: str
    address: str | None
    text: str

    @property
    def is_inline(self) -> bool:
        return self.address is None


@dataclass(slots=True)
class Page:
    """What a page points to and runs, the names others may point at, and what no page may hold."""

    references: list[Reference] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def read_page(html: str) -> Page:
    """The references, scripts, names and faults of a page, in the order they stand."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_script()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._in_style = False
        self._script: Script | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Where an attribute stands twice, a browser takes the first.
        values = {name: value or "" for name, value in reversed(attrs)}
        line = self.getpos()[0]
        self.end_script()
        self._in_style = tag == "style"
        if tag == "script":
            address = next((values[n] for n in LOADED["script"] if n in values), None)
            self._script = Script(line, values.get("type", "").strip().lower(), address, "")
        self._note_name(tag, values, line)
        self._note_faults(tag, values, line)
        for name in FOLLOWED + LOADED_ANYWHERE + LOADED.get(tag, ()):
            if name in values:
                self._note(line, tag, name, values)
        for name in STYLED:
            if name in values:
                for address in style_addresses(values[name]):
                    self._add(line, tag, address, "resource")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.end_script()
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script = replace(self._script, text=self._script.text + data)
        if self._in_style:
            for address in style_addresses(data):
                self._add(self.getpos()[0], "style", address, "resource")

    def end_script(self) -> None:
        if self._script is not None:
            self.page.scripts.append(self._script)
            self._script = None

    def _note_name(self, tag: str, values: dict[str, str], line: int) -> None:
        name = values.get("id")
        if name is not None:
            if name in self.page.names:
                self._refuse(line, f"two elements have the id “{name}”", name)
            self.page.names.add(name)
        elif tag == "a" and values.get("name"):
            self.page.names.add(values["name"])

    def _note_faults(self, tag: str, values: dict[str, str], line: int) -> None:
        for name in values:
            if name.startswith("on"):
                self._refuse(line, f"<{tag}> runs a script from {name}", name)
            if name in NEVER_ATTRIBUTES:
                self._refuse(line, f"<{tag} {name}> {NEVER_ATTRIBUTES[name]}", name)
        if tag in NEVER:
            self._refuse(line, f"<{tag}> {NEVER[tag]}", f"<{tag}")
        if tag in ANIMATIONS and values.get("attributename", "").lower() in FOLLOWED:
            self._refuse(line, f"<{tag}> changes where a link leads", f"<{tag}")
        if tag == "meta" and "http-equiv" in values:
            what = values["http-equiv"].strip().lower()
            text = (
                "the page sends its reader elsewhere"
                if what == "refresh"
                else (f"<meta> tells the browser its own “{what}”")
            )
            self._refuse(line, text, "http-equiv")

    def _note(self, line: int, tag: str, name: str, values: dict[str, str]) -> None:
        loaded = name in LOADED.get(tag, ()) or name in LOADED_ANYWHERE
        if tag == "link" and name == "href":
            loaded = bool(LOADING_RELATIONS & set(values.get("rel", "").lower().split()))
        kind: Kind = "resource" if loaded else "link"
        if name.endswith("srcset"):
            for candidate in values[name].split(","):
                self._add(line, tag, candidate.strip().partition(" ")[0], kind)
        elif name == "ping":
            for address in values[name].split():
                self._add(line, tag, address, kind)
        else:
            self._add(line, tag, values[name], kind)

    def _add(self, line: int, tag: str, address: str, kind: Kind) -> None:
        self.page.references.append(Reference(line, tag, address.strip(), kind))

    def _refuse(self, line: int, text: str, words: str) -> None:
        self.page.faults.append(Fault(line, text, words))
