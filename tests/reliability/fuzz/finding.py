"""What must hold of words found in a text, told by a search that shares nothing with the package's."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from variorum.text.letters import repaired, without_invisible
from variorum.text.nearest import nearest_passage
from variorum.text.passages import SeedText, squeezed

# The signs of the marks: with one of them in the words, marks can't be told apart.
_MARKS = re.compile(r"[\[\]{}+-]")


def check_places(words: str, seed: SeedText) -> None:
    """Each place holds exactly the words, and no place among whole words is passed over."""
    spans = seed.find(words)
    assert spans == SeedText(seed.name, seed.text, seed.sha256).find(f" {words}\n")
    for span in spans:
        assert 0 <= span.start < span.end <= len(seed.text)
        assert _said(seed.words(span)) == _said(words)
        assert seed.words(span) == seed.words(span).strip()
        breaks = re.findall(r"\r\n|\r|\n", seed.text[: span.start])
        split = seed.text[span.start - 1 : span.start + 1] == "\r\n"
        assert seed.line(span.start) == 1 + len(breaks) - split
        around = seed.paragraph(span)
        assert around.start <= span.start
        assert around.end >= span.end
    for before, after in pairwise(spans):
        assert before.start < after.start
    starts = {span.start for span in spans}
    for start in _standing_alone(words, seed.text):
        assert start in starts, (words, start)


def _said(text: str) -> str:
    """`text` without what is in it and not in its words, misread letters as they were meant."""
    return squeezed(repaired(without_invisible(text)))


def check_nearest(words: str, seed: SeedText) -> None:
    """The nearest passage stands in the text, and its marks tell both the words and the passage."""
    near = nearest_passage(words, seed)
    if near is None:
        # It is asked for words that are not found; misread letters are found by what they were.
        whole = squeezed(words)
        assert not whole or whole not in {squeezed(seed.words(span)) for span in seed.find(words)}
        return
    assert 0 <= near.span.start < near.span.end <= len(seed.text)
    passage = squeezed(seed.words(near.span))
    assert near.words == passage
    if _MARKS.search(words) or _MARKS.search(passage):
        return
    ours = re.sub(r"\{\+.*?\+\} ?", "", near.marked)
    theirs = re.sub(r"\[-.*?-\] ?", "", near.marked)
    assert re.sub(r"\[-|-\]", "", ours).split() == words.split()
    assert re.sub(r"\{\+|\+\}", "", theirs).split() == passage.split()


def _standing_alone(words: str, text: str) -> list[int]:
    """Where the words stand with white space, or nothing, on either side."""
    words = without_invisible(words)
    parts = [re.escape(part) for part in words.split()]
    if not parts or unicodedata.combining(words.split(maxsplit=1)[0][0]):
        return []
    pattern = r"(?<!\S)(?=" + r"\s+".join(parts) + r"(?!\S))"
    return [found.start() for found in re.finditer(pattern, text)]
