"""One built page as a browser sees it: what it points to, what can be pointed at, what it runs.

Pages are parsed by lexbor, which follows the HTML standard as browsers do.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from . import elements as lists

Kind = Literal["link", "resource"]
Led = tuple[str, tuple[str, ...]]
# Elements whose content is text: one that is never closed takes the rest of the page for its own.
_TEXT_ONLY = frozenset({"script", "style", "textarea", "title", "plaintext", "xmp"})
_TAIL = 40
# A claim is shown by an entry of a list of this class; elsewhere a row, a cell, an entry or a mark of a
# chart leads to the claims it shows.
_CLAIMS = "v-claims"
_RECORDS = frozenset({"a", "article", "li", "td", "tr"})
_ANCHOR = "claim-"
_ADDRESS = re.compile(r"sources/([^/#]+)\.html#claim-([^#]+)")
_ADDRESSES = ("href", "xlink:href")
_MOST_CLAIMS = 3
# In the title of a drawing some browsers take a CDATA section for a comment that ends with the next `>`, others
# for text: so its beginning is an element of its own here, which no page may hold.
_CDATA, _AS_ELEMENT = "<![CDATA[", "cdata-section"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What no page may hold, and the words that make it so; the line where the file has lines, and
    the claim on whose record it stands."""

    text: str
    words: str = ""
    line: int = 0
    claim: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An address on a page, as it is written, with the element that carries it."""

    element: str
    address: str
    kind: Kind
    line: int = field(default=0, compare=False)
    claim: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Script:
    """A script of a page: what it says itself, or the address it comes from."""

    kind: str
    address: str | None
    text: str
    line: int = 0
    claim: str = ""


def _references(tag: str, values: Mapping[str, str]) -> Iterator[tuple[str, Kind]]:
    """The addresses in a tag's attributes, those in styles last, and whether each is loaded or followed."""
    loading = lists.LOADED_ANYWHERE + lists.LOADED.get(tag, ())
    for name in lists.FOLLOWED + loading:
        if name not in values:
            continue
        loaded = name in loading or tag not in lists.FOLLOWING
        if tag == "link" and name == "href":
            relations = set(values.get("rel", "").lower().split())
            loaded = not relations or not relations <= lists.SAYING
        kind: Kind = "resource" if loaded else "link"
        if name.endswith("srcset"):
            for candidate in values[name].split(","):
                yield candidate.strip().partition(" ")[0].strip(), kind
        elif name == "ping":
            yield from ((address, kind) for address in values[name].split())
        else:
            yield values[name].strip(), kind
    for name in lists.STYLED:
        if "(" in (value := values.get(name, "")):
            yield from ((address.strip(), "resource") for address in lists.style_addresses(value))


class Element(NamedTuple):
    """An element with its name and attributes in small letters; a comment is called `!--`.

    `text` is what stands in one that holds text alone, `parent` the name of what it stands in, and
    `at` its place in the tree; what stands in a template has that of the template.
    """

    name: str
    attributes: dict[str, str]
    text: str
    parent: str
    at: LexborNode


def elements(html: str) -> Iterator[Element]:
    """Every element and comment of a page, what stands in templates last."""
    page = LexborHTMLParser(html.replace(_CDATA, f"<{_AS_ELEMENT}>")).root
    waiting: list[tuple[LexborNode | None, LexborNode | None]] = [(page, None)]
    while waiting:
        root, template = waiting.pop(0)
        for node in root.traverse(include_text=False) if root else ():
            parent, at = (node.parent.tag if node.parent else "") or "", template or node
            if node.is_comment_node:
                yield Element("!--", {}, node.comment_content or "", parent, at)
            elif node.is_element_node and node.tag:
                name = node.tag.lower()
                attributes = {each.lower(): value or "" for each, value in node.attributes.items()}
                text = (node.text() or "") if name in _TEXT_ONLY else ""
                yield Element(name, attributes, text, parent, at)
                if name == "template":
                    waiting += [(each, at) for each in node.template_fragments()]


def read_page(html: str, path: str = "", *, claims: bool = True) -> Page:
    """The references, scripts, names and faults of the page at `path`, in the order they stand;
    without `claims` sooner."""
    page, before, end = Page(), "", html.rstrip()[-_TAIL:]
    led: dict[int, Led] = {}
    for each in elements(html):
        if claims:
            own = claim_at(path, f"#{each.attributes.get('id')}")
            before = "" if each.name == "footer" else own or before
            after = f"after the claim {before}" if before else ""
            page.claim = _around(each.at, path, led) or after
        if each.text and end in each.text:
            words = f"<{each.name}"
            closed = f"{words}>" if each.name != "!--" else words
            page.refuse(f"{closed} is never closed and takes the rest of the page", words)
        if each.name == "!--":
            continue
        if each.name == _AS_ELEMENT:
            page.refuse(
                f"{_CDATA} is read in one way by one browser and in another by the next", _CDATA
            )
            continue
        if each.name in lists.HEAD_ONLY and each.parent != "head":
            page.refuse(f"<{each.name}> belongs to the head of a page", f"<{each.name}")
        page.read(each.name, each.attributes, each.text)
    return page


