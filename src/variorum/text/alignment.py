"""Word-wise comparison of renderings: which words have no counterpart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

_EDGES = re.compile(r"^\W+|\W+$")


# The same words stand in rendering after rendering.
@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word without case and without the marks around it; empty where nothing is left."""
    return _EDGES.sub("", word).casefold()


def differing(words: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """For each word, whether it has no counterpart in the closest of `others`.

    The closest is the one with the most counterparts in the same order; what it has beside them
    makes it no farther.
    """
    ours = [bare(word) for word in words]
    best: list[bool] = [True] * len(words)
    most = 0
    for other in others:
        theirs = [bare(word) for word in other]
        shared = Indel.opcodes(ours, theirs)
        number = sum(step.src_end - step.src_start for step in shared if step.tag == "equal")
        if number <= most:
            continue
        most = number
        best = [True] * len(words)
        for step in shared:
            if step.tag == "equal":
                best[step.src_start : step.src_end] = [False] * (step.src_end - step.src_start)
    return [differs and bool(bare(word)) for differs, word in zip(best, words, strict=True)]
