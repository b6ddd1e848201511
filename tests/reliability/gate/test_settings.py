"""Hostile settings of a site: each is refused by the check, with its line, before any engine runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import cases
from tests.reliability.gate.setting_constructs import SETTINGS, at

from variorum.read import Folder
from variorum.read.site import read_look
from variorum.read.tree import Tree

INERT = (
    "", "# nothing", "theme:\n  name: material\n  features: [navigation.top]",
    "plugins: [search]", "plugins: search", "plugins:\n  - material/search: {}", "plugins:\n  search:",
    "extra:\n  homepage: https://example.org/\nextra_css: [assets/own.css]",
)  # fmt: skip


def said(folder: Path, settings: str) -> list[tuple[int, str]]:
    """The line and message of each problem with these settings."""
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    tree = Tree(Folder(folder))
    read_look(tree)
    assert {problem.path for problem in tree.problems} <= {"mkdocs.yml"}
    return [(problem.line, problem.message) for problem in tree.problems]


@pytest.mark.parametrize("settings", INERT)
def test_settings_of_the_look_pass(tmp_path: Path, settings: str) -> None:
    assert said(tmp_path, settings) == []


@pytest.mark.parametrize(("settings", "reason"), tuple(cases(SETTINGS)))
def test_a_hostile_setting_is_refused_with_its_line(
    tmp_path: Path, settings: str, reason: str, tell: Tell
) -> None:
    pattern = re.escape(reason).replace(r"\{\}", ".*")
    lines = [line for line, message in said(tmp_path, settings) if re.search(pattern, message)]
    assert lines
    assert at(settings) in lines
    tell("hostile settings refused", 1)
