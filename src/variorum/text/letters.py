"""Letters that look like others or do not show: what they are called, what was meant, where they stand; and
scripts that put no space between words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import regex

# A soft hyphen, a zero-width space, a word joiner: they tell a browser where a line may break.
INVISIBLE = "\u00ad\u200b\u2060"
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""Characters that no YAML file can hold, for a class of a pattern: C0 and C1 controls but tab, line feed and
carriage return, and what only looks like a line break or is none."""
# What parts the thousands of a number without parting its line.
GROUP_SPACES = "\u00a0\u2007\u2009\u202f"
# Letters that know no capitals: of scripts that write words together (Chinese, Japanese, Thai) or put a
# preposition before a number without a space (Hebrew, Arabic); with a hyphen that ties them to digits,
# which is no minus: “כ-40”.
_UNCASED_RUN = regex.compile(r"(?:[\p{Lo}--ªº]\p{M}*)+(?:[-‐‑](?=\d))?", regex.VERSION1)
# Such letters that multiply the digits before them.
POWERS = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8}
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# In place of a letter that is no part of the number beside it: neither letter, digit nor space.
_NO_LETTER = "\ue000"


def unmarked(text: str) -> str:
    """`text` without the marks on its letters: é is e. What has a plainer form takes it: ﬁ is fi."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Reduced:
    """A text without some of its characters, and where each of its offsets lies in the whole text."""

    text: str
    starts: list[int]
    shifts: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the whole text that a stretch of the reduced one stands for."""
        if not self.shifts:
            return start, end
        return self._original(start), self._original(end - 1) + 1

    def _original(self, offset: int) -> int:
        before = bisect_right(self.starts, offset)
        return offset + (self.shifts[before - 1] if before else 0)


def reduced(text: str, runs: re.Pattern[str], replacement: Callable[[str], str]) -> Reduced:
    """`text` with a replacement, no longer than it, for each run of characters that a pattern finds."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = shift = 0
    for run in runs.finditer(text):
        stand_in = replacement(run[0])
        pieces += (text[at : run.start()], stand_in)
        at = run.end()
        if len(run[0]) > len(stand_in):
            shift += len(run[0]) - len(stand_in)
            starts.append(at - shift)
            shifts.append(shift)
    return Reduced("".join([*pieces, text[at:]]) if pieces else text, starts, shifts)


def visible(text: str) -> Reduced:
    """`text` as its readers see it."""
    return Reduced(text, [], []) if text.isascii() else reduced(text, _INVISIBLE, lambda _: "")


def without_invisible(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", text)


def apart(text: str) -> str:
    """`text` with what stands for no letter in place of each letter of a script without capitals.

    So a number in it is one by itself, without the words that are written around it. A letter that
    multiplies the digits before it stays.
    """

    def veiled(run: regex.Match[str]) -> str:
        first, start = run[0][0], run.start()
        if first in POWERS and text[start - 1 : start].isdecimal():
            return first + _NO_LETTER * (len(run[0]) - 1)
        return _NO_LETTER * len(run[0])

    return text if text.isascii() else _UNCASED_RUN.sub(veiled, text)


def width(text: str) -> int:
    """How many columns a text takes where a Chinese, Japanese or Korean letter takes two."""
    return len(text) + (0 if text.isascii() else len(_WIDE.findall(text)))


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
# Marks that a text program puts in place of the straight ones.
CURLY = "“”„‟‘’‚«»‹›"

# What the bytes of Windows-1252 become where they are read as Latin-1; the byte 85 is white space then.
_WINDOWS = {
    code: letter
    for code in range(0x80, 0xA0)
    if code != 0x85 and (letter := bytes([code]).decode("cp1252", "ignore"))
}
MISREAD = re.compile(f"[{''.join(map(chr, _WINDOWS))}]")


def repaired(text: str) -> str:
    """`text` with the letters that were probably meant, one for one, in place of misread ones."""
    return text.translate(_WINDOWS) if MISREAD.search(text) else text


def called(letter: str) -> str:
    """What a letter is called, for people who can't see what it is."""
    name = unicodedata.name(letter, "a character without a name").lower()
    return f"U+{ord(letter):04X} ({name})"


def plain(text: str) -> str:
    """`text` with plain hyphens, spaces and digits in place of those that look like them, and without
    letters that do not show."""
    shown = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFKC", shown.translate(_DASHES))


def odd_letters(text: str) -> tuple[str, ...]:
    """The letters of `text` that are not ASCII, each once."""
    return tuple(dict.fromkeys(letter for letter in text if not letter.isascii()))


def uncurled(text: str) -> str | None:
    """What stands between the curly marks around `text`; None where there are none on both sides."""
    curled = len(text) > 2 and text[0] in CURLY and text[-1] in f'{CURLY}"'
    return text[1:-1] if curled else None


def in_quotes(text: str) -> str:
    """`text` as YAML reads it back, in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
