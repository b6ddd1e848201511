"""A question's standing: the first of a fixed list that holds (rule 6)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.findings import Contrast, ContrastKind, Position, Standing, Verdict
from variorum.model.grouping import by_key
from variorum.model.reported import Holder, Reported

# Contrasts of different dates and parties are shown and never resolved: nothing decides them.
BY_CONTRAST: tuple[tuple[Standing, tuple[ContrastKind, ...]], ...] = (
    ("contested", ("conflict",)),
    ("changing", ("reported-change", "rise")),
    ("revised", ("revision", "revised-down")),
    ("undecided", ("undecided", "apart")),
    ("differing", ("difference",)),
)
# A toll rises or falls whoever says it, and a difference is of answers without weight.
OF_ANY_WEIGHT: frozenset[ContrastKind] = frozenset({"rise", "revised-down", "difference"})


def verdict(
    answers: Sequence[Reported],
    held: Sequence[Position],
    found: Sequence[Contrast],
    reading: str,
) -> Verdict:
    """The standing of a question whose claims, positions and contrasts these are."""
    answering = [a for a in answers if a.answers]
    standing = [p for p in held if p.counted]
    if not answering:
        return Verdict("silent", reading, (), ())
    weighty = [c for c in found if c.weight == "attributed" or c.kind in OF_ANY_WEIGHT]
    for by_contrast, kinds in BY_CONTRAST:
        every = [c for c in weighty if c.kind in kinds]
        made = tuple([c for c in every if c.weight == "attributed"] or every)
        if made:
            telling = claims_of([p for c in made for p in (c.left, c.right)])
            return Verdict(by_contrast, reading, telling, made)
    if not standing:
        return Verdict("unattributed", reading, tuple(answering), ())
    agreeing = _agreeing(standing)
    name: Standing = "agreed" if agreeing else "compatible"
    if _may_be_one(standing):
        name = "single-origin"
    elif len(_holders(standing)) == 1:
        name = "single-party"
    return Verdict(name, reading, claims_of(agreeing if name == "agreed" else standing), ())


def _holders(held: Sequence[Position]) -> set[Holder]:
    return {holder for each in held for holder in each.holders}


def _may_be_one(held: Sequence[Position]) -> bool:
    """Whether all go back to one origin, or it is open of any two of theirs whether they are one."""
    origins = {p.origin: p.may_be for p in held}
    return all(origins.keys() <= may_be | {origin} for origin, may_be in origins.items())


def _agreeing(held: Sequence[Position]) -> list[Position]:
    """Positions of two or more holders with the same listed answer or the same exact number.

    Flows compare only over the same span (rule 5), so they agree only over one.
    """
    groups = by_key(((answer, p.part), p) for p in held if (answer := _exact_answer(p)) is not None)
    return [p for group in groups.values() if len(_holders(group)) > 1 for p in group]


def _exact_answer(held: Position) -> object | None:
    """A listed answer or an exact number with its span; None of a denial and of any other number."""
    if held.denies:
        return None
    if held.answer is not None:
        return held.answer
    if not all(c.claim.count and c.claim.count.kind == "exact" for c in held.claims):
        return None
    low, high = held.bounds.low, held.bounds.high
    return (low, _span(held)) if low is not None and low == high else None


def _span(held: Position) -> object:
    """The span a flow covers; of its own where it is not known from end to end."""
    if held.question.kind != "flow":
        return None
    first, last = held.moment.first, held.moment.last
    return (first, last) if first and last else held.claims[0].id


def claims_of(held: Sequence[Position]) -> tuple[Reported, ...]:
    """Every claim of the positions once."""
    return tuple({c.id: c for p in held for c in p.claims}.values())
