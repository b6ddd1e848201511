"""Printers of problems, each in a module of its format's name, imported when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from variorum.model.problem import Problem, tally

from .report import Report

FORMATS = ("text", "github", "json")


def print_problems(
    problems: Sequence[Problem], texts: Mapping[str, str], folder: Path, form: str = "text"
) -> None:
    """Prints the problems in one of `FORMATS` and counts them on standard error."""
    show: Callable[[Report], None] = importlib.import_module(f"{__name__}.{form}").show
    show(Report(problems, texts, folder.as_posix()))
    if problems:
        click.echo(tally(problems), err=True)
