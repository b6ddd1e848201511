"""Further words by which a claim is found: what searches that know words only would miss.

Search engines here compare whole words. Other spellings of a name, letters without their marks, and
parts of a run of characters in scripts that set no spaces are words that its quote does not have.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from variorum.model.entities import Name
from variorum.text.letters import unmarked, without_invisible

_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+"
)
_PREFIXED = regex.compile(r"[\p{Arabic}\p{Hebrew}]{4,}")
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")
_ACCENTED = regex.compile(r"\p{Latin}|\p{Greek}")
# Letters whose mark no decomposition takes off, and what they are typed as.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
     "Đ": "D", "ð": "d", "þ": "th", "ı": "i", "ё": "е", "Ё": "Е"}
)  # fmt: skip
# Longer words of such scripts are rare, and each length adds a word for each character.
_LONGEST = 4
# Arabic and Hebrew write up to so many prefixes before a word.
_PREFIXES = 2


@lru_cache(maxsize=4)
def keywords(names: Sequence[Name]) -> Callable[[str], str]:
    """What says for a quote by which further words it is found, with spaces between them."""
    others: dict[str, list[str]] = {}
    for name in names:
        forms = list(dict.fromkeys((*name.variants, name.label)))
        for form in forms:
            others.setdefault(form.casefold(), []).extend(each for each in forms if each != form)
    pattern = _any_of(others)

    def found_as(words: str) -> str:
        there = set(map(str.lower, _WORD.findall(words)))
        # A soft hyphen parts no word.
        words = without_invisible(words)
        told = (*_WORD.findall(words), *_spellings(words, pattern, others), *_parts(words))
        return " ".join(
            dict.fromkeys(w for each in told for w in each.split() if w.lower() not in there)
        )

    return found_as


def _any_of(forms: Mapping[str, object]) -> regex.Pattern[str]:
    """A pattern for any of the forms that have another, the longest first; of none it finds nothing."""
    known = sorted((form for form, more in forms.items() if more), key=lambda f: (-len(f), f))
    alternatives = "|".join(
        regex.escape(each) if _UNSPACED.search(each) else rf"\b{regex.escape(each)}\b"
        for each in known
    )
    return regex.compile(alternatives or "(?!)", regex.IGNORECASE)


def _spellings(
    words: str, pattern: regex.Pattern[str], others: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """The other spellings of the names in it, and words without the marks on their letters."""
    found = [form for named in pattern.findall(words) for form in others.get(named.casefold(), ())]
    yield from found
    for text in (words, *found):
        if not text.isascii():
            yield from (plain for w in _WORD.findall(text) if (plain := _plain(w)) != w)


def _plain(word: str) -> str:
    """The word in plain letters, without accents; where that is all there is to a letter, as in й,
    it stays."""
    letters = word.translate(_LETTERS)
    return unmarked(letters) if _ACCENTED.match(unicodedata.normalize("NFKD", letters)) else letters


def _parts(words: str) -> Iterator[str]:
    """The parts by which a run of characters without spaces may be sought."""
    if words.isascii():
        return
    for word in _WORD.findall(words):
        if _UNSPACED.search(word):
            yield from _UNSPACED.split(word)
    for run in _UNSPACED.findall(words):
        for length in range(1, _LONGEST + 1):
            yield from (run[at : at + length] for at in range(len(run) - length + 1))
    for word in _PREFIXED.findall(words):
        yield from (word[cut:] for cut in range(1, _PREFIXES + 1))
