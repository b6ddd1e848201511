"""Why a value could not be built, and what can go wrong that is no fault of the dossier."""

from __future__ import annotations


class Refused(ValueError):
    """A value that its text does not allow.

    It knows nothing of files: who reads a file adds the place on the way out.
    """

    def __init__(
        self, code: str, message: str, *, expected: str = "", found: str = "", fix: str = ""
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.expected = expected
        self.found = found
        self.fix = fix


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
