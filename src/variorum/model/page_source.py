"""What a hand-written page says above its text, and the generated parts that it asks for.

A theme's templates obey many more keys, some of which choose the template itself. So the head that
an engine reads is written anew by the build, from these values alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from .fields import Many, Record, Text, told
from .look import Flag

_HEAD = re.compile(r"---[ \t\r]*\n(.*?)^---[ \t\r]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class InSearch(Record):
    """How the site's search treats the page."""

    exclude: Flag = False
    """Whether the search leaves the page out."""


class PageHead(Record):
    """The lines between `---` and `---` at the beginning of a page of `docs/`."""

    title: Text | None = None
    """What the browser and the navigation call the page; without it, its first heading."""
    description: Text | None = None
    """What programs that show links say of it, in one sentence."""
    hide: Many[
        Annotated[
            Literal["navigation", "toc", "footer"],
            told("the navigation", "the page's own contents", "the way to the pages beside it"),
        ]
    ] = ()
    """Parts of the theme that the page does without."""
    search: InSearch = InSearch()
    """How the site's search treats the page."""


def plain_lines(text: str) -> str:
    """A page's text without a mark of byte order, its lines ended by line feeds alone."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def split_head(text: str) -> tuple[str, str]:
    """The lines of a page's head without those of dashes, empty where it has none, and its text."""
    head = _HEAD.match(text)
    return (head[1], text[head.end() :]) if head else ("", text)


PARTS = ("reading-rules", "sensitivity", "problem-codes", "corrections", "changes", "licence")
# Whatever stands between the colon and the end is the name, so that no misspelling is passed over.
_BEGIN, _END = re.compile(r"<!--\s*variorum:"), "-->"
# Both engines end a block of code with just the marks that began it.
_FENCE = re.compile(r"`{3,}|~{3,}")


@dataclass(frozen=True, slots=True)
class Part:
    """A comment that asks for a part: its name, and its half-open place in the page's text.

    What fills it is Markdown with blocks of HTML, so it `stands_alone` or is not filled: inside a
    sentence, a list or code a contributor's words in it would be read as Markdown.
    """

    name: str
    start: int
    end: int
    stands_alone: bool


def parts(text: str) -> Iterator[Part]:
    """Every part that the text of a hand-written page asks for, in order."""
    apart = list(_no_prose(text))
    for begin in _BEGIN.finditer(text):
        start, close = begin.start(), text.find(_END, begin.end())
        if close < 0:
            return
        end = close + len(_END)
        inside = any(first <= start < last for first, last in apart)
        name = text[begin.end() : close].strip()
        yield Part(name, start, end, _is_block(text, start, end) and not inside)


def _is_block(text: str, start: int, end: int) -> bool:
    """Whether the words begin at the margin and nothing else stands on their lines or beside them."""
    above = text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1
    below = text.find("\n", text.find("\n", end) + 1 or len(text))
    at_margin = start == 0 or text[start - 1] == "\n"
    return (
        at_margin
        and not text[above:start].strip()
        and not text[end : below if below >= 0 else None].strip()
    )


def _no_prose(text: str) -> Iterator[tuple[int, int]]:
    """Where the page's head and the code between fences begin and end."""
    _, body = split_head(text)
    if len(body) < len(text):
        yield 0, len(text) - len(body)
    fence, start, at = "", 0, 0
    for line in text.split("\n"):
        opening = _FENCE.match(line)
        if not fence and opening:
            fence, start = opening[0], at
        elif fence and line.rstrip() == fence:
            yield start, at
            fence = ""
        at += len(line) + 1
    if fence:
        yield start, at
