"""Problems as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from variorum.model.problem import Problem

from .report import Report

KEYS = (
    "path", "line", "column", "severity", "code", "message", "expected", "found", "fix",
)  # fmt: skip


def show(report: Report) -> None:
    """Prints a list of the problems, also an empty one."""
    click.echo(as_json(report.problems))


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the keys of `KEYS`, in ASCII."""
    rows = [{key: getattr(each, key) for key in KEYS} for each in problems]
    # A log reads `##[command]` anywhere in a line; the same text is written otherwise.
    return json.dumps(rows, indent=2).replace("##[", "\\u0023#[")
