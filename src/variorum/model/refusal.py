"""Why a value could not be built, in the words a contributor reads."""

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
