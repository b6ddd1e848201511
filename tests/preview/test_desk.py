"""Only the page that it serves, on this machine, can send the desk anything."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.waiting import PATIENCE

from variorum.preview.desk import Desk
from variorum.preview.server import serving

SENT: list[tuple[str, Any]] = []


@pytest.fixture
def desk() -> Iterator[Desk]:
    def answer(name: str, sent: Any) -> tuple[int, Any]:
        SENT.append((name, sent))
        return 200, {"done": name}

    SENT.clear()
    with serving(Desk(answer, 0, print)) as server:
        yield server


def ask(
    desk: Desk, method: str, path: str, body: bytes = b"", **headers: str | None
) -> tuple[int, bytes, Any]:
    usual = {
        "Host": f"127.0.0.1:{desk.port}", "Origin": f"http://127.0.0.1:{desk.port}",
        "X-Variorum-Token": desk.token, "Content-Type": "application/json",
        "Content-Length": str(len(body)),
    }  # fmt: skip
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {name: value for name, value in {**usual, **changed}.items() if value is not None}
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        return response.status, response.read(), response.headers
    finally:
        connection.close()


def test_its_page_may_load_and_run_nothing_of_others(desk: Desk) -> None:
    status, body, headers = ask(desk, "GET", "/")
    assert status == 200
    assert b"<script src=" in body
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert desk.token.encode() not in body
    for line in body.decode().split("\n"):
        assert "http" not in line, "another host"
        assert " style=" not in line


def test_what_its_page_sends_is_answered(desk: Desk) -> None:
    status, body, _ = ask(desk, "POST", "/do/edit", b'{"a": 1}')
    assert (status, json.loads(body)) == (200, {"done": "edit"})
    assert ask(desk, "POST", "/do/edit", b"{}", Origin=f"http://localhost:{desk.port}")[0] == 200
    assert SENT == [("edit", {"a": 1}), ("edit", {})]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:8001"}, 421),
        ({"Host": None}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"X_Variorum_Token": None}, 403),
        ({"X_Variorum_Token": "other"}, 403),
        ({"X_Variorum_Token": "ÿ"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Length": "1000001"}, 413),
        ({"Content_Length": None}, 413),
        ({"Content_Length": "-1"}, 413),
    ],
)
def test_others_are_refused(desk: Desk, headers: dict[str, str | None], status: int) -> None:
    body = b"" if "Content_Length" in headers else b"{}"
    assert ask(desk, "POST", "/do/edit", body, **headers)[0] == status
    assert SENT == []


@pytest.mark.parametrize(
    "path",
    [
        "/../answers.py",
        "/desk.py",
        "/%2e%2e/server.py",
        "/data/dossier.yaml",
        "/do/edit",
    ],
)
def test_nothing_else_is_served(desk: Desk, path: str) -> None:
    assert ask(desk, "GET", path)[0] == 404
    assert SENT == []


def test_what_is_no_json_is_refused(desk: Desk) -> None:
    for body in (b"", b"{", b"\xff", b"[" * 100_000):
        assert ask(desk, "POST", "/do/edit", body)[0] == 400
    assert ask(desk, "POST", "/edit", b"{}")[0] == 404
    assert ask(desk, "PUT", "/do/edit", b"{}")[0] == 501
    assert SENT == []
