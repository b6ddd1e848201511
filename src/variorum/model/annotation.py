"""A passage that somebody marked elsewhere, as a file of annotations tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words of a page, with those before and after them as far as they are given, and what was said of them.

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
