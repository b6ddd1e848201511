"""Which source spells a name in which way."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from variorum.model.dossier import Dossier
from variorum.text.passages import SeedText, Span

# Scripts that set no space between words, or write particles and prefixes onto a name.
_RUN_ON = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Arabic}\p{Hebrew}]"
)


def spelled(dossier: Dossier) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each name's id and each of its variants the ids of the sources whose text has it.

    Only a whole name counts: no part of a longer word, and no place where all that stands is a part
    of a longer name. A withheld text has none: nothing can be sought in it.
    """
    variants = {variant for name in dossier.names for variant in name.variants}
    users = {
        a.source.id: frozenset(_standing(a.text, variants)) for a in dossier.articles if a.text
    }
    return {
        name.id: {
            variant: tuple(source for source, found in users.items() if variant in found)
            for variant in name.variants
        }
        for name in dossier.names
    }


def _standing(text: SeedText, variants: set[str]) -> set[str]:
    """The variants that stand somewhere in the text by themselves."""
    places = [
        (span, variant)
        for variant in variants
        for span in text.find(variant)
        if not _cuts_a_word(text.text, span)
    ]
    # By where they begin, the longer first: what ends no later than one before it lies within that.
    places.sort(key=lambda place: (place[0].start, -place[0].end))
    found, reach, last = set(), -1, Span(-1, -1)
    for span, variant in places:
        if span.end > reach or span == last:
            found.add(variant)
            last = span
        reach = max(reach, span.end)
    return found


def _cuts_a_word(text: str, span: Span) -> bool:
    """Whether the letters at either end of it belong to one word, as far as their script tells."""
    ends = (text[at - 1 : at + 1] for at in (span.start, span.end) if 0 < at < len(text))
    return any(
        beside[0].isalnum() and beside[1].isalnum() and not _RUN_ON.search(beside)
        for beside in ends
    )
