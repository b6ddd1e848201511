"""A build that would change nothing ends before it reads, and tells what the last one told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import Done, run

from variorum.pipeline.unchanged import inputs, last_told

SENTENCE = "Nothing changed since the last build."
# What a build that changes nothing has no use for.
HEAVY = ("matplotlib", "mkdocs", "zensical", "jinja2", "networkx", "PIL")


def build(root: Path, *more: str) -> Done:
    return run("build", *more, cwd=root)


@pytest.fixture
def published(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The harbour dossier with a warning, published once."""
    source = harbour / "data" / "sources" / "coast-courier.yaml"
    text = source.read_text("utf-8").replace("The article carries", "The article revealed carries")
    source.write_text(text, "utf-8")
    assert build(harbour).returncode == 0
    return harbour


def test_nothing_is_read_anew_and_the_warning_is_told_again(published: Path) -> None:
    first = run("check", cwd=published)
    again = build(published)
    assert SENTENCE in again.stderr
    assert "Reading" not in again.stderr
    assert again.stdout == first.stdout
    assert "warning[summary-claims]" in again.stdout
    told = last_told(published, published / "site", inputs(published, "mkdocs"))
    assert told is not None
    assert [problem.code for problem in told.problems] == ["summary-claims"]
    assert list(told.texts) == ["data/sources/coast-courier.yaml"]

    program = "import sys; from variorum.cli import main\ntry: main()\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, "build"],
        cwd=published,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert SENTENCE in done.stderr
    assert not {name.partition(".")[0] for name in done.stdout.split()} & set(HEAVY)


def _edited(root: Path) -> None:
    path = root / "data" / "names.yaml"
    path.write_bytes(path.read_bytes() + b"# a remark\n")


def _new_text(root: Path) -> None:
    (root / "seeds" / "spare.txt").write_text("One more.\n")


def _page(root: Path) -> None:
    (root / "docs" / "more.md").write_text("# More\n")


def _look(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_bytes(path.read_bytes() + b"# a remark\n")


def _renamed(root: Path) -> None:
    (root / "docs" / "method.md").rename(root / "docs" / "methods.md")


@pytest.mark.parametrize("change", [_edited, _new_text, _page, _look, _renamed])
def test_any_change_of_what_people_write_is_seen(
    harbour: Path, change: Callable[[Path], None]
) -> None:
    before = inputs(harbour, "mkdocs")
    assert before
    assert inputs(harbour, "mkdocs") == before
    change(harbour)
    assert inputs(harbour, "mkdocs") != before


def test_engine_versions_and_the_epoch_count(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {inputs(harbour, "mkdocs"), inputs(harbour, "zensical")}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    seen.add(inputs(harbour, "mkdocs"))
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99")
    seen.add(inputs(harbour, "mkdocs"))
    assert len(seen) == 4


def test_what_cannot_be_read_has_no_key(harbour: Path) -> None:
    (harbour / "mkdocs.yml").unlink()
    assert inputs(harbour, "mkdocs") == ""
    assert last_told(harbour, harbour / "site", "") is None


def test_a_site_that_somebody_changed_is_built_again(published: Path) -> None:
    (published / "site" / "index.html").write_text("mine")
    again = build(published)
    assert SENTENCE not in again.stderr
    assert "mine" not in (published / "site" / "index.html").read_text("utf-8")


def test_a_spoilt_note_only_costs_a_build(published: Path) -> None:
    (published / "build" / "published.json").write_text('{"key": 1}')
    again = build(published)
    assert again.returncode == 0
    assert SENTENCE not in again.stderr
