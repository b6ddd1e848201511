"""The patterns of dates in a language, made of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .language import NEVER, Language, language_of, months, short_weekdays, weekdays
from .quantities.parts import any_of

YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.|º)?(?!\w)"
_TO = r"(?:\s?[-–—/]\s?| to | and | or | bis | und | au | et | al? | y )"
_LAST = rf"(?:{_TO}(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?(?!\w))?"
_OF = r"(?:of |de |del |d[’'])?"


class DatePatterns:
    """The words of a language's dates, and patterns of them. Of a language that CLDR lacks there are none
    but of years.

    The `forms` find a date, the others what stands beside one: `DateWords` says which is which.
    """

    def __init__(self, code: str) -> None:
        self.language = language_of(code)
        self.words = words = self.language.dates
        self.months, days, short = months(code), weekdays(code), short_weekdays(code)
        self.weekdays = {**days, **short}
        forms = _forms(self.language, self.months, days, short) if self.months else [YEAR]
        self.forms = [re.compile(rf"(?i)(?<![\w.,:/-]){form}") for form in forms]
        bounds = "|".join(f"(?P<{each}>{pattern})" for each, pattern in words.bounds.items())
        self.bound = re.compile(
            rf"(?i)(?<![\w'-])(?:{bounds or NEVER}) (?:(?:{words.bound_gap}) )?\Z"
        )
        self.moving = _word(words.moving or NEVER)
        self.partial = _word(words.partial)
        self.years = _word(words.years)
        self.within_day = _word(words.within_day, r"(?: on)? \Z")
        self.within_unit = _word(words.within_unit, r"(?: on)? \Z")
        self.counted = _word(words.counted, r"\s*\Z")
        self.dating = _word(words.dating, r"[ -]\Z")

    def moves(self, rest: str) -> bool:
        """Whether words beside a date may move it: “the day after”; in a language of which no such words
        are known, any may."""
        if not self.words.moving:
            return any(map(str.isalpha, rest))
        return self.moving.search(rest) is not None

    def takes_part(self, rest: str) -> bool:
        """Whether words beside a date take a part of it, tell it only about (“in late December”) or hold
        a number that was not read."""
        return self.partial.search(rest) is not None or any(map(str.isdigit, rest))


@cache
def date_patterns(tag: str) -> DatePatterns:
    """Those of a tag ("de", "de-AT")."""
    return DatePatterns(tag.casefold().partition("-")[0])


def _word(words: str, behind: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{words}){behind}")


def _forms(
    language: Language, named: Iterable[str], days: Iterable[str], short: Iterable[str]
) -> list[str]:
    words = language.dates
    month = rf"(?P<month>{any_of(named)})\.?"
    weekday = rf"(?:(?P<weekday>{any_of([*days, *short])})s?\.?,?\.? (?:the |den |dem |le |el )?)?"
    day = rf"(?P<weekday>{any_of(days)}){words.weekday_end}s?\b"
    unit, units = (
        rf"(?P<unit>{'|'.join(each.values()) or NEVER})" for each in (words.units, words.plural)
    )
    before, behind = (
        rf"(?P<turn>{'|'.join(each.values()) or NEVER})" for each in (words.before, words.behind)
    )
    many = rf"(?P<many>\d{{1,3}}|{any_of([*language.numbers, *language.articles])})"
    return [
        rf"{weekday}{_DAY}{_LAST} {_OF}{month}(?!\w)(?:,? {_OF}{YEAR})?",
        rf"{weekday}{month} {_DAY}(?![.,:/]\d|%){_LAST}(?:,? {YEAR})?",
        rf"{_DAY}-{month}-{YEAR}",
        rf"{month},? {_OF}{YEAR}",
        rf"{before} {unit}\b",
        rf"{unit}\b {behind}\b",
        rf"{day} {behind}\b",
        words.ago.replace("<MANY>", many).replace("<UNIT>", units) + r"\b",
        rf"{before} {day}",
        rf"(?P<near>{any_of(words.near)})\b",
        day,
        rf"{month}(?!\w)",
        YEAR,
        # “On Sat” is a day, “sat” by itself is not.
        rf"(?<={words.day_after} )(?P<weekday>{any_of(short)})\b",
    ]
