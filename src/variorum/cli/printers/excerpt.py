"""The line of a file that a problem is about, with a caret under the spot."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.problem import Problem

from .printable import columns, letterwise, printable

WIDEST = 96
# How much of a long line stands before the spot.
_LEAD = 40


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
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None].removesuffix("\r") if text else None


def _around(line: str, at: int) -> tuple[str, str]:
    """The line cut to what fits around the spot, and the part of that before the spot."""
    spaced = letterwise(line)
    if columns(printable(spaced)) <= WIDEST:
        return spaced, _before(spaced, 0, at)
    first = at
    while first > 0 and columns(spaced[first - 1 : at]) <= _LEAD:
        first -= 1
    head = "… " if first else ""
    last = at
    while last < len(spaced) and columns(head + spaced[first : last + 1]) <= WIDEST - 2:
        last += 1
    tail = " …" if last < len(spaced) else ""
    return head + spaced[first:last] + tail, head + _before(spaced, first, at)


def _before(spaced: str, first: int, at: int) -> str:
    """What is printed before the spot; `printable` parts `##[`, which moves what follows."""
    return printable(f"{spaced} "[first : at + 1])[:-1]
