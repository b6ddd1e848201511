"""Numbers and dates that report nothing, by the line they stand in."""

from __future__ import annotations

import re

from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention

READING_TIME = "reading-time?"
_READING_TIME = re.compile(r"(?i)\s*\d+\s*(?:-\s*)?min(?:ute)?s?\b(?:\s*read)?\s*\Z")
# What readers of a page or a post did with it.
_COUNTED = re.compile(
    r"(?i)[\d.,]+\s?[km]?\s+(?:likes?|reposts?|retweets?|shares?|comments?|views?|followers?|replies|reactions?)\b"
)
_CAPTION = re.compile(
    r"(?i)\s*(?:photo|image|picture|map|video|graphic|illustration)s?\b[^:\n]{0,20}:\s"
    r"|.*\([^()\n]*(?:/|\bvia\b|\bphoto\b|\bgetty\b|\breuters\b|\bAFP\b|\bAP\b|\bEPA\b)[^()\n]*\)\s*\Z"
)
_NAVIGATION = re.compile(
    r"(?i)\s*(?:read (?:more|also|next)|also read|see also|more (?:on|from)\b|related\b|share\b|page \d+ of"
    r"|next\b|previous\b|back to\b|most (?:read|viewed|popular)|trending)"
)
_RANK = re.compile(r"\s*#?(\d{1,2})[.):]?\s+\S")
_LONGEST_CAPTION, _MOST_WORDS = 600, 12


RANK = "a rank or the number of a point? then navigation"


def aside_of(seed: SeedText, mention: Mention, line: Span) -> str:
    """Why a number or date on a line may be no report, with the reason to set it aside; empty where
    the line is like any other."""
    words = seed.words(line) if line.end - line.start <= _LONGEST_CAPTION else ""
    if line.end - line.start < 40 and _READING_TIME.match(words):
        return READING_TIME
    for counted in _COUNTED.finditer(words):
        if line.start + counted.start() <= mention.span.start < line.start + counted.end():
            return "what readers did? then navigation"
    if _CAPTION.match(words):
        return "caption?"
    if _NAVIGATION.match(words) and len(words.split()) <= _MOST_WORDS:
        return "navigation?"
    rank = _RANK.match(words)
    if rank and line.start + rank.start(1) == mention.span.start and _in_list(seed, line, rank[1]):
        return RANK
    return ""


def is_headline(words: str) -> bool:
    """Whether a line is neither a picture's caption nor one that leads elsewhere."""
    return not (_CAPTION.match(words) or _NAVIGATION.match(words))


def _in_list(seed: SeedText, line: Span, number: str) -> bool:
    """Whether the line after or before has the next number or the one before it."""
    text = seed.text
    after = re.compile(r"\s*#?(\d{1,2})[.):]?\s").match(text, line.end)
    lines = [
        each for each in text[max(0, line.start - 400) : line.start].splitlines() if each.strip()
    ]
    before = _RANK.match(lines[-1]) if lines else None
    near = {int(each[1]) for each in (after, before) if each}
    return bool(near & {int(number) - 1, int(number) + 1})


def rank_of(seed: SeedText, line: Span) -> Span:
    """The number at a line's beginning with the word after it, which tell it from other numbers."""
    found = re.compile(r"\s*(\S+\s+\S+)").match(seed.text, line.start, line.end)
    return Span(*found.span(1)) if found else line
