"""`variorum check`, as seen from outside: exit codes, streams, and text that is printed as text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.running import Done, run
from tests.waiting import LONGEST

from variorum.author.known_ids import PATHS
from variorum.cli.printers import as_text, printable
from variorum.model.problem import Place, Problem
from variorum.read.words import CODES

SRC = Path(__file__).parents[2] / "src"
NAMES = "data/names.yaml"
COURIER = "data/sources/coast-courier.yaml"


Run = Callable[..., Done]


@pytest.fixture(name="run")
def run_there(harbour: Path) -> Run:
    """Runs the command line in the harbour dossier, or in another `folder`."""
    return lambda *arguments, folder=harbour: run(*arguments, cwd=folder)


def spawn(folder: Path, **environment: str) -> Done:
    """Runs `check` as a process of its own, which takes seconds to start."""
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "check"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SRC), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LONGEST,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def tree(root: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_mtime_ns, path.lstat().st_size)
        for path in root.rglob("*")
    }


def spoil(root: Path, path: str, old: str, new: str) -> str:
    """Puts `new` in the place of `old`; says where its last word begins, as PATH:LINE:COLUMN."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    start = text.index(old) + new.rindex(" ") + 1
    text = text.replace(old, new, 1)
    (root / path).write_text(text, encoding="utf-8")
    line = text.count("\n", 0, start) + 1
    return f"{path}:{line}:{start - text.rfind(chr(10), 0, start)}"


