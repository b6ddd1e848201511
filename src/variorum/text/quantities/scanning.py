"""A detector for quantities and dates in an article: what a reader must be able to account for.

It finds mentions, not meanings. The English forms stand in `forms`; a dossier adds vague words of
its own, in any language, and digits are found in any language.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from variorum.text.passages import Span

from .forms import DATES, NO_QUANTITIES, NUMBERS, VAGUE
from .parts import GAP, compiled, definitions, words
from .vocabulary import CAPITAL_NAMES

LANGUAGE = "en"
"""The language whose words the detector knows."""
MentionKind = Literal["number", "date", "vague"]
_KINDS: tuple[MentionKind, ...] = ("date", "vague", "number")
# Forms know no capitals: these are months and weekdays with one, and other words without.
_SMALL_MONTH = re.compile(rf"(?=\D*\Z)(?:.*\b)?(?:{words(CAPITAL_NAMES)})\b")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of an article that names a quantity or a date."""

    span: Span
    kind: MentionKind


_TABLES = (("none", NO_QUANTITIES), ("date", DATES), ("vague", VAGUE), ("number", NUMBERS))


@cache
def _forms() -> regex.Pattern[str]:
    """What finds a form, with a group for each table.

    Parts that give nothing back (`*+`, `(?>…)`) match wrongly in `re` of early releases of Python
    3.11 (CPython issue 101955), which are in wide use: so `regex`, where they are sound.
    """
    # A word of a form is a whole word; digits may run into letters.
    whole = {"none": r"(?!\w)", "vague": r"(?!\w)"}
    tables = "|".join(
        f"(?P<{name}>(?:{compiled('|'.join(table))}){whole.get(name, '')})"
        for name, table in _TABLES
    )
    start = r"(?<!\w)(?=[\w½⅓⅔¼¾⅛$€£¥₹₽₴’'‘+−-])"
    return regex.compile(f"{start}(?:{tables}){definitions()}")


@lru_cache(maxsize=8)
def _own(vague: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words(vague).replace(' ', GAP)})(?!\w)")


def mentions(text: str, vague: Iterable[str] = ()) -> tuple[Mention, ...]:
    """Every quantity and date named in `text`, in order, without overlap.

    What makes one expression ("several hundred", "$100 million", "22 December 2025") is one
    mention. `vague` are words of the dossier's own that name a quantity: they count where no form
    of the detector's does.
    """
    lower = _lower(text)
    found = []
    for match in _forms().finditer(lower):
        kind = next((kind for kind in _KINDS if match.start(kind) >= 0), None)
        span = Span(*match.span())
        if kind and not _SMALL_MONTH.match(text[span.start : span.end]):
            found.append(Mention(span, kind))
    own = frozenset(word.strip() for word in vague if word.strip())
    if not own:
        return tuple(found)
    starts = [mention.span.start for mention in found]
    added = []
    for word in _own(own).finditer(lower):
        span = Span(*word.span())
        after = bisect_left(starts, span.end)
        if after == 0 or found[after - 1].span.end <= span.start:
            added.append(Mention(span, "vague"))
    return tuple(sorted([*found, *added]))


def _lower(text: str) -> str:
    """`text` in lower case, letter for letter: a letter that would become two stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
