"""Markdown by contributors as HTML: summaries and notes, and the pages of `docs/`.

What is rendered is a line that begins with a tag: the engines' own Markdown leaves it alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from variorum.text import markdown as parsers

from .escape import heading_line, markdown_piece, visible

_LINE_ENDS = re.compile(r"[\r\n]+")
_PIECE = re.compile(r"<[^>]*>|[^<]+")
# What Python-Markdown would read inside a tag before it knows the tag.
_IN_TAG = re.compile(r"[\\`*\[\]{}!|]")
Tokens = Sequence[Token]


class _Renderer(RendererHTML):
    """HTML as both themes style it, whose words begin no line."""

    def code_block(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return _on_one_line(super().code_block(tokens, idx, options, env))

    def fence(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return _on_one_line(super().fence(tokens, idx, options, env))

    def markup(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return escapeHtml(tokens[idx].content)

    def comment(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return ""

    def footnote_ref(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        number, back = _footnote(tokens[idx])
        return (
            f'<sup id="{back}"><a class="footnote-ref" href="#fn:{number}">{number}</a></sup>'
        )  # fmt: skip

    def footnote_block_open(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return '<div class="footnote"><hr><ol>'

    def footnote_block_close(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return "</ol></div>"

    def footnote_open(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return f'<li id="fn:{_footnote(tokens[idx])[0]}">'

    def footnote_close(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        return "</li>"

    def footnote_anchor(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        number, back = _footnote(tokens[idx])
        title = f"Jump back to footnote {number} in the text"
        return f'&#160;<a class="footnote-backref" href="#{back}" title="{title}">↩</a>'

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802 - the library's name
        """The policy of pages stops styles, with which columns of a table are aligned."""
        return RendererHTML.renderAttrs(token).replace(' style="text-align:', ' align="')


_HTML = _Renderer()


def prose(text: str) -> Markup:
    """`text` as HTML paragraphs and lists, without raw HTML, images, headings, code or tables."""
    parser = parsers.prose()
    return _rendered(parser.parse(text), parser)


def plain(text: str, most: int = 160) -> str:
    """`text` without its marks, cut between two words where it has more than `most` characters."""
    words = prose(text).striptags()
    if len(words) <= most:
        return words
    return words[: words.rfind(" ", 0, most) if " " in words[:most] else most - 1] + "…"


def inline(text: str) -> Markup:
    """`text` as HTML without a paragraph around it."""
    parser = parsers.prose()
    return _rendered(parser.parseInline(" ".join(text.split())), parser)


def page(tokens: Tokens, parts: Mapping[int, str]) -> Markup:
    """A page of `docs/` as generated pages are: lines of headings, and lines of raw HTML.

    `parts` are put where a comment begins on the line of that number, from 1.
    """
    return Markup("\n").join(_block(block, parts) for block in parsers.top_level(tokens))


def _block(block: Tokens, parts: Mapping[int, str]) -> Markup:
    first = block[0]
    if first.type == parsers.COMMENT:
        assert first.map is not None
        return Markup(parts.get(first.map[0] + 1, ""))
    if first.type != "heading_open":
        return _rendered(block, parsers.page())
    words = _rendered(block[1:2], parsers.page())
    line = Markup("").join(_in_markdown(piece) for piece in _PIECE.findall(words))
    return heading_line(int(first.tag[1:]), line, str(first.attrGet("id")))


def _in_markdown(piece: str) -> Markup:
    """A tag, or words between two, inside a line of Markdown."""
    if piece.startswith("<"):
        return Markup(_IN_TAG.sub(lambda sign: f"&#{ord(sign[0])};", piece))
    return markdown_piece(html.unescape(piece))


def _rendered(tokens: Tokens, parser: MarkdownIt) -> Markup:
    """One line, so that the page's own Markdown leaves it alone; entities are characters by now."""
    return Markup(_LINE_ENDS.sub(" ", visible(_HTML.render(tokens, parser.options, {}))).strip())


def _on_one_line(code: str) -> str:
    return code.rstrip("\n").replace("\n", "&#10;")


def _footnote(token: Token) -> tuple[int, str]:
    """The number of a footnote, and the name of the place that refers to it."""
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    return number, f"fnref{again + 1 if again else ''}:{number}"
