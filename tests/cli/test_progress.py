"""Lines everywhere, a bar on a terminal for what lasts, nothing where nothing is wanted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from tests.cli.running import run
from tests.waiting import wait_until

from variorum.cli import shared as module
from variorum.cli.shared import Progress

Made = tuple[Progress, io.StringIO]


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.02)


def made(*, terminal: bool = True, quiet: bool = False, bars: bool = True) -> Made:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=80, color_system=None)
    return Progress(quiet=quiet, bars=bars, console=console), out


def test_a_step_that_lasts_gets_a_bar_that_counts_and_goes() -> None:
    progress, out = made()
    with progress:
        progress("Reading.")
        for number in progress.follow(range(5)):
            if number == 3:
                wait_until(lambda: "3/5" in out.getvalue())
        bars = progress._bars
        progress("Next.")
        assert bars is not None
        assert bars is not progress._bars
        assert not bars.live.is_started
    plain = out.getvalue()
    assert plain.startswith("Reading.\n")
    assert "Next.\n" in plain
    assert progress._timer is None


def test_a_step_without_a_number_gets_a_bar_too() -> None:
    progress, out = made()
    with progress:
        progress("Building.")
        wait_until(lambda: "0:0" in out.getvalue())


@pytest.mark.parametrize(
    "options", [{"terminal": False}, {"quiet": True}, {"bars": False}], ids=str
)
def test_elsewhere_there_is_none(options: dict[str, bool]) -> None:
    progress, out = made(**options)
    with progress:
        progress("Building.")
        assert list(progress.follow("ab")) == ["a", "b"]
        assert progress._timer is None
        assert progress._bars is None
    assert out.getvalue() == ("" if options.get("quiet") else "Building.\n")


def test_no_line_moves_the_cursor_or_commands_anything() -> None:
    progress, out = made(terminal=False)
    progress("Changed: a\x1b[2Jb\u202e\x07.\n::set-output name=x::y")
    assert out.getvalue() == "Changed: a\ufffd[2Jb\ufffd\ufffd.\n| ::set-output name=x::y\n"


def test_a_short_step_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 60.0)
    progress, out = made()
    with progress:
        progress("Building.")
        list(progress.follow(range(3)))
    assert out.getvalue() == "Building.\n"


def test_a_failure_takes_the_bar_along() -> None:
    progress, out = made()

    def fail() -> None:
        with progress:
            progress("Building.")
            wait_until(lambda: "0:0" in out.getvalue())
            raise ValueError("outside")

    with pytest.raises(ValueError, match="outside"):
        fail()
    assert progress._bars is None


def test_quiet_leaves_the_problems_and_nothing_else(harbour: Path) -> None:
    source = harbour / "data" / "sources" / "coast-courier.yaml"
    text = source.read_text("utf-8").replace("voice: headline", "voice: shouted")
    source.write_text(text, "utf-8")
    told, quiet = (run("build", *more, cwd=harbour) for more in ((), ("--quiet",)))
    assert quiet.returncode == told.returncode == 1
    assert quiet.stdout == told.stdout
    assert "bad-choice" in quiet.stdout
    assert quiet.stderr.splitlines() == ["1 error in 1 file"]
    assert "Reading and checking the dossier." in told.stderr
    assert run("check", "-q", cwd=harbour).stdout == quiet.stdout
