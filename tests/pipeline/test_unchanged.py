"""A build that would change nothing ends before it reads, and tells what the last one told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import Done, run

from variorum.model.analysis import Analysis
from variorum.pipeline import checking
from variorum.pipeline.building import build_site
from variorum.pipeline.checking import Checked
from variorum.pipeline.result import stored_result
from variorum.publish import Engine, Store, inputs_key, is_published, program
from variorum.read.fingerprint import fingerprint

SENTENCE = "Nothing changed since the last build."
# What a build that changes nothing has no use for.
HEAVY = ("matplotlib", "mkdocs", "zensical", "jinja2", "networkx", "PIL")


def key(root: Path, engine: Engine = "mkdocs") -> str:
    files = fingerprint(root)
    return inputs_key(store(root), files, engine) if files else ""


def store(root: Path) -> Store:
    return Store(root, program(), read_only=True)


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
    assert is_published(store(published), published / "site", key(published))
    assert not is_published(store(published), published / "site", key(published, "zensical"))
    result = stored_result(store(published), fingerprint(published))
    assert result is not None
    assert [problem.code for problem in result.problems] == ["summary-claims"]
    assert list(result.texts) == ["data/sources/coast-courier.yaml"]

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


def _stranger(root: Path) -> None:
    (root / "data" / "more").mkdir()


@pytest.mark.parametrize("change", [_stranger, _edited, _new_text, _page, _look, _renamed])
def test_any_change_of_what_people_write_is_seen(
    harbour: Path, change: Callable[[Path], None]
) -> None:
    before = key(harbour)
    assert before
    assert key(harbour) == before
    change(harbour)
    assert key(harbour) != before


def test_engine_versions_and_the_epoch_count(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {key(harbour), key(harbour, "zensical")}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    seen.add(key(harbour))
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99")
    seen.add(key(harbour))
    assert len(seen) == 4


def test_what_cannot_be_read_has_no_key(harbour: Path) -> None:
    shutil.rmtree(harbour / "docs")
    assert fingerprint(harbour) is None
    assert stored_result(store(harbour), None) is None


def test_a_site_that_somebody_changed_is_built_again(published: Path) -> None:
    (published / "site" / "index.html").write_text("mine")
    again = build(published)
    assert SENTENCE not in again.stderr
    assert "mine" not in (published / "site" / "index.html").read_text("utf-8")


def test_a_spoilt_store_only_costs_a_build(published: Path) -> None:
    for path in (published / "build" / "store").rglob("*"):
        # A file of a site is the same on the disk here and there.
        if path.is_file() and path.parent.name != "files":
            path.write_text('{"key": 1}')
    again = build(published)
    assert again.returncode == 0
    assert SENTENCE not in again.stderr


def test_a_check_after_a_build_tells_the_same_and_reads_no_source(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run("check", cwd=published)
    with monkeypatch.context() as patch:
        patch.setattr("variorum.pipeline.checking.check_dossier", _no_check)
        again = run("check", cwd=published)
    assert again == told
    assert "warning[summary-claims]" in told.stdout
    _edited(published)
    assert run("check", cwd=published) == told
    before = sorted(path for path in published.rglob("*") if path.is_file())
    _stranger(published)
    after = run("check", cwd=published)
    assert after.returncode == 1
    assert sorted(path for path in published.rglob("*") if path.is_file()) == before


def _no_check(*_arguments: object) -> None:
    pytest.fail("the dossier was read though nothing changed")


def test_a_build_with_errors_is_told_again_by_a_check(harbour: Path) -> None:
    path = harbour / "data" / "sources" / "coast-courier.yaml"
    path.write_text(path.read_text("utf-8").replace("voice: headline", "voice: shouted"), "utf-8")
    plain = run("check", cwd=harbour)
    built = build(harbour)
    assert built.returncode == plain.returncode == 1
    assert built.stdout == plain.stdout == run("check", cwd=harbour).stdout


def test_nothing_is_noted_of_files_that_another_check_was_of(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = harbour / "data" / "sources" / "coast-courier.yaml"
    good = source.read_text("utf-8")
    bad = good.replace("voice: headline", "voice: shouted", 1)
    source.write_text(bad, "utf-8")
    check = checking.check_dossier

    def mended_first(*given: Any, **named: Any) -> Checked:
        source.write_text(good, "utf-8")
        return check(*given, **named)

    monkeypatch.setattr(checking, "check_dossier", mended_first)

    def taken_back(_store: Store, _analysis: Analysis) -> None:
        source.write_text(bad, "utf-8")

    site = harbour / "site"
    done = build_site(harbour, "mkdocs", site, print, lambda _: None, ahead=taken_back)
    assert done is not None
    assert stored_result(store(harbour), fingerprint(harbour)) is None
    assert not is_published(store(harbour), site, key(harbour))
