"""The dates that words name: days, months and years, weekdays, and what hangs on another date.

Months and weekdays are the CLDR's, through Babel. What a word leaves open stays open: “22 December”
names no year, “on Friday” is any Friday near the date it hangs on.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

Bound = Literal["", "until", "since"]
Unit = Literal["day", "week", "month", "year"]

# Words that say yesterday, today and tomorrow, in days from today.
_NEAR: Mapping[str, Mapping[str, int]] = {
    "en": {"day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
    "fr": {"avant-hier": -2, "hier": -1, "aujourd’hui": 0, "aujourd'hui": 0, "demain": 1},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0},
    "uk": {"позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1},
}
# Words that move a date, so that it is not the one named: “the day after”, “two weeks before”.
_MOVING: Mapping[str, str] = {
    "en": "before after later earlier ago previous following prior preceding eve next",
    "de": "vor nach später früher zuvor danach darauf vorigen folgenden",
    "fr": "avant après tard tôt précédent suivant lendemain veille il y a",
    "es": "antes después tarde anterior siguiente víspera hace",
    "uk": "до після перед тому через наступного напередодні",
    "ru": "до после перед назад через накануне",
}
# Words that take a part of what follows, or say only about when.
_PARTIAL = re.compile(
    r"(?i)\b(?:early|mid|late|later|end|start|beginning|half|middle|around|about|circa|weekend|"
    r"quarter|spring|summer|autumn|fall|winter|opening|closing|first|last|anfang|mitte|ende|début|fin|"
    r"mi|finales|principios|mediados|початк\w+|кінц\w+|начал\w+|конц\w+)\b"
)
_UNTIL = "avant|before|bis|by|hasta|jusqu[’']au|through|till|until|vor|до|к"
_SINCE = "ab|after|depuis|desde|dès|from|nach|seit|since|від|з|из|от|с|со|із"
_BOUND = re.compile(
    rf"(?i)(?<![\w’'-])(?:(?P<until>{_UNTIL})|{_SINCE}) (?:(?:on|the|dem|den|le|el|late|early|mid) )?\Z"
)
# A stretch of time, of which the word behind it takes so much from a date.
_COUNTED = re.compile(
    r"(?i)\b(?:days?|nights?|weeks?|months?|years?|hours?|decades?|morning|evening|tage?|wochen?|monate?|"
    r"jahre?|jours?|semaines?|mois|ans?|días?|semanas?|meses|años?|дн\w+|д[еі]н\w+|тиж\w+|недел\w+)\s*\Z"
)
_YEARS = re.compile(
    r"(?i)\b(?:years?|decades?|centur\w+|jahr\w*|ans?|années?|años?|рок\w+|лет|год\w*)\b"
)
_UNITS: Mapping[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.|º)?(?!\w)"
_TO = r"(?:\s?[-–—/]\s?| to | and | or | bis | und | au | et | al? | y )"
_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{4}|\d\d)"
    r"|(?P<y>\d{4})(?P<to>[./-])(?P<m>\d{1,2})(?P=to)(?P<d>\d{1,2}))(?![\w/-]|\.\d)"
)
_ISO = re.compile(r"(?<!\w)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[Tt ]\d\d:\d\d\S*)?(?!\w)")


class Days(NamedTuple):
    """The days from `first` to `last`, both among them; None is an open end."""

    first: dt.date | None
    last: dt.date | None

    def holds(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Part(NamedTuple):
    """A date as far as it is told: a year, a month, a day or the days of one month."""

    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None

    def days(self, year: int | None = None) -> Days | None:
        """Its days, in `year` where it names none itself; None where there are none such."""
        year = self.year or year
        if year is None:
            return None
        try:
            if self.month is None:
                return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
            if self.day is None:
                length = calendar.monthrange(year, self.month)[1]
                return Days(dt.date(year, self.month, 1), dt.date(year, self.month, length))
            first = dt.date(year, self.month, self.day)
            last = dt.date(year, self.month, self.last_day or self.day)
        except ValueError:
            return None
        return Days(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Named:
    """A date that words name between `start` and `end`.

    `parts` are the ways to read it, more than one for “1/2/2024”; `weekday` counts from Monday, 0;
    `step` is how far it lies from the date it hangs on. `bound` says whether the words before it
    make it an end or a beginning.
    """

    start: int
    end: int
    parts: tuple[Part, ...] = ()
    weekday: int | None = None
    step: tuple[int, Unit] | None = None
    bound: Bound = ""

    @property
    def hangs(self) -> bool:
        """Whether only another date says which day it is."""
        return not self.parts

    @property
    def years(self) -> frozenset[int]:
        return frozenset(part.year for part in self.parts if part.year is not None)


@dataclass(frozen=True)
class _Language:
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    hint: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    near: Mapping[str, int]
    moving: re.Pattern[str] | None


@lru_cache(maxsize=8)
def _language(code: str) -> _Language | None:
    """The words of dates in a language, by its two letters; None of one that the CLDR lacks."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        locale: Any = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
    months: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                months.setdefault(name.casefold().rstrip("."), number)
    if code == "en":
        months |= {"sept": 9}
    weekdays = {
        name.casefold(): number
        for context in ("format", "stand-alone")
        for number, name in locale.days[context]["wide"].items()
    }
    if code == "uk":
        weekdays |= {
            "середу": 2,
            "пʼятницю": 4,
            "п’ятницю": 4,
            "п'ятницю": 4,
            "суботу": 5,
            "неділю": 6,
        }
    if code == "ru":
        weekdays |= {"среду": 2, "пятницу": 4, "субботу": 5}
    month = rf"(?P<month>{_any(months)})\.?"
    of = r"(?:of |de |del |d[’'])?"
    weekday = rf"(?:(?P<weekday>{_any(weekdays)})s?,?\.? (?:the |den |dem |le |el )?)?"
    near = _NEAR.get(code, {})
    last = rf"(?:{_TO}(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?(?!\w))?"
    forms = [
        rf"{weekday}{_DAY}{last} {of}{month}(?!\w)(?:,? {of}{_YEAR})?",
        rf"{weekday}{month} {_DAY}(?![.,:/]\d|%){last}(?:,? {_YEAR})?",
        rf"{_DAY}-{month}-{_YEAR}",
        rf"{month},? {of}{_YEAR}",
        rf"(?P<turn>{'|'.join(_STEPS)}) (?P<unit>day|week|month|year)\b"
        if code == "en"
        else r"(?!)",
        rf"(?P<near>{_any(near)})\b" if near else r"(?!)",
        rf"(?:(?P<turn>{'|'.join(_STEPS)}) )?(?P<weekday>{_any(weekdays)})s?\b",
        rf"{month}(?!\w)",
        _YEAR,
    ]
    return _Language(
        months,
        weekdays,
        re.compile(rf"(?i)\d|\b(?:{_any([*months, *weekdays, *near, *_UNITS])})"),
        tuple(re.compile(rf"(?i)(?<![\w.,:/-]){form}") for form in forms),
        near,
        re.compile(rf"(?i)\b(?:{_any(_MOVING[code].split())})\b") if code in _MOVING else None,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# Months that are other words too: alone they are a date only after a word that dates.
_UNCLEAR = frozenset({"may", "mar", "march", "mars", "mai", "mayo", "jan", "sep", "dec"})
_DATING = re.compile(
    r"(?i)\b(?:in|since|by|until|till|from|through|during|of|for|before|after|last|next|this|early|late"
    r"|mid|im|seit|bis|en|depuis|au|desde|hasta)[ -]\Z"
)


@lru_cache(maxsize=4096)
def dates_in(text: str, language: str = "en") -> tuple[Named, ...]:
    """The dates that `text` names, in order; numbers alone of a language that is not known."""
    text = re.sub(r"\s", " ", text)
    known = _language(language.casefold().partition("-")[0])
    if known and not known.hint.search(text):
        return ()
    found: list[Named] = []

    def add(named: Named | None) -> None:
        if named and not any(n.start < named.end and named.start < n.end for n in found):
            found.append(named)

    for match in _ISO.finditer(text):
        part = Part(int(match["y"]), int(match["m"]), int(match["d"]))
        add(_named(text, match, (part,)))
    for match in _NUMERIC.finditer(text):
        add(_named(text, match, tuple(_numeric(match, language))))
    for form in known.forms if known else (re.compile(rf"(?<![\w.,:/-]){_YEAR}"),):
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
        if 1 <= int(month) <= 12 and part.days() is not None:
            yield part


def _read(text: str, match: re.Match[str], known: _Language | None) -> Named | None:
    groups = match.groupdict()
    if groups.get("near") and known:
        return _named(text, match, step=(known.near[groups["near"].casefold()], "day"))
    if groups.get("unit"):
        return _named(
            text, match, step=(_STEPS[groups["turn"].casefold()], _UNITS[groups["unit"].casefold()])
        )
    weekday = None
    if groups.get("weekday") and known:
        weekday = known.weekdays[groups["weekday"].casefold()]
    year = int(groups["year"]) if groups.get("year") else None
    month = None
    if groups.get("month") and known:
        month = known.months[groups["month"].casefold().rstrip(".")]
        alone = year is None and not groups.get("day")
        dating = groups["month"][:1].isupper() and _DATING.search(text[: match.start()])
        if alone and not dating and groups["month"].casefold() in _UNCLEAR:
            return None
    if year is None and month is None:
        turn = groups.get("turn")
        step: tuple[int, Unit] | None = (_STEPS[turn.casefold()], "week") if turn else None
        return _named(text, match, weekday=weekday, step=step)
    day = int(groups["day"]) if groups.get("day") else None
    last = int(groups["last"]) if groups.get("last") else None
    return _named(text, match, (Part(year, month, day, last),), weekday)


def _named(
    text: str,
    match: re.Match[str],
    parts: tuple[Part, ...] = (),
    weekday: int | None = None,
    step: tuple[int, Unit] | None = None,
) -> Named | None:
    if not parts and weekday is None and step is None:
        return None
    bound: Bound = ""
    if word := _BOUND.search(text[max(0, match.start() - 30) : match.start()]):
        bound = "until" if word["until"] else "since"
    return Named(match.start(), match.end(), parts, weekday, step, bound)


def beside(text: str, named: Iterable[Named]) -> str:
    """`text` without the dates in it and without the words that make them a beginning or an end."""
    for each in reversed(tuple(named)):
        before = text[: each.start]
        bound = _BOUND.search(before) if each.bound else None
        # “The day before Friday” moves the date, “before Friday” makes it an end.
        if bound and not _COUNTED.search(before[: bound.start()]):
            before = before[: bound.start()]
        text = f"{before} {text[each.end :]}"
    return text


def moved(rest: str, language: str = "en") -> bool:
    """Whether words beside a date may move it: “the day after”; in a language of which no such words
    are known, always."""
    known = _language(language.casefold().partition("-")[0])
    return known is None or known.moving is None or known.moving.search(rest) is not None


def moved_far(rest: str) -> bool:
    """Whether words beside a date count years: “two years after 2022”."""
    return _YEARS.search(rest) is not None


def partial(rest: str) -> bool:
    """Whether words beside a date take a part of it, tell it only about (“in late December”) or hold
    a number that was not read."""
    return _PARTIAL.search(rest) is not None or any(letter.isdigit() for letter in rest)


def hanging(named: Named, anchor: Days) -> Days | None:
    """The days that a weekday, “yesterday” or “last week” may be, told on `anchor`.

    Of a weekday, the days around the anchor among which it is to be sought. “Last week” is the week
    before, which begins on Monday or Sunday, or the seven days before.
    """
    count, unit = named.step or (0, "day")
    if named.weekday is not None:
        if named.step is None:
            return Days(_moved(anchor.first, -7), _moved(anchor.last, 7))
        spans = {-1: (-14, -1), 0: (-6, 6), 1: (1, 14)}
        before, behind = spans[count]
        return Days(_moved(anchor.first, before), _moved(anchor.last, behind))
    if named.step is None:
        return None
    if unit == "day":
        return Days(_moved(anchor.first, count), _moved(anchor.last, count))
    if unit == "week":
        first, last = anchor
        week = None if first is None else first.weekday()
        end = None if last is None else last.weekday()
        return Days(
            _moved(first, 7 * count - (week or 0) - (1 if count == 0 else 0)),
            _moved(last, -1 if count < 0 else 7 * count + 6 - (end or 0)),
        )
    return Days(
        _unit(anchor.first, count, unit, last=False), _unit(anchor.last, count, unit, last=True)
    )


def _moved(day: dt.date | None, days: int) -> dt.date | None:
    if day is None:
        return None
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _unit(day: dt.date | None, count: int, unit: Unit, *, last: bool) -> dt.date | None:
    """The first or last day of the month or year that lies `count` from that of `day`."""
    if day is None:
        return None
    months = day.year * 12 + day.month - 1 + (count if unit == "month" else 12 * count)
    part = Part(months // 12, months % 12 + 1 if unit == "month" else None)
    days = part.days()
    return None if days is None else days.last if last else days.first
