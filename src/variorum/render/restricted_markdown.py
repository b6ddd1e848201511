"""Summaries and notes: Markdown by contributors, of which only plain prose and web links pass."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from .escape import visible

_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#]|\Z)")
_PROSE = (
    "paragraph",
    "list",
    "newline",
    "escape",
    "emphasis",
    "link",
    "autolink",
    "entity",
    "blockquote",
)


class _Prose(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Only whole http and https addresses: no other scheme, no `//host`, no `../`."""
        return _WEB.match(url) is not None


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return _Prose("zero", {"html": False, "maxNesting": 8}).enable(list(_PROSE))


def prose(text: str) -> Markup:
    """`text` as HTML paragraphs and lists, without raw HTML, images, headings, code or tables."""
    return _finished(_parser().render(text))


def plain(text: str, most: int = 160) -> str:
    """`text` without its marks, cut between two words where it has more than `most` characters."""
    words = prose(text).striptags()
    if len(words) <= most:
        return words
    return words[: words.rfind(" ", 0, most) if " " in words[:most] else most - 1] + "…"


def inline(text: str) -> Markup:
    """`text` as HTML without a paragraph around it."""
    return _finished(_parser().renderInline(" ".join(text.split())))


def _finished(html: str) -> Markup:
    """One line, so that the page's own Markdown leaves it alone; entities are characters by now."""
    return Markup(visible(html).replace("\n", " ").strip())
