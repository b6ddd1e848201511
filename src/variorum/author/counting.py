"""What the words around a number make of it: a count as far as its words leave no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from variorum.model.fields import MOST_DIGITS
from variorum.model.marker import MARKER
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quantities import Mention, numbers_in

from .scalars import flow

# Words right before a number, and the kind they make; none where careful readers differ.
_BEFORE = (
    ("more than", "more-than"), ("over", "more-than"), ("at least", "at-least"),
    ("no fewer than", "at-least"), ("no less than", "at-least"), ("not less than", "at-least"),
    ("fewer than", "less-than"), ("less than", "less-than"), ("under", "less-than"),
    ("at most", "at-most"), ("up to", "at-most"), ("no more than", "at-most"),
    ("not more than", "at-most"), ("about", "about"), ("around", "about"), ("some", "about"),
    ("roughly", "about"), ("approximately", "about"), ("nearly", None), ("almost", None),
    ("close to", None), ("as many as", None), ("as few as", None), ("just over", None),
    ("just under", None), ("well over", None), ("only", None), ("another", None),
    ("perhaps", None), ("possibly", None), ("maybe", None), ("estimated", None), ("reportedly", None),
)  # fmt: skip
_KINDS = dict(_BEFORE)
_WORDS = "|".join(sorted((words.replace(" ", r"\s+") for words in _KINDS), key=len, reverse=True))
_MODIFIER = re.compile(rf"(?i)(?<!\w)({_WORDS})\s+\Z")
# “Over two days” tells how long, not how much.
_TIME = re.compile(r"(?i)\s+(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)\b")
_AFTER = re.compile(r"(?i)\s+or\s+(more|so|fewer|less)\b")
# “Berth 7” may be a name.
_NAMED = re.compile(r"(?<=[\w,] )[A-Z]\w+ \Z")
_FAR = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """A count's phrase in the text, and its keys beside `phrase` in flow form."""

    span: Span
    rest: str


def counted(seed: SeedText, mention: Mention, bounds: Span, language: str = "en") -> Counted:
    """The count that a mention states. What is not certain is marked; `bounds` hold the phrase."""
    start, end = mention.span.start, mention.span.end
    words = squeezed(seed.words(mention.span))
    if mention.kind == "vague":
        return Counted(mention.span, f"kind: vague, term: {flow(words)}")
    kind: str | None = "exact"
    before = _MODIFIER.search(seed.text[max(bounds.start, start - _FAR) : start])
    if before:
        start -= len(before[0])
        found = squeezed(before[1]).casefold()
        kind = _KINDS[found]
        if found in ("over", "under", "around") and _TIME.match(seed.text[end : end + _FAR]):
            kind = None
    elif _NAMED.search(seed.text, max(bounds.start, start - _FAR), start):
        kind = None
    if after := _AFTER.match(seed.text[end : min(bounds.end, end + _FAR)]):
        end += len(after[0])
        kind = None
    numbers = numbers_in(squeezed(seed.text[start:end]), language)
    return Counted(Span(start, end), _told(kind, words, numbers))


def _told(kind: str | None, words: str, numbers: tuple[str, ...] | None) -> str:
    if numbers is None or any(sum(c.isdigit() for c in each) > MOST_DIGITS for each in numbers):
        return f"kind: {MARKER}, number: {MARKER}"
    if len(numbers) == 1:
        return f"kind: {kind or MARKER}, number: {numbers[0]}"
    low, high = Decimal(numbers[0]), Decimal(numbers[-1])
    pair = len(numbers) == 2 and low < high and kind == "exact"
    if pair and re.search(r"(?i)\b(?:between|to|or)\b", words):
        return f"kind: between, range: [{numbers[0]}, {numbers[1]}]"
    return f"kind: {MARKER}, number: {MARKER}"
