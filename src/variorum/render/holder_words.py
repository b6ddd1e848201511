"""What those who hold positions are called: sides where a dossier has parties, else speakers."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.dossier import Dossier


class Holders(NamedTuple):
    """Words that every sentence takes from here, so that none speaks of sides where there are none.

    `not_known` is said of a speaker without a party, `of_none` and `unplaced` of what such a speaker
    says.
    """

    one: str
    on_one: str
    all_one: str
    many: str
    two: str
    not_known: str
    of_none: str
    unplaced: str


SIDES = Holders(
    "side",
    "on one side",
    "all speakers whose side is known are on one side",
    "sides",
    "the two sides",
    "side not known",
    "by a speaker whose side is not known",
    "come from a speaker whose side is not known",
)
SPEAKERS = Holders(
    "speaker",
    "by one speaker",
    "all that counts is by one speaker",
    "speakers",
    "two speakers",
    "named speaker",
    "by a speaker whose statements are not counted here",
    "come from a speaker whose statements are not counted here",
)


def holders(dossier: Dossier) -> Holders:
    """The words for the dossier; “the two sides” only where there are no more."""
    if not dossier.parties:
        return SPEAKERS
    return SIDES if len(dossier.parties) == 2 else SIDES._replace(two="two sides")
