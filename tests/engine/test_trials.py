"""Invented events of other kinds than a quarrel of two sides, each with what a careful reader finds in it.

`expected.md` was written before the engine ran; `expect.yaml` says the same in the engine's words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.engine.casefile import loaded, read_whole, written_contrasts

from variorum.analyse import analyse
from variorum.analyse.beside import sums
from variorum.model.analysis import Analysis, Row
from variorum.render.differences import sum_sentence
from variorum.render.words import number_words

TRIALS = sorted((Path(__file__).parent.parent / "trials").iterdir())


def found(row: Row) -> dict[str, Any]:
    """What the engine finds of a question, in the shape of `expect.yaml`."""
    standings = {rule: verdict.standing for rule, verdict in row.verdicts.items()}
    one = len(set(standings.values())) == 1
    return {
        "standing": next(iter(standings.values())) if one else standings,
        "articles": str(row.articles),
        "statements": number_words(row.statements),
        "holders": sorted(each.id for each in row.holders),
        "made_by": sorted({c.id for verdict in row.verdicts.values() for c in verdict.claims}),
        "contrasts": written_contrasts(row),
        "parts": [
            {
                "whole": each.whole.id, "parts": [part.id for part in each.parts],
                "total": number_words(each.total),
            }
            for each in row.sums
        ],
        "forecasts": [
            {"of": each.prediction.id, "later": sorted(c.id for c in each.later)}
            for each in row.forecasts
        ],
    }  # fmt: skip


def shared(analysis: Analysis) -> list[str]:
    return [
        f"{pair.left.article.home} {pair.right.article.home} {pair.measure:.2f}"
        for pair in analysis.dossier.shared_wording
    ]


@pytest.mark.parametrize("trial", TRIALS, ids=lambda path: path.name)
def test_trial(trial: Path) -> None:
    analysis = analyse(read_whole(trial))
    expected = loaded(trial / "expect.yaml")
    for row in analysis.rows:
        rest: dict[str, Any] = {
            "contrasts": [],
            "parts": [],
            "forecasts": [],
            "made_by": [],
            "holders": [],
        }
        told = found(row)
        assert told == {**rest, **expected["questions"][row.question.id]}, row.question.id
    assert {row.question.id for row in analysis.rows} == set(expected["questions"])
    assert shared(analysis) == expected.get("shared_wording", [])


def test_words_shown_as_changed_are_published_passages() -> None:
    """Both versions publish the name and the number that differ, in the claims or not."""
    (ballot,) = (path for path in TRIALS if path.name == "ballot")
    dossier = read_whole(ballot)
    versions = [a for a in dossier.articles if dossier.versions(a.home)]
    assert len(versions) == 2
    for article in versions:
        assert article.text is not None
        assert article.changed
        for span in article.changed:
            assert any(whole.holds(span) for whole in article.published)


def test_a_single_part_stands_beside_its_whole() -> None:
    (flood,) = (path for path in TRIALS if path.name == "flood")
    analysis = analyse(read_whole(flood))
    part = [c for c in analysis.claims if c.id == "capital-ledger/dead-orla"]
    (found,) = sums(part, analysis.row["dead"].answers)
    assert found.whole.id == "capital-ledger/dead"
    assert sum_sentence(analysis, found).endswith(": “17” (“Orla valley”) of “41”.")
