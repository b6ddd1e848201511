"""Printers of problems: text, GitHub's commands or JSON."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from variorum.model.problem import Problem, tally

from .text import print_text

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
    else:
        print_text(problems, texts)
    if problems:
        click.echo(tally(problems), err=True)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the keys of `KEYS`, in ASCII; empty where there are no problems."""
    rows = [{key: getattr(each, key) for key in KEYS} for each in problems]
    # A log reads `##[command]` anywhere in a line; the same text is written otherwise.
    return json.dumps(rows, indent=2).replace("##[", "\\u0023#[")
