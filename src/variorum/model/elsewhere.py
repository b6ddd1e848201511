"""What comes from elsewhere: passages that somebody marked, and articles taken out of saved files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage that somebody marked elsewhere, as a file of annotations tells it: words of a page, with
    those before and after them as far as they are given, and what was said of them.

    `page` is the page's address, `line` where the annotation stands in its file, counted from one.
    `given` has what it decides of a claim, by the key it goes under, as it is written there.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    page: str = ""
    remark: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    line: int = 1


@dataclass(frozen=True, slots=True)
class Captured:
    """An article as it was taken out of a saved page, a PDF or a web archive: its text with line breaks as
    they were read, and what stands beside it.

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
