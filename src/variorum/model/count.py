"""A number as reported, and the bounds that a reading of its words gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from variorum.text.passages import squeezed

from .failure import Refused
from .fields import Many, Ordinal, Passages, Record, SignedNumber, Text, meanings

Kind = Literal[
    "exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most", "between", "vague"
]

_FAR = 24
_EXAMPLES = {"range": "range: [40, 50]", "term": "term: dozens", "number": "number: 40"}


class Count(Record):
    """A number as reported: the verbatim phrase first, then what its words state.

    `between` takes `range: [low, high]`, `vague` takes `term` (the vague word as the phrase has
    it), every other kind takes `number`. A share says `of` what. `phrase` is sought inside the
    claim's quote; where it stands there twice, `occurrence` says which. Where kind and number are
    not what the words alone say, `because` gives the reason, which pages show.
    """

    phrase: Text
    """The words that give the number, exactly as they stand in the quote, for example `about 40`.
    """
    kind: Annotated[Kind, meanings("count")]
    """How the words state the number; it decides which key goes with it."""
    number: SignedNumber | None = None
    """The number as stated, in plain digits, for example `40`, or `-12` below zero."""
    range: Many[SignedNumber] | None = None
    """Both ends of a range, low first, for example `[40, 50]`."""
    term: Text | None = None
    """The vague word as the phrase has it, for example `several dozen`."""
    of: Text | None = None
    """The whole a share is part of, for example `the city`."""
    occurrence: Ordinal | None = None
    """Which place is meant where the phrase stands more than once in the quote."""
    certainty: Text | None = None
    """The words of the quote that say how sure the number is, for example `confirmed`, `feared`.
    Numbers are held against each other only where these words are the same."""
    revises: Passages = ()
    """The claim whose number this one takes the place of, for example `harbour-gazette/crew-aboard`,
    or the words of the quote that give that number, for example `up from 12`."""
    because: Text | None = None
    """Why kind or number are not what the words of the phrase alone say, in one sentence; pages
    show it. For example `“400-odd” counts from 400 up in this report.`"""

    @property
    def stated(self) -> tuple[object, ...]:
        """What its words state, under no reading rule."""
        return self.kind, self.number, self.range, (self.term or "").casefold()

    def model_post_init(self, context: Any, /) -> None:
        needed = {"between": "range", "vague": "term"}.get(self.kind, "number")
        given = [key for key in ("number", "range", "term") if getattr(self, key) is not None]
        if given != [needed]:
            found = " and ".join(f"`{key}:`" for key in given) or "no number, range or term"
            blanks = {"needed": needed, "example": _EXAMPLES[needed], "found": found}
            raise Refused("another-key", kind=self.kind, **blanks)
        if self.range is not None and len(self.range) != 2:
            raise Refused("range-without-two-ends", number=len(self.range))
        if self.range is not None and self.range[0] >= self.range[1]:
            raise Refused("range-out-of-order", ends=self.range)


def following_in(quote: Any, phrase: str) -> str:
    """What follows a phrase in a quote as it is written, as far as it can change what the phrase says:
    “over 3” is another thing before “days”."""
    for part in quote if isinstance(quote, list) else [quote]:
        words = part.get("text") if isinstance(part, dict) else part
        if isinstance(words, str) and phrase in squeezed(words):
            return squeezed(words).partition(phrase)[2][:_FAR]
    return ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How low and how high a number can be on one reading of its words; None is open.

    An excluded bound is itself not possible: "over 100" is above 100. Bounds are readings of
    words, never confidence intervals.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    best: Decimal | None = None
    low_excluded: bool = False
    high_excluded: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Refused("low-above-high", low=self.low, high=self.high)


def hull(bounds: Sequence[Bounds]) -> Bounds:
    """The bounds that hold all of `bounds`; open where one of them is."""
    if not bounds:
        return Bounds()
    lows = [b.low for b in bounds if b.low is not None]
    highs = [b.high for b in bounds if b.high is not None]
    bests = {b.best for b in bounds}
    low = min(lows) if len(lows) == len(bounds) else None
    high = max(highs) if len(highs) == len(bounds) else None
    return Bounds(
        low=low,
        high=high,
        best=bests.pop() if len(bests) == 1 else None,
        low_excluded=low is not None and all(b.low_excluded for b in bounds if b.low == low),
        high_excluded=high is not None and all(b.high_excluded for b in bounds if b.high == high),
    )


def apart_bounds(left: Bounds, right: Bounds) -> bool:
    """Whether no number lies within both; an open bound reaches everywhere."""
    return below(left, right) or below(right, left)


def below(left: Bounds, right: Bounds) -> bool:
    """Whether every number within `left` is lower than every number within `right`."""
    if left.high is None or right.low is None:
        return False
    touching = left.high == right.low and (left.high_excluded or right.low_excluded)
    return left.high < right.low or touching
