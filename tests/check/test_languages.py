"""A dossier in German, on a strike: numbers are read as the language writes them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier

STREIK = Path(__file__).parents[1] / "dossiers" / "streik"
ABENDBLATT = "data/sources/abendblatt.yaml"


@pytest.fixture
def streik(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STREIK, tmp_path / "streik"))


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def test_it_has_no_problem() -> None:
    assert check_dossier(STREIK).problems == ()


@pytest.mark.parametrize(
    ("right", "wrong", "stated"),
    [
        # As a German hand may write it: YAML and this field know the point as decimal sign.
        ("number: 12029", "number: 12.029", "12029"),
        ("number: 20000", "number: 20", "20000"),
        ("number: 8.9", "number: 89", "8.9"),
        ("number: 1200000", "number: 1.2", "1200000"),
    ],
)
def test_a_misread_number_is_an_error(streik: Path, right: str, wrong: str, stated: str) -> None:
    edit(streik, ABENDBLATT, right, wrong)
    (problem,) = check_dossier(streik).problems
    assert (problem.code, problem.expected) == ("number-not-in-phrase", stated)


def test_words_of_the_language_are_known(streik: Path) -> None:
    edit(streik, "data/sources/stadtkurier.yaml", "number: 12}", "number: 11}")
    (problem,) = check_dossier(streik).problems
    assert (problem.code, problem.expected) == ("number-not-in-phrase", "12")


def test_a_summary_may_write_the_number_in_its_own_language(streik: Path) -> None:
    edit(streik, "data/dossier.yaml", "language: de", "language: en")
    for source in ("abendblatt", "stadtkurier"):
        path = f"data/sources/{source}.yaml"
        text = (streik / path).read_text(encoding="utf-8")
        before, _, rest = text.partition("summary:")
        _, ties, after = rest.partition("ties:")
        own = "" if "language:" in before else "language: de\n"
        told = f"{own}summary: The police spoke of 12,029 people.\n"
        (streik / path).write_text(before + told + ties + after, encoding="utf-8")
    assert check_dossier(streik).problems == ()


def test_in_a_language_that_is_not_known_nothing_is_misread(streik: Path) -> None:
    edit(streik, "data/dossier.yaml", "language: de", "language: xx")
    edit(streik, ABENDBLATT, "number: 1200000", "number: 1200001")
    assert check_dossier(streik).problems == ()


def test_the_source_page_says_what_the_detector_does_not_see() -> None:
    checked = check_dossier(STREIK)
    files = render_dossier(checked.dossier).files
    assert "The detector does not know it" not in files["sources/stadtkurier.md"].decode()
    assert "12029" in files["data/counts.csv"].decode()
    info = checked.dossier.info.model_copy(update={"language": "xx"})
    files = render_dossier(replace(checked.dossier, info=info)).files
    assert "The detector does not know it" in files["sources/abendblatt.md"].decode()
