"""Comparable before conflicting (rule 5): which answers can't both hold, and what that is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.model.count import Bounds
from variorum.model.findings import Contrast, ContrastKind, Order, Position, Why
from variorum.model.questions import Question
from variorum.model.reported import Reported

from .moments import covers_one, order_of, same_span
from .pairing import nearest, pairs

OF_ONE_PARTY: Mapping[Order, ContrastKind] = {
    "apart": "reported-change", "undecided": "undecided", "together": "divergence",
}  # fmt: skip


def contrasts(question: Question, held: Sequence[Position], reading: str) -> list[Contrast]:
    """The pairs of positions on `question` that can't both hold under `reading`: all of few, of
    many the nearest in time."""
    found = []
    for left, right in (
        *pairs(held),
        *(pair for each in held for pair in _renderings(each, reading)),
    ):
        why = incompatible(left, right)
        if why is None:
            continue
        order = _order(question, left, right)
        if order is None and not one_sentence(left, right):
            continue
        kind = name_of(left, right, order or "undecided")
        if kind is not None:
            found.append(
                Contrast(
                    kind=kind, question=question, left=left, right=right, why=why,
                    order=order or "undecided", responds=responds(left, right),
                    reading=reading if why == "disjoint-bounds" else None,
                )
            )  # fmt: skip
    return nearest(found, held)


def _renderings(held: Position, reading: str) -> Iterator[tuple[Position, Position]]:
    """The pairs of renderings of one position that are read with different bounds.

    A position's own bounds hold all of its renderings, and so would hide that two of them exclude
    each other.
    """
    if len(held.claims) < 2:
        return
    read: dict[Bounds, list[Reported]] = {}
    for each in held.claims:
        read.setdefault(each.bounds.get(reading, Bounds()), []).append(each)
    parts = [replace(held, claims=tuple(c), bounds=bounds) for bounds, c in read.items()]
    yield from combinations(parts, 2)


def across(
    rates: Sequence[Position], flows: Sequence[Position], reading: str
) -> Iterator[Contrast]:
    """A rate against a flow that covers exactly one of the rate's units and asks for the same."""
    for rate in rates:
        for flow in flows:
            if not covers_one(rate.question.per, flow.moment):
                continue
            if rate.question.scope != flow.question.scope:
                continue
            if rate.denies or flow.denies or not apart_bounds(rate.bounds, flow.bounds):
                continue
            order = order_of(rate.moment, flow.moment, rate.lasting, right_lasts=True)
            kind = name_of(rate, flow, order)
            if kind is not None:
                yield Contrast(
                    kind=kind, question=rate.question, left=rate, right=flow,
                    why="disjoint-bounds", order=order, responds=responds(rate, flow),
                    reading=reading, across=flow.question.id,
                )  # fmt: skip


def incompatible(left: Position, right: Position) -> Why | None:
    """Why two positions can't both hold, or None where they can. Symmetric.

    A denial excludes the answer it denies, a count only in the same words, and sets no bound: who
    denies "over 100" does not say how many there are.
    """
    if left.denies and right.denies:
        return None
    if left.denies or right.denies:
        same = left.answer is not None and left.answer == right.answer
        return "denial" if same or left.words & right.words else None
    if left.answer is not None and right.answer is not None:
        exclude = (left.answer, right.answer) in left.question.excluding
        return "excluding-answers" if exclude else None
    return "disjoint-bounds" if apart_bounds(left.bounds, right.bounds) else None


def apart_bounds(left: Bounds, right: Bounds) -> bool:
    """Whether no number lies within both; an open bound reaches everywhere."""
    return below(left, right) or below(right, left)


def below(left: Bounds, right: Bounds) -> bool:
    """Whether every number within `left` is lower than every number within `right`."""
    if left.high is None or right.low is None:
        return False
    touching = left.high == right.low and (left.high_excluded or right.low_excluded)
    return left.high < right.low or touching


def _order(question: Question, left: Position, right: Position) -> Order | None:
    """The order of two positions; None where the question's kind forbids to compare them."""
    if question.kind == "flow":
        return "together" if same_span(left.moment, right.moment) else None
    return order_of(left.moment, right.moment, left.lasting, right.lasting)


def responds(left: Position, right: Position) -> bool:
    """Whether a claim of one side answers a claim of the other, in so many words."""
    return bool(left.answered & right.ids) or bool(right.answered & left.ids)


def one_sentence(left: Position, right: Position) -> bool:
    """Whether both render one utterance of one origin, so that they speak of one moment."""
    return bool(left.utterances & right.utterances)


def name_of(left: Position, right: Position, order: Order) -> ContrastKind | None:
    """What two incompatible positions are called; None where a side's party is not known.

    Within one origin, or from one speaker at one time, they are a divergence whoever spoke. What one
    origin says of two moments that are apart is no divergence, unless it renders one sentence.
    """
    if one_sentence(left, right) or (left.origin == right.origin and order != "apart"):
        return "divergence"
    if order == "together" and left.speakers & right.speakers:
        return "divergence"
    if left.party is None or right.party is None:
        return None
    if left.party == right.party:
        return OF_ONE_PARTY[order]
    if order == "together" or responds(left, right):
        return "conflict"
    return "apart" if order == "apart" else "undecided"
