"""One announcement has one day: claims of one origin that say the same share the narrowest date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.model.reported import Reported
from variorum.model.when import When

from .moments import narrower


def with_shared_days(claims: Sequence[Reported]) -> Iterator[Reported]:
    """The claims in their order, each with the narrower date that others of its announcement give.

    Articles date one announcement as exactly as they can: "in November" and "on 20 November" are one
    moment where both tell of one origin and what they say is the same. Dates that do not hold the
    narrower one say otherwise, and so do those that hold several, but for the origin's own day.
    """
    groups: dict[tuple[object, ...], list[Reported]] = {}
    for each in claims:
        for key in _announcements(each):
            groups.setdefault(key, []).append(each)
    for each in claims:
        beside = [other for key in _announcements(each) for other in groups[key]]
        shared = _shared(each, beside)
        yield each if shared is None else replace(each, shared=shared)


def _announcements(each: Reported) -> Iterator[tuple[object, ...]]:
    """What a claim has in common with others that say the same on the same occasion: a sentence, an
    answer, or the words of a count. Flows and lasting states have spans of their own."""
    if each.origin is None or each.question is None or each.claim.scope is not None:
        return
    if each.lasting or each.question.kind == "flow" or not each.answers:
        return
    party = each.party.id if each.party else None
    same = (each.origin.id, party, each.question.id, each.claim.stance)
    if each.answer is not None:
        yield (*same, "answer", each.answer.id)
    elif each.claim.count is not None:
        yield (*same, "count", each.claim.count.stated)
        if each.claim.utterance:
            yield (*same, "utterance", each.claim.utterance)


def _shared(each: Reported, beside: Sequence[Reported]) -> When | None:
    """The one narrowest date within a claim's own that others give."""
    found = {other.moment for other in beside if narrower(other.moment, each.moment)}
    if each.origin is not None and each.origin.when.when in found:
        return each.origin.when.when
    narrowest = [one for one in found if not any(narrower(other, one) for other in found)]
    return narrowest[0] if len(narrowest) == 1 else None
