"""What those who hold positions are called: sides where all of them are parties, else speakers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from variorum.model.dossier import Dossier
from variorum.model.reported import Holder

from .words import named


class Holders(NamedTuple):
    """Words that every sentence takes from here, so that none speaks of sides where there are none.

    `not_known` is said of a speaker without a party.
    """

    one: str
    on_one: str
    all_one: str
    many: str
    two: str
    not_known: str


SIDES = Holders(
    "side",
    "on one side",
    "what counts comes from one side",
    "sides",
    "the two sides",
    "side not known",
)
SPEAKERS = Holders(
    "speaker",
    "by one speaker",
    "what counts comes from one speaker",
    "speakers",
    "two speakers",
    "named speaker",
)


def holders(dossier: Dossier, among: Iterable[Holder] = ()) -> Holders:
    """The words for those `among` whom something is told; “the two sides” only where there are no more."""
    if not dossier.parties or any(each.kind != "party" for each in among):
        return SPEAKERS
    return SIDES if len(dossier.parties) == 2 else SIDES._replace(two="two sides")


def holder_name(dossier: Dossier, holder: Holder) -> str:
    """What a holder is called within a sentence."""
    if holder.kind == "article":
        return dossier.label[holder.id]
    table = dossier.party if holder.kind == "party" else dossier.actor
    return named(table[holder.id].name)
