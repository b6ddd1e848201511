"""What is wrong in many places alike: told once with all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.model.problem import Problem

_MOST = 40


@dataclass(frozen=True, slots=True)
class Repeated:
    """A problem and those that say the same of other places, in order."""

    first: Problem
    others: tuple[Problem, ...] = ()

    @property
    def also(self) -> str:
        """The other places: the lines of the file itself, then those of other files; empty if none."""
        lines: dict[str, dict[int, None]] = {}
        for each in self.others[:_MOST]:
            if (each.path, each.line) != (self.first.path, self.first.line):
                lines.setdefault(each.path, {})[each.line] = None
        told = [
            f"on line{'s' if len(found) > 1 else ''} {', '.join(map(str, found))}"
            + (f" of {path}" if path != self.first.path else "")
            for path, found in lines.items()
        ]
        rest = len(self.others) - _MOST
        return "; ".join(told) + (f"; and {rest} more" if rest > 0 else "")

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """What stands below the message, with the other places behind what was found."""
        also = self.also
        return tuple(
            (label, f"{words}, also {also}" if also and label == "found" else words)
            for label, words in self.first.details
        )


def grouped(problems: Iterable[Problem]) -> tuple[Repeated, ...]:
    """The problems, each with those that say the same, where the first of them stands."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for each in problems:
        groups.setdefault(_said(each), []).append(each)
    return tuple(Repeated(group[0], tuple(group[1:])) for group in groups.values())


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
