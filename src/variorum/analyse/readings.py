"""Reading rules: kind, number and term of a count to low, high and best (rules 7 and 10)."""

from __future__ import annotations

from decimal import Decimal

from variorum.model.count import Bounds, Count
from variorum.model.readings import Reading

OPEN = Bounds()


def read_count(count: Count, reading: Reading) -> Bounds:
    """The bounds that `reading` gives the words of `count`; open where it says nothing.

    For more-than and less-than the stated number is the bound and is itself excluded. A best
    figure is given only where the words or the rule name one number.
    """
    number = count.number
    if count.kind == "vague":
        term = next(
            (t for t in reading.terms if count.term and t.term.casefold() == count.term.casefold()),
            None,
        )
        return Bounds(term.low, term.high, term.best) if term else OPEN
    if count.kind == "between":
        assert count.range is not None
        return Bounds(low=count.range[0], high=count.range[1])
    assert number is not None
    if count.kind == "exact":
        return Bounds(low=number, high=number, best=number)
    if count.kind == "about":
        if reading.about is None:
            return Bounds(best=number)
        # Below zero the larger factor gives the lower bound.
        low, high = sorted((number * reading.about.low, number * reading.about.high))
        return Bounds(low=_plain(low), high=_plain(high), best=number)
    if count.kind in ("more-than", "at-least"):
        return Bounds(low=number, low_excluded=count.kind == "more-than")
    return Bounds(high=number, high_excluded=count.kind == "less-than")


def _plain(number: Decimal) -> Decimal:
    """`number` without trailing zeros and without an exponent."""
    return Decimal(format(number.normalize(), "f"))
