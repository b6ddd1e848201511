"""A question's standing: the first of a fixed list that holds (rule 6)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.findings import Contrast, ContrastKind, Position, Standing, Verdict
from variorum.model.reported import Reported

# Contrasts of different dates and parties are shown and never resolved: nothing decides them.
BY_CONTRAST: tuple[tuple[Standing, tuple[ContrastKind, ...]], ...] = (
    ("contested", ("conflict",)),
    ("changing", ("reported-change",)),
    ("undecided", ("undecided", "apart")),
)


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
    if not standing:
        return Verdict("unattributed", reading, tuple(answering), ())
    weighty = [c for c in found if c.left.counted and c.right.counted]
    for name, kinds in BY_CONTRAST:
        made = tuple(c for c in weighty if c.kind in kinds)
        if made:
            return Verdict(
                name, reading, _claims([p for c in made for p in (c.left, c.right)]), made
            )
    if _may_be_one(standing):
        return Verdict("single-origin", reading, _claims(standing), ())
    if len({p.party for p in standing}) == 1:
        return Verdict("single-party", reading, _claims(standing), ())
    agreeing = _agreeing(standing)
    if agreeing:
        return Verdict("agreed", reading, _claims(agreeing), ())
    return Verdict("compatible", reading, _claims(standing), ())


def _may_be_one(held: Sequence[Position]) -> bool:
    """Whether all go back to one origin, or it is open of any two of theirs whether they are one."""
    origins = {p.origin: p.may_be for p in held}
    return all(origins.keys() <= may_be | {origin} for origin, may_be in origins.items())


def _agreeing(held: Sequence[Position]) -> list[Position]:
    """Positions of two or more parties with the same listed answer or the same exact number.

    Flows compare only over the same span (rule 5), so they agree only over one.
    """
    groups: dict[object, list[Position]] = {}
    for each in held:
        exact = all(c.claim.count and c.claim.count.kind == "exact" for c in each.claims)
        if each.denies:
            continue
        if each.answer is not None:
            groups.setdefault(each.answer, []).append(each)
        elif exact and each.bounds.low is not None and each.bounds.low == each.bounds.high:
            groups.setdefault((each.bounds.low, _span(each)), []).append(each)
    return [p for group in groups.values() if len({p.party for p in group}) > 1 for p in group]


def _span(held: Position) -> object:
    """The span a flow covers; of its own where it is not known from end to end."""
    if held.question.kind != "flow":
        return None
    first, last = held.moment.first, held.moment.last
    return (first, last) if first and last else held.claims[0].id


def _claims(held: Sequence[Position]) -> tuple[Reported, ...]:
    return tuple({c.id: c for p in held for c in p.claims}.values())
