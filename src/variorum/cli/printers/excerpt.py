"""The line of a file that a problem is about, with a caret under the spot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from variorum.model.problem import Problem

from .printable import columns, letter_columns, letterwise, printable

WIDEST = 96
# How much of a long line stands before the spot.
_LEAD = 40
# How much of it is looked at; letters without width let more stand than there are columns.
_NEAR = 300


def excerpt(problem: Problem, texts: Mapping[str, str]) -> tuple[str, str] | None:
    """The line and the caret's line, both with the line's number before them.

    None where nothing of the file was read, or the problem is about no line that is there.
    """
    line = _line(texts.get(problem.path, ""), problem.line)
    if line is None or not line.strip() or problem.column > len(line) + 1:
        return None
    shown, before = _around(line, problem.column - 1)
    number = str(problem.line)
    return f"{number} | {printable(shown)}", f"{' ' * len(number)} | {' ' * columns(before)}^"


def _line(text: str, number: int) -> str | None:
    """The line of that number without its end; only line feeds part lines, as for the readers."""
    lines = _lines(text)
    return lines[number - 1].removesuffix("\r") if text and number <= len(lines) else None


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """A text's lines: problems come file by file, and a file may have thousands."""
    return text.split("\n")


def _around(line: str, at: int) -> tuple[str, str]:
    """The line cut to what fits around the spot, and the part of that before the spot."""
    # Far more than fits, so that a line of a megabyte costs no more than any other.
    start, end = max(0, at - _NEAR), at + _NEAR
    spaced = letterwise(line[start:end])
    at -= start
    whole = start == 0 and end >= len(line)
    if whole and columns(printable(spaced)) <= WIDEST:
        return spaced, _before(spaced, 0, at)
    first, lead = at, 0
    while first > 0 and (lead := lead + letter_columns(spaced[first - 1])) <= _LEAD:
        first -= 1
    head = "… " if start or first else ""
    last, width = at, columns(head + spaced[first:at])
    while last < len(spaced) and (width := width + letter_columns(spaced[last])) <= WIDEST - 2:
        last += 1
    tail = " …" if last < len(spaced) or end < len(line) else ""
    return head + spaced[first:last] + tail, head + _before(spaced, first, at)


def _before(spaced: str, first: int, at: int) -> str:
    """What is printed before the spot; `printable` parts `##[`, which moves what follows."""
    return printable(f"{spaced} "[first : at + 1])[:-1]
