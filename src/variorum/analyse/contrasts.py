"""Comparable before conflicting (rule 5): which answers can't both hold, and what that is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations

from variorum.model.count import Bounds, apart_bounds, below, hull
from variorum.model.findings import WEIGHTS, Contrast, ContrastKind, Order, Position, Why
from variorum.model.grouping import by_key
from variorum.model.questions import Question

from .moments import covers_one, order_of, same_span
from .pairing import nearest, pairs

OF_ONE_HOLDER: Mapping[Order, ContrastKind] = {
    "apart": "reported-change", "undecided": "undecided", "together": "divergence",
}  # fmt: skip
# What says which of two answers came first.
IN_ORDER: frozenset[ContrastKind] = frozenset({"rise", "revised-down", "revision"})
# What a reading rule decides.
BY_BOUNDS: frozenset[Why] = frozenset({"disjoint-bounds", "above-the-least"})


def contrasts(question: Question, held: Sequence[Position], reading: str) -> list[Contrast]:
    """The pairs of positions on `question` that can't both hold under `reading`: all of few, of
    many the nearest in time."""
    found = []
    parts = Parts(reading)
    whole = [len(parts.of(each)) == 1 for each in held]
    for left, right, why in (
        *(sides for pair in pairs(held, whole) for sides in exclusive(*pair, parts)),
        *(
            (left, right, why)
            for each in held
            for left, right in combinations(parts.of(each), 2)
            if (why := incompatible(left, right))
        ),
    ):
        order = _order(question, left, right)
        if order is None and not one_sentence(left, right):
            continue
        kind = name_of(left, right, order or "undecided")
        later = left.revised & right.ids or (kind in IN_ORDER and _comes_after(left, right))
        first, second = (right, left) if later else (left, right)
        found.append(
            Contrast(
                kind=kind, question=question, left=first, right=second, why=why,
                order=order or "undecided", responds=responds(left, right),
                reading=reading if why in BY_BOUNDS else None,
            )
        )  # fmt: skip
    return nearest(_steps(found), held)


def _steps(found: Sequence[Contrast]) -> list[Contrast]:
    """The contrasts without those rises of a toll that others make up: from 12 to 30 and from 30 to 41
    say from 12 to 41, unless what stands between has less weight than both."""
    rises = [each for each in found if each.kind == "rise"]
    after = by_key((each.left.ids, each.right) for each in rises)
    ends = {(each.left.ids, each.right.ids) for each in rises}

    def made_up(each: Contrast) -> bool:
        return each.kind == "rise" and any(
            (between.ids, each.right.ids) in ends
            and WEIGHTS.index(between.weight) <= WEIGHTS.index(each.weight)
            for between in after[each.left.ids]
        )

    return [each for each in found if not made_up(each)]


@dataclass(frozen=True)
class Parts:
    """The renderings of positions that a rule reads alike, each position's together.

    A position's own bounds hold all of its renderings, and so would hide that one of them excludes
    what another allows: a vaguer rendering must not take a finding away.
    """

    reading: str
    made: dict[tuple[int, tuple[Bounds, ...]], Position] = field(default_factory=dict)
    parts: dict[int, list[Position]] = field(default_factory=dict)

    def of(self, held: Position) -> list[Position]:
        """The parts of a position; one that is read with the same bounds throughout is its only one."""
        if id(held) not in self.parts:
            read = dict.fromkeys(each.bounds.get(self.reading, Bounds()) for each in held.claims)
            several = len(read) > 1
            parts = [self.joined(held, (bounds,)) for bounds in read] if several else [held]
            self.parts[id(held)] = parts
        return self.parts[id(held)]

    def joined(self, held: Position, read: Sequence[Bounds]) -> Position:
        """The part of a position that is read as one of these bounds.

        It adds weight where a text ties some of it to the origin: an inferred tie may merge
        renderings, but what only such a rendering says makes no standing (rule 4).
        """
        key = (id(held), tuple(read))
        if key not in self.made:
            claims = tuple(c for c in held.claims if c.bounds.get(self.reading, Bounds()) in read)
            whole = len(claims) == len(held.claims)
            untied = all(c.origin_basis != "stated" for c in claims)
            self.made[key] = held if whole else replace(
                held, claims=claims, bounds=hull(read),
                weight="inferred" if held.counted and untied else held.weight,
            )  # fmt: skip
        return self.made[key]


def exclusive(
    left: Position, right: Position, parts: Parts
) -> Iterator[tuple[Position, Position, Why]]:
    """The two positions where they can't both hold; otherwise those of their renderings that can't,
    as few pairs as say which excludes which."""
    why = incompatible(left, right)
    if why is not None:
        yield left, right, why
        return
    if left.certainty != right.certainty or left.part != right.part:
        return
    ours, theirs = parts.of(left), parts.of(right)
    if len(ours) == len(theirs) == 1 or left.denies or right.denies:
        return
    for lies in (below, lambda one, other: below(other, one)):
        met = (
            (tuple(o.bounds for o in ours if lies(o.bounds, t.bounds)), t.bounds) for t in theirs
        )
        for mine, yours in by_key(met).items():
            if mine:
                yield parts.joined(left, mine), parts.joined(right, yours), "disjoint-bounds"


def across(
    rates: Sequence[Position], flows: Sequence[Position], reading: str
) -> Iterator[Contrast]:
    """A rate against a flow that covers exactly one of the rate's units and asks for the same."""
    for rate in rates:
        for flow in flows:
            if not covers_one(rate.question.per, flow.moment):
                continue
            if rate.question.scope != flow.question.scope or rate.part != flow.part:
                continue
            if rate.denies or flow.denies or rate.certainty != flow.certainty:
                continue
            if not apart_bounds(rate.bounds, flow.bounds):
                continue
            order = order_of(rate.moment, flow.moment, rate.lasting, right_lasts=True)
            yield Contrast(
                kind=name_of(rate, flow, order), question=rate.question, left=rate, right=flow,
                why="disjoint-bounds", order=order, responds=responds(rate, flow),
                reading=reading, across=flow.question.id,
            )  # fmt: skip


