"""What a contributor wrote, printed as text and nothing else."""

from __future__ import annotations

import re
import unicodedata

# Runners of CI read `##[command]` and `##vso[command]` anywhere in a line.
_RUNNER = re.compile(r"##(?=\w*\[)")
# Controls could move the cursor or begin a line that a CI system reads as a command.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """`text` on one line, without control characters."""
    return _RUNNER.sub("## ", letterwise(text))


def as_lines(text: str) -> list[str]:
    """The lines of a message that quotes what others wrote, none of them a CI system's command."""
    lines = [line.rstrip() for line in text.split("\n")]
    return [printable(f"| {line}" if line.lstrip().startswith("::") else line) for line in lines]


def letterwise(text: str) -> str:
    """As `printable` but for words: each character stays one character, in its place."""
    return _UNPRINTABLE.sub(
        lambda odd: " " if odd[0] in "\n\r\t" else "\N{REPLACEMENT CHARACTER}", text
    )


def columns(text: str) -> int:
    """How many columns of a terminal printable text takes: wide letters two, accents none."""
    return len(text) if text.isascii() else sum(map(letter_columns, text))


def letter_columns(letter: str) -> int:
    """How many columns one printable letter takes."""
    if letter < "\u0300":
        return 0 if letter == "\u00ad" else 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
