"""A dossier without parties speaks of speakers: no page of it knows of sides."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.bench.invented import invent
from tests.html_pages import converted, read
from tests.lighthouse import dossier

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.model.dossier import Dossier
from variorum.model.entities import Party
from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier
from variorum.render.exports.tables import TABLES
from variorum.render.long_lists import FEW_SOURCES
from variorum.render.words import SIDES, SPEAKERS, holders

OF_SIDES = re.compile(
    r"\b(?:sides?|part(?:y|ies)|on the ground)\b(?! by side)(?<!by side)", re.IGNORECASE
)
HAND_WRITTEN = (
    "method.md",
    "guide.md",
    "format.md",
    "glossary.md",
    "problems.md",
    "contributing.md",
)


def without_parties(found: Dossier) -> Dossier:
    actors = tuple(a.model_copy(update={"party": "unknown", "note": None}) for a in found.actors)
    questions = tuple(
        q.model_copy(update={"scope": q.scope.model_copy(update={"whose": None})})
        for q in found.questions
    )
    return replace(found, parties=(), actors=actors, questions=questions)


# The lighthouse, the fewest that are summed up, and as many as need several sheets.
@pytest.fixture(
    scope="module", params=[0, FEW_SOURCES + 1, pytest.param(130, marks=pytest.mark.long)]
)
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    if not request.param:
        return without_parties(dossier())
    folder = invent(tmp_path_factory.mktemp("many") / "d", request.param)
    return without_parties(check_dossier(folder).dossier)


def test_no_page_speaks_of_sides(bare: Dossier) -> None:
    files = render_dossier(bare).files
    pages = [p for p in files if p.endswith(".md") and not p.endswith(HAND_WRITTEN)]
    assert len(pages) > 20
    found = {}
    for path in pages:
        # The data dictionary tells of columns that every dossier has.
        if path == "data.md":
            continue
        text = read(converted(files[path].decode().split("---\n", 2)[2])).words
        if told := OF_SIDES.search(text):
            found[path] = text[max(0, told.start() - 60) : told.end() + 60]
    assert found == {}


def test_no_finding_speaks_of_sides(bare: Dossier) -> None:
    analysis: Analysis = analyse(bare)
    (findings,) = (table for table in TABLES if table.name == "findings")
    told = [str(text) for text in findings.filled(analysis).cells["explanation"]]
    assert told
    assert [text for text in told if OF_SIDES.search(text)] == []


@pytest.mark.parametrize(
    ("number", "two"),
    [(0, "two speakers"), (1, "two sides"), (2, "the two sides"), (3, "two sides")],
)
def test_the_two_sides_are_there_only_where_there_are_two(number: int, two: str) -> None:
    parties = tuple(Party(id=f"p{n}", name=f"P{n}") for n in range(number))
    words = holders(replace(dossier(), parties=parties))
    assert words.two == two
    assert words.one == (SIDES if number else SPEAKERS).one
