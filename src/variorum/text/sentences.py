"""Where the sentences of an article begin and end."""

from __future__ import annotations

import re

from .passages import Span

UNPRINTABLE = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff"
"""Characters that no YAML file can hold, for a class of a pattern."""
LONGEST_DATELINE = 200
_BREAKS = re.compile(f"[\\r\\n{UNPRINTABLE}]+")
# Words that are cut short in front of a name, a day or a number: no sentence ends with them.
_SHORT = frozenset(
    re.findall(
        r"\w+",
        "jan feb mar apr jun jul aug sept sep oct nov dec gov gen sen rep col maj capt prof rev sgt mrs adm "
        "brig cmdr lieut supt insp pres hon msgr approx est",
    )
)
# So short, others are no ends: “Mr.”, “St.”, “vs.”.
_WHOLE = frozenset(
    re.findall(r"\w+", "am as at be by do go he if in is it me my of on so to up us we")
)
# What may be the end of a sentence: a stop, marks that close, and what can begin another.
_STOPS = re.compile(
    r"(?<![.!?…])(?P<sign>[.!?…]+)(?P<after>[”’\"'»]*)[)]*\s+(?=[^\Wa-z_]|[“‘\"'«„(])"
)
# What stands right before it: a word and marks that close.
_BEFORE = re.compile(r"(?P<word>\w*)(?P<closed>[”’\"'»]*)[)]*\Z")
_FAR = 60
# “SANDHAVEN, March 3 (UPI) --”: where and when an article was written, and for which agency.
_PLACE = r"(?:(?:[^\Wa-z_]|\d)[\w.'’-]*[,.:]?[ \t]+)"
DATELINE = re.compile(
    rf"[ \t]*(?:{_PLACE}{{0,8}}(?:\((?P<agency>[^\W\d_][\w .&’-]{{1,30}})\)|/(?P<wire>[^\W\d_][\w .&’-]{{1,30}})/)"
    rf"[ \t]*(?:--|[—–_-])"
    rf"|[^\Wa-z\d_]{{3,}}[^\Wa-z\d_ .'’-]*,?[ \t]+{_PLACE}{{0,4}}(?:--|[—–]))\s+"
)


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of a text in order, datelines by themselves; none goes over the end of a line.

    `language` is that of the text, as an IETF tag.
    """
    found: list[Span] = []
    at = 0
    breaks = [Span(*gap.span()) for gap in _BREAKS.finditer(text)]
    for gap in [*breaks, Span(len(text), len(text))]:
        end, start = gap.start, at
        if head := DATELINE.match(text, at, min(end, at + LONGEST_DATELINE)):
            found.append(Span(start, head.end()))
            start = head.end()
        for stop in _STOPS.finditer(text, start, end):
            if _ends(text, stop, start, language):
                found.append(Span(start, stop.end()))
                start = stop.end()
        found.append(Span(start, end))
        at = gap.end
    return found


def _ends(text: str, stop: re.Match[str], start: int, language: str) -> bool:
    """Whether a sentence that begins at `start` ends there."""
    before = _BEFORE.search(text, max(start, stop.start() - _FAR), stop.start())
    assert before is not None
    word = before["word"].casefold()
    if word in _SHORT:
        return False
    if not word:
        return text[before.start() - 1 : before.start()] in tuple("%‰€$£°)")
    if stop["sign"] != ".":
        return True
    if before["closed"] or stop["after"]:
        return len(word) > 1 or not word.isalpha()
    if len(word) < 3 and word.isdecimal():
        # “5. März” is a day; the number before the first word counts points.
        english = language.casefold().startswith("en")
        return english and bool(text[start : before.start()].strip())
    return len(word) > 2 or word in _WHOLE
