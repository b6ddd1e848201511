"""What a hand-written page says above its text.

A theme's templates obey many more keys, some of which choose the template itself. So the head that
an engine reads is written anew by the build, from these values alone.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from .fields import Many, Record, Text, meanings
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
    hide: Many[Annotated[Literal["navigation", "toc", "footer"], meanings("hide")]] = ()
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
