"""Each form of quantity and date, one by one; the table stands in `forms.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.text.quantities import mentions

HERE = Path(__file__).parent
METHOD = HERE.parents[2] / "docs/method.md"


def named(text: str) -> list[str]:
    return [f"{m.kind}: {text[m.span.start : m.span.end]}" for m in mentions(text)]


def table() -> list[tuple[str, str]]:
    rows = (HERE / "forms.txt").read_text(encoding="utf-8").splitlines()
    cells = (row.split(" | ") for row in rows if row and not row.startswith("#"))
    return [(text, found) for text, found in cells]


@pytest.mark.parametrize(("text", "found"), table())
def test_forms(text: str, found: str) -> None:
    assert named(text) == ([] if found == "-" else found.split("; "))


@pytest.mark.parametrize(
    "text", ["Nobody spoke.", "", "someone often forgets", "the tense sevens-up", "behalf, tent"]
)
def test_words_that_only_look_alike(text: str) -> None:
    assert named(text) == []


def known_misses() -> list[str]:
    """The examples in quotation marks under the heading of the method page."""
    page = METHOD.read_text(encoding="utf-8")
    section = page.split("### What the detector does not see", 1)[1].split("\n#", 1)[0]
    items = [line for line in section.splitlines() if line.startswith("- ")]
    return [part.split("”")[0] for item in items for part in item.split("“")[1:]]


def test_the_method_page_lists_known_misses() -> None:
    assert len(known_misses()) >= 12


@pytest.mark.parametrize("example", known_misses())
def test_what_the_method_page_calls_missed_is_missed(example: str) -> None:
    assert named(example) == []
