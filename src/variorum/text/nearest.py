"""What a contributor probably meant: the nearest passage, word or name, and how it differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from .passages import SeedText, Span, squeezed

# RapidFuzz is imported where it is used: a dossier without problems never waits for it.

_CUTOFF = 60.0
_LONGEST_SEARCH = 20_000_000
_LONGEST_TWIN = 20_000
# Among more names than this none is sought: it would take as long as unknown and known multiplied.
_MOST_NAMES = 5_000
# Letters that are printed as one: ﬀ, ﬁ, ﬂ, ﬃ, ﬄ, ﬅ, ﬆ, and the Dutch ĳ.
_JOINED = re.compile("[ﬀ-ﬆĲĳ]")
# Characters that look alike, or that keyboards write for one another, letter for letter.
_PLAIN = str.maketrans(
    {letter: plain for plain, letters in (
        ("'", "\"“”„«»‟″‘’‚‹›‛′`´"), ("-", "‐‑‒–—―−"),
        (" ", "\u00a0\u2007\u2009\u202f"),
    ) for letter in letters}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a text most like some words, and the words that differ, marked.

    `alike` tells how they differ where nobody would see it at once, and is empty elsewhere.
    """

    span: Span
    words: str
    marked: str
    alike: str = ""

    @classmethod
    def at(cls, span: Span, seed: SeedText, words: str, alike: str = "") -> Nearest:
        passage = squeezed(seed.words(span))
        return cls(span, passage, marked_difference(words, passage), alike)


@dataclass
class Effort:
    """How much may still be sought: lengths of words and text multiplied, a hundred million to the
    second. Shared by the searches of one article, so that a thousand misquotes end too."""

    left: int = _LONGEST_SEARCH

    def takes(self, words: str, text: str) -> bool:
        """Whether there is enough left for one search, which is then spent."""
        cost = len(words) * len(text)
        if cost > min(self.left, _LONGEST_SEARCH):
            return False
        self.left -= cost
        return True


def nearest_passage(words: str, seed: SeedText, effort: Effort | None = None) -> Nearest | None:
    """The passage of `seed` most like `words`, snapped to whole words; None if none is alike, or
    to find one would take more than is left of `effort`.

    In `marked`, [-…-] stands only in `words` and {+…+} only in the passage.
    """
    if twin := _twin(words, seed):
        return twin
    if not words.strip() or len(words) > len(seed.text):
        return None
    if not (effort or Effort()).takes(words, seed.text):
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415

    found = fuzz.partial_ratio_alignment(words, seed.text, score_cutoff=_CUTOFF)
    if found is None or found.dest_end <= found.dest_start:
        return None
    span = max(
        _snapped(seed.text, found.dest_start, found.dest_end),
        key=lambda span: fuzz.ratio(words, seed.words(span)),
    )
    span = _trimmed(span, seed.text, words)
    alike = ""
    if normalize("NFC", seed.words(span)) == normalize("NFC", words):
        alike = "an accented letter is written as one character in one and as two in the other"
    return Nearest.at(span, seed, words, alike)


def _twin(words: str, seed: SeedText) -> Nearest | None:
    """The passage that differs only in capitals, in characters that look alike, or in letters that
    are printed as one: “ﬁre” for “fire”."""
    if len(words) > _LONGEST_TWIN:
        return None
    text, places = _twin_text(seed)
    hits = text.find(_folded(_parted(words)))
    if not hits:
        return None
    start, end = places[hits[0].start], places[hits[0].end - 1] + 1
    found = Span(start, end)
    while start > 0 and seed.text[start - 1].isalnum() and seed.text[start].isalnum():
        start -= 1
    while end < len(seed.text) and seed.text[end].isalnum() and seed.text[end - 1].isalnum():
        end += 1
    span = Span(start, end)
    if span != found:
        return Nearest.at(span, seed, words)
    ours, theirs = squeezed(words), squeezed(seed.words(span))
    if _folded(ours) != _folded(theirs):
        return Nearest.at(span, seed, words, f"the article has {_joined_letters(ours, theirs)}")
    differences = [
        f"{_code(there)} where this has {_code(here)}"
        for there, here in dict.fromkeys(zip(theirs, ours, strict=False))
        if there.lower() != here.lower()
    ]
    told = ", ".join(differences)
    alike = f"the article has {told}" if told else "capitals and small letters differ"
    return Nearest.at(span, seed, words, alike)


def _joined_letters(ours: str, theirs: str) -> str:
    """Which letters are printed as one in one text, and as two in the other."""
    here, there = set(_JOINED.findall(ours)), set(_JOINED.findall(theirs))
    differences = [
        *(f"{_code(each)} where this has {_parted(each)}" for each in sorted(there - here)),
        *(f"{_parted(each)} where this has {_code(each)}" for each in sorted(here - there)),
    ]
    return ", ".join(differences) or "some letters as one that are two here, or the reverse"


def _parted(text: str) -> str:
    return _JOINED.sub(lambda found: normalize("NFKD", found[0]), text)


@lru_cache(maxsize=2)
def _twin_text(seed: SeedText) -> tuple[SeedText, Sequence[int]]:
    """The article without what tells twins apart, folded once, however many words are sought, and where
    each of its letters lies."""
    text = _parted(seed.text)
    places: Sequence[int] = range(len(text))
    if text != seed.text:
        places = [at for at, letter in enumerate(seed.text) for _ in _parted(letter)]
    return SeedText(seed.name, _folded(text), seed.sha256), places


def _folded(text: str) -> str:
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain


def _code(letter: str) -> str:
    return f"{letter} (U+{ord(letter):04X})"


def _snapped(text: str, start: int, end: int) -> list[Span]:
    """The stretch widened and narrowed to whole words at either end."""
    wide, far = start, end
    while wide > 0 and not text[wide - 1].isspace():
        wide -= 1
    while far < len(text) and not text[far].isspace():
        far += 1
    narrow, near = start, end
    if wide < start:
        while narrow < end and not text[narrow].isspace():
            narrow += 1
        narrow += 1
    if far > end:
        while near > narrow and not text[near - 1].isspace():
            near -= 1
        near -= 1
    spans = [Span(left, right) for left in (wide, narrow) for right in (far, near) if left < right]
    return spans or [Span(wide, far)]


def _trimmed(span: Span, text: str, words: str) -> Span:
    """`span` without the punctuation around it that `words` have not."""
    start, end = span.start, span.end
    while end - start > 1 and not text[end - 1].isalnum() and text[end - 1] != words[-1]:
        end -= 1
    while end - start > 1 and not text[start].isalnum() and text[start] != words[0]:
        start += 1
    return Span(start, end)


def marked_difference(ours: str, theirs: str) -> str:
    """`theirs` with word-wise differences from `ours`: [-only ours-] {+only theirs+}."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    left, right = ours.split(), theirs.split()
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
    near = nearest_names(name, known)
    return near[0][0] if near else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """A question with the known name most like `name`, or what else to do where none is alike."""
    near = nearest_name(name, known)
    return f"did you mean `{near}`?" if near else otherwise


def nearest_names(name: str, known: Iterable[str]) -> list[tuple[str, float]]:
    """Ten known names that are like `name`, the most alike first, each with how much: up to 100."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    names = sorted(known)
    if len(names) > _MOST_NAMES:
        return []
    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=10)
    return [(each, score) for each, score, _ in found]


def alike(one: str, other: str) -> float:
    """How much two words are alike: up to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    return fuzz.ratio(one, other)
