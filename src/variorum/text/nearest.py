"""What a contributor probably meant: the nearest passage, word or name, and how it differs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .passages import SeedText, Span

# RapidFuzz is imported where it is used: a dossier without problems never waits for it.

_WORD = re.compile(r"\S+")
_CUTOFF = 60.0
_LONGEST_SEARCH = 20_000_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a text most like some words, and the words that differ, marked."""

    span: Span
    words: str
    marked: str


def nearest_passage(words: str, seed: SeedText) -> Nearest | None:
    """The passage of `seed` most like `words`, snapped to whole words, or None if none is alike.

    In `marked`, [-…-] stands only in `words` and {+…+} only in the passage.
    """
    # The search takes as long as the two lengths multiplied: a fifth of a second at this bound.
    if not words.strip() or len(words) * len(seed.text) > _LONGEST_SEARCH:
        return None
    if len(words) > len(seed.text):
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415

    found = fuzz.partial_ratio_alignment(words, seed.text, score_cutoff=_CUTOFF)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and not seed.text[start - 1].isspace():
        start -= 1
    while end < len(seed.text) and not seed.text[end].isspace():
        end += 1
    passage = seed.text[start:end]
    return Nearest(Span(start, end), " ".join(passage.split()), marked_difference(words, passage))


def marked_difference(ours: str, theirs: str) -> str:
    """`theirs` with word-wise differences from `ours`: [-only ours-] {+only theirs+}."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    left, right = _WORD.findall(ours), _WORD.findall(theirs)
    out: list[str] = []
    for step in Levenshtein.opcodes(left, right):
        gone = " ".join(left[step.src_start : step.src_end])
        come = " ".join(right[step.dest_start : step.dest_end])
        if step.tag == "equal":
            out.append(come)
            continue
        if gone:
            out.append(f"[-{gone}-]")
        if come:
            out.append(f"{{+{come}+}}")
    return " ".join(out)


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None if none is alike."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return found[0] if found else None
