"""Every row of the table in `rows.py` is fed in, and what is held elsewhere is there."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from tests.reliability.figures import Tell
from tests.reliability.hazards.rows import ROWS, Fed

from variorum.pipeline.checking import check_dossier

PROJECT = Path(__file__).parents[3]
FED = [(f"{row.name}: {each.what}"[:120], each) for row in ROWS for each in row.fed]


@pytest.mark.parametrize("fed", [each for _, each in FED], ids=[name for name, _ in FED])
def test_it_is_told_at_its_line(fed: Fed, harbour: Path, tell: Tell) -> None:
    path, before = fed.lay(harbour)
    found = check_dossier(harbour).problems
    told = [(each.code, each.line - before) for each in found if each.path == path]
    assert sorted(told) == sorted(each for each in fed.expected if each[1] > 0)
    if fed.fix:
        assert any(fed.fix in f"{each.expected} {each.fix}" for each in found), found
    tell("hostile files and values fed in", 1)


@pytest.mark.parametrize("held", sorted({held for row in ROWS for held in row.held}))
def test_what_is_held_elsewhere_is_there(held: str) -> None:
    path, _, name = held.partition("::")
    text = (PROJECT / path).read_text(encoding="utf-8", errors="replace")
    assert not name or f"class {name}:" in text or f"def {name}(" in text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_differ_only_in_how_an_accent_is_written(harbour: Path) -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "café.yaml")
        (harbour / "data" / "sources" / name).write_text("x: y\n")
    codes = [each.code for each in check_dossier(harbour).problems]
    assert codes
    assert set(codes) == {"bad-file-name"}
