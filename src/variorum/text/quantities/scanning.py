"""A detector for quantities and dates in an article: what a reader must be able to account for.

It finds mentions, not meanings. A language has its forms; a dossier adds vague words of its own, in
any language. In a language that is not known the forms of English find digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import regex
from babel import Locale

from variorum.text.language import Language, language_of
from variorum.text.letters import apart, visible
from variorum.text.passages import Holders, Span

from .matching import MentionKind, matches
from .parts import GAP, any_of

LANGUAGE = "en"
"""The language whose words are sought where a text's own is not known."""
_SURNAME = regex.compile(
    r"(?:[ \u00a0]\p{Lu}\.)*(?:[ \u00a0](?:van|von|de|der|den|du|da|di|la|le|ten|ter|zu|al|el|bin|ibn))*+"
    r"[ \u00a0](?P<name>\p{Lu}(?:['’ \u00a0]\p{Lu})?\p{Ll}+)"
)
_TITLE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Sgt|Capt|Herr|Frau|Mme|Sra?|Señora?)\.?\s\Z")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of an article that names a quantity or a date."""

    span: Span
    kind: MentionKind


class _Months:
    """Patterns of a language's months and weekdays that may be other words, and of what makes them one."""

    def __init__(self, language: Language) -> None:
        self.name = regex.compile(rf"(?i)(?:{language.name_months})")
        # The words after which a month is one whatever follows.
        self.sure = regex.compile(rf"(?i)(?<!\w)(?:{language.dates.sure})\s+\Z")
        # Forms know no capitals: these are months and weekdays with one, and other words without.
        self.small = regex.compile(rf"(?=\D*\Z)(?:.*\b)?(?:{any_of(language.capitals)})\b")


_months = cache(_Months)


@lru_cache(maxsize=8)
def _own(vague: frozenset[str]) -> regex.Pattern[str]:
    # A letter of a script without spaces ends no word.
    return regex.compile(
        rf"(?<!(?!\p{{Lo}})\w)(?:{any_of(map(str.lower, vague)).replace(' ', GAP)})(?!(?!\p{{Lo}})\w)"
    )


def mentions(text: str, vague: Iterable[str] = (), language: str = LANGUAGE) -> tuple[Mention, ...]:
    """Every quantity and date named in `text`, in order, without overlap.

    What makes one expression ("several hundred", "$100 million", "22 December 2025") is one
    mention. `vague` are words of the dossier's own that name a quantity: they count where no form
    of the detector's does. `language` is the text's, as a tag.
    """
    seen = visible(text)
    lower = _lower(seen.text)
    known = language_of(language)
    known = known if known.known else language_of(LANGUAGE)
    found = [
        Mention(span, kind)
        for span, kind in matches(apart(lower), known)
        if not _months(known).small.match(span.of(seen.text))
        and not _is_name(seen.text, span, known)
    ]
    if own := frozenset(word.strip() for word in vague if word.strip()):
        found = _with_own(found, lower, own)
    return tuple(
        Mention(Span(*seen.place(each.span.start, each.span.end)), each.kind) for each in found
    )


def _with_own(found: list[Mention], lower: str, own: frozenset[str]) -> list[Mention]:
    taken = Holders(mention.span for mention in found)
    spans = (Span(*word.span()) for word in _own(own).finditer(lower))
    return sorted([*found, *(Mention(span, "vague") for span in spans if not taken.meet(span))])


def _is_name(text: str, span: Span, language: Language) -> bool:
    """Whether a month by itself is a name, told by the surname after it or the title before:
    “Jan van Dijk”, “Ms April”."""
    if not text[span.start].isupper() or not _months(language).name.fullmatch(span.of(text)):
        return False
    if _TITLE.search(text, max(0, span.start - 10), span.start):
        return True
    surname = _SURNAME.match(text, span.end)
    if surname is None or surname["name"] in _countries(language.tag):
        return False
    return not _months(language).sure.search(text, max(0, span.start - 24), span.start)


@cache
def _countries(tag: str) -> frozenset[str]:
    """The first words of the names of countries: “by April Peru had” has no surname."""
    names = Locale(tag).territories.items()
    return frozenset(name.split()[0] for code, name in names if code.isalpha())


def _lower(text: str) -> str:
    """`text` in lower case, letter for letter: a letter that would become two stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
