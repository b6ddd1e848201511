"""A detector for quantities and dates in an article: what a reader must be able to account for.

It finds mentions, not meanings. English number words, months and weekdays are known here; the
vague words come from the dossier's readings. Digits are found in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .passages import Span

MentionKind = Literal["number", "date", "vague"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = "hundred thousand million billion trillion dozen score"
NUMBER_VALUES = {
    **{word: value for value, word in enumerate(_ONES.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_PLURALS = [f"{word}s" for word in _SCALES.split()] + ["tens"]
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

_DIGITS = r"[$€£¥]?\w*\d(?:[\w.,:/’'-]*\w)?%?"


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
_DATE_JOIN = re.compile(r"(?:\s+|,\s+|\.\s*|\s?[-–]\s?)\Z")


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
        return (
            Mention(span, "date") if small and not weekday and _DATE_JOIN.match(between) else None
        )
    if _JOIN.match(between):
        return Mention(span, "vague" if "vague" in (left.kind, right.kind) else "number")
    return None


def _of(mention: Mention, text: str) -> str:
    return text[mention.span.start : mention.span.end]


_DIGIT_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def numbers_in(phrase: str) -> tuple[str, ...] | None:
    """The plain numbers a phrase states, as decimal text; None where they can't be told.

    Only forms without doubt are read: "27,000", "$100 million", "five", "a thousand". Phrases with
    vague words or several scales give None.
    """
    words = phrase.casefold().replace("-", " ").split()
    values: list[float | int] = []
    pending: int | None = None
    for word in words:
        bare = word.strip("$€£¥%.,;:()“”\"'")
        if _DIGIT_NUMBER.fullmatch(bare):
            values.append(float(bare.replace(",", "")))
            pending = len(values) - 1
        elif bare in NUMBER_VALUES:
            value = NUMBER_VALUES[bare]
            if value >= 100 or bare == "dozen":
                if pending is not None:
                    values[pending] *= value
                else:
                    values.append(value)
                    pending = len(values) - 1
            elif pending is not None and values[pending] >= 20 and value < 10:
                values[pending] += value
            else:
                values.append(value)
                pending = len(values) - 1
        else:
            pending = None
            if any(ch.isdigit() for ch in bare):
                return None
    if not values:
        return None
    return tuple(
        format(value, "f").rstrip("0").rstrip(".") if "." in format(value, "f") else str(value)
        for value in values
    )
