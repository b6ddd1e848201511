"""Which record an id or a name that no record has most likely means, and how a new one is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.text.letters import in_quotes, unmarked
from variorum.text.nearest import alike, nearest_names

from .dossier import Dossier
from .fields import RESERVED_IDS, UNKNOWN_ID_WORD
from .marker import MARKER

# So much alike is a slip of the pen, whoever else could be meant.
_CLEARLY = 90
_WORD_ALIKE = 75


# What people write where nobody is named, as an id.
_NOBODY = frozenset({"no", "nobody", "no-one", "none", "null", "na", "n-a", "unknown", ""})


def is_nobody(found: str) -> bool:
    """Whether `found` stands where a speaker belongs and says that there is none."""
    return slugged(found) in _NOBODY


def is_unknown(found: str) -> bool:
    """Whether `found` says that the article does not tell something, and is not the word for it."""
    return is_nobody(found) or alike(found.casefold(), UNKNOWN_ID_WORD) >= _WORD_ALIKE


def meant(dossier: Dossier, table: str, found: str) -> str | None:
    """The id in `table` that `found` spells otherwise, or whose record it names.

    Of two sides that could be meant none is offered, nor one in place of another: the words must be
    those of the name, misspelt at most.
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
    sided = table in ("actors", "origins", "parties") and len(dossier.parties) > 1
    if sided:
        near = [(name, score) for name, score in near if _same_words(found, name)]
    if not near:
        return None
    name, best = near[0]
    side = _side(dossier, table, names[name])
    rivals = {_side(dossier, table, names[other]) for other, _ in near[1:]} - {side, None}
    return None if sided and rivals and best < _CLEARLY else names[name]


def _side(dossier: Dossier, table: str, record: str) -> str | None:
    """The side that a record of `table` is of."""
    if table == "parties":
        return record
    origin = dossier.origin.get(record) if table == "origins" else None
    return dossier.party_of(origin.speaker if origin else record)


def _same_words(found: str, name: str) -> bool:
    """Whether both have the same words, spelt a little otherwise at most. A slip of the pen leaves
    the first letter: “northern” is no misspelt “southern”."""
    if slugged(found).replace("-", "") == slugged(name).replace("-", ""):
        return True
    ours, theirs = ([*re.findall(r"\w{3,}", each.casefold())] for each in (found, name))
    return len(ours) == len(theirs) and all(
        any(word[0] == other[0] and alike(word, other) >= _WORD_ALIKE for other in across)
        for words, across in ((ours, theirs), (theirs, ours))
        for word in words
    )


def slugged(text: str) -> str:
    """`text` as an id."""
    return re.sub(r"[^a-z0-9]+", "-", unmarked(text.casefold())).strip("-")


def record_of(
    table: str, new: str, *, words: str = "", speaker: str | None = None, passes_on: bool = False
) -> str | None:
    """A record with the id `new`, as it is pasted into its table.

    `words` are what it is called by, `passes_on` is of an outlet. What of a question only a person
    can say is marked as not decided.
    """
    name = words or new.replace("-", " ").capitalize()
    name = name if re.fullmatch(r"\w[\w .’&/-]*", name) else in_quotes(name)
    kind = "outlet" if passes_on else "institution"
    return {
        "actors": f"- {{id: {new}, name: {name}, kind: {kind}, party: unknown}}",
        "parties": f"- {{id: {new}, name: {name}}}",
        "origins": f"- {{id: {new}, speaker: {speaker or 'unknown'}, occasion: not said, when: unknown}}",
        "names": f"- {{id: {new}, kind: place, label: {name}, variants: [{name}]}}",
        "questions": f"- {{id: {new}, short: {name}, ask: {MARKER}, kind: {MARKER}}}",
    }.get(table)
