"""Where the sentences of an article begin and end, and which of different articles are nearly the same (rule 15).

Candidates share three words in a row (shingles: Broder 1997); of each pair it is then measured how much of
both stands in both, in the same order (twice the longest common subsequence of words by their number).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from .letters import UNPRINTABLE
from .passages import Span

LONGEST_DATELINE = 200
_BREAKS = re.compile(f"[\r\n{UNPRINTABLE}]+")
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
    far = max(start, stop.start() - _FAR)
    # No word has a space in it, and each place that is tried takes time.
    near = text.rfind(" ", far, stop.start()) + 1
    before = _BEFORE.search(text, near or far, stop.start())
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


LEAST = 0.5
"""The measure from which two sentences are nearly the same."""
FEWEST = 6
"""Words: shorter sentences say too little to be known again."""
MOST_PARTNERS = 5
"""Of a sentence that very many articles have, so many others are named for each."""
# Words that stand in more wordings than these are a turn of phrase.
_MOST_WORDINGS = 20
_WORD = re.compile(r"\w+")

Words = tuple[str, ...]
_Numbers = tuple[int, ...]


class Pair(NamedTuple):
    """Two sentences by their places in what was given, and their measure, from 0 to 1."""

    left: int
    right: int
    measure: float


def words_of(sentence: str) -> Words:
    """What is compared of a sentence: its words without case and marks."""
    return tuple(_WORD.findall(sentence.casefold()))


def nearly_same(sentences: Iterable[tuple[str, Words]]) -> list[Pair]:
    """The pairs of sentences of different articles that are nearly the same, in the order of their
    places; each sentence is given with the id of its article."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    articles: list[str] = []
    # Of a thousand articles words take much room: each is kept once, and told by its number.
    number: dict[str, int] = {}
    places_of: dict[_Numbers, list[int]] = defaultdict(list)
    for place, (article, words) in enumerate(sentences):
        articles.append(article)
        if len(words) >= FEWEST:
            places_of[tuple(number.setdefault(w, len(number)) for w in words)].append(place)
    known = list(number)
    wordings = sorted(places_of, key=lambda wording: [known[each] for each in wording])
    places = [places_of[words] for words in wordings]
    # Of each wording those that are nearly the same, nearest first.
    near = [[(-1.0, wording)] for wording in range(len(wordings))]
    for one, other in _candidates(wordings, len(known)):
        measure = Indel.normalized_similarity(wordings[one], wordings[other], score_cutoff=LEAST)
        if measure >= LEAST:
            near[one].append((-measure, other))
            near[other].append((-measure, one))
    found: set[Pair] = set()
    for here, partners in zip(places, near, strict=True):
        partners.sort()
        for place in here:
            own = articles[place]
            elsewhere = (
                Pair(place, other, -far) if place < other else Pair(other, place, -far)
                for far, wording in partners
                for other in _after(place, places[wording])
                if articles[other] != own
            )
            found.update(islice(elsewhere, MOST_PARTNERS))
    return sorted(found)


def _candidates(wordings: Sequence[_Numbers], most: int) -> set[tuple[int, int]]:
    """The pairs of wordings, by their places, that share three words in a row which few others have;
    there are `most` words in all."""
    # Nearly all have one wording: lists are made of the others alone.
    first: dict[int, int] = {}
    having: dict[int, list[int]] = {}
    for wording, words in enumerate(wordings):
        rows = zip(words, words[1:], words[2:], strict=False)
        for shingle in {(one * most + two) * most + three for one, two, three in rows}:
            if (before := first.setdefault(shingle, wording)) != wording:
                having.setdefault(shingle, [before]).append(wording)
    return {
        pair
        for alike in having.values()
        if len(alike) <= _MOST_WORDINGS
        for pair in combinations(alike, 2)
    }


def _after(place: int, places: list[int]) -> list[int]:
    """The places from one on, around to it: so each of many names others than all the rest do."""
    start = bisect_right(places, place)
    return places[start:] + places[:start]
