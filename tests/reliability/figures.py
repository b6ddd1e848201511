"""What the long looks at input and faults found, told at the end of a run and in the docs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Tell = Callable[[str, int], None]

DOCUMENT = Path(__file__).parents[2] / "docs" / "dev" / "reliability.md"
BEGIN, END = "<!-- figures: made by `make reliability` -->\n", "<!-- end of the figures -->\n"

_PROPERTY = "reliability"


def teller(properties: list[tuple[str, object]]) -> Tell:
    """A function that notes a figure among a test's properties."""
    return lambda name, value: properties.append((_PROPERTY, (name, value)))


def added_up(properties: Iterable[tuple[str, object]]) -> dict[str, int]:
    """Each figure's sum over the tests that told it, in the order they were first told."""
    sums: dict[str, int] = {}
    for key, told in properties:
        if key == _PROPERTY and isinstance(told, tuple):
            name, value = told
            sums[name] = sums.get(name, 0) + value
    return sums


def as_table(sums: Mapping[str, int]) -> str:
    """The figures as a table in Markdown."""
    rows = "".join(f"| {name} | {value:,} |\n" for name, value in sorted(sums.items()))
    return f"| figure | value |\n| --- | ---: |\n{rows}"


def with_table(document: str, table: str) -> str:
    """The document with its table replaced. Raises ValueError where it has no place for one."""
    before, _, rest = document.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError("the document has no place for the figures")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"
