"""The day, month or year that words give in full, in any of the languages that are known."""

from __future__ import annotations

import datetime as dt
import re

from variorum.text.characters import visible

from .languages import language_of
from .prose import months, weekdays

# Words that stand between the parts of a date and say nothing of their own.
FILLING = {
    "en": frozenset({"of", "the", "on"}),
    "de": frozenset({"den", "der", "am", "im"}),
    "fr": frozenset({"le", "du", "en"}),
    "es": frozenset({"de", "del", "el", "año", "en"}),
    "ru": frozenset({"года", "г", "году", "в"}),
    "uk": frozenset({"року", "р", "році", "у", "в"}),
}
_NUMERIC = re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_PIECE = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th|er|º|ª)?")


def read_day(words: str, language: str = "en") -> str | None:
    """`words` as an ISO day, month or year; None where something is left open or left over.

    Of a numeric date the day stands first, except in English, where two countries differ: there it
    is read where only one order makes a date.
    """
    text = visible(words).text.lower().strip()
    known = language_of(language)
    if found := _ISO.fullmatch(text):
        return _date(*map(int, found.groups()))
    if found := _NUMERIC.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if known.tag == "en":
            possible = {_date(year, second, first), _date(year, first, second)} - {None}
            return possible.pop() if len(possible) == 1 else None
        return _date(year, second, first) if known.words else None
    if known.tag not in FILLING:
        return None
    return _written_out(text, known.tag)


def _written_out(text: str, tag: str) -> str | None:
    named, filling = months(tag), FILLING[tag]
    year = month = day = weekday = None
    for piece in _PIECE.findall(text):
        number = re.match(r"\d+", piece)
        if number is None:
            if piece in named and month is None:
                month = named[piece]
            elif piece in weekdays(tag) and weekday is None:
                weekday = weekdays(tag)[piece]
            elif piece not in filling:
                return None
        elif len(number[0]) == 4 and piece == number[0] and year is None:
            year = int(piece)
        elif len(number[0]) <= 2 and day is None:
            day = int(number[0])
        else:
            return None
    if year is None or (day is not None and month is None):
        return None
    if month is None:
        return f"{year:04}" if weekday is None else None
    if day is None:
        return f"{year:04}-{month:02}" if weekday is None else None
    read = _date(year, month, day)
    # A weekday that is not that day's leaves open which of the two is right.
    if read and weekday is not None and dt.date.fromisoformat(read).weekday() != weekday:
        return None
    return read


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
