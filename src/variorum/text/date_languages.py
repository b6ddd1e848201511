"""How languages write dates: their months, weekdays, what hangs on another date, and words beside them.

Months and weekdays are the CLDR's, through Babel; the rest is written by hand for six languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from .quantities.languages import Language, language_of
from .quantities.prose import months, weekdays

Unit = Literal["day", "week", "month", "year"]

# Words that name a day or a year from the one they are told on, with how far it lies.
_NEAR: Mapping[str, Mapping[str, tuple[int, Unit]]] = {
    "en": {
        "day before yesterday": (-2, "day"), "yesterday": (-1, "day"), "today": (0, "day"),
        "tonight": (0, "day"), "tomorrow": (1, "day"),
    },
    "de": {
        "vorgestern": (-2, "day"), "gestern": (-1, "day"), "heute": (0, "day"),
        "übermorgen": (2, "day"), "vorjahr": (-1, "year"), "vormonat": (-1, "month"),
        "vorwoche": (-1, "week"),
    },
    "fr": {
        "avant-hier": (-2, "day"), "hier": (-1, "day"), "aujourd'hui": (0, "day"),
        "après-demain": (2, "day"), "demain": (1, "day"),
    },
    "es": {
        "anteayer": (-2, "day"), "ayer": (-1, "day"), "anoche": (-1, "day"), "hoy": (0, "day"),
        "pasado mañana": (2, "day"),
    },
    "uk": {
        "позавчора": (-2, "day"), "вчора": (-1, "day"), "учора": (-1, "day"), "сьогодні": (0, "day"),
        "завтра": (1, "day"), "післязавтра": (2, "day"), "торік": (-1, "year"),
    },
    "ru": {
        "позавчера": (-2, "day"), "вчера": (-1, "day"), "сегодня": (0, "day"), "завтра": (1, "day"),
        "послезавтра": (2, "day"),
    },
}  # fmt: skip


class Turn(NamedTuple):
    """How a language says last, this and next week: patterns of what stands before the unit or
    weekday and behind it, of the units in the singular and in the plural, and of “N units ago”."""

    before: Mapping[int, str]
    behind: Mapping[int, str]
    units: Mapping[Unit, str]
    plural: Mapping[Unit, str]
    ago: str


_TURNS: Mapping[str, Turn] = {
    "en": Turn(
        {-1: "last|past", 0: "this", 1: "next|coming"},
        {},
        {"day": "day", "week": "week", "month": "month", "year": "year"},
        {"day": "days?", "week": "weeks?", "month": "months?", "year": "years?"},
        "<MANY> <UNIT> ago",
    ),
    "de": Turn(
        {
            -1: "(?:letzt|vergangen|vorig)e[mnrs]?",
            0: "diese[mnrs]?",
            1: "(?:nächst|kommend)e[mnrs]?",
        },
        {},
        {"week": "woche", "month": "monats?", "year": "jahre?s?"},
        {"day": "tag(?:en?)?", "week": "wochen?", "month": "monat(?:en?)?", "year": "jahr(?:en?)?"},
        "vor <MANY> <UNIT>",
    ),
    "fr": Turn(
        {0: "ce|cet|cette"},
        {-1: "derni(?:er|ère)|passée?", 1: "prochaine?"},
        {"week": "semaine", "month": "mois", "year": "an|année"},
        {"day": "jours?", "week": "semaines?", "month": "mois", "year": "ans?"},
        "il y a <MANY> <UNIT>",
    ),
    "es": Turn(
        {-1: "pasad[oa]", 0: "est[ea]", 1: "próxim[oa]"},
        {-1: "pasad[oa]", 1: "próxim[oa]|que viene"},
        {"week": "semana", "month": "mes", "year": "año"},
        {"day": "días?", "week": "semanas?", "month": "mes(?:es)?", "year": "años?"},
        "hace <MANY> <UNIT>",
    ),
    "uk": Turn(
        {
            -1: "минул(?:ого|ому|ий|им|ої|ій|у|а)",
            0: "(?:цього|цьому|цей|цим|цієї|цій|цю|ця)",
            1: "наступн(?:ого|ому|ий|им|ої|ій|у|а)",
        },
        {},
        {
            "week": "тижн(?:я|ю|і|ем)|тиждень",
            "month": "місяц(?:я|ю|і|ем)|місяць",
            "year": "року|році|рік|роком",
        },
        {
            "day": "д(?:ень|ні|нів)",
            "week": "тиж(?:день|ні|нів)",
            "month": "місяц(?:ь|і|ів)",
            "year": "р(?:ік|оки|оків)",
        },
        "<MANY> <UNIT> тому",
    ),
    "ru": Turn(
        {
            -1: "(?:прошл|минувш)(?:ого|его|ому|ему|ый|ий|ым|им|ой|ей|ом|ем|ую)",
            0: "(?:этого|этому|этот|этим|этой|этом|эту)",
            1: "(?:следующ|будущ)(?:его|ему|ий|им|ей|ем|ую)",
        },
        {},
        {
            "week": "недел(?:я|и|е|ю|ей)",
            "month": "месяц(?:а|у|е|ем)?",
            "year": "год(?:а|у|ом)?",
        },
        {
            "day": "(?:день|дня|дней)",
            "week": "недел(?:ю|и|ь)",
            "month": "месяц(?:а|ев)?",
            "year": "(?:год|года|лет)",
        },
        "<MANY> <UNIT> (?:тому )?назад",
    ),
}
# Words that stand between the parts of a date and say nothing of their own.
FILLING: Mapping[str, frozenset[str]] = {
    "en": frozenset({"of", "the", "on", "in"}),
    "de": frozenset({"den", "der", "am", "im"}),
    "fr": frozenset({"le", "du", "en"}),
    "es": frozenset({"de", "del", "el", "año", "en"}),
    "ru": frozenset({"года", "г", "году", "в"}),
    "uk": frozenset({"року", "р", "році", "у", "в"}),
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
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.|º)?(?!\w)"
TO = r"(?:\s?[-–—/]\s?| to | and | or | bis | und | au | et | al? | y )"


@dataclass(frozen=True)
class DateLanguage:
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    hint: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    near: Mapping[str, tuple[int, Unit]]
    turns: Turn | None
    numbers: Language
    moving: re.Pattern[str] | None


@lru_cache(maxsize=8)
def date_language(code: str) -> DateLanguage | None:
    """The words of dates in a language, by its two letters; None of one that the CLDR lacks."""
    named, days = months(code), weekdays(code)
    if not named:
        return None
    near, turns, numbers = _NEAR.get(code, {}), _TURNS.get(code), language_of(code)
    units_of = [*turns.units.values(), *turns.plural.values()] if turns else []
    month = rf"(?P<month>{_any(named)})\.?"
    of = r"(?:of |de |del |d[’'])?"
    weekday = (
        rf"(?:(?P<weekday>{_any([*days, *_short(code)])})s?\.?,?\.? (?:the |den |dem |le |el )?)?"
    )
    last = rf"(?:{TO}(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?(?!\w))?"
    part_of_day = (
        r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?" if code == "de" else ""
    )
    forms = [
        rf"{weekday}{DAY}{last} {of}{month}(?!\w)(?:,? {of}{YEAR})?",
        rf"{weekday}{month} {DAY}(?![.,:/]\d|%){last}(?:,? {YEAR})?",
        rf"{DAY}-{month}-{YEAR}",
        rf"{month},? {of}{YEAR}",
    ]
    day = rf"(?P<weekday>{_any(days)}){part_of_day}s?\b"
    if turns:
        before, behind = "|".join(turns.before.values()), "|".join(turns.behind.values())
        unit = rf"(?P<unit>{'|'.join(turns.units.values())})\b"
        many = rf"(?P<many>\d{{1,3}}|{_any([*numbers.numbers, *numbers.articles])})"
        units = rf"(?P<unit>{'|'.join(turns.plural.values())})"
        forms += [
            rf"(?P<turn>{before}) {unit}",
            *([rf"{unit} (?P<turn>{behind})\b", rf"{day} (?P<turn>{behind})\b"] if behind else []),
            turns.ago.replace("<MANY>", many).replace("<UNIT>", units) + r"\b",
            rf"(?P<turn>{before}) {day}",
        ]
    forms += [rf"(?P<near>{_any(near)})\b"] if near else []
    forms += [day, rf"{month}(?!\w)", YEAR]
    forms += [rf"(?<=on )(?P<weekday>{_any(_short(code))})\b"] if code == "en" else []
    return DateLanguage(
        named,
        {**days, **_short(code)},
        re.compile(rf"(?i)\d|\b(?:{'|'.join([_any([*named, *days, *_short(code), *near]), *units_of])})"),
        tuple(re.compile(rf"(?i)(?<![\w.,:/-]){form}") for form in forms),
        near,
        turns,
        numbers,
        re.compile(rf"(?i)\b(?:{_any(_MOVING[code].split())})\b") if code in _MOVING else None,
    )  # fmt: skip


def _short(code: str) -> dict[str, int]:
    """Weekdays cut short, which count before a day only: many are other words too."""
    from babel import Locale  # noqa: PLC0415

    named = Locale.parse(code).days["stand-alone"]["abbreviated"]
    return {name.casefold().rstrip("."): number for number, name in named.items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
