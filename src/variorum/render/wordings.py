"""Which sentences articles share nearly word by word (rule 15), as pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.grouping import grouped
from variorum.model.reported import Reported
from variorum.model.shared_wording import Sentence, SharedWording

MOST_ARTICLES = 5
"""Of so many other articles, those that share most, a page shows the sentences."""


class Side(NamedTuple):
    """A sentence by the claims in it; by its line where it is in none."""

    claims: Sequence[Reported]
    line: int


class Shared(NamedTuple):
    """What an article shares with another: so many sentences, and `share` is their part of its own text,
    0 to 1. The sentences side by side are there of the articles that share most."""

    other: str
    number: int
    share: float
    pairs: Sequence[tuple[Side, Side, SharedWording]] = ()


class Carried(NamedTuple):
    """What two articles that carry one origin share."""

    left: str
    right: str
    pairs: Sequence[SharedWording]


def shared_by(analysis: Analysis, source: str) -> list[Shared]:
    """What an article shares with each other one, most first."""
    text, shared = analysis.dossier.article[source].text, []
    every = [(*p.seen_from(source), p) for p in analysis.dossier.shared_with.get(source, ())]
    found = grouped(every, lambda each: each[1].article.source.id)
    for other, given in found.items():
        assert text is not None
        spans = {own.span for own, _, _ in given}
        covered = sum(span.end - span.start for span in spans)
        shared.append(Shared(other, len(spans), covered / len(text.text)))
    shared.sort(key=lambda each: (-each.share, each.other))
    for place, each in enumerate(shared[:MOST_ARTICLES]):
        in_order = sorted(found[each.other], key=lambda sides: sides[0].span)
        pairs = [(_side(analysis, own), _side(analysis, far), pair) for own, far, pair in in_order]
        shared[place] = each._replace(pairs=pairs)
    return shared


def _side(analysis: Analysis, sentence: Sentence) -> Side:
    """A sentence as it is shown: of claims that lie within others' words, those others alone."""
    ids = {claim.id for claim in sentence.claims}
    told = analysis.by_source[sentence.article.source.id]
    every = [each for each in told if each.claim.id in ids and each.spans]
    inner = {a.id for a in every for b in every if a is not b and _within(a, b)}
    return Side([each for each in every if each.id not in inner], sentence.line)


def _within(inner: Reported, outer: Reported) -> bool:
    """Whether all words of one claim are words of another; of two with the same, the later."""
    held = all(any(part.holds(span) for part in outer.spans) for span in inner.spans)
    return held and (inner.spans != outer.spans or inner.id > outer.id)


def shared_of(analysis: Analysis, origin: str) -> list[Carried]:
    """What articles share of which claims in both sentences are tied to an origin, most first."""
    pairs = analysis.dossier.shared_on.get(origin, ())
    found = grouped(pairs, lambda p: (p.left.article.source.id, p.right.article.source.id))
    carried = [Carried(left, right, given) for (left, right), given in found.items()]
    return sorted(carried, key=lambda each: (-len(each.pairs), each.left, each.right))
