"""One built page as the list of what it points to, what can be pointed at, and what it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from .claims import RECORDS, Claims, tells_claims
from .elements import (
    ASKING,
    ATTRIBUTES,
    ELEMENTS,
    FOLLOWED,
    FOLLOWING,
    FORM_NAME,
    HEAD_ONLY,
    LOADED,
    LOADED_ANYWHERE,
    NAMELESS,
    NAMESPACES,
    NEVER,
    NEVER_ATTRIBUTES,
    PREFIXES,
    SAYING,
    STYLED,
)
from .markup import Lines, Tag, tags, whole
from .styles import style_addresses

Kind = Literal["link", "resource"]
# Of a tag that is kept for other pages.
_LONGEST = 1_000


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


@dataclass(frozen=True, slots=True)
class Judged:
    """What a start tag says wherever it stands: what it points to, its names, what is wrong with it.

    `claims` says whether it can tell which claim a place on the page belongs to.
    """

    values: Mapping[str, str]
    references: tuple[tuple[str, Kind], ...]
    faults: tuple[tuple[str, str], ...]
    script: str | None
    claims: bool


# A site's pages are made of the same few tags again and again: what each says is found once.
@lru_cache(maxsize=5_000)
def judged(name: str, attributes: tuple[tuple[str, str], ...], is_picture: bool) -> Judged:
    """What a start tag says; a picture by itself, unlike a page, may hold its own styles."""
    # Where an attribute stands twice, a browser takes the first.
    values = dict(reversed(attributes))
    script = next((values[n] for n in LOADED["script"] if n in values), None)
    return Judged(
        values,
        (*_references(name, values), *_styled(values)),
        (
            *_twice(name, attributes),
            *_element_faults(name, values, is_picture),
            *_attribute_faults(name, values, is_picture),
        ),
        script if name == "script" else None,
        tells_claims(name, values),
    )


def _twice(tag: str, attributes: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    names = [each for each, _ in attributes]
    if len(set(names)) < len(names):
        for each in sorted({each for each in names if names.count(each) > 1}):
            yield f"<{tag}> has the attribute {each} twice", f"{each}="


def _named(tag: str, values: Mapping[str, str]) -> str | None:
    """The name that links can point at."""
    return values.get("id", (values.get("name") or None) if tag == "a" else None)


def _references(tag: str, values: Mapping[str, str]) -> Iterator[tuple[str, Kind]]:
    """The addresses in a tag's attributes, and whether each is loaded or followed."""
    for name in FOLLOWED + LOADED_ANYWHERE + LOADED.get(tag, ()):
        if name not in values:
            continue
        loaded = name in LOADED.get(tag, ()) or name in LOADED_ANYWHERE or tag not in FOLLOWING
        if tag == "link" and name == "href":
            relations = set(values.get("rel", "").lower().split())
            loaded = not relations or not relations <= SAYING
        kind: Kind = "resource" if loaded else "link"
        if name.endswith("srcset"):
            for candidate in values[name].split(","):
                yield candidate.strip().partition(" ")[0].strip(), kind
        elif name == "ping":
            yield from ((address, kind) for address in values[name].split())
        else:
            yield values[name].strip(), kind


def _styled(values: Mapping[str, str]) -> Iterator[tuple[str, Kind]]:
    # Few tags have any.
    for name in () if values.keys().isdisjoint(STYLED) else STYLED:
        if "(" in (value := values.get(name, "")):
            yield from ((address.strip(), "resource") for address in style_addresses(value))


def _element_faults(
    tag: str, values: Mapping[str, str], is_picture: bool
) -> Iterator[tuple[str, str]]:
    if tag in NEVER and not (is_picture and tag == "style"):
        yield f"<{tag}> {NEVER[tag]}", f"<{tag}"
    elif tag not in ELEMENTS and tag not in NEVER:
        yield f"<{tag}> is no element that a page may hold", f"<{tag}"
    if tag == "meta" and "http-equiv" in values:
        what = values["http-equiv"].strip().lower()
        text = (
            "the page sends its reader elsewhere"
            if what == "refresh"
            else (f"<meta> tells the browser its own “{what}”")
        )
        yield text, "http-equiv"


