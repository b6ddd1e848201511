"""A problem in a dossier, and the documented code it carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: path from the dossier's folder, line and column counted from one."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def in_text(cls, path: str, text: str, offset: int) -> Place:
        """The spot at an offset in the text of a file, whose lines only line feeds part."""
        start = text.rfind("\n", 0, offset) + 1
        return cls(path, text.count("\n", 0, start) + 1, offset - start + 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place; sorts by path, line, column, then code."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity = field(compare=False)
    message: str
    expected: str = ""
    found: str = ""
    fix: str = ""

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """What stands below the message, each with its label; what says nothing is left out."""
        told = (("expected", self.expected), ("found", self.found), ("fix", self.fix))
        return tuple((label, words) for label, words in told if words)


@dataclass(frozen=True, slots=True)
class Code:
    """A stable name for one kind of problem, with what the documentation says of it.

    `bad` and `good` are YAML (or file names) that a contributor could have written.
    """

    name: str
    severity: Severity
    meaning: str
    bad: str
    good: str

    def at(
        self, place: Place, message: str, *, expected: str = "", found: str = "", fix: str = ""
    ) -> Problem:
        return Problem(
            place.path, place.line, place.column, self.name, self.severity, message,
            expected=expected, found=found, fix=fix,
        )  # fmt: skip


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every problem once, in the order they are printed."""
    return tuple(sorted(set(problems)))


def tally(problems: Iterable[Problem]) -> str:
    """How many there are, in words: "3 errors, 1 warning in 2 files"."""
    every = tuple(problems)
    wrong = errors(every)
    counted = [
        _counted(number, noun)
        for number, noun in ((wrong, "error"), (len(every) - wrong, "warning"))
        if number
    ]
    files = len({problem.path for problem in every})
    return f"{', '.join(counted)} in {_counted(files, 'file')}" if counted else "no problems"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity == "error" for problem in problems)
