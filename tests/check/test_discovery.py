"""A check is one module with its words: put beside the others it is run, and its code stands on the problems
page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import variorum
from variorum.pipeline.checking import CODES
from variorum.text.yaml_values import load_file

CHECK = """
from variorum.check.spots import shared_spots, spots

def check_source(dossier, article):
    for spot, title in spots(dossier, article, "title"):
        if not title.endswith("."):
            yield spot.problem("title-without-point", title=title)

def check_dossier(dossier):
    for spot, title in shared_spots(dossier, "title"):
        if not title.endswith("."):
            yield spot.problem("title-without-point", title=title)
"""
WORDS = """
title-without-point:
  severity: warning
  meaning: A title does not end in a point.
  bad: 'title: Tanker aground'
  good: 'title: Tanker aground.'
  message: no point behind “{title}”
"""
TRIAL = """
import sys
from pathlib import Path
from variorum.analyse import analyse
from variorum.pipeline.checking import CODES, check_dossier
from variorum.render.pages.hand_written import hand_written

checked = check_dossier(Path(sys.argv[1]))
print(*[f"{each.path}:{each.line}: {each.code}" for each in checked.problems], sep="\\n")
print(hand_written(analyse(checked.dossier), CODES)["problems.md"].make().body)
"""


def test_a_module_beside_the_others_is_run_and_documented(tmp_path: Path, harbour: Path) -> None:
    shutil.copytree(Path(variorum.__file__).parent, tmp_path / "package" / "variorum")
    beside = tmp_path / "package" / "variorum" / "check"
    (beside / "titles.py").write_text(CHECK)
    (beside / "titles.yaml").write_text(WORDS)
    (harbour / "docs" / "problems.md").write_text(
        "# Problems\n\n<!-- variorum: problem-codes -->\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", TRIAL, str(harbour)],
        env=os.environ | {"PYTHONPATH": str(tmp_path / "package")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    problems, _, page = done.stdout.partition("Problems {#problems}")
    found = {line for line in problems.splitlines() if line.endswith("title-without-point")}
    assert "data/dossier.yaml:2: title-without-point" in found
    assert "data/sources/harbour-gazette.yaml:4: title-without-point" in found
    assert "code-title-without-point" in page
    assert "A title does not end in a point." in page


def test_no_two_kinds_of_problem_have_one_name() -> None:
    rooms = Path(variorum.__file__).parent
    entries = [
        item
        for path in (rooms / "read" / "problems.yaml", *sorted((rooms / "check").glob("*.yaml")))
        for item in load_file(path).items()
    ]
    assert [name for name, _ in entries] == [code.name for code in CODES]
    refusals = load_file(rooms / "model" / "refusals.yaml")
    assert set(refusals) <= {code.name for code in CODES}
    # A case may be called as its code, and as nothing else.
    for told in (entries, refusals.items()):
        cases = [case for name, entry in told for case in entry.get("cases", ()) if case != name]
        names = [*(name for name, _ in told), *cases]
        assert len(names) == len(set(names))