def _attribute_faults(
    tag: str, values: Mapping[str, str], is_picture: bool
) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        words = f"{name}="
        if name.startswith("on"):
            yield f"<{tag}> runs a script from {name}", words
        elif name in NEVER_ATTRIBUTES and not (is_picture and name == "style"):
            yield f"<{tag} {name}> {NEVER_ATTRIBUTES[name]}", words
        elif name in LOADED_ANYWHERE or name in NEVER_ATTRIBUTES:
            pass  # What it loads is told.
        elif name not in ATTRIBUTES and not name.startswith(PREFIXES):
            yield f"<{tag} {name}> is no attribute that a page may hold", words
        if name == "name" and tag in NAMELESS and value != FORM_NAME:
            yield f"<{tag} name> stands in the way of the page's scripts", words
        if name in NAMESPACES and value != NAMESPACES[name]:
            yield f"<{tag} {name}> gives names another meaning", words
        if name in ASKING:
            for word in sorted(ASKING[name].intersection(value.split())):
                yield f"<{tag} {name}=“{word}”> makes the theme ask another host", word


# Most tags of a page are these, and a page has hundreds: they need not be taken apart each time.
@lru_cache(maxsize=20_000)
def only_points(words: str) -> tuple[tuple[str, str, Kind], ...] | None:
    """The element, address and kind of each reference of a tag that says nothing else, no name and
    no fault, whatever stands around it; None for any other."""
    tag = whole(words)
    if tag is None or tag.closes:
        return None if tag is None else ()
    found = judged(tag.name, tag.attributes, False)
    placed = tag.name == "body" or tag.name in HEAD_ONLY
    if placed or found.faults or _named(tag.name, found.values) is not None:
        return None
    return tuple((tag.name, address, kind) for address, kind in found.references)


def read_page(html: str, path: str = "", *, claims: bool = True) -> Page:
    """The references, scripts, names and faults of the page at `path`, in the order they stand;
    without `claims` sooner."""
    reader, lines = Reader(path, claims=claims), Lines(html)

    def passed(words: str, at: int) -> bool:
        # Long words hold a picture: keeping those would take much memory.
        references = only_points(words) if len(words) <= _LONGEST else None
        if references:
            reader.at(at, lines)
            for element, address, kind in references:
                reader.add(element, address, kind)
        return references is not None

    for tag in tags(html, None if claims else passed):
        reader.at(tag.at, lines)
        if isinstance(tag, Tag):
            reader.read(tag)
        else:
            reader.refuse(f"“{tag.words}” is read by browsers in more than one way", tag.words)
    return reader.page


class Reader:
    """Notes of each element what it points to, what it is called, and what no page may hold.

    A picture by itself, unlike a page, may hold its own styles. Without `claims` it is not noted
    which claims the page shows.
    """

    def __init__(self, path: str, *, is_picture: bool = False, claims: bool = True) -> None:
        self.page = Page(claims=Claims(path))
        self._claims = claims
        self._is_picture = is_picture
        self._in_body = False
        self._at = 0
        self._lines: Lines | int = 0
        self._told: set[tuple[str, str, Kind]] = set()

    def at(self, offset: int, line: Lines | int) -> None:
        """From now on, what is read stands there, on that line or on the one that `Lines` tell."""
        self._at, self._lines = offset, line

    @property
    def _line(self) -> int:
        return self._lines if isinstance(self._lines, int) else self._lines.of(self._at)

    def read(self, tag: Tag) -> None:
        if tag.closes:
            if self._claims and tag.name in RECORDS:
                self.page.claims.closed(tag.name, tag.at)
            return
        found = judged(tag.name, tag.attributes, self._is_picture)
        if self._claims and found.claims:
            self.page.claims.opened(tag.name, tag.at, found.values)
        if tag.name == "script":
            kind = found.values.get("type", "").strip().lower()
            self.page.scripts.append(Script(self._line, kind, found.script, tag.text, self._at))
        self._note_name(tag.name, found.values)
        for text, words in found.faults:
            self.refuse(text, words)
        if self._in_body and tag.name in HEAD_ONLY:
            self.refuse(f"<{tag.name}> belongs to the head of a page", f"<{tag.name}")
        self._in_body = self._in_body or tag.name == "body"
        for address, kind in found.references:
            self.add(tag.name, address, kind)
        if tag.name == "style":
            self.read_style(tag.text)

    def read_style(self, css: str) -> None:
        for address in style_addresses(css):
            self.add("style", address.strip(), "resource")

    def refuse(self, text: str, words: str) -> None:
        self.page.faults.append(Fault(self._line, text, words, self._at))

    def _note_name(self, tag: str, values: Mapping[str, str]) -> None:
        name = _named(tag, values)
        if name is not None:
            if name in self.page.names and "id" in values:
                self.refuse(f"two elements have the id “{name}”", name)
            self.page.names.add(name)

    def add(self, tag: str, address: str, kind: Kind) -> None:
        # A page repeats its navigation: one line for an address is enough.
        if (tag, address, kind) in self._told:
            return
        self._told.add((tag, address, kind))
        self.page.references.append(Reference(self._line, tag, address, kind, self._at))
