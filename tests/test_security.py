"""SECURITY.md names modules and tests that are there, and every step of the gate with its test."""

from __future__ import annotations

import re

from tests.sites import PROJECT

TEXT = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`((?:src|tests|tools|\.github)/[\w./-]+\.\w+)`", TEXT))


def test_every_module_and_test_it_names_is_there() -> None:
    assert len(NAMED) > 40
    assert sorted(name for name in NAMED if not (PROJECT / name).is_file()) == []


def test_every_test_it_names_tests_something() -> None:
    tests = [name for name in NAMED if name.startswith("tests/")]
    assert len(tests) > 15
    for name in tests:
        assert re.search(
            r"^    def test_|^def test_", (PROJECT / name).read_text("utf-8"), re.MULTILINE
        ), name


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert links
    assert [link for link in links if not (PROJECT / link).is_file()] == []


def test_every_paragraph_on_a_defence_names_what_holds_it() -> None:
    checked = TEXT.partition("## What is checked where")[2].partition("## What is left")[0]
    paragraphs = [each for each in checked.strip().split("\n\n") if each]
    assert len(paragraphs) >= 9
    for paragraph in paragraphs:
        assert re.search(r"`tests/[\w/]+\.py`", paragraph), paragraph


def test_it_can_be_found() -> None:
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "docs/dev/architecture.md",
        "docs/dev/reliability.md",
    ):
        assert "SECURITY.md" in (PROJECT / name).read_text("utf-8"), name
