"""Problems as GitHub's workflow commands, so that a pull request shows them beside its lines.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from variorum.model.problem import Problem, tally
from variorum.publish.writing import append_summary

from . import as_text, grouped, printable

# GitHub shows no more than ten of a kind from one step.
MOST = 10
# What parts the properties of a command.
_APART = str.maketrans({":": "%3A", ",": "%2C"})
# A job summary of more than a mebibyte is refused whole.
_LONGEST_SUMMARY = 500_000


def print_commands(problems: Sequence[Problem], texts: Mapping[str, str], folder: str) -> None:
    """Prints at most `MOST` annotations, errors first; the other problems go to the job's summary,
    or are printed as text where there is none."""
    first, rest = chosen(problems)
    for each in first:
        click.echo(as_command(each, folder))
    if rest and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        append_summary(Path(summary), as_summary(problems, rest, texts))
    elif rest:
        click.echo(as_text(rest, texts))


def chosen(problems: Sequence[Problem]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that become annotations, and the others, both in order: what says the same as one
    before it comes last."""
    again = {id(each) for _, *others in grouped(problems) for each in others}
    ranked = sorted(problems, key=lambda each: (each.severity != "error", id(each) in again, each))
    return tuple(sorted(ranked[:MOST])), tuple(sorted(ranked[MOST:]))


def as_command(problem: Problem, folder: str) -> str:
    """One workflow command; text of a contributor is data in it, whatever it says.

    `folder` is the dossier's, from the repository's root, since GitHub counts paths from there.
    """
    told = [f"{label.capitalize()}: {words}" for label, words in problem.details]
    properties = {
        "file": posixpath.normpath(posixpath.join(folder, problem.path)),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.code,
    }
    place = ",".join(
        f"{name}={_data(printable(value)).translate(_APART)}" for name, value in properties.items()
    )
    message = "\n".join(printable(part) for part in (problem.message, *told))
    return f"::{problem.severity} {place}::{_data(message)}"


def as_summary(
    problems: Sequence[Problem], rest: Sequence[Problem], texts: Mapping[str, str]
) -> str:
    """Markdown for the job's summary: all problems counted, those without annotation told.

    They stand in a code block, which none of their lines can end: each begins with a path or two
    spaces and a word.
    """
    blocks: list[str] = []
    left = _LONGEST_SUMMARY
    told = 0
    for each in grouped(rest):
        block = as_text(each, texts)
        left -= len(block.encode("utf-8", "replace")) + 1
        if left < 0:
            blocks.append(f"  … and {len(rest) - told} more: run `variorum check`")
            break
        blocks.append(block)
        told += len(each)
    return "\n".join([
        "### variorum check", "", f"{tally(problems)}. {len(rest)} without an annotation:", "",
        "~~~text", *blocks, "~~~", "",
    ])  # fmt: skip


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
