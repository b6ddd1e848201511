"""Raw HTML of a page handed past the Markdown parser, which has nothing to do in it.

Of a page that Variorum renders nearly all is raw HTML. MkDocs reads each of its tags three times
with Python's parser, twice of these only to leave it as it is. This extension of Python-Markdown
puts whole elements aside before that, where nobody could read them in another way; a page with
anything else in it is left to the parser as it always was. The bytes of a site are the same without.

This file is loaded by its path in the process of MkDocs, see `child`, so it imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# As Python-Markdown has it: where two line ends follow, one belongs to the element.
_BLANK = re.compile(r"(?: *\n){2}")
_TEXT = r"[^<&]*(?:&(?:\#[0-9]+|\#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);[^<&]*)*"
# What parsers take for text until an end tag of the same name, or to the end of the page.
_OTHER = r"(?i:script|style|textarea|xmp|iframe|noembed|noframes|noscript|plaintext)(?![\w:-])"
_ATTRIBUTE = r'[ \n]+(?!markdown[^\w:-])[A-Za-z_][\w:.-]*(?:="[^"]*")?'
_TAG = re.compile(
    rf"{_TEXT}<(?!{_OTHER})(/?)([a-z][A-Za-z0-9:-]*)((?:{_ATTRIBUTE})*)[ \n]*(/?)>", re.ASCII
)
_VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_NAMES = re.compile(r'[ \n](id|name)="([^"]*)"')


class RawHtml(Extension):
    """Stands around MkDocs' own search for the names of a page (21) and the parser (20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        names: list[str] = []
        md.preprocessors.register(_PutAside(md, names), "variorum_raw_html", 22)
        md.preprocessors.register(_Forget(md, names), "variorum_raw_html_names", 20.5)


def makeExtension(**options: object) -> RawHtml:  # noqa: N802 - Python-Markdown's name
    return RawHtml(**options)


class _PutAside(Preprocessor):
    """Replaces every element of a page by its place in the stash, as the parser does.

    The names of what was put aside stand in a last line for MkDocs, which looks for them next.
    """

    def __init__(self, md: Markdown, names: list[str]) -> None:
        super().__init__(md)
        self._names = names

    def run(self, lines: list[str]) -> list[str]:
        page = "\n".join(lines)
        self._names.clear()
        found = _elements(page, self.md)
        if not found:
            return lines
        parts: list[str] = []
        at = 0
        for start, end, names in found:
            blank = "\n" if _BLANK.match(page, end) else ""
            place = self.md.htmlStash.store(page[start:end] + blank)
            parts += (page[at:start], "\n", place, "\n\n")
            self._names += names
            at = end
        left = "".join((*parts, page[at:])).split("\n")
        return [*left, "".join(self._names)] if self._names else left


class _Forget(Preprocessor):
    """Removes the line with the names, if there is one."""

    def __init__(self, md: Markdown, names: list[str]) -> None:
        super().__init__(md)
        self._names = names

    def run(self, lines: list[str]) -> list[str]:
        return lines[:-1] if self._names else lines


def _elements(page: str, md: Markdown) -> list[tuple[int, int, list[str]]]:
    """Start, end and names of every element on a page; none where the page holds other markup."""
    found = []
    at = 0
    while (start := page.find("<", at)) >= 0:
        element = None
        if start == 0 or page[start - 1] == "\n":
            element = _element(page, start, md)
        if element is None:
            return []
        found.append((start, *element))
        at = element[0]
    return found


def _element(page: str, start: int, md: Markdown) -> tuple[int, list[str]] | None:
    """Where the block that begins here ends, alone on its last line, and the names in it."""
    names: list[str] = []
    open_elements: list[str] = []
    at = start
    while tag := _TAG.match(page, at):
        closes, name, attributes, closed = tag.groups()
        at = tag.end()
        if closes:
            if attributes or closed or not open_elements or open_elements.pop() != name:
                return None
            if not open_elements:
                return (at, names) if page.startswith("\n", at) else None
            continue
        if not open_elements and (closed or name in _VOID or not md.is_block_level(name)):
            return None
        # In a title only text is read as by any parser.
        if open_elements and open_elements[-1] == "title":
            return None
        if attributes:
            names += _names(name, attributes)
        if not closed and name not in _VOID:
            open_elements.append(name)
    return None


def _names(element: str, attributes: str) -> Iterator[str]:
    for kind, value in _NAMES.findall(attributes):
        if kind == "id" or element == "a":
            yield f'<a id="{value}">'
