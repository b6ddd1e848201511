"""A detector for quantities and dates in an article: what a reader must be able to account for.

It finds mentions, not meanings. English number words, months and weekdays are known here; the
vague words come from the dossier's readings. Digits are found in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from .passages import Span

MentionKind = Literal["number", "date", "vague"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "score")
NUMBER_VALUES = {
    **{word: value for value, word in enumerate(_ONES.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_PLURALS = [f"{word}s" for word in _SCALES] + ["tens"]
_FRACTIONS = ("half", "halves", "quarter", "quarters", "percent", "percentage")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Words that are also something else count as months only beside a day, a year or a preposition.
_AMBIGUOUS = "March May"
_SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
_RELATIVE = r"yesterday|tomorrow|(?:last|next)\s+(?:night|week|month|year)"

# The look-behind keeps a long word from being tried anew at each of its letters.
_DIGITS = r"[$€£¥]?(?<!\w)\w*\d(?:[\w.,:/’'-]*\w)?%?"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of an article that names a quantity or a date."""

    span: Span
    kind: MentionKind


def _words(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=8)
def _pattern(vague: tuple[str, ...]) -> re.Pattern[str]:
    numbers = _words([*NUMBER_VALUES, *_PLURALS, *_FRACTIONS])
    clear = _words(month for month in MONTHS if month not in _AMBIGUOUS.split())
    unclear = "|".join(_AMBIGUOUS.split())
    short = "|".join(_SHORT_MONTHS.split())
    months = (
        rf"\b(?:{clear})\b|\b(?:{short})\b\.?(?=\s*\d)|(?<=\d\s)(?:{short})\b"
        rf"|\b(?:{unclear})\b(?=\s+\d)|(?<=\d\s)(?:{unclear})\b|(?<=\bin\s)(?:{unclear})\b"
    )
    vague_part = rf"|(?P<vague>(?i:\b(?:{_words(vague)})\b))" if vague else ""
    return re.compile(
        rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)|(?P<month>{months})"
        rf"|(?P<day>\b(?:{'|'.join(WEEKDAYS)})s?\b|(?i:\b(?:{_RELATIVE})\b))"
        rf"|(?P<year>\b(?:1[5-9]|20)\d{{2}}\b(?![\d,.]*\d))"
        rf"|(?P<digits>{_DIGITS}){vague_part}|(?P<word>(?i:\b(?:{numbers})\b))"
    )


_JOIN = re.compile(r"(?:\s+|\s?[-–]\s?)(?:(?:and|to|of)\s+)?(?:a\s+|the\s+)?\Z")
_DATE_JOIN = re.compile(r"(?:\s+|,\s+|\s?[-–]\s?)\Z")
# A full stop ends a sentence ("in 2022. 40 ships"), but for "22 Dec. 2025" and "22. December".
_STOP_JOIN = re.compile(r"\.\s*\Z")
_ENDS_SHORT = re.compile(rf"\b(?:{_SHORT_MONTHS.replace(' ', '|')})\Z")


def mentions(text: str, vague: Iterable[str] = ()) -> tuple[Mention, ...]:
    """Every quantity and date named in `text`, in order, without overlap.

    Neighbours that make one expression ("several hundred", "$100 million", "22 December 2025")
    are one mention.
    """
    vague_words = tuple(sorted({word.casefold() for word in vague}))
    found: list[Mention] = []
    for match in _pattern(vague_words).finditer(text):
        group = match.lastgroup
        kind: MentionKind = (
            "date"
            if group in ("iso", "month", "day", "year")
            else "vague"
            if group == "vague"
            else "number"
        )
        mention = Mention(Span(*match.span()), kind)
        if found and (joined := _joined(found[-1], mention, text)):
            found[-1] = joined
        else:
            found.append(mention)
    return tuple(found)


def _joined(left: Mention, right: Mention, text: str) -> Mention | None:
    """The one mention that two neighbours make, or None if they are two."""
    between = text[left.span.end : right.span.start]
    if "\n" in between:
        return None
    span = Span(left.span.start, right.span.end)
    one_date = "date" in (left.kind, right.kind)
    if one_date:
        small = all(
            side.kind == "date" or re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", _of(side, text))
            for side in (left, right)
        )
        weekday = _of(left, text) in WEEKDAYS
        joins = _DATE_JOIN.match(between) or (
            _STOP_JOIN.match(between)
            and (
                _ENDS_SHORT.search(_of(left, text))
                or (left.kind == "number" and _of(right, text)[0].isalpha())
            )
        )
        return Mention(span, "date") if small and not weekday and joins else None
    if _JOIN.match(between):
        return Mention(span, "vague" if "vague" in (left.kind, right.kind) else "number")
    return None


def _of(mention: Mention, text: str) -> str:
    return text[mention.span.start : mention.span.end]


# Digits, a point and three digits are thousands in some languages, a decimal in others.
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?!(?!0)\d{1,3}\.\d{3}\Z)\d+(?:\.\d+)?")
_UNREAD = re.compile(
    rf"(?:{_words([*_PLURALS, *_FRACTIONS[:4]])}"
    r"|thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\Z"
)


def numbers_in(phrase: str) -> tuple[str, ...] | None:
    """The plain numbers a phrase states, as decimal text; None where they can't be told.

    Only forms without doubt are read: "27,000", "$100 million", "twenty-five", "a thousand".
    Two numbers that share a scale ("two to three hundred"), several scales, fractions, digits in
    groups set apart by spaces, and "12.029" (twelve thousand in German) give None.
    """
    values: list[Decimal] = []
    state: Literal["", "digits", "tens", "ones", "scaled"] = ""
    scales = 0
    for word in phrase.casefold().replace("-", " ").split():
        bare = word.strip("$€£¥%.,;:()“”\"'")
        number = _PLAIN.fullmatch(bare)
        if number is None and bare not in NUMBER_VALUES:
            if _UNREAD.match(bare) or any(ch.isdigit() for ch in bare):
                return None
            state = ""
        elif bare in _SCALES:
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
