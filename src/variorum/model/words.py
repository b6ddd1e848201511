"""What people are told of problems: YAML files hold the codes, what documents them, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from .problem import Code, Place, Problem

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DETAILS = ("message", "expected", "found", "fix")


def load(path: Path) -> dict[str, Any]:
    """The keys and values of a YAML file of this package; every scalar is text."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    return loaded


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
    def _entries(self) -> Mapping[str, Mapping[str, Any]]:
        files = [self._path] if self._path.suffix else sorted(self._path.glob("*.yaml"))
        return {code: entry for file in files for code, entry in load(file).items()}

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """The codes that are documented here, in the order of their files."""
        return {
            code: Code(
                code, entry.get("severity", "error"), entry["meaning"], entry["bad"], entry["good"]
            )
            for code, entry in self._entries.items()
        }

    @cached_property
    def _cases(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        return {
            name: (code, {**entry, **case})
            for code, entry in self._entries.items()
            for name, case in {code: {}, **entry.get("cases", {})}.items()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._cases

    def told(self, name: str, blanks: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
        """The code of the problem of that name, and its words with the blanks filled in."""
        code, words = self._cases[name]
        return code, {
            each: words[each].format_map(blanks) if each in words else str(blanks.get(each, ""))
            for each in _DETAILS
        }

    def problem(self, name: str, place: Place, /, **blanks: Any) -> Problem:
        """The problem of that name at a place."""
        code, details = self.told(name, blanks)
        return self.codes[code].at(place, **details)
