"""Letters that look like others, or do not show: what they are called, and what was meant."""

from __future__ import annotations

import re
import unicodedata

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
    return text if text.isascii() else text.translate(_WINDOWS)


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
    inner = text[1:-1]
    curled = len(text) > 2 and text[0] in CURLY and text[-1] in f'{CURLY}"'
    return inner if curled else None


def in_quotes(text: str) -> str:
    """`text` as YAML reads it back, in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
