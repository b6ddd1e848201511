"""What is known of a language: the words of its numbers and dates, from `languages/CODE.yaml`.

A language is data. Each key of a file is a field of `Language` or of its `DateWords`, whose type
says how the text is read: `Words` are parted by spaces, `Phrases` by `|`, `Rows` are lines. Months
and weekdays are those of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, cast, get_args, get_type_hints

from babel import Locale, UnknownLocaleError

from .yaml_values import load_file, load_yaml

Kinds = tuple[str, ...]
"""The kinds that words allow: one where they leave no doubt, none where nothing can be told."""
Unit = Literal["day", "week", "month", "year"]
# A modifier that changes nothing: "only 40", "a total of 40".
NEUTRAL: Kinds = ("exact",)
# What no text holds.
NEVER = "(?!)"

_FOLDER = Path(__file__).parent / "languages"
_CODE = re.compile(r"[a-z]{2,3}", re.ASCII)


def _phrases(text: str) -> tuple[str, ...]:
    phrases = tuple(" ".join(each.split()) for each in text.split("|"))
    if "" in phrases:
        raise ValueError("a phrase is empty")
    return phrases


def _pair(text: str) -> tuple[str, str]:
    opener, between, joiner = text.partition(" … ")
    if not between:
        raise ValueError(f"“{text}” has no “…” between two words")
    return opener, joiner


def _rows(text: str) -> tuple[str, ...]:
    """The lines of a text without comments; one that begins with `|` goes on with the row above."""
    lines = [line.strip() for line in text.splitlines() if line.strip()[:1] not in ("", "#")]
    return tuple("\n".join(lines).replace("\n|", "|").split("\n"))


def _by_word(
    parted: Callable[[str], Iterable[str]], key: Callable[[str], Any]
) -> Callable[[Any], Mapping[str, Any]]:
    """A reader of a table of keys with words, which turns it round; no word stands twice."""

    def read(table: Any) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for each, words in table.items():
            for word in parted(words):
                if word in found:
                    raise ValueError(f"“{word}” stands twice")
                found[word] = key(each)
        return found

    return read


def _kinds(name: str) -> Kinds:
    """Kinds parted by spaces; `plain` changes nothing, `open` leaves everything open."""
    return {"plain": NEUTRAL, "open": ()}.get(name, tuple(name.split()))


def _step(text: str) -> tuple[int, Unit]:
    count, unit = text.split()
    if unit not in get_args(Unit):
        raise ValueError(f"“{unit}” is no unit")
    return int(count), cast("Unit", unit)


def _text(text: str) -> str:
    """A text, its lines joined without a space."""
    return "".join(map(str.strip, text.splitlines())) if "\n" in text else text


def _texts(table: Any) -> dict[Any, str]:
    return {key: _text(value) for key, value in table.items()}


# Kinds of text in a file, each with what reads it.
Text = Annotated[str, _text]
Words = Annotated[frozenset[str], lambda text: frozenset(text.split())]
Phrases = Annotated[tuple[str, ...], _phrases]
Pairs = Annotated[tuple[tuple[str, str], ...], lambda text: tuple(map(_pair, _phrases(text)))]
Rows = Annotated[tuple[str, ...], _rows]
Numbers = Annotated[Mapping[str, int], _by_word(str.split, int)]
Scales = Annotated[Mapping[str, Decimal], _by_word(str.split, Decimal)]
Halves = Annotated[Mapping[str, Decimal], _by_word(_phrases, Decimal)]
Modifiers = Annotated[Mapping[str, Kinds], _by_word(_phrases, _kinds)]
Steps = Annotated[Mapping[str, tuple[int, Unit]], _by_word(_phrases, _step)]
Texts = Annotated[Mapping[str, str], _texts]
Units = Annotated[Mapping[Unit, str], _texts]
Turns = Annotated[
    Mapping[int, str], lambda table: {int(key): text for key, text in _texts(table).items()}
]


@dataclass(frozen=True, eq=False)
class DateWords:
    """The words of dates beside months and weekdays; all but `near` and `filling` are patterns."""

    near: Steps = field(default_factory=dict)
    """Words that name a day or a year from the one they are told on, by how far it lies: `-1 day`."""
    before: Turns = field(default_factory=dict)
    """Last (-1), this (0) and next (1) before a unit or a weekday; `behind` the same behind it."""
    behind: Turns = field(default_factory=dict)
    units: Units = field(default_factory=dict)
    """Day, week, month and year in the singular; `plural` in the plural."""
    plural: Units = field(default_factory=dict)
    ago: Text = NEVER
    """“<MANY> <UNIT> ago”."""
    day_after: Text = NEVER
    """The word after which a weekday cut short is one by itself: “on Sat”."""
    weekday_end: Text = ""
    """What may be joined to a weekday: “freitagabend”."""
    filling: Words = frozenset()
    """What stands between the parts of a date and says nothing of its own."""
    moving: Text = ""
    """What moves a date, so that it is not the one named: “the day after”, “two weeks before”."""
    bounds: Texts = field(default_factory=dict)
    """What makes a date an end (`until`, and `before`, where it is none of it) or a beginning (`since`,
    `after`); `bound_gap` may stand between it and the date."""
    bound_gap: Text = NEVER
    partial: Text = NEVER
    """What takes a part of a date or says only about when."""
    within_day: Text = NEVER
    """What tells a part of a day without moving it, “late on Friday”; `within_unit` of a unit."""
    within_unit: Text = NEVER
    counted: Text = NEVER
    """A stretch of time, of which the word behind it takes so much from a date."""
    years: Text = NEVER
    dating: Text = NEVER
    """What stands before a month; `sure` makes it one whatever follows (“in April”)."""
    sure: Text = NEVER
    unclear: Words = frozenset({"jan", "mai", "mar", "may", "sep", "dec"})
    """Months that are other words too: alone they are a date only after a word that dates."""


Dates = Annotated[DateWords, lambda table: DateWords(**_values(DateWords, table))]


@dataclass(frozen=True, eq=False)
class Language:
    """The numbers and dates of one language.

    In a row or part a space is one gap within a line, `~` a gap or a hyphen, and `<NAME>` a part:
    one of `parts`, or one that is made of the tables (`quantities/parts.py`).
    """

    tag: Text
    group: Text = ""
    """The signs between thousands."""
    decimal: Text = ""
    """The signs before a fraction."""
    numbers: Numbers = field(default_factory=dict)
    """Number words with their values."""
    grammar: Text = "added"
    """How number words in a row are read, a name in `quantities/number_words.py`."""
    spelled: Texts = field(default_factory=dict)
    """Forms of number words that the grammar does not have, each with one that it has."""
    unfound: Words = frozenset()
    """Number words that are mostly other words: they are read, and never found by themselves."""
    links: Words = frozenset()
    """What stands between number words: “and”."""
    scales: Scales = field(default_factory=dict)
    """Words that multiply the number before them, after digits also without a space."""
    short: Words = frozenset()
    """Scales written after digits only, never as a number of their own; without a full stop."""
    bare: Words = frozenset()
    """Scales that need no number before them."""
    rounds: Words = frozenset()
    """Scales that mean about as many: “une centaine”."""
    scale_links: Words = frozenset()
    """What joins two scales: “de”."""
    articles: Words = frozenset()
    """What makes one of a scale: “a million”."""
    halves: Halves = field(default_factory=dict)
    """What makes a part of a scale: “half a”."""
    and_half: Phrases = ()
    """What adds half of a scale."""
    minus: Phrases = ()
    """What stands before a number below zero; `below` behind it."""
    below: Phrases = ()
    points: Words = frozenset()
    """What stands before the digits of a fraction, word by word."""
    units: Words = frozenset()
    """Words after a number that leave its value."""
    before: Modifiers = field(default_factory=dict)
    """The words before a number that make its kind; `after` those behind it."""
    after: Modifiers = field(default_factory=dict)
    timed: Phrases = ()
    """Those of `before` that tell how long before one of `time_units`."""
    time_units: Words = frozenset()
    governors: Words = frozenset()
    """What a word of `before` belongs to where it stands behind it: “control over”."""
    marks: Phrases = ()
    """What follows a number that is a mark to pass; `at_marks` are the words before it."""
    at_marks: Modifiers = field(default_factory=dict)
    openers: Pairs = ()
    """What begins a range, with what joins its ends: “between … and”."""
    changers: Words = frozenset()
    """Those of `openers` that also tell a change: “rose from 3 to 5”."""
    joiners: Phrases = ()
    """What stands in a range without an opener."""
    shares: Phrases = ()
    """What stands between a part and its whole: “in”, “out of”."""
    countable: Phrases = ()
    """What looks vague and may be meant as a number: “a pair”."""
    determiners: Phrases = ()
    """What may stand between a word of `at_marks` and the number."""
    parts: Texts = field(default_factory=dict)
    """Patterns that rows name."""
    passed_over: Rows = ()
    """What looks like a quantity and is none: idioms and names. Read first."""
    date_forms: Rows = ()
    one_scale: Rows = ()
    """A scale by itself that means one of it, though its form is also that of several."""
    vague: Rows = ()
    number_forms: Rows = ()
    months: Numbers = field(default_factory=dict)
    """Forms of months that CLDR does not have; `weekdays` the same, Monday 0."""
    weekdays: Numbers = field(default_factory=dict)
    name_months: Text = NEVER
    """Months that are also given names."""
    capitals: Words = frozenset()
    """Months and weekdays that are other words without a capital."""
    dates: Dates = field(default_factory=DateWords)

    @property
    def known(self) -> bool:
        """Whether its words are known at all."""
        return bool(self.tag)


# Of any other language no word is known: digits are read where no word follows that could be a scale.
OTHER = Language("")


def language_of(tag: str) -> Language:
    """The language of a tag ("de", "de-AT"), `OTHER` for one not known."""
    return _language(tag.casefold().partition("-")[0])


@cache
def _language(code: str) -> Language:
    # A tag is what a stranger wrote: what is no code never becomes part of a path.
    if not _CODE.fullmatch(code):
        return OTHER
    try:
        return read_language(code, (_FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return OTHER


def read_language(code: str, text: str) -> Language:
    """The language that a file tells of; a `ValueError` says which of its keys is wrong."""
    try:
        return Language(**_values(Language, {"tag": code, **load_yaml(text)}))
    except ValueError as fault:
        raise ValueError(f"{code}.yaml: {fault}") from fault


def _values(record: type, told: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record as a file tells them."""
    kinds = get_type_hints(record, include_extras=True)
    values = {}
    for key, value in told.items():
        try:
            (read,) = kinds[key].__metadata__
            values[key] = read(value)
        except KeyError:
            raise ValueError(f"{key}: there is no such key") from None
        except AttributeError:
            wanted = "text" if isinstance(value, dict) else "keys with text"
            raise ValueError(f"{key}: {wanted} is wanted here") from None
        except (InvalidOperation, ValueError) as fault:
            raise ValueError(f"{key}: {fault}") from fault
    return values


@cache
def shared_parts() -> Texts:
    """The parts of forms that all languages share."""
    return _texts(load_file(Path(__file__).with_name("quantities") / "parts.yaml"))


@cache
def months(tag: str) -> Numbers:
    """The names of months, long and short, with their numbers; none of a language that CLDR lacks."""
    return {
        **_named(tag, "months", "abbreviated"),
        **_named(tag, "months", "wide"),
        **_language(tag).months,
    }


@cache
def weekdays(tag: str) -> Numbers:
    """The names of weekdays, Monday 0; none of a language that CLDR lacks."""
    return {**_named(tag, "days", "wide"), **_language(tag).weekdays}


@cache
def short_weekdays(tag: str) -> Numbers:
    """Weekdays cut short, which count before a day only: many are other words too."""
    return _named(tag, "days", "abbreviated", contexts=("stand-alone",))


def _named(
    tag: str, kind: str, width: str, contexts: Iterable[str] = ("format", "stand-alone")
) -> Numbers:
    """The names that CLDR has for months or days, in small letters."""
    try:
        by_context = getattr(Locale.parse(tag), kind)
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.lower().rstrip(".").replace("ʼ", "'"): number
        for context in contexts
        for number, name in by_context[context].get(width, {}).items()
    }
