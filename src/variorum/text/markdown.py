"""Markdown by contributors, parsed without HTML: the prose in YAML files, and the pages of `docs/`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify, unique
from markdown_it import MarkdownIt
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

# The tokens of markup, which pages show as words, and of comments, which they drop.
MARKUP, COMMENT = "markup", "comment"
REFUSED = "refused"
"""In the `meta` of a link or picture: the address that a page may not have."""
_PROSE = (
    "paragraph", "list", "newline", "escape", "emphasis", "link", "autolink", "entity", "blockquote",
)  # fmt: skip
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#]|\Z)")
_MAIL = re.compile(r"mailto:[^/\s]+\Z")
# A path from the page, which names no host, no scheme and not the root of a host.
_INSIDE = re.compile(r"(?![/\\])(?P<path>[^:?#\\]*)(?P<rest>(?:[?#].*)?)\Z")
_TAG = re.compile(f"{open_tag}|{close_tag}")
_ID = re.compile(r"(?<! )[ ]+\{:?[ ]*#(?P<id>[A-Za-z0-9_][\w:.-]*)[ ]*\}[ ]*\Z")
# Whatever stands between the colon and the end is the name, so that no misspelling is passed over.
_BEGIN, _END = re.compile(r"<!--\s*variorum:"), "-->"
PARTS = (
    "reading-rules", "sensitivity", "second-readings", "problem-codes", "corrections", "changes", "licence",
)  # fmt: skip
"""The parts of a page that are generated where a comment asks for them."""


@lru_cache(maxsize=1)
def prose() -> MarkdownIt:
    """Paragraphs, lists and quotations with links to the web: no images, headings, code or tables."""
    parser = MarkdownIt("zero", {"html": False, "maxNesting": 8}).enable(list(_PROSE))
    # Only whole http and https addresses: no other scheme, no `//host`, no `../`.
    parser.validateLink = lambda url: _WEB.match(url) is not None  # type: ignore[method-assign]
    return parser


@lru_cache(maxsize=1)
def page() -> MarkdownIt:
    """CommonMark, tables, strikethrough, boxes and folds, footnotes, definitions, and `{#id}` behind a
    heading; every heading has an id."""
    parser = MarkdownIt("js-default", {"html": False, "maxNesting": 40})
    # Addresses that no page may have are taken out afterwards, and can be named.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.use(admon_plugin).use(deflist_plugin).use(footnote_plugin, inline=False)
    parser.block.ruler.at("html_block", _comment, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("html_inline", _tag)
    parser.core.ruler.before("inline", "ids", _take_ids)
    parser.core.ruler.push("slugs", _add_slugs)
    parser.core.ruler.push("folds", _make_folds)
    parser.core.ruler.push("addresses", _resolve_addresses)
    return parser


def top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each block that stands in no other."""
    depth = start = 0
    for at, token in enumerate(tokens, 1):
        depth += token.nesting
        if depth == 0:
            yield tokens[start:at]
            start = at


def inline_tokens(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """What stands in the lines of a page, each with the number of its line, from 1."""
    for block in tokens:
        line = block.map[0] + 1 if block.map else 1
        for token in block.children or ():
            yield line, token
            line += token.type in ("softbreak", "hardbreak") or token.content.count("\n")


def words(inline: Token) -> str:
    """The words of a heading, without their marks."""
    return "".join(each.content for each in inline.children or () if each.type != COMMENT)


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


def _site_address(address: str) -> str | None:
    """Where a link of a page leads on the built site; None where no page may link there."""
    if _WEB.match(address) or _MAIL.match(address):
        return address
    inside = _INSIDE.match(address)
    if inside is None:
        return None
    path = inside["path"]
    if path.endswith(".md"):
        folder, slash, name = path.rpartition("/")
        # A site engine takes README.md for the page of its folder.
        stem = "index" if name.lower() == "readme.md" else name.removesuffix(".md")
        path = f"{folder}{slash}{stem}.html"
    return path + inside["rest"]


def _comment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A comment that begins a line and ends one; it may hold blank lines."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or not state.src.startswith("<!--", begin):
        return False
    end = _comment_end(state.src, begin)
    last = bisect_right(state.bMarks, end - 1) - 1
    if not end or last >= end_line or state.src[end : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push(COMMENT, "", 0)
        token.map = [start_line, last + 1]
        state.line = last + 1
    return True


def _comment_end(text: str, begin: int) -> int:
    """Where a comment ends; 0 where it does not."""
    end = text.find(_END, begin)
    return end + len(_END) if end >= 0 else 0


def _tag(state: StateInline, silent: bool) -> bool:
    """A comment within a line, or a tag: the words of one are what a reader sees."""
    if state.src.startswith("<!--", state.pos):
        kind, end = COMMENT, _comment_end(state.src, state.pos)
    else:
        found = _TAG.match(state.src, state.pos)
        kind, end = MARKUP, found.end() if found else 0
    if not 0 < end <= state.posMax:
        return False
    if not silent:
        state.push(kind, "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _take_ids(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (found := _ID.search(inline.content)):
            opening.attrSet("id", found["id"])
            inline.content = inline.content[: found.start()]


def _add_slugs(state: StateCore) -> None:
    """Gives each heading that has no id one of its words, as Python-Markdown does."""
    headings = [at for at, each in enumerate(state.tokens) if each.type == "heading_open"]
    taken = {str(state.tokens[at].attrGet("id")) for at in headings}
    for at in headings:
        if not state.tokens[at].attrGet("id"):
            slug = slugify(words(state.tokens[at + 1]).strip(), "-")
            state.tokens[at].attrSet("id", unique(slug, taken))


def _make_folds(state: StateCore) -> None:
    """Makes boxes that begin with `???` what the themes fold: `details` with a summary."""
    for at, token in enumerate(state.tokens):
        if not token.markup.startswith("???"):
            continue
        if token.type == "admonition_title_open":
            token.tag = state.tokens[at + 2].tag = "summary"
            token.attrs = {}
        elif token.type == "admonition_open":
            token.tag = "details"
            # Of its classes the first and the last two are not the themes'.
            token.attrs = {"class": " ".join(str(token.attrGet("class")).split()[1:-2])}
            if token.markup == "???+":
                token.attrSet("open", "")
        elif token.type == "admonition_close":
            token.tag = "details"


def _resolve_addresses(state: StateCore) -> None:
    """Has links lead to pages as they stand on the site, and takes out addresses that are refused."""
    for _, token in inline_tokens(state.tokens):
        name = {"link_open": "href", "image": "src"}.get(token.type)
        if name is None:
            continue
        address = str(token.attrs.pop(name, ""))
        resolved = _site_address(address)
        if resolved is None or (name == "src" and not _INSIDE.match(resolved)):
            token.meta[REFUSED] = address
        else:
            token.attrs = {name: resolved, **token.attrs}
