"""What every printer is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model.problem import Problem


@dataclass(frozen=True)
class Report:
    """The problems of a run, in order.

    `texts` are those of the files, by path, for the lines at fault; `folder` is the dossier's as
    the command was given it.
    """

    problems: Sequence[Problem]
    texts: Mapping[str, str]
    folder: str = "."
