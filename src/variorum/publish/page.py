"""One built page as the list of what it points to, what can be pointed at, and what it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .claims import Claims
from .elements import (
    ASKING,
    ATTRIBUTES,
    ELEMENTS,
    FOLLOWED,
    FOLLOWING,
    HEAD_ONLY,
    LOADED,
    LOADED_ANYWHERE,
    NAMESPACES,
    NEVER,
    NEVER_ATTRIBUTES,
    PREFIXES,
    SAYING,
    STYLED,
)
from .markup import Lines, Tag, tags
from .styles import style_addresses

Kind = Literal["link", "resource"]


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An address on a page, as it is written, with the element that carries it."""

    line: int
    element: str
    address: str
    kind: Kind
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What no page may hold, with its line, the words that make it so, and its offset."""

    line: int
    text: str
    words: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Script:
    """A script of a page: what it says itself, or the address it comes from."""

    line: int
    kind: str
    address: str | None
    text: str
    at: int = 0


@dataclass(slots=True)
class Page:
    """What a page points to and runs, the names others may point at, and what no page may hold."""

    references: list[Reference] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)


def read_page(html: str, path: str = "") -> Page:
    """The references, scripts, names and faults of the page at `path`, in the order they stand."""
    reader, lines = Reader(path), Lines(html)
    for tag in tags(html):
        reader.at(tag.at, lines.of(tag.at))
        if isinstance(tag, Tag):
            reader.read(tag)
        else:
            reader.refuse(f"“{tag.words}” is read by browsers in more than one way", tag.words)
    return reader.page


class Reader:
    """Notes of each element what it points to, what it is called, and what no page may hold.

    A picture by itself, unlike a page, may hold its own styles.
    """

    def __init__(self, path: str, *, is_picture: bool = False) -> None:
        self.page = Page(claims=Claims(path))
        self._is_picture = is_picture
        self._in_body = False
        self._at = self._line = 0

    def at(self, offset: int, line: int) -> None:
        """From now on, what is read stands there."""
        self._at, self._line = offset, line

    def read(self, tag: Tag) -> None:
        if tag.closes:
            self.page.claims.closed(tag.name, tag.at)
            return
        names = [name for name, _ in tag.attributes]
        # Where an attribute stands twice, a browser takes the first.
        values = dict(reversed(tag.attributes))
        self.page.claims.opened(tag.name, tag.at, values)
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.refuse(f"<{tag.name}> has the attribute {name} twice", f"{name}=")
        if tag.name == "script":
            address = next((values[n] for n in LOADED["script"] if n in values), None)
            kind = values.get("type", "").strip().lower()
            self.page.scripts.append(Script(self._line, kind, address, tag.text, self._at))
        self._note_name(tag.name, values)
        self._note_element(tag.name, values)
        self._note_attributes(tag.name, values)
        for name in FOLLOWED + LOADED_ANYWHERE + LOADED.get(tag.name, ()):
            if name in values:
                self._note(tag.name, name, values)
        for name in STYLED:
            if "(" in (value := values.get(name, "")):
                for address in style_addresses(value):
                    self._add(tag.name, address, "resource")
        self.read_style(tag.text if tag.name == "style" else "")

    def read_style(self, css: str) -> None:
        for address in style_addresses(css):
            self._add("style", address, "resource")

    def refuse(self, text: str, words: str) -> None:
        self.page.faults.append(Fault(self._line, text, words, self._at))

    def _note_name(self, tag: str, values: dict[str, str]) -> None:
        name = values.get("id")
        if name is not None:
            if name in self.page.names:
                self.refuse(f"two elements have the id “{name}”", name)
            self.page.names.add(name)
        elif tag == "a" and values.get("name"):
            self.page.names.add(values["name"])

    def _note_element(self, tag: str, values: dict[str, str]) -> None:
        if tag in NEVER and not (self._is_picture and tag == "style"):
            self.refuse(f"<{tag}> {NEVER[tag]}", f"<{tag}")
        elif tag not in ELEMENTS and tag not in NEVER:
            self.refuse(f"<{tag}> is no element that a page may hold", f"<{tag}")
        if self._in_body and tag in HEAD_ONLY:
            self.refuse(f"<{tag}> belongs to the head of a page", f"<{tag}")
        self._in_body = self._in_body or tag == "body"
        if tag == "meta" and "http-equiv" in values:
            what = values["http-equiv"].strip().lower()
            text = (
                "the page sends its reader elsewhere"
                if what == "refresh"
                else (f"<meta> tells the browser its own “{what}”")
            )
            self.refuse(text, "http-equiv")

    def _note_attributes(self, tag: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            words = f"{name}="
            if name.startswith("on"):
                self.refuse(f"<{tag}> runs a script from {name}", words)
            elif name in NEVER_ATTRIBUTES and not (self._is_picture and name == "style"):
                self.refuse(f"<{tag} {name}> {NEVER_ATTRIBUTES[name]}", words)
            elif name in LOADED_ANYWHERE or name in NEVER_ATTRIBUTES:
                pass  # What it loads is told.
            elif name not in ATTRIBUTES and not name.startswith(PREFIXES):
                self.refuse(f"<{tag} {name}> is no attribute that a page may hold", words)
            if name in NAMESPACES and value != NAMESPACES[name]:
                self.refuse(f"<{tag} {name}> gives names another meaning", words)
            for word in sorted(ASKING.get(name, frozenset()) & set(value.split())):
                self.refuse(f"<{tag} {name}=“{word}”> makes the theme ask another host", word)

    def _note(self, tag: str, name: str, values: dict[str, str]) -> None:
        loaded = name in LOADED.get(tag, ()) or name in LOADED_ANYWHERE or tag not in FOLLOWING
        if tag == "link" and name == "href":
            relations = set(values.get("rel", "").lower().split())
            loaded = not relations or not relations <= SAYING
        kind: Kind = "resource" if loaded else "link"
        if name.endswith("srcset"):
            for candidate in values[name].split(","):
                self._add(tag, candidate.strip().partition(" ")[0], kind)
        elif name == "ping":
            for address in values[name].split():
                self._add(tag, address, kind)
        else:
            self._add(tag, values[name], kind)

    def _add(self, tag: str, address: str, kind: Kind) -> None:
        self.page.references.append(Reference(self._line, tag, address.strip(), kind, self._at))
