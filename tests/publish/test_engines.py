from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.waiting import FOR_EVER, wait_until

from variorum.model.failure import OutsideFailure
from variorum.publish.engine import engines
from variorum.publish.engine.engines import environment, telling_lines, versions


def test_the_engine_sees_nothing_that_makes_two_machines_differ() -> None:
    seen = environment({"PATH": "/bin", "HOME": "/home/x", "LANG": "de_DE", "TZ": "Asia/Tokyo"})
    assert "HOME" not in seen
    assert "LANG" not in seen
    assert seen["TZ"] == "UTC"
    assert seen["SOURCE_DATE_EPOCH"] == "0"
    assert environment({"SOURCE_DATE_EPOCH": "86400"})["SOURCE_DATE_EPOCH"] == "86400"


def test_versions_are_read_without_importing_the_engine() -> None:
    assert versions("mkdocs")["mkdocs"] == "1.6.1"
    code = (
        "import sys, variorum.publish\n"
        "from variorum.publish.engine.engines import versions\n"
        "versions('mkdocs'), versions('zensical')\n"
        "print([name for name in ('mkdocs', 'material', 'zensical') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    program = engines.PROGRAMS["mkdocs"]._replace(packages=("no-such-package",))
    monkeypatch.setattr(engines, "PROGRAMS", {"mkdocs": program})
    with pytest.raises(OutsideFailure, match="no-such-package is not installed"):
        versions("mkdocs")


def test_the_telling_lines_of_mkdocs() -> None:
    output = (
        "INFO    -  Building\n\x1b[33mWARNING -  a link 'x.md'\x1b[0m\n\nAborted with 1 warnings\n"
    )
    assert telling_lines(output) == ["  WARNING -  a link 'x.md'", "  Aborted with 1 warnings"]


def test_a_traceback_is_cut_to_its_last_line() -> None:
    output = "1 issue found\nTraceback (most recent call last):\n  File\nRuntimeError: --strict\n"
    assert telling_lines(output) == ["  1 issue found", "  RuntimeError: --strict"]


def test_a_flood_of_lines_is_cut() -> None:
    assert telling_lines("x\n" * 100)[-1] == "  … and 40 more lines"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_an_engine_does_not_outlive_its_build(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(
        f"import os, time\nprint(os.getpid(), flush=True)\ntime.sleep({FOR_EVER})\n"
    )
    child = Path(engines.__file__).with_name("child.py")
    code = (
        "import os, subprocess, sys\n"
        "subprocess.run([sys.executable, sys.argv[1], str(os.getpid()), '.', '', 'slow'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(child)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    ) as parent:
        assert parent.stdout is not None
        engine = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
    wait_until(lambda: not _is_running(engine), "the engine to end with its build")


def _is_running(process: int) -> bool:
    """Whether a process exists and is not only waiting to be collected."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has networks of a process")
def test_an_engine_has_no_network_where_the_system_lets_it_leave(tmp_path: Path) -> None:
    (tmp_path / "asks.py").write_text(
        "import socket, sys\n"
        "try:\n"
        "    socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5).close()\n"
        "    print('reached')\n"
        "except OSError:\n"
        "    print('not reached')\n"
        "status = open('/proc/self/status').read()\n"
        "print(status.partition('NoNewPrivs:')[2].split()[0])\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = (
            "import os, subprocess, sys\n"
            "subprocess.run([sys.executable, sys.argv[1], str(os.getpid()), '.', '', 'asks', sys.argv[2]])\n"
        )
        child = Path(engines.__file__).with_name("child.py")
        done = subprocess.run(
            [sys.executable, "-c", code, str(child), str(server.getsockname()[1])],
            capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(tmp_path)},
        )  # fmt: skip
    assert done.stdout.split("\n")[:2] == [
        "not reached" if _may_leave_network() else "reached",
        "1",
    ]


def _may_leave_network() -> bool:
    """Whether this system gives a process a network of its own, found out by the system's own program."""
    ways = (["--net"], ["--user", "--net"])
    tried = [
        subprocess.run(["unshare", *way, "true"], check=False, capture_output=True) for way in ways
    ]
    return any(done.returncode == 0 for done in tried)
