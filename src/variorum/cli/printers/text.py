"""Problems as text for people: place, message, the line at fault, and how to mend it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from variorum.model.problem import Problem

from .excerpt import excerpt
from .printable import printable
from .repeated import grouped

_SEVERITY_COLOURS = {"error": "red", "warning": "yellow"}


def print_text(problems: Sequence[Problem], texts: Mapping[str, str]) -> None:
    """Prints the problems, and nothing where there are none; in colours on a terminal only."""
    if problems:
        coloured = _wants_colours()
        click.echo(as_text(problems, texts, coloured=coloured), color=coloured)


def as_text(
    problems: Iterable[Problem], texts: Mapping[str, str], *, coloured: bool = False
) -> str:
    """Each problem with its place, the line with a caret under the spot, then what was expected,
    what was found, how to mend it, and where else the same is wrong."""

    def paint(words: str, *, fg: str | None = None, bold: bool | None = None) -> str:
        return click.style(words, fg=fg, bold=bold) if coloured else words

    lines: list[str] = []
    for repeated in grouped(problems):
        each = repeated.first
        place = paint(f"{printable(each.path)}:{each.line}:{each.column}:", bold=True)
        kind = paint(f"{each.severity}[{each.code}]:", fg=_SEVERITY_COLOURS[each.severity])
        lines.append(f"{place} {kind} {printable(each.message)}")
        quoted = excerpt(each, texts)
        if quoted is not None:
            line, caret = quoted
            lines += [f"  {line}", f"  {paint(caret, fg=_SEVERITY_COLOURS[each.severity])}"]
        lines += [
            f"  {paint(f'{label}:', bold=True)} {printable(words)}"
            for label, words in repeated.details
        ]
    return "\n".join(lines)


def _wants_colours() -> bool:
    """Whether a person looks who has not asked for none (https://no-color.org)."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )
