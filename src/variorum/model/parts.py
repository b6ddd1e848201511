"""The generated parts that a hand-written page can take in, by `<!-- variorum: NAME -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .head import split_head

PARTS = ("reading-rules", "sensitivity", "problem-codes", "corrections", "changes", "licence")
# Whatever stands between the colon and the end is the name, so that no misspelling is passed over.
_PART = re.compile(r"<!--\s*variorum:\s*(.*?)\s*-->", re.DOTALL)
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
    for match in _PART.finditer(text):
        start, end = match.span()
        inside = any(first <= start < last for first, last in apart)
        yield Part(match[1], start, end, _is_block(text, start, end) and not inside)


def _is_block(text: str, start: int, end: int) -> bool:
    """Whether the words begin at the margin and nothing else stands on their lines or beside them."""
    before, after = text[:start].split("\n"), text[end:].split("\n")
    return not (before[-1] or "".join(before[-2:]).strip() or "".join(after[:2]).strip())


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
