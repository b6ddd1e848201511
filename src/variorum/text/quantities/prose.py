"""The forms of languages other than English, found by one pattern for each language.

What the tables of a language hold is put together here: its numbers, scales, months and weekdays.
Months and weekdays are those of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import regex
from babel import Locale, UnknownLocaleError

from variorum.text.passages import Span

from .kinds import MentionKind
from .languages import KNOWN, Language
from .parts import GAP, PARTS
from .scales import SHORT

_LEFT = r"(?<![\p{L}\p{N}_])"
_RIGHT = r"(?![\p{L}\p{N}_])"
# Digits of any language: as the English forms take them.
_SHARED = {
    "DIGITS": PARTS["DIGITS"],
    "D": r"(?:0?[1-9]|[12]\d|3[01])(?!\w)",
    "Y": r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)",
    "GROUPED": PARTS["GROUPED"],
}
# “Au moins 40”, “al menos 40” lie not below zero.
_NOT_LEAST = r"(?<!\b(?:al|lo|cuando|au|du|tout le|o|ou) )"
_NUMERIC_DATES = (
    r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?+(?:z|[+-]\d\d:?\d\d)?+)?+(?!\w)"
    r"|(?:\d\d?/\d\d?/|\d\d?\.\d\d?\.|\d\d?-\d\d?-)(?:\d{4}|\d\d)(?!\w|[./-]\d)"
    r"|\d{4}(?:/\d\d?/|\.\d\d?\.)\d\d?(?!\w)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?+(?!\w|:)"
    r"|(?:1[5-9]|20)\d\d[-–/](?:\d{4}|\d\d)(?!\w|[-–/]\d)"
)

_KINDS: Mapping[str, MentionKind] = {
    "number": "number", "one": "number", "date": "date", "vague": "vague",
}  # fmt: skip


def matches(lower: str, language: Language) -> Iterator[tuple[Span, MentionKind]]:
    """What the forms of a language find in a text in lower case, from left to right."""
    for found in _pattern(language).finditer(lower):
        if kind := _KINDS.get(found.lastgroup or ""):
            yield Span(*found.span()), kind


@cache
def months(tag: str) -> Mapping[str, int]:
    """The names of months, long and short, with their numbers; none of a language that CLDR lacks."""
    locale = _locale(tag)
    named = {
        name.lower().rstrip("."): number
        for context in (locale.months.values() if locale else ())
        for width in ("abbreviated", "wide")
        for number, name in context.get(width, {}).items()
    }
    prose = KNOWN[tag].prose if tag in KNOWN else None
    return named | ({"sept": 9} if tag == "en" else {}) | _forms(prose.month_forms if prose else "")


@cache
def weekdays(tag: str) -> Mapping[str, int]:
    """The names of weekdays, Monday 0; none of a language that CLDR lacks."""
    locale = _locale(tag)
    named = {
        name.lower().replace("ʼ", "'"): number
        for context in (locale.days.values() if locale else ())
        for number, name in context.get("wide", {}).items()
    }
    prose = KNOWN[tag].prose if tag in KNOWN else None
    return named | _forms(prose.weekday_forms if prose else "")


def _locale(tag: str) -> Any:
    try:
        return Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return None


def _forms(table: str) -> dict[str, int]:
    """The forms of a table of rows `number: form form`, one a line or parted by `|`."""
    named: dict[str, int] = {}
    for row in re.split(r"[|\n]", table):
        number, _, forms = row.partition(":")
        named |= dict.fromkeys(forms.split(), int(number)) if forms else {}
    return named


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, longest first; of none where there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word).replace("'", "['’ʼ]") for word in ordered) or "(?!)"


@cache
def _pattern(language: Language) -> regex.Pattern[str]:
    prose = language.prose
    assert prose is not None
    parts = _parts(language)
    rows = (
        ("", _rows(prose.passed_over)),
        ("date", (_NUMERIC_DATES, *_rows(prose.dates), "<YEAR>")),
        # “More than a thousand”, where the word for thousand looks like “thousands”.
        ("one", _rows(prose.one_scale)),
        ("vague", _rows(prose.vague)),
        ("number", (*_rows(prose.others), "<RANGE>", "<N>", r"\p{L}++[-‐‑]?<DIGITS>")),
    )
    # “No part of a word” on both sides, but digits run into letters.
    groups = []
    for kind, forms in rows:
        if not forms:
            continue
        whole = "|".join(
            form
            if "DIGITS" in form or ("<N>" in form and kind == "number")
            else f"(?:{form}){_RIGHT}"
            for form in forms
        )
        groups.append(f"(?P<{kind}>{whole})" if kind else f"(?:{whole})")
    text = f"{_LEFT}(?:{'|'.join(groups)})"
    while found := regex.search(r"<([A-Z_]+)>", text):
        text = text.replace(found[0], f"(?:{parts[found[1]]})")
    gaps = {" ": GAP, "~": f"(?:[-‐‑]|{GAP})"}
    return regex.compile(
        regex.sub(
            r"\[[^\]]*\]|\\ |[ ~]",
            lambda each: GAP if each[0] == "\\ " else gaps.get(each[0], each[0]),
            text,
        )
    )


def _rows(table: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in table.strip().splitlines() if line.strip())


def _parts(language: Language) -> dict[str, str]:
    prose = language.prose
    assert prose is not None
    short = any_of(word for word in language.scales if word in SHORT[language.tag])
    long = any_of(word for word in language.scales if word not in SHORT[language.tag])
    words = any_of(word for word in language.numbers if word not in language.unfound)
    compound = f"|{language.compound.pattern}" if language.compound else ""
    # “Treinta y uno”, but “cinco” and “diez” are two numbers.
    linked = f"(?: (?:{any_of(language.scale_links)}) ?(?:{long}){_RIGHT})?"
    tens = any_of(word for word, value in language.numbers.items() if value in range(20, 100, 10))
    links = f"(?:(?<=(?:{tens}) )(?:{any_of(language.links)}) )?"
    half = any_of(word for word, value in language.halves.items() if value < 1)
    more = any_of(word for word, value in language.halves.items() if value > 1)
    # “Два с половиной миллиона”
    scaled = rf"(?: (?:(?:{long}){_RIGHT}|(?:{short}){_RIGHT}\.?(?=\W|\Z)))*+"
    and_half = f"(?: (?:{any_of(language.and_half)}){_RIGHT}{scaled})?"
    point = (
        f"(?: (?:{any_of(language.points)})(?: (?:{any_of(language.numbers)}){_RIGHT})++{scaled})?"
        if language.points
        else ""
    )
    begun = any_of(word for word in language.unfound)
    further = f"(?:{any_of(language.numbers)}{compound}){_RIGHT}"
    # “Eins Komma zwei”
    one = any_of([*language.unfound, *language.articles])
    pointed = f"|(?:{one})(?= (?:{any_of(language.points)}) )" if language.points else ""
    # A word that is mostly another one counts where hundreds or a scale follow it: “neuf cents”.
    large = any_of(word for word, value in language.numbers.items() if value >= 100)
    word = f"(?:(?:{words}{compound}){_RIGHT}|(?:{begun})(?=[-‐‑ ](?:{large}|{long}){_RIGHT}){pointed})"
    alone = any_of(language.bare)
    below = f"(?: (?:{any_of(language.below)}){_RIGHT})?+"
    percent = f"(?: ?[%‰]|[-  ](?:{prose.percent}){_RIGHT})?+"
    month = months(language.tag)
    units = rf"(?:{prose.units}){_RIGHT}"
    joiners = any_of(language.joiners)
    openers = "|".join(f"{regex.escape(o)} <N> {regex.escape(j)} <N>" for o, j in language.openers)
    return _SHARED | {
        "S": f"(?:{long}|{short})",
        "W": (
            f"(?:(?:{half})[- ](?:{long}){_RIGHT}|(?:{more}){_RIGHT}(?: (?:{long}){_RIGHT})?"
            f"|(?:{any_of(language.articles)}) (?:{long}){_RIGHT}{linked}{and_half}"
            f"|(?>(?:{word}|(?:{alone}){_RIGHT})(?:[-‐‑ ]{links}(?:{further}|(?:{long}){_RIGHT}))*+){and_half}{point})"
        ),
        "F": (
            rf"(?:[-−+]?(?:\p{{L}}{{0,3}}(?=\$))?(?:\p{{Sc}} ?)?"
            r"(?:<GROUPED>(?: ?[-–—] ?<GROUPED>)?|<DIGITS>)"
            rf"{scaled}{and_half})"
        ),
        "N": rf"(?>(?:{_NOT_LEAST}(?:{any_of(language.minus)}) )?(?:<F>|<W>){percent}{below})",
        # “By 8% to 1,204” is no range.
        "RANGE": rf"{openers}|<N>(?<![%‰])(?<!(?:{prose.percent})) (?:{joiners}) <N>(?! (?:<M>))",
        "M": rf"(?:{any_of(month)})(?:\.(?= ?(?:1[5-9]|20)\d\d))?",
        "WD": any_of(weekdays(language.tag)),
        "U": units,
        "Q": f"(?:{prose.several})",
        "YEAR": rf"<Y>(?![-–/]\d| (?:{long}|{short}){_RIGHT}|{percent.removesuffix('?+')}| ?\p{{Sc}})",
        "NEAR": prose.near,
        "PART": f"(?:{prose.part})",
        "PARTS_OF": f"(?:{prose.parts_of})",
    }
