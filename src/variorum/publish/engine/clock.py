"""The one date a build may know, which is never today's."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.failure import OutsideFailure

VARIABLE = "SOURCE_DATE_EPOCH"
# gzip headers hold four bytes of time.
_LATEST = 2**32 - 1


def source_date_epoch(environment: Mapping[str, str]) -> int | None:
    """Seconds since 1970 from SOURCE_DATE_EPOCH, or None where it is unset or empty.

    https://reproducible-builds.org/specs/source-date-epoch/
    Raises OutsideFailure for anything but a whole number of seconds up to the year 2106.
    """
    text = environment.get(VARIABLE, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= _LATEST):
        raise OutsideFailure(
            f"{VARIABLE} is {text!r}; it must be a whole number of seconds since 1970, "
            f"at most {_LATEST}, or not be set"
        )
    return int(text)
