"""`variorum annotate` as a person meets it: an address with a token, a page that follows the files, Ctrl-C."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.waiting import PATIENCE, wait_until

from variorum.author.known_ids import PATHS
from variorum.cli import cli


def ask(port: int, token: str, name: str, sent: Any) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {
        "Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/json",
        "X-Variorum-Token": token,
    }  # fmt: skip
    connection.request("POST", f"/do/{name}", json.dumps(sent), headers)
    response = connection.getresponse()
    told = json.loads(response.read())
    connection.close()
    return response.status, told


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_from_start_to_stop(harbour: Path) -> None:
    log = harbour.parent / "annotate.log"
    command = [
        sys.executable,
        "-m",
        "variorum",
        "-C",
        str(harbour),
        "annotate",
        "coast-courier",
        "--port",
        "0",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    address = re.compile(r"http://127\.0\.0\.1:(\d+)/#token=([\w-]{32})&source=coast-courier")
    wait_until(lambda: address.search(log.read_text()) or process.poll() is not None, "the address")
    found = address.search(log.read_text())
    assert found is not None, log.read_text()
    port, token = int(found[1]), found[2]
    status, page = ask(port, token, "session", {"source": "coast-courier"})
    assert (status, len(page["claims"])) == (200, 8)
    # What an editor writes is there a moment later.
    path = harbour / "data/sources/coast-courier.yaml"
    path.write_text(path.read_text().replace("Fewer than 10", "Fewer than 11"))
    wait_until(
        lambda: any(
            each["code"] == "quote-not-found"
            for each in ask(port, token, "session", {"source": "coast-courier"})[1]["problems"]
        ),
        "the change to be seen",
    )
    # So is a new actor in what an editor completes.
    actors = harbour / "data/actors.yaml"
    new = "  - {id: pilot-of-the-day, name: The pilot of the day, kind: person}\n"
    actors.write_text(actors.read_text() + new)
    schema = harbour / PATHS["source"]
    wait_until(lambda: "The pilot of the day, person" in schema.read_text(), "the new actor")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert log.read_text().endswith("Stopped.\n")


def test_what_is_no_article_is_wrong_usage(harbour: Path) -> None:
    for source in ("nothing", "../../etc/passwd", "actors"):
        result = CliRunner().invoke(cli, ["-C", str(harbour), "annotate", source])
        assert result.exit_code == 2
        assert (
            "is neither a source that can be read nor a text in seeds/ without one" in result.output
        )
