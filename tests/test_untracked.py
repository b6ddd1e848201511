"""What builds write is never taken from a revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.sites import PROJECT

SCRIPT = PROJECT / "tools" / "untracked.sh"


def look(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", SCRIPT], cwd=folder, capture_output=True, text=True, check=False, env=os.environ
    )


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("place", ["build/store/x", "site/index.html"])
def test_a_checkout_that_brings_what_builds_write_is_refused(tmp_path: Path, place: str) -> None:
    git(tmp_path, "init", "-q")
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_text("planted")
    assert look(tmp_path).returncode == 0
    git(tmp_path, "add", "--force", place)
    refused = look(tmp_path)
    assert refused.returncode == 3
    assert place in refused.stderr


def test_without_git_there_is_nothing_to_refuse(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    assert look(tmp_path).returncode == 0


def test_both_ways_to_a_site_ask_first() -> None:
    recipes = (PROJECT / "Makefile").read_text("utf-8").split("\n\n")
    for target in ("site:", "check:"):
        (recipe,) = [each for each in recipes if f"\n{target}\n" in f"\n{each}\n"]
        assert "sh tools/untracked.sh\n" in recipe
