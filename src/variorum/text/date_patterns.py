"""The patterns of dates in a language, made of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from .language import NEVER, DateWords, Language, language_of, months, short_weekdays, weekdays

YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.|º)?(?!\w)"
_TO = r"(?:\s?[-–—/]\s?| to | and | or | bis | und | au | et | al? | y )"
_LAST = rf"(?:{_TO}(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?(?!\w))?"
_OF = r"(?:of |de |del |d[’'])?"


@dataclass(frozen=True)
class DatePatterns:
    """The words of a language's dates, and patterns of them.

    Only a text with the `hint` can name a date. The others find what stands beside one:
    `DateWords` says which is which.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    words: DateWords
    numbers: Language
    hint: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    bound: re.Pattern[str]
    moving: re.Pattern[str] | None
    partial: re.Pattern[str]
    within_day: re.Pattern[str]
    within_unit: re.Pattern[str]
    counted: re.Pattern[str]
    years: re.Pattern[str]
    dating: re.Pattern[str]


@cache
def date_patterns(tag: str) -> DatePatterns | None:
    """Those of a tag ("de", "de-AT"); None of a language that CLDR lacks."""
    code = tag.casefold().partition("-")[0]
    named, days, short = months(code), weekdays(code), short_weekdays(code)
    if not named:
        return None
    language = language_of(code)
    words = language.dates
    units = [*words.units.values(), *words.plural.values()]
    hints = "|".join([_any([*named, *days, *short, *words.near]), *units])
    bounds = "|".join(f"(?P<{each}>{pattern})" for each, pattern in words.bounds.items())
    return DatePatterns(
        named,
        {**days, **short},
        words,
        language,
        re.compile(rf"(?i)\d|\b(?:{hints})"),
        tuple(
            re.compile(rf"(?i)(?<![\w.,:/-]){form}")
            for form in _forms(language, named, days, short)
        ),
        _compiled(rf"(?<![\w'-])(?:{bounds or NEVER}) (?:(?:{words.bound_gap}) )?\Z"),
        _compiled(rf"\b(?:{words.moving})\b") if words.moving else None,
        _compiled(rf"\b(?:{words.partial})\b"),
        _compiled(rf"\b(?:{words.within_day})(?: on)? \Z"),
        _compiled(rf"\b(?:{words.within_unit})(?: on)? \Z"),
        _compiled(rf"\b(?:{words.counted})\s*\Z"),
        _compiled(rf"\b(?:{words.years})\b"),
        _compiled(rf"\b(?:{words.dating})[ -]\Z"),
    )


def _forms(
    language: Language, named: Iterable[str], days: Iterable[str], short: Iterable[str]
) -> list[str]:
    words = language.dates
    month = rf"(?P<month>{_any(named)})\.?"
    weekday = rf"(?:(?P<weekday>{_any([*days, *short])})s?\.?,?\.? (?:the |den |dem |le |el )?)?"
    forms = [
        rf"{weekday}{_DAY}{_LAST} {_OF}{month}(?!\w)(?:,? {_OF}{YEAR})?",
        rf"{weekday}{month} {_DAY}(?![.,:/]\d|%){_LAST}(?:,? {YEAR})?",
        rf"{_DAY}-{month}-{YEAR}",
        rf"{month},? {_OF}{YEAR}",
    ]
    day = rf"(?P<weekday>{_any(days)}){words.weekday_end}s?\b"
    if words.units:
        before, behind = "|".join(words.before.values()), "|".join(words.behind.values())
        unit = rf"(?P<unit>{'|'.join(words.units.values())})\b"
        many = rf"(?P<many>\d{{1,3}}|{_any([*language.numbers, *language.articles])})"
        units = rf"(?P<unit>{'|'.join(words.plural.values())})"
        forms += [
            rf"(?P<turn>{before}) {unit}",
            *([rf"{unit} (?P<turn>{behind})\b", rf"{day} (?P<turn>{behind})\b"] if behind else []),
            words.ago.replace("<MANY>", many).replace("<UNIT>", units) + r"\b",
            rf"(?P<turn>{before}) {day}",
        ]
    forms += [rf"(?P<near>{_any(words.near)})\b"] if words.near else []
    forms += [day, rf"{month}(?!\w)", YEAR]
    # “On Sat” is a day, “sat” by itself is not.
    return [*forms, rf"(?<={words.day_after} )(?P<weekday>{_any(short)})\b"]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?i){pattern}")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
