"""What changed from one version of a text to another, word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

from .excerpts import shortened
from .passages import Span

MOST_SHOWN, LONGEST_SHOWN = 12, 120
"""So many changes between two versions are shown, each with so many letters of either at most."""
_WORD = re.compile(r"\S+")


class Change(NamedTuple):
    """The places of words that stand in one version in place of words of the other; one of the two
    may be empty."""

    before: Span
    after: Span


def shown_words(text: str, span: Span) -> str:
    """The words of one side of a change as a page shows them."""
    return shortened(text[span.start : span.end], LONGEST_SHOWN)


def changes(before: str, after: str) -> list[Change]:
    """The words that differ, in the order of the texts; white space does not count.

    The fewest words are taken out, put in or replaced (Levenshtein 1966, over words); what stands
    together is one change.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    left, right = (list(_WORD.finditer(text)) for text in (before, after))
    old, new = ([word[0] for word in words] for words in (left, right))
    found: list[tuple[int, int, int, int]] = []
    for each in Levenshtein.opcodes(old, new):
        if each.tag == "equal":
            continue
        a, b, c, d = each.src_start, each.src_end, each.dest_start, each.dest_end
        if found and found[-1][1] == a and found[-1][3] == c:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return [Change(_span(left[a:b]), _span(right[c:d])) for a, b, c, d in found]


def _span(words: list[re.Match[str]]) -> Span:
    return Span(words[0].start(), words[-1].end()) if words else Span(0, 0)
