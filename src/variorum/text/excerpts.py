"""Words that differ between two texts, and long words made short so that what tells them apart stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from operator import eq
from typing import NamedTuple

from .passages import Span

MOST_SHOWN, LONGEST_SHOWN = 12, 120
"""So many changes between two versions are shown, each with so many letters of either at most."""
_WORD = re.compile(r"\S+")
CUT = "…"
# How many words that both have are kept beside what differs.
_AROUND = 4


class Change(NamedTuple):
    """The places of words that stand in one version in place of words of the other; one of the two
    may be empty."""

    before: Span
    after: Span


def shown_words(text: str, span: Span) -> str:
    """The words of one side of a change as a page shows them."""
    return shortened(span.of(text), LONGEST_SHOWN)


def changes(before: str, after: str) -> list[Change]:
    """The words that differ, in the order of the texts; white space does not count.

    The fewest words are taken out, put in or replaced (Levenshtein 1966, over words); what stands
    together is one change.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    left, right = (list(_WORD.finditer(text)) for text in (before, after))
    old, new = ([word[0] for word in words] for words in (left, right))
    edits = groupby(Levenshtein.opcodes(old, new), key=lambda edit: edit.tag == "equal")
    together = [list(group) for is_equal, group in edits if not is_equal]
    return [
        Change(
            _span(left[group[0].src_start : group[-1].src_end]),
            _span(right[group[0].dest_start : group[-1].dest_end]),
        )
        for group in together
    ]


def _span(words: list[re.Match[str]]) -> Span:
    return Span(words[0].start(), words[-1].end()) if words else Span(0, 0)


def shortened(text: str, longest: int) -> str:
    """`text` on one line, cut after a word where it is longer than `longest` characters."""
    # So many words are longer, whatever they are: the rest of a long text is not looked at.
    most = longest + 1
    line = " ".join(text.split(maxsplit=most)[:most])
    if len(line) <= longest:
        return line
    head = line[: longest + 1].rpartition(" ")[0]
    return f"{head or line[:longest]} {CUT}"


def differing_parts(old: str, new: str, longest: int) -> tuple[str, str]:
    """Both texts, without the words they begin and end with alike where one is longer than
    `longest`; each cut to about that length."""
    if max(len(old), len(new)) <= longest:
        return shortened(old, longest), shortened(new, longest)
    left, right = old.split(), new.split()
    head = _alike(left, right)
    tail = _alike(left[head:][::-1], right[head:][::-1])
    start, end = max(0, head - _AROUND), max(0, tail - _AROUND)
    cut = [_between(words, start, len(words) - end, longest) for words in (left, right)]
    return cut[0], cut[1]


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words the two have in common from the first on."""
    return sum(1 for _ in takewhile(bool, map(eq, left, right)))


def _between(words: Sequence[str], start: int, end: int, longest: int) -> str:
    middle = shortened(" ".join(words[start:end]), longest)
    before = f"{CUT} " if start else ""
    after = f" {CUT}" if end < len(words) and not middle.endswith(CUT) else ""
    return f"{before}{middle}{after}"
