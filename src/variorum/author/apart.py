"""Numbers and dates that report nothing, by the line they stand in."""

from __future__ import annotations

import re

from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention

READING_TIME = "reading-time?"
_READING_TIME = re.compile(
    r"(?i)\s*(?:reading time:?\s*)?\d+\s*(?:-\s*)?min(?:ute)?s?\b(?:\s*read)?\s*\Z"
)
# What readers of a page or a post did with it.
_DID = r"(?:likes?|reposts?|retweets?|shares?|comments?|views?|followers?|replies|reactions?|quotes|bookmarks?)\b"
_COUNTED = re.compile(
    rf"(?i)[\d.,]+\s?[km]?\s+{_DID}|\b{_DID}\s*[:(]?\s*[\d.,]+[km]?\)?"
    r"|\b(?:liked|shared|viewed|retweeted|reposted) (?:by )?[\d.,]+[km]?(?: (?:times|people|others))?"
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MAKERS = r"(?:photos?|images?|pictures?|maps?|videos?|graphics?|illustrations?)"
_WIRES = r"(?:reuters|AFP|AP|EPA|getty)"
_CAPTION = re.compile(
    rf"(?i)\s*{_MAKERS}\b[^:\n]{{0,20}}:\s|\s*\(?{_MAKERS} (?:by|courtesy)\b|\s*file(?: photo)?\s*[-–—:]\s"
    rf"|.*\([^()\n]*(?:/|\bvia\b|\bphoto\b|\b{_WIRES}\b)[^()\n]*\)\s*\Z"
    rf"|.*[.!?”)\d]\s+(?:{_MAKERS}:\s|{_WIRES}/)[^.\n]{{2,60}}\Z"
)
_CREDIT = re.compile(r"(?i).{0,80}(?:©|\(c\) \d|\bcopyright\b|\ball rights reserved\b)")
_NAVIGATION = re.compile(
    r"(?i)\s*(?:read (?:more|also|next)|also read|see also|more (?:on|from)\b|related\b|share\b"
    r"|(?:page |slide |photo )?\d+ of \d+\s*\Z|next\b|previous\b|back to\b|most (?:read|viewed|popular)|trending"
    r"|subscribe\b|sign up\b|newsletter\b|home\s*[>»/])"
)
_RANK = re.compile(r"\s*#?(\d{1,2})[.):]?\s+\S")
_LONGEST_CAPTION, _MOST_WORDS, _BESIDE_COUNTS = 600, 12, 3
_STAMP = re.compile(
    r"(?i)\s*(?:last |first )?(?:updated|published|posted|modified|created)\b:?[^.;]*(?:[ap]\.m\.[^.;]*)?\Z"
)
RANK = "a rank or the number of a point? then navigation"


def aside_of(seed: SeedText, mention: Mention, line: Span) -> str:
    """Why a number or date on a line may be no report, with the reason to set it aside; empty where
    the line is like any other."""
    words = seed.words(line) if line.end - line.start <= _LONGEST_CAPTION else ""
    if line.end - line.start < 40 and _READING_TIME.match(words):
        return READING_TIME
    if _is_counts(words) and any(
        line.start + counted.start() <= mention.span.start < line.start + counted.end()
        for counted in _COUNTED.finditer(words)
    ):
        return "what readers did? then navigation"
    if _CREDIT.match(words) and len(words.split()) <= _MOST_WORDS:
        return "credit?"
    if _CAPTION.match(words):
        return "caption?"
    if _NAVIGATION.match(words) and len(words.split()) <= _MOST_WORDS:
        return "navigation?"
    rank = _RANK.match(words)
    if rank and line.start + rank.start(1) == mention.span.start and _in_list(seed, line, rank[1]):
        return RANK
    return ""


def _is_counts(words: str) -> bool:
    """Whether a line has little but counts of what readers did: “he sold 400 shares” tells more."""
    rest = _WORDS.findall(_COUNTED.sub("", words))
    return len(rest) <= _BESIDE_COUNTS and not words.rstrip().endswith(".")


def is_stamp(words: str) -> bool:
    """Whether a line says nothing but when the article was published or changed."""
    return len(words) < 100 and _STAMP.match(words) is not None


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
