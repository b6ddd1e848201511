"""What words mean as numbers, by published rules: what stands in `data/readings.yaml`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from .count import Bounds
from .failure import Refused
from .fields import Many, Number, Phrase, Phrases, Record, SignedNumber, Slug, Text, Url

BoundField = Annotated[
    SignedNumber | None,
    BeforeValidator(
        lambda value: None if value == "open" else value,
        json_schema_input_type=SignedNumber | Literal["open"],
    ),
]


class Term(Record):
    """What a vague word means under one rule; `open` or absent is open."""

    term: Phrase
    """The vague word, for example `several dozen`: at most 100 letters."""
    low: BoundField = None
    """The lowest number it can mean, or `open`."""
    high: BoundField = None
    """The highest number it can mean, or `open`."""
    best: BoundField = None
    """The one number that stands for it, or `open`."""
    above: Number | None = None
    """In place of `low:` a number that it lies above, as `most of` lies above 50 %."""
    below: Number | None = None
    """In place of `high:` a number that it lies below."""

    def model_post_init(self, context: Any, /) -> None:
        for bound, shut in (("low", "above"), ("high", "below")):
            if {bound, shut} <= self.model_fields_set:
                raise Refused("two-bounds", term=self.term, bound=bound, shut=shut)
        read = self.ends
        given = [bound for bound in (read[0], self.best, read[1]) if bound is not None]
        if given != sorted(given):
            found = ", ".join(str(bound) for bound in given)
            raise Refused("bounds-out-of-order", term=self.term, found=found)

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """The lower and the upper bound, whether or not the number itself is left out."""
        return (
            self.above if self.low is None else self.low,
            self.below if self.high is None else self.high,
        )

    @property
    def bounds(self) -> Bounds:
        low, high = self.ends
        return Bounds(low, high, self.best, self.above is not None, self.below is not None)


class Approximation(Record):
    """How far "about a number" reaches under one rule, as factors of the number."""

    low: Number
    """The lower factor, at most 1, for example `0.8`."""
    high: Number
    """The upper factor, at least 1, for example `1.2`."""

    def model_post_init(self, context: Any, /) -> None:
        if not self.low <= Decimal(1) <= self.high:
            raise Refused("number-outside-factors", low=self.low, high=self.high)


class Shortfall(Record):
    """How far below a number "nearly" it reaches under one rule, as a factor of the number."""

    low: Number
    """The lower factor, less than 1, for example `0.9`."""

    def model_post_init(self, context: Any, /) -> None:
        if self.low >= 1:
            raise Refused("nearly-above", found=self.low)


class Reading(Record):
    """A published table that turns kind, number and term into low, high and best."""

    id: Slug
    """Unique among the reading rules, for example `verbatim`."""
    title: Text
    """What pages call the rule."""
    method: Text
    """How it reads words, in Markdown."""
    reach: Text
    """What it was made for, and where it is stretched."""
    cite: Text
    """The published method it follows."""
    url: Url | None = None
    """The address of that method."""
    about: Approximation | None = None
    """How far `about` reaches to either side."""
    nearly: Shortfall | None = None
    """How far below its number `nearly` reaches; the number itself is always left out."""
    terms: Many[Term] = ()
    """What each vague word means; a word without an entry is open."""


class ReadingsFile(Record):
    """`data/readings.yaml`: the reading rules and the vague words the detector knows."""

    readings: Many[Reading]
    """The reading rules, in the order pages show them."""
    vague_words: Phrases = ()
    """Vague words the detector should know beside its own."""
