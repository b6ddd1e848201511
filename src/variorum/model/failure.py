"""Why a value could not be built, and what can go wrong that is no fault of the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .problem import Words

_REFUSALS = Words(Path(__file__).with_name("refusals.yaml"))


class Refused(ValueError):
    """A value that its text does not allow, told by the words of that name in `refusals.yaml`.

    It knows nothing of files: who reads a file adds the place on the way out.
    """

    def __init__(self, name: str, /, **blanks: Any) -> None:
        self.code, self.details = _REFUSALS.filled(name, blanks)
        super().__init__(self.details["message"])

    @property
    def found(self) -> str:
        return self.details["found"]

    @property
    def fix(self) -> str:
        return self.details["fix"]


class OutsideFailure(Exception):
    """Something outside failed: the disk, the site engine, another build.

    `message` is one or more lines ready to print; the program ends with exit code 3.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @classmethod
    def from_os(cls, error: OSError) -> OutsideFailure:
        """The failure of a system call, with the file it was about."""
        reason = error.strerror or type(error).__name__
        return cls(f"{error.filename}: {reason}" if error.filename else reason)


class Busy(OutsideFailure):
    """Another build is at work; a moment later it may be done."""
