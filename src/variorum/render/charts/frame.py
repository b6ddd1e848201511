"""What stands around a picture that stands alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """What stands around a picture: `note` under its title, `source` at its foot.

    `base` is the absolute address of the page to which the picture's links are relative, "" where
    none is known.
    """

    note: str
    source: str
    base: str = ""
