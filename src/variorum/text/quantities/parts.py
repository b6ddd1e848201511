"""The parts from which forms are made, and how a form becomes a regular expression.

In a form a space is one gap within a line, `~` a gap or a hyphen, and `<NAME>` a part. No form
looks past the end of a line, so what follows in the next line never changes what was found. What is
repeated without limit gives nothing back (`*+`, `(?>…)`), so that time grows with the text and not
faster. Forms are read on lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from variorum.text.characters import GROUP_SPACES
from variorum.text.language import NEVER, Language, months, weekdays

GAP = f"(?:[ \\t{GROUP_SPACES}]{{1,3}})"
# What stands between the groups of a number.
_SPACES = f" {GROUP_SPACES}"
_WORDS_ONLY = re.compile(r"[\w '|-]+")

_SHARED = {
    # Digits: "27,000", "12.029", "3·5", "2-3", "10–15", "5%-10%", "$3-$4", "3/4", "115th", "350million",
    # "27-year-old", "½m".
    "DIGITS": (
        r"(?:\d[^\W_]*+(?:[.,:/’'·٫٬](?=\d)[^\W_]++|%?[-‐‑–][$€£¥]?(?=\d)[^\W_]++|[-‐‑](?=[^\W_])[^\W_]++)*+"
        r"(?: ?[½⅓⅔¼¾⅛](?:(?:bn|tn|[mk])(?!\w))?| [1-9]/[2-9](?![\w/]))?+|[½⅓⅔¼¾⅛](?:bn|tn|[mk])?(?!\w))"
    ),
    # "1 200": three digits after a space belong to the number before them; "1:25 000" is a scale.
    "GROUPED": (
        rf"(?:1:(?=\d{{1,3}}(?:[{_SPACES}]\d{{3}})*[{_SPACES}]000(?!\w)))?+"
        rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\w))++(?:[.,]\d++)?(?!\w)"
    ),
    # Letters before the digits make a name: “G20”.
    "NAME": r"[^\W\d_]++[-‐‑]?<DIGITS>",
    "D": r"(?:0?[1-9]|[12]\d|3[01])(?!\w)",
    "Y": r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)",
    "ISO_DATE": (
        r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?+(?:z|[+-]\d\d:?\d\d)?+)?+(?!\w)"
        r"|(?:\d\d?/\d\d?/|\d\d?\.\d\d?\.|\d\d?-\d\d?-)(?:\d{4}|\d\d)(?!\w|[./-]\d)"
        r"|\d{4}(?:/\d\d?/|\.\d\d?\.)\d\d?(?!\w)"
    ),
    "NUMERIC_DATE": (
        r"<ISO_DATE>|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?+(?!\w|:)"
        r"|(?:1[5-9]|20)\d\d[-–/](?:\d{4}|\d\d)(?!\w|[-–/]\d)"
    ),
    # A year by itself.
    "YEAR": r"<Y>(?![-–/]\d| <S>(?!\w)|<PERCENTS>| ?\p{Sc})",
    # Numbers, in digits and in words, with what belongs to them.
    "N": r"(?>(?:<NOT_LEAST>(?:<MINUS>) )?(?:<F>|<W>)<PERCENTS>?+(?: (?:<BELOW>)(?!\w))?+)",
    "F": (
        r"(?:[-−+]?(?:[^\W\d_]{0,3}(?=\$))?(?:\p{Sc} ?)?"
        r"(?:<GROUPED>(?: ?[-–—] ?<GROUPED>)?|<DIGITS>)<SCALED><AND_HALF>)"
    ),
    "W": (
        r"(?:(?:<HALF>)[- ]<L>|(?:<MORE>)(?!\w)(?: <L>)?"
        r"|(?:<ARTICLE>) <L>(?: (?:<SCALE_LINK>) ?<L>)?<AND_HALF>"
        r"|(?>(?:<FIRST>|(?:<BARE>)(?!\w))(?:[-‐‑ ]<LINKED>(?:<FURTHER>|<L>))*+)<AND_HALF><POINTED>)"
    ),
    "L": r"(?:<LONG>)(?!\w)",
    "S": "(?:<LONG>|<SHORT>)",
    # A word that is mostly another one counts where hundreds or a scale follow it, “neuf cents”, or a
    # point: “eins Komma zwei”.
    "FIRST": (
        r"(?:(?:<WORD>|<COMPOUND>)(?!\w)|(?:<UNFOUND>)(?=[-‐‑ ](?:<HUNDREDS>|<LONG>)(?!\w))"
        "|(?:<UNFOUND>|<ARTICLE>)(?= (?:<POINT>) ))"
    ),
    "FURTHER": r"(?:<ANY_WORD>|<COMPOUND>)(?!\w)",
    # “Treinta y uno”, but “cinco” and “diez” are two numbers.
    "LINKED": "(?:(?<=(?:<TEN>) )(?:<LINK>) )?",
    "POINTED": r"(?: (?:<POINT>)(?: (?:<ANY_WORD>)(?!\w))++<SCALED>)?",
    # “Два с половиной миллиона”
    "SCALED": r"(?: (?:<L>|(?:<SHORT>)(?!\w)\.?(?=\W|\Z)))*+",
    "AND_HALF": r"(?: (?:<HALF_MORE>)(?!\w)<SCALED>)?",
    "PERCENTS": r"(?: ?[%‰]|[- ](?:<PERCENT>)(?!\w))",
    # “Au moins 40”, “al menos 40” lie not below zero.
    "NOT_LEAST": r"(?<!\b(?:al|lo|cuando|au|du|tout le|o|ou) )",
    # “By 8% to 1,204” is no range.
    "RANGE": "<OPENED> <N>|<N>(?<![%‰])(?<!(?:<PERCENT>)) (?:<JOINER>) <N>(?! (?:<M>))",
    "M": r"(?:<MONTH>)(?:\.(?= ?(?:1[5-9]|20)\d\d))?",
    "COMPOUND": NEVER,
    "NEAR": "",
    "PART": NEVER,
    "PARTS_OF": NEVER,
}


@cache
def parts(language: Language) -> Mapping[str, str]:
    """The parts of a language: those all share, those made of its tables, and its own."""
    numbers, halves = language.numbers, language.halves
    long = language.scales.keys() - language.short
    openers = (f"{_escaped(opener)} <N> {_escaped(joiner)}" for opener, joiner in language.openers)
    words: dict[str, Iterable[str]] = {
        "WORD": numbers.keys() - language.unfound,
        "ANY_WORD": numbers,
        "UNFOUND": language.unfound,
        "TEN": (word for word, value in numbers.items() if value in range(20, 100, 10)),
        "HUNDREDS": (word for word, value in numbers.items() if value >= 100),
        "LONG": long,
        "SHORT": language.short,
        "BARE": language.bare,
        "HALF": (word for word, value in halves.items() if value < 1),
        "MORE": (word for word, value in halves.items() if value > 1),
        "HALF_MORE": language.and_half,
        "ARTICLE": language.articles,
        "LINK": language.links,
        "SCALE_LINK": language.scale_links,
        "POINT": language.points,
        "MINUS": language.minus,
        "BELOW": language.below,
        "JOINER": language.joiners,
    }
    # A language that writes its weekdays out waits for no CLDR.
    if "WD" not in language.parts:
        words |= {"MONTH": months(language.tag), "WD": weekdays(language.tag)}
    made = {name: any_of(each) for name, each in words.items()}
    own = {
        name: any_of(part.split("|")) if _WORDS_ONLY.fullmatch(part) else part
        for name, part in language.parts.items()
    }
    return {**_SHARED, **made, "OPENED": "|".join(openers) or NEVER, **own}


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, longest first; of none where there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(_escaped, ordered)) or NEVER


def _escaped(word: str) -> str:
    return re.escape(word).replace("\\ ", " ").replace("'", "['’ʼ]")


def compiled(form: str, language: Language) -> str:
    """The regular expression that a form stands for."""
    while found := re.search(r"<([A-Z_]+)>", form):
        form = form.replace(found[0], f"(?:{parts(language)[found[1]]})")
    gaps = {" ": GAP, "~": f"(?:[-‐‑]|{GAP})"}
    return re.sub(r"\[[^\]]*\]|[ ~]", lambda found: gaps.get(found[0], found[0]), form)
