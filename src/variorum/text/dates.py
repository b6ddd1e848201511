"""The dates that words name: days, months and years, weekdays, and what hangs on another date.

What a word leaves open stays open: “22 December” names no year, “on Friday” is any Friday near the
date it hangs on.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple, TypeVar, cast

from .date_patterns import DatePatterns, date_patterns
from .language import Unit, language_of
from .letters import without_invisible
from .quantities.values import value_of

K = TypeVar("K")
Bound = Literal["", "until", "before", "since", "after"]

_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{4}|\d\d)"
    r"|(?P<y>\d{4})(?P<to>[./-])(?P<m>\d{1,2})(?P=to)(?P<d>\d{1,2}))(?![\w/-]|\.\d)"
)
# “2025年1月2日”, “2025년 1월 2일”
_EAST_ASIAN = re.compile(
    r"(?<!\d)(?P<y>(?:1[5-9]|20)\d\d) ?[年년](?: ?(?P<m>1[0-2]|0?[1-9]) ?[月월]"
    r"(?: ?(?P<d>3[01]|[12]\d|0?[1-9]) ?[日号號일])?)?"
)
_ISO = re.compile(r"(?<!\w)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[Tt ]\d\d:\d\d\S*)?(?!\w)")


class Days(NamedTuple):
    """The days from `first` to `last`, both among them; None is an open end."""

    first: dt.date | None
    last: dt.date | None

    def holds(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def moved(self, first: int, last: int) -> Days:
        """Each end moved by so many days."""
        return Days(_moved(self.first, first), _moved(self.last, last))


class Part(NamedTuple):
    """A date as far as it is told: a year, a month, a day or the days of one month."""

    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None

    @property
    def text(self) -> str:
        """It as an ISO day, month, year or span; empty where it names no year."""
        if self.year is None:
            return ""
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        last = "" if self.last_day is None else f"/{self.year:04}{month}-{self.last_day:02}"
        return f"{self.year:04}{month}{day}{last}"

    def days(self, year: int | None = None) -> Days | None:
        """Its days, in `year` where it names none itself; None where there are none such."""
        year = self.year or year
        if year is None:
            return None
        # A text may name a month or a day of nought, which is none.
        begins, ends = (1, 12) if self.month is None else (self.month, self.month)
        day, last_day = self.day, self.day if self.last_day is None else self.last_day
        try:
            length = calendar.monthrange(year, ends)[1]
            first = dt.date(year, begins, 1 if day is None else day)
            last = dt.date(year, ends, length if last_day is None else last_day)
        except ValueError:
            return None
        return Days(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Named:
    """A date that words name between `start` and `end`.

    `parts` are the ways to read it, more than one for “1/2/2024”; `weekday` counts from Monday, 0;
    `step` is how far it lies from the date it hangs on, `counted` whether that is “two weeks ago”.
    `bound` says whether the words before it make it an end or a beginning.
    """

    start: int
    end: int
    parts: tuple[Part, ...] = ()
    weekday: int | None = None
    step: tuple[int, Unit] | None = None
    bound: Bound = ""
    counted: bool = False

    @property
    def hangs(self) -> bool:
        """Whether only another date says which day it is."""
        return not self.parts

    @property
    def years(self) -> frozenset[int]:
        return frozenset(part.year for part in self.parts if part.year is not None)


_SPACE = re.compile(r"\s")
_APOSTROPHE = re.compile("[’ʼ]")


@lru_cache(maxsize=4096)
def dates_in(text: str, language: str) -> tuple[Named, ...]:
    """The dates that `text` names, in order; numbers alone of a language that is not known."""
    text = _APOSTROPHE.sub("'", _SPACE.sub(" ", text))
    known = date_patterns(language)
    found: list[Named] = []

    def add(named: Named) -> None:
        tells = named.parts or named.weekday is not None or named.step is not None
        if tells and not any(n.start < named.end and named.start < n.end for n in found):
            word = known.bound.search(text[max(0, named.start - 30) : named.start])
            found.append(replace(named, bound=cast("Bound", word.lastgroup) if word else ""))

    for match in (*_ISO.finditer(text), *_EAST_ASIAN.finditer(text)):
        year, month, day = (int(each) if each else None for each in match.group("y", "m", "d"))
        add(Named(*match.span(), (Part(year, month, day),)))
    for match in _NUMERIC.finditer(text):
        add(Named(*match.span(), tuple(_numeric(match, language))))
    for form in known.forms:
        for match in form.finditer(text):
            add(_read(text, match, known))
    return tuple(sorted(found, key=lambda named: named.start))


def _numeric(match: re.Match[str], language: str) -> Iterator[Part]:
    """The ways to read a date of three numbers, as far as there is such a day."""
    if match["y"]:
        ways = [(match["y"], match["m"], match["d"])]
    else:
        ways = [(match["c"], match["b"], match["a"])]
        if match["sign"] != "." and language.casefold().startswith("en"):
            ways.append((match["c"], match["a"], match["b"]))
    for year, month, day in ways:
        full = year if len(year) == 4 else f"20{year}" if int(year) < 50 else f"19{year}"
        part = Part(int(full), int(month), int(day))
        if part.days() is not None:
            yield part


def _read(text: str, match: re.Match[str], known: DatePatterns) -> Named:
    """What a form found; nothing is told by a month that is another word here."""
    groups = {name: words for name, words in match.groupdict().items() if words}
    words, place = known.words, match.span()
    if near := groups.get("near"):
        return Named(*place, step=words.near[near.casefold()])
    if many := groups.get("many"):
        count = value_of(many, known.language)
        if count is None and many.casefold() in known.language.articles:
            count = Decimal(1)
        step = (-int(count), _key(groups["unit"], words.plural)) if count else None
        return Named(*place, step=step, counted=True)
    unit: Unit = _key(groups["unit"], words.units) if "unit" in groups else "week"
    turned = (_key(groups["turn"], words.before, words.behind), unit) if "turn" in groups else None
    if "unit" in groups:
        return Named(*place, step=turned)
    weekday = known.weekdays[groups["weekday"].casefold()] if "weekday" in groups else None
    month = known.months[groups["month"].casefold().rstrip(".")] if "month" in groups else None
    year, day, last = (
        int(groups[each]) if each in groups else None for each in ("year", "day", "last")
    )
    if year is None and month is None:
        return Named(*place, weekday=weekday, step=turned)
    if year is None and day is None and groups["month"].casefold() in words.unclear:
        dating = groups["month"][:1].isupper() and known.dating.search(text[: match.start()])
        if not dating:
            return Named(*place)
    return Named(*place, (Part(year, month, day, last),), weekday)


def _key(text: str, *tables: Mapping[K, str]) -> K:
    """The key of the pattern that a text fits."""
    patterns = chain.from_iterable(table.items() for table in tables)
    return next(key for key, form in patterns if re.fullmatch(f"(?i)(?:{form})", text))


def in_full(words: str, language: str) -> tuple[str, ...]:
    """The ISO days, months, years or spans that `words` may mean where they are one date with its
    year: more than one for “1/2/2024”, none where something is left open or left over."""
    text = without_invisible(words).strip()
    named = dates_in(text, language)
    if len(named) != 1 or not named[0].parts or named[0].bound:
        return ()
    (one,) = named
    rest = re.findall(r"\w+", f"{text[: one.start]} {text[one.end :]}".casefold())
    if not language_of(language).dates.filling.issuperset(rest):
        return ()
    # A weekday that is not that day's leaves open which of the two is right.
    fits = [
        part.text
        for part in one.parts
        if (days := part.days()) and days.first
        if one.weekday in (None, days.first.weekday())
    ]
    return tuple(dict.fromkeys(fits))


def beside(text: str, named: Iterable[Named], language: str) -> str:
    """`text` without the dates in it and without the words that make them a beginning or an end."""
    known = date_patterns(language)
    for each in reversed(tuple(named)):
        before = text[: each.start]
        bound = known.bound.search(_APOSTROPHE.sub("'", before)) if each.bound else None
        # “Late on Friday” is Friday, “earlier this month” in it.
        within = known.within_day if each.weekday is not None else known.within_unit
        if (each.weekday is not None or each.step) and (part := within.search(before)):
            before = before[: part.start()]
        # “The day before Friday” moves the date, “before Friday” makes it an end.
        if bound and not known.counted.search(before[: bound.start()]):
            before = before[: bound.start()]
        text = f"{before} {text[each.end :]}"
    return text


def hanging(named: Named, anchor: Days) -> Days | None:
    """The days that a weekday, “yesterday” or “last week” may be, told on `anchor`.

    Of a weekday, the days around the anchor among which it is to be sought. “Last week” is the week
    before, which begins on Monday or Sunday, or the seven days before.
    """
    count, unit = named.step or (0, "day")
    if named.weekday is not None:
        turned = {-1: (-14, -1), 0: (-6, 6), 1: (1, 14)}
        return anchor.moved(*(turned[count] if named.step else (-7, 7)))
    if named.step is None:
        return None
    if named.counted and unit != "day":
        return _counted_back(anchor, count, unit)
    if unit == "day":
        return anchor.moved(count, count)
    if unit == "week":
        begun = anchor.first.weekday() if anchor.first else 0
        left = 6 - anchor.last.weekday() if anchor.last else 6
        return anchor.moved(7 * count - begun - (count == 0), -1 if count < 0 else 7 * count + left)
    return _units(anchor, count, unit)


def _counted_back(anchor: Days, count: int, unit: Unit) -> Days:
    """The days that “two weeks ago”, a `count` of -2, may mean: about so long before, or anywhere in that
    month or year."""
    length = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    slack = length * 2 // 3
    first, last = anchor.moved(count * length - slack, count * length + slack)
    if unit != "week":
        begins, ends = _units(anchor, count, unit)
        first = min(first, begins) if first and begins else None
        last = max(last, ends) if last and ends else None
    return Days(first, last)


def _moved(day: dt.date | None, days: int) -> dt.date | None:
    if day is None:
        return None
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _units(anchor: Days, count: int, unit: Unit) -> Days:
    """The months or years that lie `count` from those in which the anchor begins and ends."""
    first, last = (_unit(day, count, unit) if day else None for day in anchor)
    return Days(first and first.first, last and last.last)


def _unit(day: dt.date, count: int, unit: Unit) -> Days | None:
    months = day.year * 12 + day.month - 1 + (count if unit == "month" else 12 * count)
    return Part(months // 12, months % 12 + 1 if unit == "month" else None).days()
