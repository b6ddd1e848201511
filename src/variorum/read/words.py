"""What people are told while a dossier is read: the problems of `problems.yaml`, the words of `words.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure
from variorum.model.problem import Words
from variorum.text.yaml_values import load_file

_HERE = Path(__file__).parent
_PROBLEMS = Words(_HERE / "problems.yaml")
CODES = _PROBLEMS.codes
problem = _PROBLEMS.problem


@cache
def words() -> dict[str, Any]:
    """What `words.yaml` holds."""
    return load_file(_HERE / "words.yaml")


def failure(name: str, /, **blanks: Any) -> OutsideFailure:
    """The failure of that name in `words.yaml`, its blanks filled in."""
    return OutsideFailure(words()["failures"][name].format(**blanks))
