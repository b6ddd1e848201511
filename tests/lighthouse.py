"""The invented dossier of `tests/dossiers/lighthouse`, and changed copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.model.dossier import Dossier
from variorum.model.reported import Reported
from variorum.pipeline.checking import check_dossier
from variorum.render.site import Rendered

PROJECT = Path(__file__).parent.parent
ROOT = Path(__file__).parent / "dossiers" / "lighthouse"

Edit = tuple[str, Callable[[str], str]]


@cache
def dossier() -> Dossier:
    """The dossier as read from its folder; it has no problem, not even a warning."""
    return sound(ROOT)


@cache
def analysis() -> Analysis:
    return analyse(dossier())


@cache
def rendered() -> Rendered:
    from variorum.pipeline.building import render_dossier

    return render_dossier(dossier())


def page(path: str) -> str:
    """A rendered file as text."""
    return rendered().files[path].decode()


def sound(root: Path) -> Dossier:
    """The dossier in `root`, which must have no errors."""
    checked = check_dossier(root)
    assert not checked.errors, checked.problems
    return checked.dossier


def copy(folder: Path, *edits: Edit) -> Path:
    """A copy in `folder` with some files changed; an edit that changes nothing is a fault."""
    root = folder / "dossier"
    shutil.copytree(ROOT, root)
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    for path, change in edits:
        file = root / path
        # Bytes, since one of the articles has CRLF at its lines' ends.
        before = file.read_bytes().decode()
        after = change(before)
        assert after != before, f"the edit of {path} changed nothing"
        file.write_bytes(after.encode())
    return root


def swap(old: str, new: str) -> Callable[[str], str]:
    """The change of one passage, which must stand there once."""

    def change(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        return text.replace(old, new)

    return change


def changed(folder: Path, *edits: Edit) -> Analysis:
    """The analysis of a changed copy, which must have no errors."""
    return analyse(sound(copy(folder, *edits)))


def claim(analysis: Analysis, claim_id: str) -> Reported:
    return next(each for each in analysis.claims if each.id == claim_id)
