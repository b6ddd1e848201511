"""Four pages and every table of the invented dossier, byte for byte, as files a person can review.

A drawing is replaced by the values it shows. Where a change of the pages is meant, renew the files
with

    VARIORUM_RENEW_GOLDEN=1 pytest tests/render/test_golden.py

and read the difference before it is committed.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from markupsafe import Markup
from tests.lighthouse import analysis

from variorum.model.chart import Chart
from variorum.render.charts import Drawings, Picture
from variorum.render.site import render
from variorum.render.words import bounds_words

GOLDEN = Path(__file__).parent / "golden"
RENEW = "VARIORUM_RENEW_GOLDEN"
PAGES = (
    "index.md", "comparison.md", "questions/people-on-rock.md", "sources/harbour-gazette.md",
)  # fmt: skip


def values(picture: Picture) -> Markup:
    """A picture as lines of text: one for itself, one for each of its parts."""
    lines = [f"[{picture.key}]"]
    if isinstance(picture, Chart):
        lines = _marks(picture)
    return Markup("<pre>\n") + "\n".join(lines) + Markup("\n</pre>")


def _marks(chart: Chart) -> list[str]:
    lines = [f"[drawing {chart.key} | unit: {chart.unit} | lanes: {'; '.join(chart.lanes)}]"]
    for mark in chart.marks:
        ink = "hollow" if mark.hollow else "full"
        party = "no party" if mark.party is None else chart.parties[mark.party]
        about = ", about" if mark.approximate else ""
        what = f"{mark.as_of} | {bounds_words(mark.bounds)}{about} | {mark.lane or '-'}"
        whose = f"{' / '.join(mark.labels)} | {party} | {ink} | {mark.href}"
        lines += [f"[{mark.key} | {what} | {whose}]", f"[{mark.key} title | {mark.title}]"]
    return lines


class Values(Drawings):
    def draw(self, picture: Picture) -> Markup:
        return values(picture)


@cache
def pages() -> dict[str, bytes]:
    files = render(analysis(), (), Values()).files
    tables = [path for path in files if path.startswith("data/") and path.endswith(".csv")]
    return {path: files[path] for path in (*PAGES, *tables)}


def golden() -> dict[str, Path]:
    return {
        path.relative_to(GOLDEN).as_posix(): path
        for path in sorted(GOLDEN.rglob("*"))
        if path.is_file()
    }


@pytest.mark.skipif(RENEW not in os.environ, reason=f"{RENEW} is not set")
def test_renew() -> None:
    for path, file in golden().items():
        if path not in pages():
            file.unlink()
    for path, content in pages().items():
        file = GOLDEN / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def test_there_is_a_file_for_each_page() -> None:
    assert sorted(golden()) == sorted(pages())


@pytest.mark.parametrize("path", sorted(golden()))
def test_a_page_is_as_its_file(path: str) -> None:
    # Text before bytes: its difference is the one a person can read.
    assert pages()[path].decode() == golden()[path].read_bytes().decode()
