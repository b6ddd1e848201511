"""What is set beside answers without being held against them (rule 5): sums of parts, later reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from variorum.model.findings import Forecast, Sum
from variorum.model.grouping import grouped
from variorum.model.reported import Reported

from .moments import order_of


def sums(parts: Sequence[Reported], wholes: Sequence[Reported]) -> Iterator[Sum]:
    """The exact parts of each list added up, beside the exact whole that the same list gives; of a
    single part ("40 of whom") nothing needs adding.

    A list is what one origin, or one article where none is known, says of one moment. Nothing else is
    ever added up.
    """
    lists = grouped([each for each in parts if each.part and _exact(each)], _list)
    every = grouped([each for each in wholes if not each.part and _exact(each)], _list)
    for key, given in every.items():
        listed = {each.part: each for each in reversed(lists.get(key, ()))}
        numbers = {(each.part, _number(each)) for each in lists.get(key, ())}
        # Renderings of one part, or of the whole, that give two numbers make no one sum.
        if listed and len(numbers) == len(listed) and len(set(map(_number, given))) == 1:
            added = tuple(sorted(listed.values(), key=lambda each: each.id))
            whole = min(given, key=lambda each: each.id)
            yield Sum(whole, added, sum(map(_number, added), Decimal(0)))


def forecasts(given: Sequence[Reported]) -> Iterator[Forecast]:
    """Each prediction with what others, or the same later, reported for the moment it speaks of."""
    for each in given:
        if each.claim.stance != "predicts" or not each.in_scope:
            continue
        later = tuple(o for o in given if o.comparable and _speaks_of_that_time(each, o))
        if later:
            yield Forecast(each, later)


def _speaks_of_that_time(prediction: Reported, other: Reported) -> bool:
    """Whether a report is of the predicted moment and part, and was not said before the prediction."""
    order = order_of(prediction.moment, other.moment, prediction.lasting, other.lasting)
    if order != "together" or prediction.part != other.part:
        return False
    said, told = prediction.said, other.said
    return said is None or told is None or told.when.may_follow(said.when)


def _list(each: Reported) -> tuple[object, ...]:
    return each.origin_id or each.root, each.origin_id is None, each.moment, each.certainty


def _number(each: Reported) -> Decimal:
    assert each.claim.count is not None
    assert each.claim.count.number is not None
    return each.claim.count.number


def _exact(each: Reported) -> bool:
    count = each.claim.count
    exact = count is not None and count.kind == "exact"
    return exact and each.comparable and each.claim.stance == "asserts"
