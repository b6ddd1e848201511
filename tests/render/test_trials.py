"""What pages say of events of other kinds: versions, metadata, rises, parts, forecasts, instants."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.html_pages import converted, read

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.pipeline.checking import check_dossier
from variorum.render.site import render

TRIALS = Path(__file__).parent.parent / "trials"
SIDES = (" side ", " sides ", "side not known")


def analysis(trial: str) -> Analysis:
    return analyse(check_dossier(TRIALS / trial).dossier)


@pytest.fixture(scope="module", params=sorted(path.name for path in TRIALS.iterdir()))
def pages(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    """The words of each generated page of a trial, by its path."""
    files = render(analysis(request.param), ()).files
    return request.param, {
        path: read(converted(data.decode())).words
        for path, data in files.items()
        if path.endswith(".md")
    }


SAID = {
    "flood": {
        "questions/dead.md": [
            "The number is reported to rise",
            "The later number is at least 30, above the “At least 12” of the earlier one.",
            "Added up that is 37, 4 fewer than the whole it gives, “41”.",
            "predicted “100”",
            "For the same time was later reported: “41” (Flood Relief Agency;",
            "“A river that nobody watched” names no source",
        ],
        "questions/level.md": [
            "Isk Dam Company and Hydrological Office contradict each other",
            "13 April 2025, 23:30 UTC;",
            "14 April 2025, 01:30 UTC+2;",
        ],
        "questions/grade.md": [
            "One number takes the place of another",
            "(said 16 April 2025;",
        ],
        "sources/northern-wire.md": ["“confirmed”"],
    },
    "demonstration": {
        "questions/detained.md": ["The organisers and the police", "is reported to rise"],
        "questions/marchers.md": ["names no source"],
    },
    "ballot": {
        "sources/selm-echo-2.md": [
            "is an earlier version of this article, published 18 September 2025. Both count as one article.",
            "“4,810.” became “4,180.”",
            "“Marla” became “Marta”",
        ],
        "sources/selm-echo-1.md": ["is a later version of this article"],
        "questions/ballots.md": [
            "1 article answers",
            "A later version of the article gives the second number in place of the first.",
        ],
    },
    "launch": {
        "sources/home-and-road.md": ["As the page’s own metadata gives it", "page’s metadata"],
        "questions/price.md": ["3 articles answer"],
    },
    "numberless": {
        "questions/buyer.md": [
            "The articles differ, and none names a source",
            "the articles differ, and neither names a source",
        ],
        "questions/tower.md": ["by speakers for the council and by Pell Arden"],
        "sources/parish-letter.md": ["The text names no quantity and no date."],
        "sources/hill-post.md": ["read in the head of the saved page, 12 November 2025"],
    },
}  # fmt: skip


def test_what_is_found_is_said(pages: tuple[str, dict[str, str]]) -> None:
    trial, told = pages
    for path, sentences in SAID[trial].items():
        for sentence in sentences:
            assert sentence in told[path], (path, sentence, told[path][:3000])


def test_without_sides_no_page_speaks_of_sides(pages: tuple[str, dict[str, str]]) -> None:
    trial, told = pages
    if analysis(trial).dossier.parties:
        return
    for path, words in told.items():
        assert not [side for side in SIDES if side in words.replace("side by side", "")], path
