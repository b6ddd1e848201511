"""What a language says about numbers, as one value; each language has a module with its tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from text_to_num import text2num

from variorum.text.quantities.scales import SCALES

Reader = Callable[[tuple[str, ...]], Decimal | None]
"""Reads number words in a row; None where they are no one number."""
Kinds = tuple[str, ...]
"""The kinds that words allow: one where they leave no doubt, none where nothing can be told."""
# A modifier that changes nothing: "only 40", "a total of 40".
NEUTRAL: Kinds = ("exact",)


@dataclass(frozen=True, eq=False)
class Prose:
    """The forms of quantities and dates in the prose of a language, each a row of a table.

    In a row a space is one gap within a line and `<NAME>` a part: `<N>` a number, `<W>` number
    words, `<S>` a scale, `<D>` the day of a month, `<M>` a month, `<Y>` a year, `<WD>` a weekday;
    `<U>`, `<Q>`, `<NEAR>`, `<PART>` and `<PARTS_OF>` are the language's own, below.
    """

    passed_over: str
    """What looks like a quantity and is none: idioms and names."""
    dates: str
    vague: str
    others: str
    """Parts, ordinals and multiples: found as numbers, never read as one."""
    units: str
    """`<U>`, a unit of time in any form."""
    several: str
    """`<Q>`, a word such as “several”."""
    near: str = ""
    """`<NEAR>`, what stands before a weekday: “last”."""
    part: str = "(?!)"
    """`<PART>`, a part of the day."""
    parts_of: str = "(?!)"
    """`<PARTS_OF>`, how many parts: “two” of “two thirds”."""
    percent: str = "(?!)"
    one_scale: str = ""
    """A scale by itself that means one of it, though its form is also that of several."""
    month_forms: str = ""
    """Forms of months that CLDR does not have, `number: form form | …`."""
    weekday_forms: str = ""
    """Forms of weekdays that CLDR does not have, as those of months, Monday 0."""
    name_months: str = "(?!)"
    """Months that are also given names."""


@dataclass(frozen=True, eq=False)
class Language:
    """The numbers of one language.

    `group` are the signs between thousands, `decimal` those before a fraction. `numbers` are number
    words with their values, `read` reads them in a row, `links` stand between them ("and"). Those
    `unfound` are mostly other words: they are read, and never found by themselves.
    `articles` make one of a scale ("a million"), `bare` are scales that need none, `rounds` those
    that mean about as many ("une centaine"), `scale_links` join two of them ("de"); `halves` make a part of it ("half a"), `and_half` adds
    half of one. `minus` stand before a number below zero, `below` behind it. `before` and `after` are the words around a number that make its kind, `timed` those
    of them that tell how long before a unit of time, `governors` what they belong to where they stand
    behind it ("control over"); `marks` follow a number that is a mark to pass, and
    `at_marks` are the words before it that say so.
    `openers` begin a range with their joiner ("between", "and"), `changers` are
    those of them that also tell a change ("rose from 3 to 5"), `joiners` stand in one without;
    `shares` stand between a part and its whole ("in", "out of"). Words are `countable` that look vague
    and may be meant as a number ("a pair").
    """

    tag: str
    group: str = ""
    decimal: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)
    read: Reader = lambda _: None
    compound: re.Pattern[str] | None = None
    unfound: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()
    scale_links: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    halves: Mapping[str, Decimal] = field(default_factory=dict)
    and_half: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    points: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    before: Mapping[str, Kinds] = field(default_factory=dict)
    after: Mapping[str, Kinds] = field(default_factory=dict)
    timed: frozenset[str] = frozenset()
    governors: frozenset[str] = frozenset()
    time_units: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    at_marks: Mapping[str, Kinds] = field(default_factory=dict)
    openers: tuple[tuple[str, str], ...] = ()
    changers: frozenset[str] = frozenset()
    joiners: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    countable: frozenset[str] = frozenset()
    determiners: tuple[str, ...] = ()
    prose: Prose | None = None
    words: bool = True

    @property
    def scales(self) -> Mapping[str, Decimal]:
        return SCALES.get(self.tag, {})


def modifiers(table: str) -> Mapping[str, Kinds]:
    """The words of a table of lines `kinds: words | words`; `plain` changes nothing, `open` leaves
    everything open."""
    found: dict[str, Kinds] = {}
    for line in table.strip().splitlines():
        told, _, words = line.partition(":")
        kinds = {"plain": NEUTRAL, "open": ()}.get(told.strip(), tuple(told.split()))
        found |= {" ".join(each.split()): kinds for each in words.split("|")}
    return found


def table(words: str) -> tuple[str, ...]:
    """The words of a line, one by one."""
    return tuple(words.split())


def plain_digits(group: str, decimal: str) -> re.Pattern[str]:
    """Digits in a language's way. Three digits after its decimal sign leave doubt, since other
    languages part thousands with it and articles copy one another."""
    if not group and not decimal:
        return re.compile(r"\d+")
    g, d = f"[{re.escape(group)}]", f"[{re.escape(decimal)}]"
    # The last alternative is how India parts 1,50,000.
    grouped = rf"\d{{1,3}}(?:(?P<sign>{g})\d{{3}})(?:(?P=sign)\d{{3}})*"
    indian = r"|\d{1,2}(?:,\d\d)+,\d{3}" if "," in group else ""
    return re.compile(
        rf"(?:{grouped}{indian})(?:{d}\d+)?|(?!(?!0)\d{{1,3}}{d}\d{{3}}\Z)\d+(?:{d}\d+)?"
    )


def additive(
    numbers: Mapping[str, int], scales: Mapping[str, Decimal], links: frozenset[str]
) -> Reader:
    """A reader for languages that set number words side by side, from large to small."""

    def read(words: tuple[str, ...]) -> Decimal | None:
        if not words or words[0] in links or words[-1] in links:
            return None
        total = 0
        smallest = 10**15
        group: list[int] = []
        for word in words:
            if word in links:
                continue
            if word in numbers:
                group.append(numbers[word])
                continue
            scale = int(scales.get(word, 0))
            times = _group(group, multiplied="hundred" in numbers)
            if scale < 1000 or times is None:
                return None
            if total and not group:  # "a thousand billion"
                if scale < smallest:
                    return None
                total *= scale
            elif scale < smallest:
                total += (times or 1) * scale
            else:
                return None
            smallest, group = scale, []
        rest = _group(group, multiplied="hundred" in numbers)
        return (
            Decimal(total + rest) if rest is not None and (total == 0 or 0 not in group) else None
        )

    return read


def _group(values: list[int], *, multiplied: bool) -> int | None:
    """What numbers below a thousand in a row make together; where `multiplied`, a hundred multiplies
    those before it ("two hundred"), elsewhere hundreds are words of their own ("двести")."""
    if multiplied and 100 in values:
        at = values.index(100)
        times, rest = (
            _group(values[:at], multiplied=False),
            _group(values[at + 1 :], multiplied=False),
        )
        if (
            times is None
            or rest is None
            or times >= 100
            or rest >= 100
            or (values[:at] and not times)
        ):
            return None
        return (times or 1) * 100 + rest
    total, room = 0, 1000
    for value in values:
        unit = 1 if value < 20 else 10 ** (len(str(value)) - 1)
        fits = value < room and (value < 10 or room != 10) and (value > 0 or len(values) == 1)
        if not fits or (10 <= value < 20 and room < 100):
            return None
        total, room = total + value, unit if value >= 20 else 1
    return total


def by_library(tag: str, **spelled: str) -> Reader:
    """A reader that asks text2num, which refuses what is no one number.

    `spelled` are forms of words that it does not have, each with one that it has.
    """

    def read(words: tuple[str, ...]) -> Decimal | None:
        try:
            return Decimal(text2num(" ".join(spelled.get(word, word) for word in words), tag))
        except ValueError:
            return None

    return read
