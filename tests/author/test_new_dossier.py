"""A new dossier is sound from the first moment, and says what this repository says."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import cast

import pytest
import yaml
from click.testing import CliRunner
from tests.author.format_page import with_every_key
from tests.sites import publish_dossier

from variorum.author.new_dossier import DEFAULT_TITLE, from_address, new_dossier
from variorum.cli import cli
from variorum.model.failure import OutsideFailure
from variorum.pipeline.checking import check_dossier
from variorum.publish import Engine
from variorum.publish.writing import write_folder

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "src" / "variorum" / "author" / "starter"
OWN = ("method.md", "contributing.md")
PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name not in OWN)
ALIKE = ("mkdocs.yml", *(f"docs/{name}" for name in PAGES))
RENEW = "VARIORUM_RENEW_STARTER"
PROGRAM = from_address("https://example.org/variorum-1-py3-none-any.whl")


@pytest.fixture
def started(tmp_path: Path) -> Path:
    write_folder(tmp_path / "new", new_dossier(DEFAULT_TITLE, PROGRAM))
    return tmp_path / "new"


def without_last_section(text: str) -> str:
    """The method page up to who read the articles, which every dossier says for itself."""
    head, section, _ = text.partition("\n## Who read\n")
    assert section
    return head


def installed(text: str) -> str:
    """A page of this repository as it reads where the command is installed."""
    return text.replace(".venv/bin/variorum", "variorum")


@pytest.mark.skipif(RENEW not in os.environ, reason=f"{RENEW} is not set")
def test_renew() -> None:
    page = ROOT / "docs" / "format.md"
    page.write_text(with_every_key(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ALIKE:
        shutil.copy(ROOT / name, STARTER / name)
    contributing = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    (STARTER / "docs" / "contributing.md").write_text(installed(contributing), encoding="utf-8")
    method = STARTER / "docs" / "method.md"
    own = method.read_text(encoding="utf-8")
    new = without_last_section((ROOT / "docs" / "method.md").read_text(encoding="utf-8"))
    method.write_text(new + own[len(without_last_section(own)) :], encoding="utf-8")


@pytest.mark.parametrize("name", ALIKE)
def test_nothing_is_said_twice_differently(name: str) -> None:
    told = f"run {RENEW}=1 .venv/bin/pytest tests/author/test_new_dossier.py::test_renew"
    assert (STARTER / name).read_bytes() == (ROOT / name).read_bytes(), told


def test_pages_with_words_of_their_own_differ_only_there() -> None:
    def pages(name: str) -> tuple[str, str]:
        mine, other = (root / "docs" / name for root in (STARTER, ROOT))
        return mine.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")

    method, of_this_repository = pages("method.md")
    assert without_last_section(method) == without_last_section(of_this_repository)
    contributing, of_this_repository = pages("contributing.md")
    assert contributing == installed(of_this_repository)


def test_the_check_is_silent(started: Path) -> None:
    checked = check_dossier(started)
    assert checked.problems == ()
    assert len(checked.dossier.articles) == 1


def test_the_example_is_to_go_once_there_is_an_article_of_ones_own(started: Path) -> None:
    seed = started / "seeds" / "own.txt"
    seed.write_text("Nothing happened here.\n", encoding="utf-8")
    (started / "data" / "sources" / "own.yaml").write_text(
        f"id: own\nseed: own.txt\nsha256: {hashlib.sha256(seed.read_bytes()).hexdigest()}\ntitle: unknown\n"
        "outlet: unknown\nagency: unknown\nbyline: unknown\npublished: unknown\nsummary: Nothing.\n"
        "claims:\n  - {id: nothing, quote: Nothing happened, by: none, voice: narrator}\n",
        encoding="utf-8",
    )
    left = [each for each in check_dossier(started).problems if each.code == "example-left"]
    assert {each.severity for each in left} == {"error"}
    # Every record that came with it, and each text of the dossier that is not a setting.
    records = {
        path: sum(len(yaml.safe_load((started / path).read_text("utf-8"))[t]) for t in tables)
        for path, tables in (
            ("data/actors.yaml", ("parties", "actors")), ("data/names.yaml", ("names",)),
            ("data/origins.yaml", ("origins",)), ("data/questions.yaml", ("questions",)),
        )
    }  # fmt: skip
    assert Counter(each.path for each in left) == {
        "data/dossier.yaml": 5, "data/sources/ellery-post.yaml": 1, **records,
    }  # fmt: skip
    words = [each.message for each in left if each.path == "data/dossier.yaml"]
    for key in ("title", "question", "introduction", "quote_limit_because", "changes"):
        assert any(key in each for each in words), key


def test_editors_find_the_schema_of_each_file(started: Path) -> None:
    assert CliRunner().invoke(cli, ["-C", str(started), "schema", "--check"]).exit_code == 0
    for path in (started / "data").rglob("*.yaml"):
        modeline = path.read_text(encoding="utf-8").partition("\n")[0]
        name, _, schema = modeline.partition("$schema=")
        assert name == "# yaml-language-server: "
        assert (path.parent / schema).is_file(), path


@pytest.mark.parametrize(
    "title",
    [
        "A: b # c",
        '"quoted" \\ {x: y} <b>&amp;',
        "Überfall, „so“ – ’n’",
        "- @PROGRAM@ @TITLE@",
        "no",
    ],
)
def test_any_title_stays_as_it_is(tmp_path: Path, title: str) -> None:
    write_folder(tmp_path, new_dossier(title, PROGRAM))
    checked = check_dossier(tmp_path)
    assert checked.problems == ()
    assert checked.dossier.info.title == title
    assert (tmp_path / "README.md").read_text(encoding="utf-8").startswith(f"# {title}\n")


def test_no_mark_is_left() -> None:
    for path, content in new_dossier("x", PROGRAM).items():
        assert b"@TITLE" not in content, path
        assert b"@HEADING" not in content, path
        assert b"@PROGRAM" not in content, path


@pytest.mark.long
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_it_builds_at_once(started: Path, engine: str) -> None:
    site = started / "site"
    dossier = check_dossier(started).dossier
    publish_dossier(started, dossier, cast(Engine, engine), site)
    home = (site / "index.html").read_text(encoding="utf-8")
    assert DEFAULT_TITLE in home
    assert (site / "sources" / "ellery-post.html").is_file()
    assert (site / "guide.html").is_file()


def test_the_command_says_where_it_is_and_never_overwrites(tmp_path: Path) -> None:
    def init(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["init", *arguments])
        if isinstance(result.exception, OutsideFailure):
            return 3, result.exception.message
        return result.exit_code, result.output

    target = tmp_path / "new"
    code, output = init(str(target), "--title", "A strike")
    assert code == 0
    assert str(target) in output
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    code, output = init(str(target))
    assert code == 3
    assert "is not empty" in output
    assert before == {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    for title in ("", "  ", "two\nlines", "bell\a"):
        assert init(str(tmp_path / "other"), "--title", title)[0] == 2
    assert not (tmp_path / "other").exists()


def test_the_makefile_runs_the_command(started: Path, tmp_path: Path) -> None:
    stand_in = tmp_path / "bin" / "variorum"
    stand_in.parent.mkdir()
    stand_in.write_text('#!/bin/sh\necho "ran $*"\n')
    stand_in.chmod(0o755)
    environment = {"PATH": f"{stand_in.parent}:{os.environ['PATH']}"}
    for target, ran in (
        ("check", "ran check --strict\n"),
        ("site", "ran build\n"),
        ("serve", "ran serve\n"),
        ("serve PORT=8001", "ran serve --port 8001\n"),
    ):
        command = ["make", "--no-print-directory", *target.split()]
        done = subprocess.run(
            command, cwd=started, env=environment, capture_output=True, encoding="utf-8", check=True
        )
        assert done.stdout == ran


def test_workflows_hold_to_their_schemas_and_ask_for_little(started: Path) -> None:
    workflows = sorted((started / ".github" / "workflows").glob("*.yml"))
    assert [path.name for path in workflows] == ["check.yml", "publish.yml"]
    for schema, files in (
        ("vendor.github-workflows", workflows),
        ("vendor.dependabot", [started / ".github" / "dependabot.yml"]),
    ):
        check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
        subprocess.run([*check, *map(str, files)], check=True, capture_output=True)
    pins = (ROOT / ".github" / "workflows").glob("*.yml")
    known = "".join(path.read_text(encoding="utf-8") for path in pins)
    for path in workflows:
        flow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert flow["permissions"] == {}
        steps = [step for job in flow["jobs"].values() for step in job["steps"]]
        for step in steps:
            if "uses" in step:
                name, _, pin = step["uses"].partition("@")
                assert len(pin) == 40
                assert name not in known or step["uses"] in known, "another pin than our own"
            else:
                assert step["run"].startswith("make ")
