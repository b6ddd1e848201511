"""Invented dossiers with known answers: each case finds exactly what its `expect.yaml` says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.engine.casefile import (
    CASES,
    loaded,
    read_case,
    sorted_contrasts,
    written,
    written_drift,
    written_sensitivity,
)

from variorum.model.analysis import Analysis

NOTHING: dict[str, Any] = {
    "standing": "silent", "sources": [], "origins": [], "parties": [], "contrasts": [],
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    analysis = read_case(case, tmp_path)
    expected = loaded(case / "expect.yaml")
    drift, marks = expected.pop("drift", {}), expected.pop("marks", {})
    sensitivity = expected.pop("sensitivity", None)
    assert set(expected) <= {row.question.id for row in analysis.rows}
    found, wanted = {}, {}
    for row in analysis.rows:
        want = NOTHING | expected.get(row.question.id, {})
        want["contrasts"] = sorted_contrasts(want["contrasts"])
        wanted[row.question.id] = want
        found[row.question.id] = {key: written(row)[key] for key in want}
    assert found == wanted
    assert drifts(analysis) == drift
    assert {claim: marked(analysis, claim) for claim in marks} == marks
    if sensitivity is not None:
        assert written_sensitivity(analysis) == sensitivity


def drifts(analysis: Analysis) -> dict[str, dict[str, dict[str, list[str]]]]:
    return {
        f"{each.origin}/{each.id}": written_drift(each)
        for told in analysis.utterances.values()
        for each in told
        if each.drifts
    }


def marked(analysis: Analysis, claim: str) -> list[str]:
    """The words of a rendering that are marked as differing."""
    [words] = [
        r.words
        for told in analysis.utterances.values()
        for each in told
        for r in each.renderings
        if r.claim.id == claim
    ]
    return [word.text for word in words if word.differs]


def test_every_standing_and_kind_of_contrast_has_a_case() -> None:
    told = "\n".join((case / "expect.yaml").read_text(encoding="utf-8") for case in CASES)
    for name in (
        "silent", "unattributed", "contested", "changing", "undecided", "single-origin",
        "single-party", "agreed", "compatible", "conflict", "reported-change", "apart",
        "divergence", "not-mentioned", "published-before", "cannot-tell", "denial",
        "excluding-answers", "disjoint-bounds",
    ):  # fmt: skip
        assert name in told
