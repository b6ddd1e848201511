"""An engine that waits builds what a new one builds, once, and ends with whoever started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.waiting import FOR_EVER, PATIENCE, wait_until

from variorum.publish import OutsideFailure, Ready, publish
from variorum.publish.engine import engines

Files = dict[str, bytes]
COMPILED = """
import runpy, sys
from mkdocs.theme import Theme
import jinja2

runpy.run_path(sys.argv[1])["compile_templates"]("material")
compile = jinja2.Environment.compile

def noted(self, source, name=None, *others):
    print(name)
    return compile(self, source, name, *others)

jinja2.Environment.compile = noted
env = Theme("material", custom_dir=sys.argv[2]).get_env()
for name in ("base.html", "404.html", "partials/header.html", "partials/nav-item.html", "partials/logo.html"):
    env.get_template(name)
"""


@pytest.fixture
def ready() -> Iterator[Ready]:
    with closing(Ready("mkdocs")) as ready:
        ready.prepare()
        yield ready


@pytest.mark.long
def test_it_builds_what_a_new_process_builds(
    ready: Ready, root: Path, files: Files, config: dict[str, Any]
) -> None:
    def tree(site: Path, ready: Ready | None) -> dict[str, bytes]:
        publish(
            root, files.items(), config, engine="mkdocs", site_dir=site, report=lambda line: None,
            ready=ready,
        )  # fmt: skip
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file()
        }

    assert tree(root / "one", ready) == tree(root / "other", None)
    # Each builds once: the next has to be asked for.
    assert ready.take() is None
    ready.prepare()
    files["index.md"] += b'\n<p><a href="nowhere.html">nowhere</a></p>\n'
    with pytest.raises(OutsideFailure, match=r"nowhere\.html"):
        tree(root / "one", ready)


def test_the_templates_of_the_theme_are_compiled_already_and_ours_as_they_are(
    tmp_path: Path,
) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "logo.html").write_text("ours")
    child = str(Path(engines.__file__).with_name("child.py"))
    # Its input stays open: nothing is asked of it yet.
    with subprocess.Popen(
        [sys.executable, "-c", COMPILED, child, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.read().split() == ["partials/logo.html"]


def test_one_that_died_or_loaded_other_versions_is_not_taken(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = ready._process
    assert process is not None
    ready.prepare()
    assert ready._process is process
    process.kill()
    process.wait()
    assert ready.take() is None
    ready.prepare()
    monkeypatch.setattr(
        "variorum.publish.engine.engines.versions", lambda engine: {"mkdocs": "another"}
    )
    assert ready.take() is None
    assert ready.take() is None


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux about a process")
def test_it_ends_with_its_input_and_not_with_an_interrupt() -> None:
    with engines.start_waiting("mkdocs") as process:
        assert process.stdout is not None
        # Only once it waits does it ignore what reaches the whole terminal.
        wait_until(lambda: _ignores_interrupts(process.pid))
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate("", timeout=PATIENCE)
    assert process.returncode == 0
    assert output == ""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux about a process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_the_process_that_started_it(number: signal.Signals) -> None:
    code = (
        "import time\nfrom variorum.publish.engine.engines import start_waiting\n"
        f"print(start_waiting('mkdocs').pid, flush=True)\ntime.sleep({FOR_EVER})\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as own:
        assert own.stdout is not None
        waiting = int(own.stdout.readline())
        own.send_signal(number)
        own.wait()
    wait_until(lambda: not _is_running(waiting))


def _status(process: int, name: str) -> str:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(line.partition(":")[2].strip() for line in lines if line.startswith(f"{name}:"))


def _ignores_interrupts(process: int) -> bool:
    return bool(int(_status(process, "SigIgn"), 16) & 1 << signal.SIGINT - 1)


def _is_running(process: int) -> bool:
    """Whether a process exists and is not only waiting to be collected."""
    try:
        os.kill(process, 0)
        return not _status(process, "State").startswith("Z")
    except (ProcessLookupError, FileNotFoundError):
        return False
