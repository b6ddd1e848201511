"""Reading rules: kind, number and term of a count to low, high and best (rules 7 and 10)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from variorum.model.count import Bounds, Count
from variorum.model.readings import Reading

OPEN = Bounds()


def read_count(count: Count, reading: Reading, whole: Decimal | None = None) -> Bounds:
    """The bounds that `reading` gives the words of `count`; open where it says nothing.

    Of a share nothing lies below 0 or above the `whole`; what is open stays open.

    For more-than and less-than the stated number is the bound and is itself excluded. A best
    figure is given only where the words or the rule name one number.
    """
    return possible(_read(count, reading), whole)


def possible(read: Bounds, whole: Decimal | None) -> Bounds:
    """Bounds as far as they can be: a share's within 0 and the `whole`.

    Bounds that lie beyond it altogether are what the words say, and stay.
    """
    if whole is None:
        return read
    low, high = read.low, read.high
    if low is not None and low < 0 and (high is None or high >= 0):
        read = replace(read, low=Decimal(0), low_excluded=False)
    if high is not None and high > whole and (low is None or low <= whole) and _within(read, whole):
        read = replace(read, high=whole, high_excluded=False)
    return read


def _within(read: Bounds, whole: Decimal) -> bool:
    return read.best is None or read.best <= whole


def _read(count: Count, reading: Reading) -> Bounds:
    number = count.number
    if count.kind == "vague":
        term = next(
            (t for t in reading.terms if count.term and t.term.casefold() == count.term.casefold()),
            None,
        )
        return term.bounds if term else OPEN
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
