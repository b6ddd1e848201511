"""`variorum fmt` as people and CI meet it."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.cli.running import run

from variorum.author.house_form import house_form
from variorum.cli.commands.fmt import fmt
from variorum.model.failure import OutsideFailure

COURIER = "data/sources/coast-courier.yaml"
NAMES = ("coast-courier", "harbour-gazette", "kuestenbote")


def test_it_writes_the_house_form_and_then_has_nothing_to_do(harbour: Path) -> None:
    before = run("-C", harbour, "check", "--format", "json").stdout
    checked = run("-C", harbour, "fmt", "--check")
    assert checked.returncode == 1
    assert checked.stdout.count("run `variorum fmt`") == 3
    done = run("-C", harbour, "fmt")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Wrote {', '.join(f'data/sources/{name}.yaml' for name in NAMES)}.\n"
    assert "answer: harbour/closed" in (harbour / COURIER).read_text()
    again = run("-C", harbour, "fmt", "--check")
    assert (again.returncode, again.stdout) == (0, "")
    assert run("-C", harbour, "check", "--format", "json").stdout == before


@pytest.mark.parametrize("name", [COURIER, "coast-courier", "coast-courier.yaml"])
def test_files_are_named_by_path_or_id(harbour: Path, name: str) -> None:
    (harbour / COURIER).chmod(0o640)
    assert run("-C", harbour, "fmt", name).stderr == f"Wrote {COURIER}.\n"
    assert (harbour / COURIER).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "name", ["data/actors.yaml", "/etc/passwd", "nobody", "../coast-courier.yaml"]
)
def test_what_is_no_source_is_wrong_usage(harbour: Path, name: str) -> None:
    done = run("-C", harbour, "fmt", name)
    assert done.returncode == 2
    assert "data/sources" in done.stderr


@pytest.mark.parametrize(
    "text", ["claims: [", "id: &a b\n", "", "- a\n", "claims:\n  - {count: a dozen}\n"]
)
def test_what_can_not_be_read_is_left_as_it_is(harbour: Path, text: str) -> None:
    (harbour / COURIER).write_text(text)
    done = run("-C", harbour, "fmt", COURIER)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{COURIER} is left as it is: run `variorum check`")
    assert (harbour / COURIER).read_text() == text


def test_a_byte_order_mark_goes(harbour: Path) -> None:
    plain = (harbour / COURIER).read_bytes()
    (harbour / COURIER).write_bytes(codecs.BOM_UTF8 + plain)
    assert run("-C", harbour, "fmt", COURIER).returncode == 0
    assert (harbour / COURIER).read_bytes().startswith(plain[:20])


def test_what_was_changed_meanwhile_stays(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(text: str, **more: Any) -> str:
        (harbour / COURIER).write_text("somebody's")
        return house_form(text, **more)

    monkeypatch.setattr("variorum.cli.commands.fmt.house_form", slow)
    done = CliRunner().invoke(fmt, [COURIER], obj=harbour)
    assert isinstance(done.exception, OutsideFailure)
    assert "was changed meanwhile; nothing was written" in done.exception.message
    assert (harbour / COURIER).read_text() == "somebody's"


def test_a_link_is_not_written_through(harbour: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    (harbour / COURIER).rename(outside)
    (harbour / COURIER).symlink_to(outside)
    before = outside.read_bytes()
    assert run("-C", harbour, "fmt").returncode == 0
    assert run("-C", harbour, "fmt", COURIER).returncode == 2
    assert outside.read_bytes() == before


def test_a_draft_is_formed_and_stays_undecided(harbour: Path) -> None:
    text = (harbour / COURIER).read_text().replace("voice: narrator", "voice: TODO")
    (harbour / COURIER).write_text(text)
    assert run("-C", harbour, "fmt", COURIER).returncode == 0
    assert "voice: TODO" in (harbour / COURIER).read_text()
