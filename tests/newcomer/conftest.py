"""This repository's own dossier with a sixth article, as a newcomer adds it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.author.draft import draft_source
from variorum.model.problem import Problem
from variorum.pipeline.checking import check_dossier
from variorum.read import read_seed

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
NAME = "invented-courier"
# What the guide says to paste: a speaker and an act of saying that the tables lack.
ACTORS = """\
  - {id: quill, name: Ada Quill, kind: person, party: ukraine}
  - {id: unnamed-officer, name: Unnamed officer, kind: person}
"""
ORIGINS = """\
  - id: quill-press-call
    speaker: quill
    occasion: a press call
    when: unknown
"""


def finished() -> str:
    """The article's file as it stands once everything is decided."""
    text = (HERE / f"{NAME}.txt").read_bytes()
    record = (HERE / f"{NAME}.yaml").read_text(encoding="utf-8")
    return record.replace("HASH", hashlib.sha256(text).hexdigest())


@pytest.fixture
def newcomer(tmp_path: Path) -> Path:
    """A copy of the dossier with the article's text in seeds/ and nothing written about it."""
    root = tmp_path / "dossier"
    for name in ("data", "seeds", "docs"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    shutil.copy(HERE / f"{NAME}.txt", root / "seeds")
    for table, records in (("actors", ACTORS), ("origins", ORIGINS)):
        with (root / "data" / f"{table}.yaml").open("a", encoding="utf-8") as file:
            file.write(records)
    return root


@pytest.fixture
def drafted(newcomer: Path) -> str:
    """The article's file as `variorum new` drafts it in that copy."""
    dossier = check_dossier(newcomer).dossier
    text, problems = read_seed(newcomer, f"{NAME}.txt")
    assert text is not None, problems
    return draft_source(NAME, text, dossier).text


@pytest.fixture
def said_of(newcomer: Path) -> Callable[[str], tuple[Problem, ...]]:
    """All problems of the dossier with a given text as the article's file."""

    def problems(text: str) -> tuple[Problem, ...]:
        path = newcomer / "data" / "sources" / f"{NAME}.yaml"
        path.write_text(text, encoding="utf-8")
        return check_dossier(newcomer).problems

    return problems
