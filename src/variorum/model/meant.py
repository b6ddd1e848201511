"""Which record an id or a name that no record has most likely means, and how a new one is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from variorum.text.nearest import alike, nearest_names

from .dossier import Dossier
from .fields import RESERVED_IDS

# So much alike is a slip of the pen, whoever else could be meant.
_CLEARLY = 90
_WORD_ALIKE = 75


def meant(dossier: Dossier, table: str, found: str) -> str | None:
    """The id in `table` that `found` spells otherwise, or whose record it names.

    Of two sides that could be meant none is offered: a misspelt word must be a word of the name.
    """
    ids = dossier.declared.get(table, frozenset()) - RESERVED_IDS
    plain = slugged(found)
    if plain in ids:
        return plain
    labels = dossier.labels.get(table, {})
    spelt = found.casefold().replace("-", " ")
    return (
        labels.get(spelt)
        or _near(dossier, table, plain, {each: each for each in ids})
        or _near(dossier, table, spelt, labels)
    )


def _near(dossier: Dossier, table: str, found: str, names: Mapping[str, str]) -> str | None:
    near = nearest_names(found, names)
    if table == "actors" and len(dossier.parties) > 1:
        near = [(name, score) for name, score in near if _same_words(found, name)]
    if not near:
        return None
    name, best = near[0]
    side = dossier.party_of(names[name])
    rivals = {dossier.party_of(names[other]) for other, _ in near[1:]} - {side, None}
    return None if table == "actors" and rivals and best < _CLEARLY else names[name]


def _same_words(found: str, name: str) -> bool:
    """Whether each word of `found` is one of `name`, spelt a little otherwise at most."""
    words = re.findall(r"\w+", name.casefold())
    return all(
        any(alike(word, other) >= _WORD_ALIKE for other in words)
        for word in re.findall(r"\w{3,}", found.casefold())
    )


def slugged(text: str) -> str:
    """`text` as an id."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def record_of(table: str, new: str, speaker: str | None = None) -> str | None:
    """A record with the id `new`, as it is pasted into its table."""
    name = new.replace("-", " ").capitalize()
    return {
        "actors": f"- {{id: {new}, name: {name}, kind: institution, party: unknown}}",
        "parties": f"- {{id: {new}, name: {name}}}",
        "origins": f"- {{id: {new}, speaker: {speaker or 'unknown'}, occasion: not said, when: unknown}}",
        "names": f"- {{id: {new}, kind: place, label: {name}, variants: [{name}]}}",
    }.get(table)
