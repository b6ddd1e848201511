"""What a hand-written page says above its text, and the generated parts that it asks for.

A theme's templates obey many more keys, some of which choose the template itself. So the head that
an engine reads is written anew by the build, from these values alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from markdown_it.token import Token

from variorum.text.markdown import COMMENT

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


def page_text(text: str) -> str:
    """A page's text with empty lines in place of its head, so that its lines keep their numbers."""
    _, body = split_head(text := plain_lines(text))
    return "\n" * text.count("\n", 0, len(text) - len(body)) + body


PARTS = ("reading-rules", "sensitivity", "problem-codes", "corrections", "changes", "licence")
# Whatever stands between the colon and the end is the name, so that no misspelling is passed over.
_BEGIN, _END = re.compile(r"<!--\s*variorum:"), "-->"


@dataclass(frozen=True, slots=True)
class Part:
    """A comment that asks for a part: its name, and the line and column where it begins, from 1.

    What fills it are headings and blocks, so it `stands_alone` or is not filled.
    """

    name: str
    line: int
    column: int
    stands_alone: bool


def parts(text: str, tokens: Sequence[Token]) -> Iterator[Part]:
    """Every part that the text of a hand-written page asks for, in order; `tokens` are its parsed."""
    blocks = {
        each.map[0] for each in tokens if each.type == COMMENT and each.map and not each.level
    }
    lines = text.split("\n")
    for begin in _BEGIN.finditer(text):
        start, close = begin.start(), text.find(_END, begin.end())
        if close < 0:
            return
        first, last = (text.count("\n", 0, at) for at in (start, close))
        beside = "".join((*lines[max(first - 1, 0) : first], *lines[last + 1 : last + 2]))
        at_margin = start == 0 or text[start - 1] == "\n"
        alone = first in blocks and at_margin and not beside.strip()
        yield Part(
            text[begin.end() : close].strip(), first + 1, start - text.rfind("\n", 0, start), alone
        )
