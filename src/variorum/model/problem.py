"""A problem in a dossier, the documented code it carries, and the words in which it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from variorum.text.yaml_values import load_file

Severity = Literal["error", "warning"]
_DETAILS = ("message", "expected", "found", "fix")


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
        told = ((label, getattr(self, label)) for label in _DETAILS[1:])
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

    def at(self, place: Place, message: str, **details: str) -> Problem:
        return Problem(
            place.path, place.line, place.column, self.name, self.severity, message, **details
        )


class Words:
    """The codes of a YAML file, or of all in a folder, with the words of each problem.

    An entry is a code: what documents it, and what a problem with it says (`message`, `expected`,
    `found`, `fix`), with blanks as `str.format` has them. Where several problems have one code, they
    stand by their names under `cases`; what a case leaves out is taken from its code. What stands
    in neither is one of the blanks itself.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, Any]]:
        """What the files hold, also beside what is told."""
        files = [self._path] if self._path.suffix else sorted(self._path.glob("*.yaml"))
        return {code: entry for file in files for code, entry in load_file(file).items()}

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """The codes that are documented here, in the order of their files."""
        return {
            code: Code(
                code, entry.get("severity", "error"), entry["meaning"], entry["bad"], entry["good"]
            )
            for code, entry in self.entries.items()
        }

    @cached_property
    def _cases(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        return {
            name: (code, {**entry, **case})
            for code, entry in self.entries.items()
            for name, case in {code: {}, **entry.get("cases", {})}.items()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._cases

    def filled(self, name: str, blanks: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
        """The code of the problem of that name, and its words with the blanks filled in."""
        code, words = self._cases[name]
        return code, {
            each: words[each].format_map(blanks) if each in words else str(blanks.get(each, ""))
            for each in _DETAILS
        }

    def problem(self, name: str, place: Place, /, **blanks: Any) -> Problem:
        """The problem of that name at a place."""
        code, details = self.filled(name, blanks)
        return self.codes[code].at(place, **details)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every problem once, in the order they are printed."""
    return tuple(sorted(set(problems)))


def tally(problems: Iterable[Problem]) -> str:
    """How many there are, in words: "3 errors, 1 warning in 2 files"."""
    every = tuple(problems)
    wrong = errors(every)
    told = [
        counted(number, noun)
        for number, noun in ((wrong, "error"), (len(every) - wrong, "warning"))
        if number
    ]
    files = len({problem.path for problem in every})
    return f"{', '.join(told)} in {counted(files, 'file')}" if told else "no problems"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity == "error" for problem in problems)
