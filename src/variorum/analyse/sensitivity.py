"""How far a bound that a reading rule sets may move before a finding changes (rule 10), exactly.

One bound moves, all else stays. Whether two answers exclude each other depends on comparisons of a
high bound with a low one, so a finding can change only where the moving bound meets the opposite
bound of some claim. These places are few, and between two of them nothing changes: for a standing each place and a
number between each two is tried by the functions that make the findings. A wider bound only ever
lets pairs go that a narrower one keeps apart, so in one direction a standing changes in one order,
and the first change is found by halving.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import inf

from variorum.model.count import below
from variorum.model.findings import ChosenBound, Contrast, Sensitivity, Standing, Verdict
from variorum.model.questions import Question
from variorum.model.readings import Reading, Term
from variorum.model.reported import Reported
from variorum.text.passages import squeezed

from .contrasts import contrasts
from .positions import positions
from .resolving import possible
from .standings import verdict


def sensitivities(
    question: Question,
    given: Sequence[Reported],
    readings: Sequence[Reading],
    verdicts: Mapping[str, Verdict],
    found: Sequence[Contrast],
) -> Iterator[Sensitivity]:
    """For each bound of each rule and both directions the nearest place where the standing of
    `question` changes, and for each of the contrasts `found` where it goes."""
    compared = [each for each in given if each.comparable and each.bounds]
    for reading in readings:
        bounds = tuple(chosen_bounds(reading)) if compared or found else ()
        for bound in bounds:
            yield from _of_standing(question, given, compared, bound, verdicts[reading.id])
        for each in found:
            if each.reading == reading.id:
                yield from (told for b in bounds if (told := _of_contrast(each, b)))


def chosen_bounds(reading: Reading) -> Iterator[ChosenBound]:
    """The bounds that a rule sets, in its order; what it leaves open is none."""
    if reading.about is not None:
        yield ChosenBound(reading.id, "about", True, "low", reading.about.low)
        yield ChosenBound(reading.id, "about", True, "high", reading.about.high)
    if reading.nearly is not None:
        yield ChosenBound(reading.id, "nearly", True, "low", reading.nearly.low)
    terms: dict[str, Term] = {}
    for each in reading.terms:
        terms.setdefault(each.term.casefold(), each)
    for term in terms.values():
        low, high = term.ends
        if low is not None:
            yield ChosenBound(reading.id, term.term, False, "low", low)
        if high is not None:
            yield ChosenBound(reading.id, term.term, False, "high", high)


def moved(each: Reported, bound: ChosenBound, value: Fraction) -> Reported:
    """A claim as it would be read if `bound` were at `value`: a number, or a factor of one."""
    if not rests_on(each, bound):
        return each
    read = each.bounds[bound.reading]
    number = _number(each, bound, value)
    low, high = (number, read.high) if bound.end == "low" else (read.low, number)
    whole = each.question.whole if each.question else None
    again = possible(replace(read, low=low, high=high), whole)
    return replace(each, bounds={**each.bounds, bound.reading: again})


def rests_on(each: Reported, bound: ChosenBound) -> bool:
    """Whether the bounds of a claim's count are read by `bound`."""
    count = each.claim.count
    if count is None or bound.reading not in each.bounds:
        return False
    if bound.factor:
        return count.kind == bound.word and (count.number or 0) > 0
    return count.kind == "vague" and (count.term or "").casefold() == bound.word.casefold()


def _moving(compared: Sequence[Reported], bound: ChosenBound) -> list[Reported]:
    return sorted((c for c in compared if rests_on(c, bound)), key=lambda c: c.id)


def _number(each: Reported, bound: ChosenBound, value: Fraction) -> Decimal:
    """The bound of a claim's count where `bound` is at `value`; exact wherever it could equal another
    that people wrote."""
    exact = value * _unit(each, bound)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _of_standing(
    question: Question,
    given: Sequence[Reported],
    compared: Sequence[Reported],
    bound: ChosenBound,
    now: Verdict,
) -> Iterator[Sensitivity]:
    moving = _moving(compared, bound)
    if not moving:
        return
    ids = {each.id for each in moving}

    def tried(value: Fraction) -> Verdict:
        claims = [moved(each, bound, value) for each in given]
        held = positions(question, claims, bound.reading)
        return verdict(claims, held, contrasts(question, held, bound.reading), bound.reading)

    def changed(step: _Step) -> bool:
        return tried(step.tried).standing != now.standing

    for up in (False, True):
        outwards = up == (bound.end == "high")
        # Outwards a bound only ends contrasts, and these must be all that make the standing;
        # inwards it only makes some, and nothing comes before a conflict.
        if outwards and not (now.contrasts and all(ids & set(c.claims) for c in now.contrasts)):
            continue
        if not outwards and now.standing == "contested":
            continue
        steps = _steps(compared, moving, bound, up)
        # Where the farthest step changes nothing, none does.
        if not steps or not changed(steps[-1]):
            continue
        step = steps[bisect_left(steps, True, key=changed)]
        then = tried(step.tried)
        made = [c.claims for c in (now if outwards else then).contrasts]
        telling = {claim for claims in made if ids & set(claims) for claim in claims}
        yield _told(question, bound, up, step, tuple(sorted(telling)), becomes=then.standing)