class TestExitCodes:
    def test_no_problem_is_0_and_silent(self, run: Run) -> None:
        done = run("check", "--strict")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_an_error_is_1(self, run: Run, harbour: Path) -> None:
        spoil(harbour, COURIER, "voice: headline", "voice: shouted")
        assert run("check").returncode == 1

    def test_a_warning_is_0_and_under_strict_1(self, run: Run, harbour: Path) -> None:
        spoil(harbour, COURIER, "The article carries", "The article revealed carries")
        done = run("check")
        assert done.returncode == 0
        assert "warning[summary-claims]" in done.stdout
        strict = run("check", "--strict")
        assert strict.returncode == 1
        assert strict.stdout == done.stdout

    @pytest.mark.parametrize(
        "arguments",
        [
            ("check", "--nonsense"),
            ("chekc",),
            ("-C", "nowhere", "check"),
            ("-C", NAMES, "check"),
            ("check", "too", "many"),
        ],
    )
    def test_wrong_usage_is_2(self, arguments: tuple[str, ...], run: Run) -> None:
        done = run(*arguments)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr

    def test_a_folder_without_data_is_2(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        done = run("-C", str(tmp_path / "empty"), "check")
        assert done.returncode == 2
        assert "data/" in done.stderr
        assert done.stdout == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_an_output_that_takes_nothing_is_3(self, harbour: Path) -> None:
        spoil(harbour, COURIER, "voice: headline", "voice: shouted")
        with open("/dev/full", "w") as full:  # noqa: PTH123 - a device, opened for its own sake
            done = subprocess.run(
                [sys.executable, "-m", "variorum", "check"],
                cwd=harbour, env={**os.environ, "PYTHONPATH": str(SRC)},
                stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=LONGEST,
            )  # fmt: skip
        assert done.returncode == 3
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("variorum: ")


class TestOutput:
    def test_a_problem_has_its_place_then_expected_found_fix(self, run: Run, harbour: Path) -> None:
        place = spoil(harbour, COURIER, "voice: headline", "voice: indirekt")
        assert run("check").stdout == (
            f"{place}: error[bad-choice]: `voice` can't be `indirekt`\n"
            "  21 |     voice: indirekt\n"
            "     |            ^\n"
            "  expected: one of direct, indirect, narrator, headline\n"
            "  found: indirekt\n"
            "  fix: did you mean `indirect`?\n"
        )

    def test_all_problems_are_printed_in_order(self, run: Run, harbour: Path) -> None:
        last = spoil(harbour, "docs/method.md", "<!-- variorum: reading", "<!-- variorum: rules")
        places = [
            spoil(harbour, "data/actors.yaml", "kind: group", "kind: crowd"),
            spoil(harbour, COURIER, "voice: headline", "voice: indirekt"),
            spoil(harbour, COURIER, "quote: Twelve", "quote: Twenty"),
            last.rpartition(":")[0] + ":1",
        ]
        lines = [line for line in run("check").stdout.splitlines() if line[0] != " "]
        assert [re.sub(r": \w+\[.*", "", line) for line in lines] == places
        shape = re.compile(r"[^:]+:\d+:\d+: (error|warning)\[[a-z0-9]+(-[a-z0-9]+)*\]: .+")
        assert all(shape.fullmatch(line) for line in lines)

    def test_progress_and_usage_go_to_standard_error(self, run: Run) -> None:
        assert run("check", "--nonsense").stdout == ""

    def test_nothing_is_written_but_schemas(self, run: Run, harbour: Path) -> None:
        spoil(harbour, COURIER, "voice: headline", "voice: shouted")
        before = tree(harbour)
        run("check", "--strict")
        after = tree(harbour)
        assert set(after) - set(before) == {
            "build", "build/.variorum-build", "build/schema", *PATHS.values(),
        }  # fmt: skip
        assert {path: after[path] for path in before} == before
        run("check", "--strict")
        assert tree(harbour) == after

    def test_a_dossier_that_may_not_be_written_is_checked(self, run: Run, harbour: Path) -> None:
        for path in [harbour, *harbour.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            assert run("check").returncode == 0
        finally:
            for path in [harbour, *harbour.rglob("*")]:
                path.chmod(0o755 if path.is_dir() else 0o644)

    def test_another_folder_by_c_has_the_same_paths(
        self, run: Run, harbour: Path, tmp_path: Path
    ) -> None:
        spoil(harbour, COURIER, "voice: headline", "voice: shouted")
        here = run("check")
        there = run("-C", str(harbour), "check", folder=tmp_path)
        relative = run("-C", "harbour", "check", folder=tmp_path)
        assert here.stdout == there.stdout == relative.stdout
        assert here.returncode == there.returncode == relative.returncode == 1

    def test_the_environment_does_not_show(self, run: Run, harbour: Path) -> None:
        german = "data/sources/kuestenbote.yaml"
        spoil(harbour, german, "12.029 Tonnen Rohöl", "12.029 Tönnen Rohöl")
        spoil(harbour, "data/actors.yaml", "party: port}", "party: prot}")
        here = run("check")
        assert "“" in here.stdout
        odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "TZ": "Asia/Tokyo"}
        assert spawn(harbour, **odd, PYTHONHASHSEED="2") == here


class TestContributorsText:
    """What a stranger wrote is printed as text: no cursor moves, no line that a CI obeys."""

    NASTY = (
        "::set-output name=x::y", "::error::all is lost", "##[add-mask]a", "a\\n::error::b",
        "\\e[2J\\e[31mred", "a\\r::stop-commands::x", "\\u202Egnp.exe", "\\u2028::error::c", "\\x9b2J",
    )  # fmt: skip

    @pytest.mark.parametrize("nasty", NASTY)
    def test_in_a_value(self, nasty: str, run: Run, harbour: Path) -> None:
        spoil(harbour, COURIER, "quote: keeps port shut", f'quote: "{nasty} is not there"')
        spoil(harbour, COURIER, "question: harbour", f'question: "{nasty}"')
        done = run("check")
        assert done.returncode == 1
        self.assert_tame(done.stdout + done.stderr)

    @pytest.mark.parametrize("nasty", NASTY)
    def test_in_a_key(self, nasty: str, run: Run, harbour: Path) -> None:
        spoil(harbour, NAMES, "names:", f'"{nasty}": x\nnames:')
        done = run("check")
        assert done.returncode == 1
        self.assert_tame(done.stdout + done.stderr)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
    @pytest.mark.parametrize(
        "name", ["a\n::error::b.yaml", "::error::.yaml", "\x1b[2J.yaml", "##[error]x.md"]
    )
    @pytest.mark.parametrize("folder", ["data/sources", "data", "docs"])
    def test_in_a_name(self, name: str, folder: str, run: Run, harbour: Path) -> None:
        (harbour / folder / name).write_text("x")
        done = run("check")
        assert done.returncode == 1
        self.assert_tame(done.stdout + done.stderr)

    def assert_tame(self, printed: str) -> None:
        assert "Traceback" not in printed
        assert "##[" not in printed
        for line in printed.split("\n"):
            assert not line.lstrip().startswith("::")
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069]", line)
            assert re.match(
                r"\Z|  (expected|found|fix): |  +\d* \| |(data|docs|seeds)[/:]|\d+ errors?[ ,]",
                line,
            ), line


@given(st.text())
def test_printable_text_is_one_tame_line(text: str) -> None:
    shown = printable(text)
    assert "".join(shown.splitlines()) == shown
    assert "##[" not in shown
    assert printable(shown) == shown
    shown.encode("utf-8")


@given(st.text(st.characters(categories=["Cs", "L", "Cc", "Cf"])), st.text(), st.text())
def test_a_problem_always_has_as_many_lines_as_parts(
    message: str, expected: str, found: str
) -> None:
    problem: Problem = CODES["yaml-syntax"].at(
        Place("data/a.yaml", 1, 2), message, expected=expected, found=found
    )
    lines = as_text([problem], {}).split("\n")
    assert len(lines) == 1 + bool(expected) + bool(found)
    assert lines[0].startswith("data/a.yaml:1:2: error[yaml-syntax]: ")
