"""Of an article of which only answers to questions are coded, nothing is told that needs all of it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from tests.lighthouse import copy, sound

from variorum.pipeline.building import render_dossier

GAZETTE, MAIL = "harbour-gazette", "sea-mail"


def partly(text: str) -> str:
    return text.replace("summary:", "depth: questions\nsummary:", 1)


@cache
def built(folder: Path, *names: str) -> dict[str, str]:
    root = copy(folder, *((f"data/sources/{name}.yaml", partly) for name in names))
    files = render_dossier(sound(root)).files
    return {path: body.decode() for path, body in files.items() if path.endswith((".md", ".csv"))}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    return built(tmp_path, MAIL)


def test_its_page_says_so_and_tells_no_shares(files: dict[str, str]) -> None:
    page = files[f"sources/{MAIL}.md"]
    assert "Only what answers a question of this dossier is coded here" in page
    assert "what else the article says is not coded" in page
    assert "Their quotes cover" not in page
    assert 'class="v-bar' not in page
    assert "used in a claim or set aside with a reason" in page
    other = files[f"sources/{GAZETTE}.md"]
    assert "Their quotes cover" in other
    assert "is coded here" not in other


def test_its_silence_has_no_kind(files: dict[str, str]) -> None:
    page = files[f"sources/{MAIL}.md"]
    silence = page[page.index("Questions that other articles answer") :]
    assert "no answer is coded here" in silence
    assert "not mentioned" not in silence
    told = [
        line
        for path, text in files.items()
        if path.startswith("questions/")
        for line in text.split("\n")
    ]
    assert any(
        "no answer coded; whether it mentions the matter is not noted" in line for line in told
    )


def test_the_bars_leave_it_out(files: dict[str, str]) -> None:
    page = files["sources/index.md"]
    bars = page[page.index("In which voice") :]
    assert bars.count('class="v-shares"') == 2
    rows = list(csv.DictReader(files["charts/sources_voices.csv"].lstrip("\ufeff").splitlines()))
    assert [row["url"] for row in rows] == [f"sources/{GAZETTE}.html"]
    assert "1 article of which only answers to questions are coded" in bars


def test_without_any_whole_article_there_are_no_bars(tmp_path: Path) -> None:
    page = built(tmp_path, MAIL, GAZETTE)["sources/index.md"]
    assert "In which voice" not in page
    assert "2 articles of which only answers" in page


def test_the_table_of_sources_tells_the_depth(files: dict[str, str]) -> None:
    rows = list(csv.DictReader(files["data/sources.csv"].lstrip("\ufeff").splitlines()))
    assert {row["source"]: row["depth"] for row in rows} == {GAZETTE: "full", MAIL: "questions"}
