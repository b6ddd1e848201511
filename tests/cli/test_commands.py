"""The command line as people and CI meet it: exit codes, what is printed, and where."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.lighthouse import Edit, copy, swap

from variorum import __version__

GAZETTE = "data/sources/harbour-gazette.yaml"
# A quote that does not stand in the article, and a number that nobody accounts for.
ERROR: Edit = (GAZETTE, swap("quote: about 40 people were", "quote: about 41 people were"))
WARNING: Edit = (
    "data/sources/sea-mail.yaml",
    swap("  - {quote: For 3 days, reason: idiom}", "  []"),
)
PROBLEM = re.compile(r"[\w./-]+:\d+:\d+: (error|warning)\[[a-z0-9-]+\]: \S.*")
DETAIL = re.compile(r"  (expected|found|fix): \S.*|  +\d* \| .*")


def test_it_is_a_program(tmp_path: Path) -> None:
    root = copy(tmp_path, ERROR)
    for program in (
        [sys.executable, "-m", "variorum"],
        [str(Path(sys.executable).parent / "variorum")],
    ):
        done = subprocess.run(
            [*program, "-C", str(root), "check"], capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (1, "1 error, 1 warning in 2 files\n")
        assert "error[quote-not-found]" in done.stdout


def test_a_sound_dossier_is_silent(tmp_path: Path) -> None:
    root = copy(tmp_path)
    for done in (run("-C", root, "check", "--strict"), run("check", cwd=root)):
        assert (done.returncode, done.stdout) == (0, "")
    there = sorted(p.name for p in root.iterdir())
    assert there == ["build", "data", "docs", "mkdocs.yml", "seeds"]
    assert only_schemas(root)


def only_schemas(root: Path) -> bool:
    """Whether nothing is in build/ but what editors complete ids by."""
    return {path.name for path in (root / "build").iterdir()} == {".variorum-build", "schema"}


def test_problems_stand_on_standard_output(tmp_path: Path) -> None:
    done = run("-C", copy(tmp_path, ERROR, WARNING), "check")
    assert done.returncode == 1
    assert re.fullmatch(r"1 error, \d warnings? in 3 files\n", done.stderr)
    lines = done.stdout.splitlines()
    assert all(PROBLEM.fullmatch(line) or DETAIL.fullmatch(line) for line in lines)
    places = [line.partition(": ")[0] for line in lines if PROBLEM.fullmatch(line)]
    assert places == sorted(places, key=lambda p: (p.split(":")[0], *map(int, p.split(":")[1:])))
    assert any("error[quote-not-found]" in line for line in lines)


def test_only_strict_counts_warnings(tmp_path: Path) -> None:
    root = copy(tmp_path, WARNING)
    done = run("-C", root, "check")
    assert done.returncode == 0
    assert "warning[quantity-missed]" in done.stdout
    assert run("-C", root, "check", "--strict").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("-C", "no-such-folder", "check"),
        ("check", "--no-such-option"),
        ("no-such-command",),
        ("build", "--engine", "hugo"),
        ("check", "extra"),
        ("check",),
    ],
)
def test_wrong_usage_is_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    # The working folder holds no dossier, which is wrong usage too.
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr


def test_version_and_help() -> None:
    assert run("--version").stdout == f"variorum, version {__version__}\n"
    assert "build" in run("-h").stdout


def test_a_build_publishes_and_says_where(tmp_path: Path) -> None:
    root = copy(tmp_path)
    done = run("-C", root, "build", "--site-dir", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "out" / "index.html").is_file()
    assert (tmp_path / "out" / "data" / "claims.csv").is_file()
    # A line of progress is one line, however long the folder's name is.
    last = done.stderr.splitlines()[-1]
    assert f"http.server -d {tmp_path / 'out'}` and open http://localhost:8000" in last
    assert not (root / "site").exists()
    again = run("-C", root, "build", "--site-dir", tmp_path / "out")
    assert again.returncode == 0
    assert "Nothing changed since the last build." in again.stderr


def test_a_build_with_errors_publishes_nothing(tmp_path: Path) -> None:
    root = copy(tmp_path, ERROR)
    done = run("-C", root, "build")
    assert done.returncode == 1
    assert "error[quote-not-found]" in done.stdout
    assert "Nothing was published" in done.stderr
    assert not (root / "site").exists()
    assert only_schemas(root)


def test_a_build_with_warnings_publishes(tmp_path: Path) -> None:
    root = copy(tmp_path, WARNING)
    done = run("-C", root, "build")
    assert done.returncode == 0
    assert "warning[quantity-missed]" in done.stdout
    assert (root / "site" / "index.html").is_file()


def test_what_fails_outside_is_three_and_one_line(tmp_path: Path) -> None:
    root = copy(tmp_path)
    (root / "build").write_text("")
    done = run("-C", root, "build")
    assert done.returncode == 3
    assert done.stdout == ""
    (line,) = [each for each in done.stderr.splitlines() if each.startswith("variorum: ")]
    assert "build is not a folder" in line


def test_a_dossier_needs_no_look(tmp_path: Path) -> None:
    root = copy(tmp_path)
    (root / "mkdocs.yml").unlink()
    assert run("-C", root, "check", "--strict").returncode == 0


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_closed_stream_is_one_line_or_none(tmp_path: Path, command: str) -> None:
    root = copy(tmp_path, WARNING)
    (root / "build").write_text("")
    program = f"{shlex.quote(sys.executable)} -m variorum -C {shlex.quote(str(root))} {command}"
    for closed, code, told in (
        (">&-", 3, "variorum: standard output is closed"),
        ("2>&-", None, ""),
    ):
        done = subprocess.run(
            f"{program} {closed}", shell=True, capture_output=True, text=True, check=False
        )
        assert code in (done.returncode, None)
        assert done.stderr.startswith(told)
        assert "Traceback" not in done.stderr + done.stdout


def test_somebody_elses_folder_is_not_replaced(tmp_path: Path) -> None:
    root = copy(tmp_path)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letter.txt").write_text("mine")
    done = run("-C", root, "build", "--site-dir", tmp_path / "theirs")
    assert done.returncode == 3
    assert [p.name for p in (tmp_path / "theirs").iterdir()] == ["letter.txt"]


def test_printed_words_of_a_contributor_command_nothing(tmp_path: Path) -> None:
    words = '"x\\n::error::no\\r\\e[31m red \\u202e back"'
    root = copy(
        tmp_path, (GAZETTE, swap("quote: about 40 people were on the rock", f"quote: {words}"))
    )
    done = run("-C", root, "check")
    assert done.returncode == 1
    assert not [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", done.stdout)
