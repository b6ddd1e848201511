"""An article as it was taken out of a saved page, a PDF or a web archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Captured:
    """Its text with line breaks as they were read, and what stands beside it.

    `given` has what its own metadata gives, read in `read_in`, by keys of `metadata:`, and `url` the address
    and `retrieved` the day that the archive, or the program that saved the page, notes of it; empty
    where they say nothing.
    """

    text: str
    read_in: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    retrieved: str = ""
    language: str = ""
