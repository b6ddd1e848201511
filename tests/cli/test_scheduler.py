"""`--scheduler`: what is refused before anything is read, and which commands have it."""

from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from tests.cli.running import run

from variorum.cli import COMMANDS

ADDRESS = "tcp://127.0.0.1:8786"


@pytest.fixture
def without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec

    def found(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "distributed" else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", found)


@pytest.mark.usefixtures("without_dask")
@pytest.mark.parametrize("command", ["check", "build"])
def test_without_dask_it_says_what_to_install(harbour: Path, command: str) -> None:
    done = run(command, "--scheduler", ADDRESS, cwd=harbour)
    assert done.returncode == 2
    assert "pip install distributed" in " ".join(done.stderr.split())
    assert not (harbour / "build").exists()


@pytest.mark.usefixtures("without_dask")
def test_without_it_dask_is_not_asked_for(harbour: Path) -> None:
    assert run("check", cwd=harbour).returncode == 0


@pytest.mark.parametrize(
    "address",
    [
        "", "threads", "inproc://1/2", "ucx://10.0.0.1:8786", "tcp://10.0.0.1", "localhost",
        "http://localhost:8786", "tcp://local host:8786", "tcp://a:1,b:2", f"{ADDRESS}\n",
    ],
)  # fmt: skip
def test_what_is_no_scheduler_is_wrong_use(harbour: Path, address: str) -> None:
    done = run("check", "--scheduler", address, cwd=harbour)
    assert done.returncode == 2
    assert "tcp://10.0.0.1:8786" in done.stderr


def test_only_what_reads_for_long_has_it() -> None:
    helps = {name: run(name, "--help").stdout for name in COMMANDS}
    assert {name for name, told in helps.items() if "--scheduler" in told} == {"check", "build"}


@pytest.mark.long
def test_nobody_is_asked_where_nothing_is_to_be_read(harbour: Path) -> None:
    assert run("build", cwd=harbour).returncode == 0
    # Nothing listens there: the build would wait for long, and fail.
    for command in ("build", "check"):
        assert run(command, "--scheduler", "127.0.0.1:1", cwd=harbour).returncode == 0
