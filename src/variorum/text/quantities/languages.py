"""How languages write numbers: what parts digits, which words are numbers, which ones leave doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .vocabulary import NUMBER_VALUES, ORDINALS, PLURAL_SCALES, SCALES, table


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numbers of one language.

    `plain` matches digits that can be read in one way only, with `group` between thousands and
    `decimal` before a fraction. `values` are number words, `scales` those of them that multiply.
    A word that `unread` matches changes a number beside it, or states one that is not plain.
    `words` says whether the language's number words are known at all.
    """

    plain: re.Pattern[str]
    group: str
    decimal: str
    values: Mapping[str, int]
    scales: frozenset[str]
    unread: re.Pattern[str]
    words: bool = True


def _plain(group: str, decimal: str) -> re.Pattern[str]:
    """Digits in the language's way. Three digits after its decimal sign leave doubt, since other
    languages part thousands with it and articles copy one another."""
    g, d = re.escape(group), re.escape(decimal)
    return re.compile(
        rf"\d{{1,3}}(?:{g}\d{{3}})+(?:{d}\d+)?|(?!(?!0)\d{{1,3}}{d}\d{{3}}\Z)\d+(?:{d}\d+)?"
    )


ENGLISH = Numerals(
    _plain(",", "."),
    ",",
    ".",
    NUMBER_VALUES,
    frozenset(SCALES),
    re.compile(
        "|".join(
            [
                *PLURAL_SCALES, *ORDINALS, *(f"{word}s" for word in ORDINALS),
                *table("tens half halves quarter quarters minus nil decade decades century"),
                *table("centuries twice thrice double doubled doubles triple tripled triples"),
                *table("treble trebled halve halved quadruple quadrupled"),
            ]
        )
    ),
)  # fmt: skip
# German sets number words together (“zweihundertfünfzig”): only the simple ones are read, and a word
# that holds another one states a number that is not.
GERMAN = Numerals(
    _plain(".", ","),
    ".",
    ",",
    {
        **{
            word: value
            for value, word in enumerate(
                table("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
            )
        },
        "dutzend": 12, "hundert": 100, "tausend": 1000, "mio": 10**6, "million": 10**6,
        "millionen": 10**6, "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9,
        "billion": 10**12, "billionen": 10**12,
    },
    frozenset(
        table("dutzend hundert tausend mio million millionen mrd milliarde milliarden billion")
    ) | {"billionen"},
    re.compile(
        r".*(?:dutzend|hundert|tausend|million|milliard|billi|zehn|zwanzig|zig\Z|ssig\Z|halb|hälft"
        r"|drittel|viertel|doppel|fach\Z|mal\Z|minus|jahrzehnt).*"
    ),
)  # fmt: skip
# Of any other language no word is known: digits are read where no word follows that could be a scale.
OTHER = Numerals(re.compile(r"\d+"), "", ".", {}, frozenset(), re.compile(r"(?!)"), words=False)
KNOWN = {"en": ENGLISH, "de": GERMAN}


def numerals(language: str) -> Numerals:
    """The numerals of a language by its tag ("de", "de-AT"), those of `OTHER` for one not known."""
    return KNOWN.get(language.casefold().partition("-")[0], OTHER)
