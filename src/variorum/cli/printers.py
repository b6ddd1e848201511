"""Problems as text. What a contributor wrote is printed as text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import click

from variorum.model.problem import Problem

# Controls could move the cursor or begin a line that a CI system reads as a command; GitHub's
# runner also reads `##[command]` anywhere in a line.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """`text` on one line, without control characters."""
    shown = _UNPRINTABLE.sub(
        lambda odd: " " if odd[0] in "\n\r\t" else "\N{REPLACEMENT CHARACTER}", text
    )
    return shown.replace("##[", "## [")


def as_text(problems: Iterable[Problem]) -> str:
    """Each problem with its place, then what was expected, what was found and how to mend it."""
    lines: list[str] = []
    for each in problems:
        lines.append(
            f"{printable(each.path)}:{each.line}:{each.column}: "
            f"{each.severity}[{each.code}]: {printable(each.message)}"
        )
        for label, text in (
            ("expected", each.expected), ("found", each.found), ("fix", each.fix),
        ):  # fmt: skip
            if text:
                lines.append(f"  {label}: {printable(text)}")
    return "\n".join(lines)


def print_problems(problems: Sequence[Problem]) -> None:
    """Prints the problems, and nothing where there are none."""
    if problems:
        click.echo(as_text(problems))
