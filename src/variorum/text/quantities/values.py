"""The numbers a phrase states, where its words leave no doubt."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from .vocabulary import NUMBER_VALUES, ORDINALS, PLURAL_SCALES, SCALES, table

# Digits, a point and three digits are thousands in some languages, a decimal in others.
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?!(?!0)\d{1,3}\.\d{3}\Z)\d+(?:\.\d+)?")
# Words that change a number beside them, or state one that isn't a plain number.
_UNREAD = frozenset({
    *PLURAL_SCALES, *ORDINALS, *(f"{word}s" for word in ORDINALS),
    *table("tens half halves quarter quarters minus nil decade decades century centuries"),
    *table("twice thrice double doubled doubles triple tripled triples treble trebled halve halved"),
    *table("quadruple quadrupled"),
})  # fmt: skip


def numbers_in(phrase: str) -> tuple[str, ...] | None:
    """The plain numbers a phrase states, as decimal text; None where they can't be told.

    Only forms without doubt are read: "27,000", "$100 million", "twenty-five", "a thousand".
    Two numbers that share a scale ("two to three hundred"), several scales, fractions, multiples,
    numbers below zero, digits in groups set apart by spaces, and "12.029" (twelve thousand in
    German) give None.
    """
    values: list[Decimal] = []
    state: Literal["", "digits", "tens", "ones", "scaled"] = ""
    scales = 0
    if re.search(r"(?<![\w%])[-−–][$€£¥]?\d", phrase):
        return None
    for word in phrase.casefold().replace("-", " ").split():
        bare = word.strip("$€£¥%.,;:()“”\"'")
        number = _PLAIN.fullmatch(bare)
        if number is None and bare not in NUMBER_VALUES:
            if bare in _UNREAD or any(letter.isnumeric() for letter in bare):
                return None
            state = ""
        elif bare in SCALES:
            scales += 1
            if state:
                values[-1] *= NUMBER_VALUES[bare]
            else:
                values.append(Decimal(NUMBER_VALUES[bare]))
            state = "scaled"
        else:
            value = Decimal(bare.replace(",", "") if number else NUMBER_VALUES[bare])
            if state == "tens" and number is None and 0 < value < 10:
                values[-1] += value
                state = "ones"
            elif state:
                return None
            else:
                values.append(value)
                tens = number is None and value >= 20
                state = "digits" if number else "tens" if tens else "ones"
    if not values or (scales and (scales > 1 or len(values) > 1)):
        return None
    return tuple(_plain(value) for value in values)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
