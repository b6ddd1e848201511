"""Word-wise comparison of renderings: which words have no counterpart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

# So many words a number counts as.
_NUMBER = 3
_DIGIT = re.compile(r"\d")
_EDGES = re.compile(r"^\W+|\W+$")


# The same words stand in rendering after rendering.
@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word without case and without the marks around it; empty where nothing is left."""
    return _EDGES.sub("", word).casefold()


def differing(words: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """For each word, whether it has no counterpart in the closest of `others`.

    The closest is the one with the most counterparts in the same order, of which a number counts
    more than the words around it; what it has beside them makes it no farther.
    """
    ours, places = _weighed(words)
    best: set[int] = set()
    most = 0
    for other in others:
        shared = Indel.opcodes(ours, _weighed(other)[0])
        found = [at for s in shared if s.tag == "equal" for at in range(s.src_start, s.src_end)]
        if len(found) > most:
            most = len(found)
            best = {places[at] for at in found}
    return [at not in best and bool(bare(word)) for at, word in enumerate(words)]


def _weighed(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """The words for comparison, a number as often as it counts, and the place of each."""
    bares = [bare(word) for word in words]
    places = [
        at for at, word in enumerate(bares) for _ in range(_NUMBER if _DIGIT.search(word) else 1)
    ]
    return [bares[at] for at in places], places
