"""Printers of problems: text, GitHub's commands or JSON."""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import click
from rich.cells import get_character_cell_size as letter_columns

from variorum.model.grouping import by_key
from variorum.model.problem import Problem, tally

FORMATS = ("text", "github", "json")
KEYS = (
    "path", "line", "column", "severity", "code", "message", "expected", "found", "fix",
)  # fmt: skip


def print_problems(
    problems: Sequence[Problem], texts: Mapping[str, str], folder: Path, form: str = "text"
) -> None:
    """Prints the problems, which are in order, in one of `FORMATS` and counts them on standard error.

    `texts` are those of the files, by path, for the lines at fault; `folder` is the dossier's as
    the command was given it.
    """
    if form == "json":
        click.echo(as_json(problems))
    elif form == "github":
        # Imported when it is asked for: it brings what publishes.
        github = importlib.import_module(f"{__name__}.github")
        github.print_commands(problems, texts, folder.as_posix())
    elif problems:
        # In colours where a person looks who has not asked for none (https://no-color.org).
        dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM", "") == "dumb"
        coloured = sys.stdout.isatty() and not dumb
        click.echo(as_text(problems, texts, coloured=coloured), color=coloured)
    if problems:
        click.echo(tally(problems), err=True)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the keys of `KEYS`, in ASCII; empty where there are no problems."""
    rows = [{key: getattr(each, key) for key in KEYS} for each in problems]
    # A log reads `##[command]` anywhere in a line; the same text is written otherwise.
    return json.dumps(rows, indent=2).replace("##[", "\\u0023#[")


_SEVERITY_COLOURS = {"error": "red", "warning": "yellow"}
# So many other places of one problem are told.
_MOST = 40
WIDEST = 96
# How much of a long line stands before the spot.
_LEAD = 40
# How much of it is looked at; letters without width let more stand than there are columns.
_NEAR = 300
# Runners of CI read `##[command]` and `##vso[command]` anywhere in a line.
_RUNNER = re.compile(r"##(?=\w*\[)")
# Controls could move the cursor or begin a line that a CI system reads as a command.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def as_text(
    problems: Iterable[Problem], texts: Mapping[str, str], *, coloured: bool = False
) -> str:
    """Each problem with its place, the line with a caret under the spot, then what was expected,
    what was found, how to mend it, and where else the same is wrong."""

    def paint(words: str, *, fg: str | None = None, bold: bool | None = None) -> str:
        return click.style(words, fg=fg, bold=bold) if coloured else words

    lines: list[str] = []
    for each, *others in grouped(problems):
        place = paint(f"{printable(each.path)}:{each.line}:{each.column}:", bold=True)
        kind = paint(f"{each.severity}[{each.code}]:", fg=_SEVERITY_COLOURS[each.severity])
        lines.append(f"{place} {kind} {printable(each.message)}")
        if quoted := excerpt(each, texts):
            line, caret = quoted
            lines += [f"  {line}", f"  {paint(caret, fg=_SEVERITY_COLOURS[each.severity])}"]
        lines += [
            f"  {paint(f'{label}:', bold=True)} {printable(words)}"
            for label, words in _details(each, others)
        ]
    return "\n".join(lines)


def _details(first: Problem, others: Sequence[Problem]) -> Iterator[tuple[str, str]]:
    """What stands below a problem's message, with the places of the others that say the same behind what was found:
    the lines of the file itself, then those of other files."""
    places = dict.fromkeys((each.path, each.line) for each in others[:_MOST])
    places.pop((first.path, first.line), None)
    also = [
        f"on line{'s' if len(found) > 1 else ''} {', '.join(map(str, found))}"
        + (f" of {path}" if path != first.path else "")
        for path, found in by_key(places).items()
    ]
    if len(others) > _MOST:
        also.append(f"and {len(others) - _MOST} more")
    for label, words in first.details:
        yield label, f"{words}, also {'; '.join(also)}" if also and label == "found" else words


def grouped(problems: Iterable[Problem]) -> Iterable[Sequence[Problem]]:
    """The problems, those that say the same together, where the first of them stands."""
    return by_key((_said(each), each) for each in problems).values()


def _said(problem: Problem) -> tuple[object, ...]:
    """What makes two problems one: an id that no record has is missing in all files at once, a kind
    of decision is one in a file, whatever there is to choose in each place, and so is what is said
    in the same words."""
    if problem.code in ("unknown-id", "bad-id"):
        return (problem.code, problem.message)
    if problem.code == "not-decided":
        return (problem.path, problem.code, problem.message)
    return (
        (problem.path, problem.code, problem.message, problem.details)
        if problem.found
        else (problem,)
    )


def excerpt(problem: Problem, texts: Mapping[str, str]) -> tuple[str, str] | None:
    """The line and the caret's line, both with the line's number before them.

    None where nothing of the file was read, or the problem is about no line that is there.
    """
    lines = _lines(texts.get(problem.path, ""))
    if problem.line > len(lines):
        return None
    line = lines[problem.line - 1].removesuffix("\r")
    if not line.strip() or problem.column > len(line) + 1:
        return None
    shown, before = _around(line, problem.column - 1)
    number = str(problem.line)
    return f"{number} | {printable(shown)}", f"{' ' * len(number)} | {' ' * columns(before)}^"


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """A text's lines, which only line feeds part, as for the readers: problems come file by file, and
    a file may have thousands."""
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
    return sum(map(letter_columns, text))
