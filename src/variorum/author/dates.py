"""The dates that words write out in full."""

from __future__ import annotations

import calendar

from variorum.model.refusal import Refused
from variorum.model.when import When, parse_when
from variorum.text.dates import Part, dates_in


def possible_dates(words: str, language: str = "en") -> tuple[When, ...]:
    """What `words` may mean where they are one date with its year: more than one for “1/2/2024”, none
    where something is left open."""
    named = dates_in(words, language)
    if len(named) != 1 or named[0].start > 0 or named[0].end < len(words):
        return ()
    return tuple(when for part in named[0].parts if (when := _when(part)) is not None)


def read_date(words: str, language: str = "en") -> When | None:
    """The day, month or year that `words` give in full; None where something is left open."""
    possible = possible_dates(words, language)
    return possible[0] if len(possible) == 1 else None


def _when(part: Part) -> When | None:
    if part.year is None:
        return None
    text = f"{part.year:04}"
    for number in (part.month, part.day):
        text += "" if number is None else f"-{number:02}"
    if part.last_day is not None:
        text += f"/{text[:7]}-{part.last_day:02}"
    try:
        return parse_when(text)
    except Refused:
        return None


def is_weekday_of(words: str, when: When) -> bool:
    """Whether `words` are just the weekday of that day."""
    day = when.day
    return day is not None and words.casefold() == calendar.day_name[day.weekday()].casefold()


def written(when: When) -> tuple[str, ...]:
    """How an article may write that day, its year aside."""
    day = when.day
    if day is None:
        return ()
    month = calendar.month_name[day.month]
    return (f"{day.day} {month}", f"{month} {day.day}", day.isoformat())