def _around(node: LexborNode, path: str, led: dict[int, Led]) -> str:
    """The claim that the record around an element shows, or the claims that it leads to; `led` has
    what is known of the page's records already."""
    around: LexborNode | None = node
    first: tuple[str, ...] = ()
    while around is not None:
        if around.tag in _RECORDS:
            if around.mem_id not in led:
                led[around.mem_id] = _leads(around, path)
            own, claims = led[around.mem_id]
            if own:
                return f"claim {own}"
            first = first or claims
        around = around.parent
    return f"claim {', '.join(first[:_MOST_CLAIMS])}" if first else ""


def _leads(record: LexborNode, path: str) -> Led:
    """The claim that a record shows, if it shows one, and the claims that it leads to."""
    anchors = [c for each in record.css(f'[id^="{_ANCHOR}"]') if (c := _named(each, path))]
    leading = record.css(f'[id^="{_ANCHOR}"], [href*="#{_ANCHOR}"]')
    claims = [c for each in leading if (c := _named(each, path))]
    classes = record.parent.attributes.get("class") if record.parent else None
    shows = _CLAIMS in (classes or "").split()
    # It has the claim's name, or leads to it first.
    return (anchors or claims)[0] if shows and claims else "", tuple(dict.fromkeys(claims))


def _named(node: LexborNode, path: str) -> str:
    values = node.attributes
    for address in (f"#{values.get('id') or ''}", *(values.get(a) or "" for a in _ADDRESSES)):
        if claim := claim_at(path, address):
            return claim
    return ""


def claim_at(path: str, address: str) -> str:
    """The public id of the claim that an address on the page at `path` leads to, or nothing."""
    page, _, anchor = address.partition("#")
    if not anchor.startswith(_ANCHOR):
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
    found = _ADDRESS.fullmatch(f"{target}#{anchor}")
    return f"{found[1]}/{found[2]}" if found else ""


@dataclass(slots=True)
class Page:
    """What a page points to and runs, the names others may point at, and what no page may hold, as far as it is read.

    A picture by itself, unlike a page, may hold its own styles. `line` and `claim` are where the
    element stands that is read next, as far as they are known.
    """

    is_picture: bool = False
    references: list[Reference] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    line: int = 0
    claim: str = ""
    _told: set[tuple[str, str, Kind]] = field(default_factory=set)

    def read(self, name: str, values: Mapping[str, str], text: str = "") -> None:
        self._judge_asking(name, values)
        if name in lists.PLAIN_ELEMENTS and values.keys() <= lists.PLAIN_ATTRIBUTES:
            return
        if name == "script":
            language = values.get("type", "").strip().lower()
            source = next((values[n] for n in lists.LOADED["script"] if n in values), None)
            self.scripts.append(Script(language, source, text, self.line, self.claim))
        # The name that links can point at.
        own = values.get("id", (values.get("name") or None) if name == "a" else None)
        if own is not None:
            if own in self.names and "id" in values:
                self.refuse(f"two elements have the id “{own}”", own)
            self.names.add(own)
        self._judge_element(name, values)
        for attribute, value in values.items():
            self._judge_attribute(name, attribute, value)
        for address, kind in _references(name, values):
            self.add(name, address, kind)
        if name == "style":
            self.read_style(text)

    def _judge_element(self, tag: str, values: Mapping[str, str]) -> None:
        if tag in lists.NEVER and not (self.is_picture and tag == "style"):
            self.refuse(f"<{tag}> {lists.NEVER[tag]}", f"<{tag}")
        elif tag not in lists.ELEMENTS and tag not in lists.NEVER:
            self.refuse(f"<{tag}> is no element that a page may hold", f"<{tag}")
        if tag == "meta" and "http-equiv" in values:
            what = values["http-equiv"].strip().lower()
            told = f"<meta> tells the browser its own “{what}”"
            self.refuse(
                "the page sends its reader elsewhere" if what == "refresh" else told, "http-equiv"
            )

    def _judge_attribute(self, tag: str, name: str, value: str) -> None:
        words = f"{name}="
        if name.startswith("on"):
            self.refuse(f"<{tag}> runs a script from {name}", words)
        elif name in lists.NEVER_ATTRIBUTES:
            if not (self.is_picture and name == "style"):
                self.refuse(f"<{tag} {name}> {lists.NEVER_ATTRIBUTES[name]}", words)
        # What those load is told of their addresses.
        elif not (
            name in lists.ATTRIBUTES
            or name in lists.LOADED_ANYWHERE
            or name.startswith(lists.PREFIXES)
        ):
            self.refuse(f"<{tag} {name}> is no attribute that a page may hold", words)
        if name == "name" and tag in lists.NAMELESS:
            self.refuse(f"<{tag} name> stands in the way of the page's scripts", words)
        if name in lists.NAMESPACES and value != lists.NAMESPACES[name]:
            self.refuse(f"<{tag} {name}> gives names another meaning", words)

    def _judge_asking(self, tag: str, values: Mapping[str, str]) -> None:
        for name, asking in lists.ASKING.items():
            if name in values:
                for word in sorted(asking.intersection(values[name].split())):
                    self.refuse(f"<{tag} {name}=“{word}”> makes the theme ask another host", word)

    def read_style(self, css: str) -> None:
        for address in lists.style_addresses(css):
            self.add("style", address.strip(), "resource")

    def refuse(self, text: str, words: str) -> None:
        self.faults.append(Fault(text, words, self.line, self.claim))

    def add(self, tag: str, address: str, kind: Kind) -> None:
        # A page repeats its navigation: one line for an address is enough.
        if (tag, address, kind) not in self._told:
            self._told.add((tag, address, kind))
            self.references.append(Reference(tag, address, kind, self.line, self.claim))
