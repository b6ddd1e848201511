"""The dates that words write out in full."""

from __future__ import annotations

import calendar

from variorum.model.when import When, parse_when
from variorum.text.dates import in_full


def possible_dates(words: str, language: str = "en") -> tuple[When, ...]:
    """What `words` may mean where they are one date with its year: more than one for “1/2/2024”, none
    where something is left open."""
    return tuple(parse_when(text) for text in in_full(words, language))


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
