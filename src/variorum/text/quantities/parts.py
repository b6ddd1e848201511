"""The parts from which forms are made, and how a form becomes a regular expression.

In a form a space is one gap within a line, `~` a gap or a hyphen, and `<NAME>` a part of `PARTS`. No
form looks past the end of a line, so what follows in the next line never changes what was found.
What is repeated without limit gives nothing back (`*+`, `(?>…)`), so that time grows with the text
and not faster. Forms are read on lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .languages.en import EN
from .scales import SCALES as _SCALE_VALUES
from .scales import SHORT
from .vocabulary import (
    CALENDAR_UNITS,
    CLEAR_MONTHS,
    CLOCK_UNITS,
    FATES,
    NUMBER_VALUES,
    ONES,
    ORDINALS,
    PARTS_OF_DAY,
    PLURAL_SCALES,
    SCALES,
    SEASONS,
    SHORT_MONTHS,
    SIZED,
    SIZES,
    SMALL_ORDINALS,
    TENS,
    UNCLEAR_MONTHS,
)

GAP = "(?:[ \\t\u00a0\u2007\u2009\u202f]{1,3})"
# What stands between the groups of a number.
_SPACES = r" \u00a0\u2007\u2009\u202f"


def words(table: Iterable[str]) -> str:
    """A pattern of any of the words, longest first."""
    escaped = (re.escape(word.lower()).replace("\\ ", " ") for word in table)
    return "|".join(sorted(escaped, key=lambda w: (-len(w), w)))


def _plural(unit: str) -> str:
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit != "day" else f"{unit}s"


def after(table: str) -> str:
    """A look-behind for one of the words and a space."""
    return "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in table.split()) + ")"


_UNITS = [*CALENDAR_UNITS, *CLOCK_UNITS]
_LONG_UNITS = [unit for unit in CALENDAR_UNITS if unit != "hour"]
_SCALES = [word for word in SCALES if word != "score"]
NUMBER_WORDS = [word for word in [*NUMBER_VALUES, "nil"] if word != "score"]
# “350 milliondollars”, “200 millionpeople”
_GLUED = "dollars|euros|pounds|people|tonnes|tons|barrels|litres|liters|rupees|yen"
# A first look that spares most words the rest: "a", "minus" and "us$" begin numbers too.
_LETTERS = "".join(sorted({word[0] for word in NUMBER_WORDS} | set("amun")))
_NUMBER_START = rf"(?=[{_LETTERS}\d½⅓⅔¼¾⅛$€£¥₹₽₴+−-])"

PARTS = {
    # Words.
    "ONE_WORD": rf"(?:{words(NUMBER_WORDS)})\b",
    "SMALL_WORD": rf"(?:{words(ONES[1:11])})\b",
    # "350 milliondollars": the space between two words gets lost.
    "SCALE": rf"(?:{words(_SCALES)})(?:{_GLUED})?\b",
    "AFTER_DIGITS": rf"(?:{words(w for w in _SCALE_VALUES['en'] if w in SHORT['en'])})\b",
    "SCALES": rf"(?:{words(w for w in PLURAL_SCALES if w != 'scores')})\b",
    "ORDINAL": rf"(?:(?:{words(TENS)})~(?:first|second|{words(SMALL_ORDINALS)})|{words(ORDINALS)})\b",
    "FRACTION_WORD": rf"(?:half|quarter(?!~?finals?\b)|{words(ORDINALS)})\b",
    "FRACTION_WORDS": rf"(?:halves|quarters|{words(f'{w}s' for w in ORDINALS)})\b",
    "UNIT": rf"(?:{words([*CALENDAR_UNITS, *PARTS_OF_DAY, *SEASONS])})\b",
    "UNITS": rf"(?:{words(map(_plural, CALENDAR_UNITS))})\b",
    "ANY_UNIT": rf"(?:{words([*_UNITS, *map(_plural, _UNITS)])})\b",
    "ANY_UNITS": rf"(?:{words(map(_plural, _UNITS))})\b",
    "LONG_UNITS": rf"(?:{words(map(_plural, _LONG_UNITS))})\b",
    "SEASON": rf"(?:{words(SEASONS)})\b",
    "SIZE": rf"(?:{words(SIZES)})",
    # What happens to people: "scores killed", not “scores level”.
    "HAPPENED": rf"(?:(?:(?:were|are|have been|feared|still|left|presumed|reported) )?(?:{words(FATES)})|die|flee)\b",
    "SIZED": rf"(?:{words(SIZED)})",
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
    # “Tested negative 3 times”
    "MINUS": r"(?:minus |(?<!test )(?<!tests )(?<!tested )negative )",
    "SIGN": r"(?:<MINUS>|[-−+](?=[\d$€£]))",
    "BELOW": rf"(?: (?:{words(EN.below)})\b)",
    "CURRENCY": r"(?:[a-z]{1,3}(?=\$))?[$€£¥₹₽₴] ?(?=[\d½⅓⅔¼¾⅛])",
    "PERCENT": r"(?: ?[%‰]|~percentage points?\b|~percent\b|~per cent\b)",
    # "Second-largest".
    "RANKED": r"(?:-\w+(?<=est)\b)?",
    # Dates.
    "CLOCK": r"(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)",
    "YEAR": r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)",
    "MONTH": rf"(?:{words([*CLEAR_MONTHS, *UNCLEAR_MONTHS])})\b",
    "SHORT_MONTH": rf"(?:{words(SHORT_MONTHS)})\b",
    "NARROW": r"(?:(?:early|late|mid)~(?:to~late~|to~mid~)?)?",
    "RELATED": r"(?:last|past|next|previous|following|coming|same)",
}  # fmt: skip

# A number: the longest of these from one place. "An" and "a" belong to it where they say one. A form
# writes it out once, where it is sought most often, and calls it by name elsewhere: a call takes three
# times as long, and what is written out takes long to compile.
PARTS |= {
    "COUNTED": (
        r"(?><MINUS>?+(?:(?:half an? |half~|(?:a|three) quarters? of an? |an? )(?=<SCALE>))?+<ONE_WORD>"
        r"(?:(?:~|(?<=hundred) and |(?<=thousand) and |(?<=million) and )<ONE_WORD>)*+"
        r"(?: point(?: <ONE_WORD>)++)?+"
        r"(?: and an? (?:half|quarter)\b(?: <SCALE>)?)?+<PERCENT>?+<BELOW>?+)"
    ),
    "FRACTION": (
        r"(?>(?:an?|<SMALL_WORD>)~<FRACTION_WORD>(?!-|~?time\b)|(?:<SMALL_WORD>|\d{1,2})~<FRACTION_WORDS>"
        r"|half\b(?!~?(?:time|finals?|hearted|brother|sister|way)\b))"
    ),
    "FIGURE": (
        r"(?><SIGN>?+<CURRENCY>?+(?:<GROUPED>|<DIGITS>)(?:~<SCALE>| <AFTER_DIGITS>){0,3}+"
        r"(?: and an? (?:half|quarter)\b(?: <SCALE>)?)?+<PERCENT>?+<BELOW>?+)"
    ),
    # Half a dozen is a number before half is one.
    "NUMERAL": r"(?>half(?: an?)?~(?=<SCALE>)<COUNTED>|<FRACTION>|<COUNTED>|<FIGURE>)",
    "NUMBER": rf"{_NUMBER_START}(?P<numeral><NUMERAL>)",
    "NUMBER_AGAIN": rf"{_NUMBER_START}(?&numeral)",
    "FEW": r"(?:(?:an?|one)|several|(?:quite )?a (?:good )?few|some|many|a couple of)",
}  # fmt: skip


def compiled(form: str) -> str:
    """The regular expression that a form stands for."""
    while found := re.search(r"<([A-Z_]+)>", form):
        form = form.replace(found[0], f"(?:{PARTS[found[1]]})")
    gaps = {" ": GAP, "~": f"(?:[-‐‑]|{GAP})"}
    return re.sub(r"\[[^\]]*\]|[ ~]", lambda found: gaps.get(found[0], found[0]), form)
