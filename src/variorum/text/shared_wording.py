"""Sentences of different articles that are nearly the same (rule 15).

Candidates share three words in a row (shingles: Broder 1997); of each pair it is then measured how much of
both stands in both, in the same order (twice the longest common subsequence of words by their number).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

LEAST = 0.5
"""The measure from which two sentences are nearly the same."""
FEWEST = 6
"""Words: shorter sentences say too little to be known again."""
MOST_PARTNERS = 5
"""Of a sentence that very many articles have, so many others are named for each."""
_SHINGLE = 3
# Words that stand in more wordings than these are a turn of phrase.
_MOST_WORDINGS = 20
_WORD = re.compile(r"\w+")

Words = tuple[str, ...]


class Pair(NamedTuple):
    """Two sentences by their places in what was given, and their measure, from 0 to 1."""

    left: int
    right: int
    measure: float


def words_of(sentence: str) -> Words:
    """What is compared of a sentence: its words without case and marks."""
    return tuple(_WORD.findall(sentence.casefold()))


def nearly_same(sentences: Sequence[tuple[str, Words]]) -> list[Pair]:
    """The pairs of sentences of different articles that are nearly the same, in the order of their
    places; each sentence is given with the id of its article."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    places: dict[Words, list[int]] = defaultdict(list)
    for place, (_, words) in enumerate(sentences):
        if len(words) >= FEWEST:
            places[words].append(place)
    near: dict[Words, list[tuple[float, Words]]] = {words: [(1.0, words)] for words in places}
    for one, other in _candidates(list(places)):
        measure = Indel.normalized_similarity(one, other, score_cutoff=LEAST)
        if measure >= LEAST:
            near[one].append((measure, other))
            near[other].append((measure, one))
    found: set[Pair] = set()
    for words, here in places.items():
        partners = sorted(near[words], key=lambda each: (-each[0], each[1]))
        for place in here:
            elsewhere = (
                Pair(min(place, other), max(place, other), measure)
                for measure, wording in partners
                for other in _after(place, places[wording])
                if sentences[other][0] != sentences[place][0]
            )
            found.update(islice(elsewhere, MOST_PARTNERS))
    return sorted(found)


def _candidates(wordings: Sequence[Words]) -> set[tuple[Words, Words]]:
    """The pairs of wordings that share words in a row which few others have."""
    having: dict[Words, list[Words]] = defaultdict(list)
    for words in wordings:
        for shingle in {words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1)}:
            having[shingle].append(words)
    return {
        pair
        for alike in having.values()
        if len(alike) <= _MOST_WORDINGS
        for pair in combinations(alike, 2)
    }


def _after(place: int, places: Sequence[int]) -> Iterator[int]:
    """The places from one on, around to it: so each of many names others than all the rest do."""
    start = next((at for at, each in enumerate(places) if each > place), 0)
    return (each for each in (*places[start:], *places[:start]) if each != place)
