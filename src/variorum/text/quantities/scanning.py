"""A detector for quantities and dates in an article: what a reader must be able to account for.

It finds mentions, not meanings. The English forms stand in `forms`; a dossier adds vague words of
its own, in any language, and digits are found in any language.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from variorum.text.passages import Span

from .matching import MentionKind, matches
from .parts import GAP, words
from .vocabulary import CAPITAL_NAMES

LANGUAGE = "en"
"""The language whose words the detector knows."""
# Forms know no capitals: these are months and weekdays with one, and other words without.
_SMALL_MONTH = re.compile(rf"(?=\D*\Z)(?:.*\b)?(?:{words(CAPITAL_NAMES)})\b")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of an article that names a quantity or a date."""

    span: Span
    kind: MentionKind


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
    found = [
        Mention(span, kind)
        for span, kind in matches(lower)
        if not _SMALL_MONTH.match(text[span.start : span.end])
    ]
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
