"""Problems as text, as GitHub's annotations and as JSON: nothing in them is ever obeyed."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.cli.printers import (
    FORMATS,
    KEYS,
    WIDEST,
    as_json,
    as_lines,
    as_text,
    columns,
    excerpt,
    print_problems,
    printable,
)
from variorum.cli.printers.github import MOST, as_command, as_summary, chosen
from variorum.model.problem import Problem, Severity, tally

HOSTILE = "x%0A::error::no\n::set-output name=a::b\r##[add-mask]c\x1b[31m\u202e, a:b,c"


def at(line: int, column: int, path: str = "a.yaml", **parts: str) -> Problem:
    return Problem(path, line, column, "odd", "error", parts.pop("message", "odd"), **parts)


def many(number: int, severity: Severity, path: str = "data/a.yaml") -> list[Problem]:
    return [Problem(path, line, 1, "odd", severity, "it is odd") for line in range(1, number + 1)]


class TestText:
    def test_a_problem_with_its_line_and_what_was_expected_and_found(self) -> None:
        problem = Problem(
            "data/sources/x.yaml", 2, 8, "quote-not-found", "error", "it is not there",
            expected="words", found="others", fix="write them",
        )  # fmt: skip
        texts = {"data/sources/x.yaml": "id: x\nquote: others\r\n"}
        assert as_text([problem, Problem("a.yaml", 1, 1, "odd", "warning", "odd")], texts) == (
            "data/sources/x.yaml:2:8: error[quote-not-found]: it is not there\n"
            "  2 | quote: others\n"
            "    |        ^\n"
            "  expected: words\n"
            "  found: others\n"
            "  fix: write them\n"
            "a.yaml:1:1: warning[odd]: odd"
        )

    def test_nothing_is_printed_for_nothing(self) -> None:
        assert as_text([], {}) == ""

    def test_colours_change_no_word(self) -> None:
        problem, texts = at(1, 3, found="b"), {"a.yaml": "a: b"}
        coloured = as_text([problem], texts, coloured=True)
        assert "\x1b[31m" in coloured
        assert re.sub(r"\x1b\[\d+m", "", coloured) == as_text([problem], texts)

    def test_there_are_none_but_on_a_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for terminal, no_color, seen in ((False, "", False), (True, "", True), (True, "1", False)):
            monkeypatch.setattr("sys.stdout.isatty", lambda terminal=terminal: terminal)
            monkeypatch.setenv("NO_COLOR", no_color)
            monkeypatch.setenv("TERM", "xterm")
            print_problems([at(1, 1)], {}, Path())
            assert ("\x1b" in capsys.readouterr().out) is seen

    @given(st.text())
    def test_any_text_is_one_harmless_line(self, text: str) -> None:
        line = printable(text)
        assert len(line.splitlines()) <= 1
        assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs")]
        line.encode("utf-8")

    @given(st.text(), st.text())
    def test_a_problem_has_a_known_number_of_lines(self, path: str, words: str) -> None:
        text = as_text([Problem(path, 1, 1, "code", "error", words, expected=words)], {})
        assert len(text.splitlines()) == (2 if words else 1)
        assert all(line.startswith("  ") for line in text.splitlines()[1:])


class TestExcerpt:
    @pytest.mark.parametrize(
        ("line", "column", "caret"),
        [
            ("quote: x", 8, 7),
            ("\tid: x", 2, 1),
            ("名前: x", 5, 6),  # two columns each
            ("e\u0301e\u0301: x", 6, 3),  # accents of their own take none
            ("a\u200bb: x", 4, 2),
            ("x: ##[a", 6, 6),
        ],
    )
    def test_the_caret_stands_under_the_spot(self, line: str, column: int, caret: int) -> None:
        shown = excerpt(at(1, column), {"a.yaml": line + "\n"})
        assert shown is not None
        assert shown[0] == f"1 | {printable(line)}"
        assert shown[1] == "  | " + " " * caret + "^"

    @given(st.text("ab 名e\u0301\t[#", max_size=400), st.integers(0, 400))
    def test_a_long_line_is_cut_around_the_spot(self, line: str, place: int) -> None:
        line = f"x{line}y"
        column = min(place, len(line) - 1) + 1
        shown = excerpt(at(1, column), {"a.yaml": line})
        assert shown is not None
        text, caret = shown
        assert columns(text) <= WIDEST + 8
        if unicodedata.category(line[column - 1]) != "Mn":
            before = columns(caret) - 1
            under = next(letter for n, letter in enumerate(text) if columns(text[: n + 1]) > before)
            assert under == printable(line[column - 1])

    def test_both_ends_have_an_ellipsis(self) -> None:
        shown = excerpt(at(1, 200), {"a.yaml": "a" * 199 + "b" + "a" * 200})
        assert shown is not None
        assert shown[0].startswith("1 | … aaa")
        assert shown[0].endswith("aaa …")
        assert shown[0][shown[1].index("^")] == "b"

    @pytest.mark.parametrize("problem", [at(1, 1, "b.yaml"), at(9, 1), at(2, 1), at(1, 9)])
    def test_there_is_none_of_a_line_that_is_not_there(self, problem: Problem) -> None:
        assert excerpt(problem, {"a.yaml": "a: b\n\n"}) is None


class TestGitHub:
    def test_a_command_has_its_place_and_its_message_escaped(self) -> None:
        problem = Problem(
            "data/a,b:c.yaml", 3, 7, "odd", "warning", "100% odd", found="a::b", fix="mend it"
        )
        assert as_command(problem, ".") == (
            "::warning file=data/a%2Cb%3Ac.yaml,line=3,col=7,title=odd::"
            "100%25 odd%0AFound: a::b%0AFix: mend it"
        )
        assert "file=sub/data/a" in as_command(problem, "sub")

    def test_ten_are_annotated_errors_first(self) -> None:
        problems = [*many(4, "warning", "data/a.yaml"), *many(8, "error", "data/b.yaml")]
        first, rest = chosen(problems)
        assert len(first) == MOST
        assert [each.severity for each in first] == ["warning"] * 2 + ["error"] * 8
        assert [(each.severity, each.line) for each in rest] == [("warning", 3), ("warning", 4)]
        assert chosen(many(3, "warning"))[1] == ()

    def test_the_rest_goes_to_the_summary(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        summary = tmp_path / "summary.md"
        summary.write_text("# Before\n")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        print_problems(many(12, "error"), {}, Path(), "github")
        printed = capsys.readouterr()
        assert printed.out.count("::error file=data/a.yaml") == len(printed.out.splitlines()) == 10
        assert printed.err == "12 errors in 1 file\n"
        assert summary.read_text() == (
            "# Before\n### variorum check\n\n12 errors in 1 file. 2 without an annotation:\n\n"
            "~~~text\ndata/a.yaml:11:1: error[odd]: it is odd\n"
            "data/a.yaml:12:1: error[odd]: it is odd\n~~~\n"
        )

    def test_without_one_it_is_printed(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        print_problems(many(11, "error"), {}, Path(), "github")
        assert capsys.readouterr().out.endswith("\ndata/a.yaml:11:1: error[odd]: it is odd\n")

    def test_a_summary_is_not_longer_than_github_takes(self) -> None:
        problems = [at(1, n, found=f"{n}{'x' * 10_000}") for n in range(1, 200)]
        text = as_summary(problems, problems, {})
        assert len(text) < 1_000_000
        assert re.search(r"\n  … and \d+ more: run `variorum check`\n~~~\n\Z", text)

    @given(st.text() | st.just(HOSTILE))
    def test_text_never_becomes_a_command(self, words: str) -> None:
        problem = at(1, 1, message=words, expected=words, found=words, fix=words)
        command = as_command(problem, ".")
        assert command.splitlines() == [command]
        assert command.startswith("::error file=a.yaml,line=1,col=1,title=odd::")
        assert "##[" not in command
        shown = as_summary([problem], [problem], {"a.yaml": words}).splitlines()
        opened = shown.index("~~~text")
        assert [line for line in shown[opened + 1 :] if not line.startswith(("a.yaml:1:1: ", "  "))] == ["~~~"]  # fmt: skip  # noqa: E501
        path = as_command(at(1, 1, f"data/{words}"), ".")
        assert re.match(r"::error file=[^:,\r\n]*,line=1,col=1,title=odd::odd\Z", path)


class TestJson:
    def test_it_is_a_list_of_exactly_these_keys(self) -> None:
        problem = Problem("data/ä.yaml", 2, 3, "odd", "error", "m", "e", "f", "x")
        assert json.loads(as_json([problem])) == [
            {
                "path": "data/ä.yaml", "line": 2, "column": 3, "severity": "error", "code": "odd",
                "message": "m", "expected": "e", "found": "f", "fix": "x",
            }
        ]  # fmt: skip
        assert tuple(json.loads(as_json([problem]))[0]) == KEYS
        assert json.loads(as_json([])) == []

    @given(st.text() | st.just(HOSTILE))
    def test_any_text_comes_back_and_commands_nothing(self, words: str) -> None:
        text = as_json([at(1, 1, message=words)])
        assert json.loads(text)[0]["message"] == words
        assert text.isascii()
        assert "##[" not in text
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize(
    ("problems", "told"),
    [
        ([], "no problems"),
        (many(1, "error"), "1 error in 1 file"),
        (many(2, "warning"), "2 warnings in 1 file"),
        ([*many(3, "error"), *many(1, "warning", "b")], "3 errors, 1 warning in 2 files"),
    ],
)
def test_problems_are_counted_in_words(problems: list[Problem], told: str) -> None:
    assert tally(problems) == told


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_of_nothing(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([], {}, Path(), form)
    printed = capsys.readouterr()
    assert printed.out == ("[]\n" if form == "json" else "")
    assert printed.err == ""


def test_a_message_that_quotes_others_holds_no_command() -> None:
    message = (
        "the engine failed:\n  ::stop-commands::x\n::add-mask::y\n  a \x1b[31m##[group]\r\n  ok"
    )
    assert as_lines(message) == [
        "the engine failed:",
        "|   ::stop-commands::x",
        "| ::add-mask::y",
        "  a \N{REPLACEMENT CHARACTER}[31m## [group]",
        "  ok",
    ]
