"""Sentences that two articles share nearly word by word: `shared_wording.csv`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from variorum.model.analysis import Analysis
from variorum.model.shared_wording import Sentence, SharedWording

from .table import Table, ids, integer, list_table, number, text


def _pairs(analysis: Analysis) -> Iterator[SharedWording]:
    return iter(analysis.dossier.shared_wording)


def _id(pair: SharedWording) -> str:
    """A name that depends on nothing but what it is about."""
    sides = (pair.left, pair.right)
    return ":".join(f"{side.article.source.id}:{side.span.start}" for side in sides)


def _claims(pair: SharedWording) -> list[str]:
    def own(side: Sentence) -> list[str]:
        return [f"{side.article.source.id}/{claim.id}" for claim in side.claims]

    return [*own(pair.left), *own(pair.right)]


SHARED_WORDING = Table[SharedWording](
    "shared_wording", _pairs,
    about="A row for each pair of sentences of two articles that are nearly the same, found by the program; of "
    "a sentence that many articles have, for the nearest few.",
    columns=(
        text("pair", "Id made of the two articles and where their sentences begin", _id),
        text("left", "Id of the source whose id comes first", lambda p: p.left.article.source.id, "source"),
        integer("left_start", "Offset of its sentence’s first character in the decoded text",
                lambda p: p.left.span.start),
        integer("left_end", "Offset after that sentence’s last character", lambda p: p.left.span.end),
        text("right", "Id of the other source", lambda p: p.right.article.source.id, "source"),
        integer("right_start", "Offset of its sentence’s first character", lambda p: p.right.span.start),
        integer("right_end", "Offset after that sentence’s last character", lambda p: p.right.span.end),
        number("measure", "Part of the words of both, 0 to 1, that stands in both in the same order",
               lambda p: Decimal(f"{p.measure:.2f}")),
        ids("origins", "Ids of the origins to which claims in both sentences are tied", lambda p: p.origins),
        ids("claims", "Public ids of the claims in the two sentences", _claims),
    ),
)  # fmt: skip

WORDING_CLAIM = list_table(
    "shared_wording_claim", lambda analysis: ((_id(p), _claims(p)) for p in _pairs(analysis)),
    text("pair", "Id of the pair of sentences", lambda m: m.owner, "shared_wording"),
    text("claim", "Public id of a claim in one of them", lambda m: m.value, "claim"),
)  # fmt: skip
WORDING_ORIGIN = list_table(
    "shared_wording_origin", lambda analysis: ((_id(p), p.origins) for p in _pairs(analysis)),
    text("pair", "Id of the pair of sentences", lambda m: m.owner, "shared_wording"),
    text("origin", "Id of an origin to which claims in both are tied", lambda m: m.value, "origin"),
)  # fmt: skip
