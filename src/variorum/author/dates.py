"""The dates that words write out in full."""

from __future__ import annotations

import calendar
import re

from variorum.model.refusal import Refused
from variorum.model.when import When, parse_when

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_FORMS = tuple(
    re.compile(form + r"\Z", re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        _YEAR,
    )
)


def read_date(words: str) -> When | None:
    """The day, month or year that `words` give in full; None where something is left open."""
    for form in _FORMS:
        if found := form.match(words):
            parts = found.groupdict()
            month = _MONTHS[parts["month"].casefold()] if parts.get("month") else None
            text = parts["year"]
            if number := parts.get("number") or month:
                text += f"-{int(number):02}"
            if day := parts.get("day"):
                text += f"-{int(day):02}"
            try:
                return parse_when(text)
            except Refused:
                return None
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