def _of_contrast(each: Contrast, bound: ChosenBound) -> Sensitivity | None:
    """Where two answers stop to exclude each other: where the bound, moved outwards, meets the other
    side's opposite bound."""
    lower, upper = each.left, each.right
    if below(upper.bounds, lower.bounds):
        lower, upper = upper, lower
    least = each.why == "above-the-least"
    side, other, up = (
        (lower, upper.bounds, True) if bound.end == "high" else (upper, lower.bounds, False)
    )
    moving = _moving(side.claims, bound)
    number = other.low if up or least else other.high
    if (up and least) or not moving or number is None:
        return None
    # The hull of a side reaches as far as its farthest claim.
    first = (max if up else min)(moving, key=lambda claim: _unit(claim, bound))
    at = Fraction(number) / _unit(first, bound)
    read = first.bounds[bound.reading]
    shut = (
        other.low_excluded or read.high_excluded
        if up
        else not least and (other.high_excluded or read.low_excluded)
    )
    lowest, highest = _limits(moving, bound)
    end = highest if up else lowest
    beyond = at + (1 if up else -1) if isinstance(end, float) else (at + end) / 2
    step = _Step(beyond if shut else at, at, first)
    if not lowest <= at <= highest or (shut and beyond == at):
        return None
    return _told(each.question, bound, up, step, each.claims, contrast=each)


@dataclass(frozen=True)
class _Step:
    """A value to try: the place `at` itself, or one between it and the next place.

    `claim` is one whose count meets another's bound at that place.
    """

    tried: Fraction
    at: Fraction
    claim: Reported


def _steps(
    compared: Sequence[Reported], moving: Sequence[Reported], bound: ChosenBound, up: bool
) -> list[_Step]:
    """All values worth trying in one direction, the nearest first; none where no opposite bound
    is there to meet."""
    start = Fraction(bound.value)
    opposite = {
        number
        for each in compared
        if (read := each.bounds.get(bound.reading))
        and (number := read.low if bound.end == "high" else read.high) is not None
    }
    where = {
        Fraction(number) / _unit(each, bound): each
        for number in opposite
        for each in reversed(moving)
    }
    if not where:
        return []
    least, most = _limits(moving, bound)
    ahead = sorted(at for at in where if (at > start) == up and at != start)
    places = [start, *(ahead if up else reversed(ahead))]
    end = most if up else least
    beyond = places[-1] + (1 if up else -1) if isinstance(end, float) else end
    steps = []
    for here, there in pairwise((*places, beyond)):
        claim = where.get(here, moving[0])
        if here != start:
            steps.append(_Step(here, here, claim))
        steps.append(_Step((here + there) / 2, here, claim))
    return [step for step in steps if least <= step.tried <= most]


def _unit(each: Reported, bound: ChosenBound) -> Fraction:
    """What one of a bound's value stands for in a claim: the number itself under a factor."""
    number = each.claim.count.number if each.claim.count else None
    return Fraction(number or 0) if bound.factor else Fraction(1)


def _limits(
    moving: Sequence[Reported], bound: ChosenBound
) -> tuple[Fraction | float, Fraction | float]:
    """How far a bound can be moved at all, a float where without end: low stays at most high, and
    about n holds n."""
    if bound.factor:
        return (Fraction(0), Fraction(1)) if bound.end == "low" else (Fraction(1), inf)
    read = moving[0].bounds[bound.reading]
    if bound.end == "low":
        return -inf, inf if read.high is None else Fraction(read.high)
    return -inf if read.low is None else Fraction(read.low), inf


def _told(
    question: Question,
    bound: ChosenBound,
    up: bool,
    step: _Step,
    claims: tuple[str, ...],
    *,
    becomes: Standing | None = None,
    contrast: Contrast | None = None,
) -> Sensitivity:
    count = step.claim.claim.count
    assert count is not None
    return Sensitivity(
        question=question, bound=bound, up=up, at=_number(step.claim, bound, step.at),
        reached=step.tried == step.at, now=_number(step.claim, bound, Fraction(bound.value)),
        words=squeezed(count.phrase) if bound.factor else bound.word,
        claims=claims, becomes=becomes, contrast=contrast,
    )  # fmt: skip
