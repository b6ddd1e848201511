"""Whether two answers speak of one moment: apart, together, or not to decide (rule 5)."""

from __future__ import annotations

import calendar
import datetime as dt

from variorum.model.findings import Order
from variorum.model.when import When


def order_of(left: When, right: When, left_lasts: bool = False, right_lasts: bool = False) -> Order:
    """The order of two moments, each lying somewhere within its dates.

    A lasting state holds on every day of its dates, and without a first one on every day up to its
    last ("never"): what lies wholly within those days is together with it. Two moments of the same
    single day are together, and two times of day where they are one instant; disjoint dates are
    apart; of everything else nothing can be said. Symmetric.
    """
    if not left.meets(right):
        return "apart"
    if left.instant or right.instant:
        # Which moment of its day a bare date means is not known.
        return "together" if left.instant == right.instant else "undecided"
    if left.day is not None and left.day == right.day:
        return "together"
    if left_lasts and right_lasts:
        # They share a day for certain only where their ends are known.
        return "together" if left.last and right.last else "undecided"
    within = (left_lasts and _throughout(left, right)) or (right_lasts and _throughout(right, left))
    return "together" if within else "undecided"


def same_span(left: When, right: When) -> bool:
    """Whether both cover the same days from a known first to a known last."""
    known = left.first is not None and left.last is not None
    return known and (left.first, left.last) == (right.first, right.last)


def covers_one(unit: str | None, span: When) -> bool:
    """Whether a span is exactly one day, seven days in a row, or one month of the calendar."""
    if span.first is None or span.last is None:
        return False
    if unit == "month":
        year, month = span.first.year, span.first.month
        whole = dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return (span.first, span.last) == whole
    return (span.last - span.first).days + 1 == {"day": 1, "week": 7}.get(unit or "")


def narrower(inner: When, outer: When) -> bool:
    """Whether all days of one date lie within another's, which has more of them."""
    after = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    until = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return after and until and inner != outer


def _throughout(state: When, other: When) -> bool:
    """Whether a state holds on every day of the other dates. No report knows how long it goes on, so
    an open end holds nothing."""
    return state.last is not None and (other == state or narrower(other, state))
