"""Word-wise comparison of renderings: which words have no counterpart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_EDGES = re.compile(r"^\W+|\W+$")


# The same words stand in rendering after rendering.
@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word without case and without the marks around it; empty where nothing is left."""
    return _EDGES.sub("", word).casefold()


def differing(words: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """For each word, whether it has no counterpart in the closest of `others`.

    The closest is the one with the fewest edits, word by word.
    """
    ours = [bare(word) for word in words]
    best: list[bool] = [True] * len(words)
    fewest: float | None = None
    for other in others:
        theirs = [bare(word) for word in other]
        distance = Levenshtein.normalized_distance(ours, theirs)
        if fewest is not None and distance >= fewest:
            continue
        fewest = distance
        best = [True] * len(words)
        for step in Levenshtein.opcodes(ours, theirs):
            if step.tag == "equal":
                best[step.src_start : step.src_end] = [False] * (step.src_end - step.src_start)
    return [differs and bool(bare(word)) for differs, word in zip(best, words, strict=True)]
