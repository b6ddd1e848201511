"""An SVG or another file in XML, read as a browser reads it by itself: by the rules of XML."""

from __future__ import annotations

from xml.parsers import expat

from .elements import NAMESPACES
from .page import Page, claim_at

_SVG, _XLINK = NAMESPACES["xmlns"], NAMESPACES["xmlns:xlink"]
_PREFIXES = {"": "", _XLINK: "xlink:", "http://www.w3.org/XML/1998/namespace": "xml:"}
# What files in XML that are no pictures are made of. A browser shows them and runs nothing.
_DATA = frozenset({"http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"})
_LEADING = ("href", "src", "scheme")


class _Unread(Exception):
    """What follows could mean anything, so it is refused unread."""


def read_xml(content: bytes, path: str, *, is_picture: bool) -> Page:
    """The references, scripts, names and faults of the SVG at `path`, or the links and faults of a file that is no
    picture: a feed, a list of pages."""
    page, namespaces = Page(is_picture), {_SVG} if is_picture else _DATA
    parser = expat.ParserCreate(namespace_separator=" ")
    texts: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        page.line = parser.CurrentLineNumber
        texts.clear()
        namespace, _, element = name.rpartition(" ")
        if namespace not in namespaces:
            page.refuse(f"<{element}> is of another kind of file", f"<{element}")
        elif namespace == _SVG:
            values = {_plain(each): value for each, value in attributes.items()}
            # A mark of a chart leads to the claim that it shows.
            address = values.get("href") or values.get("xlink:href") or ""
            if claim := claim_at(path, address):
                page.claim = f"claim {claim}"
            page.read(element.lower(), values)
        else:
            # A program that reads feeds follows these as a browser follows <a>.
            leading = [attributes[each] for each in _LEADING if each in attributes]
            for address in leading:
                page.read("a", {"href": address})

    def end(name: str) -> None:
        element = name.rpartition(" ")[2].lower()
        page.claim = "" if element == "a" else page.claim
        if element == "style":
            page.line = parser.CurrentLineNumber
            page.read_style("".join(texts))

    def unread(*_: object) -> None:
        page.line = parser.CurrentLineNumber
        raise _Unread

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    # A document type could bring in entities, an instruction a style or a transformation.
    parser.StartDoctypeDeclHandler = unread
    parser.ProcessingInstructionHandler = unread
    try:
        parser.Parse(content, True)
    except _Unread:
        page.refuse("holds a document type or an instruction, which no file of the site has", "<!")
    except (expat.ExpatError, ValueError) as error:
        page.line = getattr(error, "lineno", 0)
        page.refuse(f"is not well-formed XML: {error}", "<")
    return page


def _plain(name: str) -> str:
    """An attribute's name with the prefix it has in pages, in small letters."""
    namespace, _, own = name.rpartition(" ")
    return f"{_PREFIXES.get(namespace, f'{namespace}:')}{own}".lower()
