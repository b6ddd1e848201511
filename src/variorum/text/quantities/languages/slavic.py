"""What the tables of Slavic languages share: words that change their endings."""

from __future__ import annotations

from collections.abc import Mapping


def inflected(table: str) -> Mapping[str, int]:
    """The words of a table of lines `value: word word …`, each form with its value."""
    found: dict[str, int] = {}
    for line in table.strip().splitlines():
        value, _, words = line.partition(":")
        found |= {word: int(value) for word in words.split()}
    return found
