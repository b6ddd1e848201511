"""The numbers a phrase states, where its words leave no doubt."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from .languages import numerals


def numbers_in(phrase: str, language: str = "en") -> tuple[str, ...] | None:
    """The plain numbers a phrase states, as decimal text; None where they can't be told.

    `language` is the phrase's, as a tag. Only forms without doubt are read: "27,000", "$100
    million", "twenty-five", "a thousand" in English; "12.029", "8,9 Prozent", "1,2 Mio." in German;
    of a language whose number words are not known, plain digits that no word follows. Two numbers
    that share a scale ("two to three hundred"), several scales, fractions, multiples, numbers below
    zero, digits in groups set apart by spaces, and "12.029" in English give None.
    """
    known = numerals(language)
    values: list[Decimal] = []
    state: Literal["", "digits", "tens", "ones", "scaled"] = ""
    scales = 0
    if re.search(r"(?<![\w%])[-−–][$€£¥]?\d", phrase):
        return None
    for word in phrase.casefold().replace("-", " ").split():
        bare = word.strip("$€£¥%.,;:()“”\"'")
        number = known.plain.fullmatch(bare)
        if number is None and bare not in known.values:
            doubtful = known.unread.fullmatch(bare) or any(letter.isnumeric() for letter in bare)
            # Of words that are not known, one after a number could multiply it.
            if doubtful or (values and bare and not known.words):
                return None
            state = ""
        elif bare in known.scales:
            scales += 1
            if state:
                values[-1] *= known.values[bare]
            else:
                values.append(Decimal(known.values[bare]))
            state = "scaled"
        else:
            digits = bare.replace(known.group, "").replace(known.decimal, ".")
            value = Decimal(digits if number else known.values[bare])
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