def incompatible(left: Position, right: Position) -> Why | None:
    """Why two positions can't both hold, or None where they can. Symmetric.

    A denial excludes the answer it denies, a count only in the same words, and sets no bound: who
    denies "over 100" does not say how many there are. Numbers that are said to be differently sure
    are never held against each other, nor are parts of a whole. That a later toll lies above the
    least that an earlier one gives is told as well, though both can hold.
    """
    if left.certainty != right.certainty or left.part != right.part:
        return None
    if left.denies and right.denies:
        return None
    if left.denies or right.denies:
        same = left.answer is not None and left.answer == right.answer
        return "denial" if same or left.words & right.words else None
    if left.answer is not None and right.answer is not None:
        exclude = (left.answer, right.answer) in left.question.excluding
        return "excluding-answers" if exclude else None
    if apart_bounds(left.bounds, right.bounds):
        return "disjoint-bounds"
    if left.question.kind == "toll" and not left.moment.meets(right.moment):
        earlier, later = (right, left) if _comes_after(left, right) else (left, right)
        floor, low = _floor(earlier), later.bounds.low
        if floor is not None and low is not None and low > floor:
            return "above-the-least"
    return None


def _floor(held: Position) -> Decimal | None:
    """The number below which a position says a toll does not lie: of "at least" and "more than"."""
    counts = [claim.claim.count for claim in held.claims]
    stated = all(each and each.kind in ("at-least", "more-than") for each in counts)
    return held.bounds.low if stated else None


def _comes_after(left: Position, right: Position) -> bool:
    """Whether the first of two moments is certainly the later one."""
    return not right.moment.may_follow(left.moment)


def _order(question: Question, left: Position, right: Position) -> Order | None:
    """The order of two positions; None where the question's kind forbids to compare them."""
    if question.kind == "flow":
        return "together" if same_span(left.moment, right.moment) else None
    if question.timeless:
        return "together"
    return order_of(left.moment, right.moment, left.lasting, right.lasting)


def responds(left: Position, right: Position) -> bool:
    """Whether a claim of one side answers a claim of the other, in so many words."""
    return bool(left.answered & right.ids) or bool(right.answered & left.ids)


def one_sentence(left: Position, right: Position) -> bool:
    """Whether both render one utterance of one origin, so that they speak of one moment."""
    return bool(left.utterances & right.utterances)


def name_of(left: Position, right: Position, order: Order) -> ContrastKind:
    """What two incompatible positions are called.

    Within one origin, or from one speaker at one time, they are a divergence whoever spoke. What one
    origin says of two moments that are apart is no divergence, unless it renders one sentence.
    """
    if left.revised & right.ids or right.revised & left.ids:
        return "revision"
    one_origin = left.origin is not None and left.origin == right.origin
    if one_sentence(left, right) or (one_origin and order != "apart"):
        return "divergence"
    if left.question.kind == "toll" and order == "apart" and not (left.denies or right.denies):
        earlier, later = (right, left) if _comes_after(left, right) else (left, right)
        return "revised-down" if below(later.bounds, earlier.bounds) else "rise"
    if order == "together" and left.speakers & right.speakers and left.question.kind != "measure":
        return "divergence"
    if set(left.holders) & set(right.holders):
        if left.question.kind == "measure" and not left.moment.meets(right.moment):
            return "revision"
        return OF_ONE_HOLDER[order]
    if order == "together" or responds(left, right):
        unattributed = "unattributed" in (left.weight, right.weight)
        return "difference" if unattributed else "conflict"
    return "apart" if order == "apart" else "undecided"
