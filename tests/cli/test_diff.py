"""`variorum diff`, as seen from outside: exit codes, streams, revisions and folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.lighthouse import swap
from tests.repositories import commit, git, repository
from tests.versions import BIRDS_GONE, COURIER, version

EMPTY = "No change in the evidence."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return version(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return version(tmp_path / "new", BIRDS_GONE)


def edit(root: Path, path: str, change: Callable[[str], str]) -> None:
    (root / path).write_text(change((root / path).read_text(encoding="utf-8")), encoding="utf-8")


def test_a_folder(old: Path, new: Path) -> None:
    done = run("-C", new, "diff", old)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Adds 0 claims, 0 sources, 0 origins. Removes 1 claim.")
    assert run("-C", new, "diff", new).stdout.startswith(EMPTY)
    # A folder is found from where the person is, not from the dossier.
    assert run("-C", new, "diff", "./old", cwd=old.parent).returncode == 0


def test_a_revision(old: Path) -> None:
    repository(old)
    git(old, "tag", "before")
    edit(old, *BIRDS_GONE)
    for name in ("HEAD", "before", "main"):
        done = run("-C", old, "diff", name)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Removes 1 claim" in done.stdout
        assert f"Compared with `{name}`." in done.stdout
    commit(old)
    assert run("diff", "HEAD", cwd=old).stdout.startswith(EMPTY)
    assert "Removes 1 claim" in run("diff", "HEAD~1", cwd=old).stdout


def test_a_folder_named_like_a_revision_is_never_compared_in_its_place(old: Path) -> None:
    repository(old)
    git(old, "branch", "base")
    head = git(old, "rev-parse", "HEAD")
    edit(old, *BIRDS_GONE)
    for name in ("base", head, "HEAD"):
        shutil.copytree(old / "data", old / name / "data")
        shutil.copytree(old / "seeds", old / name / "seeds")
        assert "Removes 1 claim" in run("diff", name, cwd=old).stdout
        assert run("diff", f"./{name}", cwd=old).stdout.startswith(EMPTY)
    (old / "base").rename(old / "other")
    done = run("diff", "other", cwd=old)
    assert done.returncode == 3
    assert "For the folder of that name write ./other" in done.stderr
    assert run("diff", "./seeds", cwd=old).returncode == 3


def test_what_builds_or_checks_is_named(old: Path) -> None:
    (old / ".github" / "workflows").mkdir(parents=True)
    (old / ".github" / "workflows" / "check.yml").write_text("on: push\n")
    (old / "mkdocs.yml").write_text("theme: {language: en}\n")
    repository(old)
    assert run("diff", "HEAD", cwd=old).stdout.startswith(EMPTY)
    assert "touches what builds" not in run("diff", "HEAD", cwd=old).stdout
    (old / ".github" / "workflows" / "check.yml").write_text("on: pull_request_target\n")
    (old / "mkdocs.yml").unlink()
    (old / "requirements").mkdir()
    (old / "requirements" / "site.txt").write_text("x==1\n")
    (old / "program").mkdir()
    (old / "program" / "variorum-1-py3-none-any.whl").write_bytes(b"PK")
    (old / "GNUmakefile").write_text("check:\n")
    (old / "conftest.py").write_text("")
    (old / "docs" / "look.css").write_text("p {}\n")
    told = run("diff", "HEAD", cwd=old).stdout
    assert told.splitlines()[2:12] == [
        "**This also touches what builds the site or checks a change; read it before anything is run:**",
        "",
        "- Changed `.github/workflows/check.yml`",
        "- Added `GNUmakefile`",
        "- Added `conftest.py`",
        "- Removed `mkdocs.yml`",
        "- Added `program/variorum-1-py3-none-any.whl`",
        "- Added `requirements/site.txt`",
        "",
        "Compared with `HEAD`.",
    ]
    assert "- Added `docs/look.css`" in told


def test_a_dossier_that_the_revision_does_not_have(old: Path, tmp_path: Path) -> None:
    root = repository(tmp_path / "empty")
    shutil.copytree(old, root / "press")
    done = run("-C", root / "press", "diff", "HEAD")
    assert done.returncode == 0
    assert done.stdout.startswith("Adds 19 claims, 3 sources, 3 origins")
    assert "holds no dossier in this folder" in done.stdout


def test_errors_of_this_side_are_refused(old: Path, new: Path) -> None:
    edit(new, COURIER, swap("voice: headline", "voice: shouted"))
    done = run("-C", new, "diff", old)
    assert done.returncode == 1
    # The summary says why it is empty; the log has the problems.
    assert done.stdout.startswith("The evidence was not compared: 1 error must be mended first.")
    assert "error[bad-choice]" in done.stderr


def test_errors_of_the_other_side_are_told(old: Path, new: Path) -> None:
    edit(old, COURIER, swap("voice: headline", "voice: shouted"))
    done = run("-C", new, "diff", old)
    assert (done.returncode, done.stderr) == (0, "")
    assert "It has 1 error: what could be read of it is compared" in done.stdout


@pytest.mark.parametrize("base", ["nope", "origin/main", "--output=x", "HEAD~9", "a\nb", ""])
def test_what_can_not_be_reached_is_3(base: str, old: Path) -> None:
    repository(old)
    done = run("diff", "--", base, cwd=old)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("variorum: ")
    assert "Traceback" not in done.stderr


def test_no_repository_is_3_and_wrong_usage_2(old: Path, tmp_path: Path) -> None:
    done = run("diff", "HEAD", cwd=old)
    assert done.returncode == 3
    assert "no git repository" in done.stderr
    assert run("diff", cwd=old).returncode == 2
    assert run("diff", "HEAD", cwd=tmp_path).returncode == 2


def test_it_writes_nothing(old: Path) -> None:
    repository(old)
    before = sorted(old.rglob("*"))
    run("diff", "HEAD", cwd=old)
    assert sorted(old.rglob("*")) == before
