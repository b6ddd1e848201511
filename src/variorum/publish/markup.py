"""The tags of a page, with a fault for all that parsers of HTML do not read in one and the same way.

Browsers mend broken markup by rules of their own. A page is held to the part of HTML that leaves
nothing to mend, so that what is checked here is what a browser sees.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

_SPACE = r"[ \t\n\f\r]"
_ATTRIBUTE = rf"""{_SPACE}+([A-Za-z_:@][-\w:.@]*)(?:{_SPACE}*={_SPACE}*("[^"]*"|'[^']*'|[^ \t\n\f\r"'=<>`]+))?"""
_ATTRIBUTES = re.compile(_ATTRIBUTE, re.ASCII)
_START = re.compile(rf"<([A-Za-z][-\w:.]*)((?:{_ATTRIBUTE})*){_SPACE}*(/?)>", re.ASCII)
_END = re.compile(rf"</([A-Za-z][-\w:.]*){_SPACE}*>", re.ASCII)
_DOCTYPE = re.compile(r"\s*<!doctype html>", re.IGNORECASE)
# Only here does a browser begin a tag, a comment or something stranger.
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
# That place up to its end, where that is a `>` and none stands before it in a value.
_PIECE = re.compile(r"<[A-Za-z/!?][^<>]*>?")
# The same without end tags: what `_END` matches is one wherever it stands.
_NO_END = re.compile(rf"<(?:[A-Za-z!?]|/(?![A-Za-z][-\w:.]*{_SPACE}*>))[^<>]*>?", re.ASCII)
# Elements whose content is text, whatever it looks like; inside a chart some are read as markup.
_TEXT_ONLY = frozenset({"script", "style", "title", "textarea"})
_WORDS = re.compile(r"[^>\n]{1,40}>?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its offset; `text` is what stands in an element that holds text alone."""

    at: int
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """Markup that two parsers may read in two ways."""

    at: int
    words: str


def whole(words: str) -> Tag | None:
    """The tag that `words` are wherever they stand; None where what follows them matters."""
    if end := _END.fullmatch(words):
        return Tag(0, end[1].lower(), closes=True)
    start = _START.fullmatch(words)
    if not start or start[1].lower() in _TEXT_ONLY:
        return None
    return Tag(0, start[1].lower(), _attributes(start[2]))


def tags(page: str, passed: Callable[[str, int], bool] | None = None) -> Iterator[Tag | Unclear]:
    """The tags of a page in order, and each piece of markup that could be read in another way.

    With `passed` end tags are left out, and start tags that it passes by their words and offset;
    only a `whole` tag may be. The same words are not asked for again.
    """
    if "\0" in page:
        yield Unclear(page.index("\0"), "\0")
    doctype = _DOCTYPE.match(page)
    at = doctype.end() if doctype else 0
    pattern = _NO_END if passed else _PIECE
    known: set[str] = set()
    pieces = pattern.finditer(page, at)
    while piece := next(pieces, None):
        if (words := piece[0]) in known:
            continue
        if passed and passed(words, piece.start()):
            known.add(words)
            continue
        found, at = _read(page, piece.start())
        yield from found
        if at != piece.end():
            pieces = pattern.finditer(page, at)


def _read(page: str, at: int) -> tuple[tuple[Tag | Unclear, ...], int]:
    """What begins at this `<`, nothing for a comment, and the offset to read on from."""
    if end := _END.match(page, at):
        return (Tag(at, end[1].lower(), closes=True),), end.end()
    if start := _START.match(page, at):
        name = start[1].lower()
        tag = Tag(at, name, _attributes(start[2]))
        if name not in _TEXT_ONLY:
            return (tag,), start.end()
        # A browser takes `<title/>` for one that was not closed.
        content = None if start.group(start.re.groups) else _text(page, name, start.end())
        if content is None:
            return (Unclear(at, _words(page, at)), tag), start.end()
        return (replace(tag, text=content[0]),), content[1]
    unclear = (Unclear(at, _words(page, at)),)
    if not page.startswith("<!--", at) or page.startswith(("<!-->", "<!--->"), at):
        return unclear, at + 1
    close = page.find("-->", at + len("<!--"))
    if close < 0:
        # A browser sees nothing of what follows, and looking for more ends would take long.
        return unclear, len(page)
    return (unclear, at + 1) if page.find("--!>", at, close) >= 0 else ((), close + len("-->"))


@lru_cache(maxsize=5_000)
def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    """Names in small letters, each with its value without quotation marks and references."""
    return tuple(
        (name.lower(), html.unescape(value[1:-1] if value[:1] in ('"', "'") else value))
        for name, value in _ATTRIBUTES.findall(text)
    )


def _text(page: str, name: str, start: int) -> tuple[str, int] | None:
    """The text from `start` to the end tag of the element and the offset behind that tag.

    None where the tag is missing, or where markup in the text would be read by some.
    """
    end = _MARKUP.search(page, start)
    tag = _END.match(page, end.start()) if end else None
    if not tag or tag[1].lower() != name:
        return None
    return page[start : tag.start()], tag.end()


def _words(page: str, at: int) -> str:
    found = _WORDS.match(page, at)
    return found[0] if found else ""


class Lines:
    """The line of an offset, counted from 1; found soonest where offsets grow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def of(self, at: int) -> int:
        if at < self._at:
            self._at, self._line = 0, 1
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line
