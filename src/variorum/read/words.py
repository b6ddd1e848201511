"""What people are told while a dossier is read: the codes of `codes.yaml`, the words of `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from variorum.model.failure import OutsideFailure
from variorum.model.problem import Code, Place, Problem

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DETAILS = ("message", "expected", "found", "fix")


def _load(name: str) -> dict[str, Any]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, _LOADER)  # noqa: S506
    return loaded


CODES: Mapping[str, Code] = {
    name: Code(name, **{"severity": "error", **words})
    for name, words in _load("codes.yaml").items()
}


@cache
def words() -> dict[str, Any]:
    """The words of `words.yaml`, of which a dossier without problems needs none."""
    return _load("words.yaml")


def problem(name: str, place: Place, /, **blanks: Any) -> Problem:
    """The problem of that name in `words.yaml`, with its blanks filled in; a detail that stands nowhere
    there is one of `blanks` itself."""
    entry = words()["problems"][name]
    details = {
        each: entry[each].format(**blanks) if each in entry else str(blanks.get(each, ""))
        for each in _DETAILS
    }
    return CODES[entry["code"]].at(place, **details)


def failure(name: str, /, **blanks: Any) -> OutsideFailure:
    """The failure of that name in `words.yaml`, its blanks filled in."""
    return OutsideFailure(words()["failures"][name].format(**blanks))
