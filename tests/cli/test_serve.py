"""`variorum serve` as a person meets it: from start to Ctrl-C, with a mistake on the way."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.waiting import PATIENCE, wait_until


class Served:
    """A running preview, and everything it printed so far."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.log = root.parent / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "variorum", "-C", str(root), "serve", *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait(self, words: str, times: int = 1) -> None:
        wait_until(
            lambda: self.said.count(words) >= times or self.process.poll() is not None, words
        )
        assert self.said.count(words) >= times, self.said

    @property
    def port(self) -> int:
        self.wait("Serving the preview")
        (port,) = re.findall(r"Serving the preview at http://127\.0\.0\.1:(\d+)/", self.said)
        return int(port)

    def page(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def stop(self, number: signal.Signals) -> int:
        """Its exit code, once nothing that it started is left: neither an engine at work nor one
        that waits."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        wait_until(self._is_alone, "the processes it started to end")
        return code

    def _is_alone(self) -> bool:
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    started: list[Served] = []

    def start(root: Path, *arguments: str) -> Served:
        started.append(Served(root, *arguments))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            os.killpg(each.process.pid, signal.SIGKILL)
            each.process.wait()


Serve = Callable[..., Served]
UP_TO_DATE = "is up to date"


@pytest.mark.long
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_from_start_to_end_with_a_mistake(harbour: Path, serve: Serve, engine: str) -> None:
    served = serve(harbour, "--port", "0", "--engine", engine)
    served.wait(UP_TO_DATE)
    assert "/__variorum/reload.js" in served.page("/")
    built = harbour / "build" / "preview"
    assert not (harbour / "site").exists()
    for page in built.rglob("*"):
        if page.is_file():
            assert b"__variorum" not in page.read_bytes(), page

    method = harbour / "docs" / "method.md"
    method.write_text(method.read_text() + "\nAn invented remark.\n")
    served.wait(UP_TO_DATE, 2)
    assert "An invented remark." in served.page("/method.html")
    assert "Changed: docs/method.md." in served.said

    source = harbour / "data" / "sources" / "harbour-gazette.yaml"
    sound = source.read_text()
    source.write_text(sound.replace("seed:", "sead:", 1))
    served.wait("last good site is served")
    assert "error[unknown-key]" in served.said
    assert "An invented remark." in served.page("/method.html")

    source.write_text(sound)
    served.wait(UP_TO_DATE, 3)

    # A page that only the engine finds fault with is no end either.
    method.write_text(method.read_text() + "\n[nowhere](nowhere.md)\n")
    served.wait("last good site is served", 2)
    assert "docs/method.md" in served.said.rpartition("last good site")[0]
    method.write_text(method.read_text().replace("nowhere.md", "corrections.md"))
    served.wait(UP_TO_DATE, 4)

    # What is written anew with the same bytes is no change: only the other file is named.
    before = served.said
    source.write_text(sound)
    method.write_text(method.read_text() + "\nOne more remark.\n")
    served.wait(UP_TO_DATE, 5)
    told = served.said.removeprefix(before)
    assert [line for line in told.splitlines() if line.startswith("Changed")] == [
        "Changed: docs/method.md."
    ]

    assert served.stop(signal.SIGINT) == 0
    assert served.said.endswith("Stopped.\n")
    assert "Traceback" not in served.said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_can_be_stopped_while_it_builds(
    harbour: Path, serve: Serve, number: signal.Signals
) -> None:
    from variorum.publish.exchange.folders import only_exchange, open_build

    # However quick it is, it can't put its site in place before it is stopped.
    with only_exchange(open_build(harbour) / "preview"):
        served = serve(harbour, "--port", "0")
        served.wait("Rendering the pages")
        assert served.stop(number) == 0
    assert served.said.endswith("Stopped.\n")
    assert "Traceback" not in served.said
    assert not (harbour / "build" / "preview").exists()


def test_a_broken_start_waits_to_be_mended(harbour: Path, serve: Serve) -> None:
    (harbour / "data" / "actors.yaml").write_text("actors: [")
    served = serve(harbour, "--port", "0")
    served.wait("last good site is served")
    assert "data/actors.yaml:1:10: error[yaml-syntax]" in served.said
    assert "No site yet" in served.page("/")
    assert served.stop(signal.SIGTERM) == 0


def test_a_port_in_use_ends_with_3(harbour: Path, serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        served = serve(harbour, "--port", str(port))
        assert served.process.wait(PATIENCE) == 3
    assert served.said == (
        f"variorum: port {port} is in use; stop what uses it, or name another with --port\n"
    )


@pytest.mark.long
def test_it_waits_while_another_build_is_at_work(harbour: Path, serve: Serve) -> None:
    from variorum.publish.exchange.folders import only_build, open_build

    with only_build(open_build(harbour)):
        served = serve(harbour, "--port", "0")
        served.wait("another build is at work")
    served.wait(UP_TO_DATE)
    assert served.stop(signal.SIGTERM) == 0
