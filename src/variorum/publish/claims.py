"""Which claim a place on a page belongs to, so that a fault is told with the record it came from.

A claim's address on the site, `sources/SOURCE.html#claim-CLAIM`, names it by its public id.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ADDRESS = re.compile(r"sources/([^/#]+)\.html#claim-([^#]+)")
_ANCHOR = "claim-"
_ADDRESSES = ("href", "xlink:href")
# A claim is shown in an article of this class, with its own link last.
_CLASS = "v-claim"
# Elsewhere a row, a cell, an entry or a mark of a chart leads to the claims it shows.
RECORDS = frozenset({"a", "article", "li", "td", "tr"})
_MOST = 3


@dataclass(slots=True)
class _Part:
    """A stretch of a page and the claims it names; `whole` where it shows one claim and no other."""

    name: str
    start: int
    whole: bool
    own: str = ""
    claims: list[str] = field(default_factory=list)
    end: int | None = None


def tells_claims(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether a start tag matters to `Claims.opened`."""
    return (
        name in RECORDS
        or name == "footer"
        or attributes.get("id", "").startswith(_ANCHOR)
        or any(_ANCHOR in attributes.get(each, "") for each in _ADDRESSES)
    )


class Claims:
    """The claims that the parts of the page at `path` show, noted while it is read."""

    def __init__(self, path: str = "") -> None:
        self._path = path
        self._open: list[_Part] = []
        self._parts: list[_Part] = []
        self._anchors: list[tuple[int, str]] = []
        self._end: int | None = None

    def opened(self, name: str, at: int, attributes: Mapping[str, str]) -> None:
        if name in RECORDS:
            whole = _CLASS in attributes.get("class", "").split()
            part = _Part(name, at, whole)
            self._open.append(part)
            self._parts.append(part)
        if name == "footer" and self._end is None and self._anchors:
            self._end = at
        if (own := attributes.get("id", "")).startswith(_ANCHOR):
            claim = self._claim(f"#{own}")
            if claim:
                self._anchors.append((at, claim))
                for part in self._open:
                    part.own = claim
        for each in _ADDRESSES:
            if claim := self._claim(attributes.get(each, "")):
                for part in self._open:
                    part.claims.append(claim)

    def closed(self, name: str, at: int) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == name:
                for part in self._open[index:]:
                    part.end = at
                del self._open[index:]
                return

    def told(self, at: int) -> str:
        """Which claim stands at an offset, or before it; nothing where none does."""
        around = [part for part in self._parts if part.start <= at and _reaches(part, at)]
        for part in around:
            if part.whole and (part.own or part.claims):
                return f"claim {part.own or part.claims[-1]}"
        for part in reversed(around):
            if named := dict.fromkeys(filter(None, (part.own, *part.claims))):
                return f"claim {', '.join(list(named)[:_MOST])}"
        before = [claim for start, claim in self._anchors if start <= at]
        if before and (self._end is None or at < self._end):
            return f"after the claim {before[-1]}"
        return ""

    def _claim(self, address: str) -> str:
        """The public id of the claim that an address on this page leads to, or nothing."""
        page, hash_sign, anchor = address.partition("#")
        if not anchor.startswith(_ANCHOR):
            return ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), page))
        found = _ADDRESS.fullmatch(f"{target if page else self._path}{hash_sign}{anchor}")
        return f"{found[1]}/{found[2]}" if found else ""


def _reaches(part: _Part, at: int) -> bool:
    return part.end is None or at <= part.end
