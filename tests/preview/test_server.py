"""The preview server: for this machine only, telling of news, gone when it is closed."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from tests.waiting import FOR_EVER, PATIENCE

from variorum.model.failure import OutsideFailure
from variorum.preview import server as module
from variorum.preview.server import HOST, PreviewServer, serving


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<body>home</body>")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    told: list[str] = []
    with serving(PreviewServer(site, 0, told.append)) as started:
        yield started
    assert told == []


def ask(
    server: PreviewServer, path: str, method: str = "GET", host: str = ""
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_a_page_comes_with_the_script_and_its_version(server: PreviewServer) -> None:
    response, body = ask(server, "/")
    assert response.status == 200
    assert response.headers["Cache-Control"] == "no-store"
    (script,) = re.findall(rb'<script src="(/__variorum/reload\.js\?shown=[\w-]+)">', body)
    script_response, text = ask(server, script.decode())
    assert script_response.headers["Content-Type"].startswith("text/javascript")
    assert b"EventSource" in text
    head, nothing = ask(server, "/", "HEAD")
    assert head.headers["Content-Length"] == str(len(body))
    assert nothing == b""


def test_it_listens_on_the_local_host_only(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.port}/"


@pytest.mark.parametrize("path", ["/", "/__variorum/events", "/__variorum/reload.js"])
def test_a_page_of_another_host_reads_nothing(server: PreviewServer, path: str) -> None:
    assert ask(server, path, host="evil.example")[0].status == 421
    assert ask(server, path, "HEAD", host=f"localhost:{server.port}")[0].status == 200


def test_nothing_can_be_sent(server: PreviewServer) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(server, "/", method)[0].status == 501


def test_waiting_pages_are_told_of_news(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("GET", "/__variorum/events")
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"
    first = response.readline()
    assert first == f"data: {server.version('')}\n".encode()
    response.readline()
    server.reload()
    assert response.readline() == f"data: {server.version('')}\n".encode() != first
    connection.close()


def test_a_page_is_told_of_its_own_news(server: PreviewServer, site: Path) -> None:
    (site / "sources").mkdir()
    (site / "sources" / "a.html").write_text("<body>first</body>")
    assert not server.in_view()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("GET", "/__variorum/events?page=%2Fsources%2Fa.html")
    response = connection.getresponse()
    first, home = response.readline(), server.version("/")
    response.readline()
    assert server.in_view() == ("sources/a.html",)
    with server.shown("/"), server.shown("/../secret.html"):
        assert server.in_view() == ("index.html", "sources/a.html")

    server.show_ahead({"sources/a.html": b"<body>second</body>"})
    second = response.readline()
    response.readline()
    assert second != first
    assert (
        second.decode().removeprefix("data: ").strip().encode() in ask(server, "/sources/a.html")[1]
    )
    assert server.version("/") == home
    # The same words in the site are no news; others are.
    (site / "sources" / "a.html").write_text("<body>second</body>")
    server.show_site()
    assert f"data: {server.version('/sources/a.html')}\n".encode() == second
    (site / "new").write_text("<body>third</body>")
    (site / "new").replace(site / "sources" / "a.html")
    server.show_site()
    assert response.readline() == f"data: {server.version('/sources/a.html')}\n".encode() != second
    connection.close()


def test_until_there_is_a_site_a_page_says_so(tmp_path: Path) -> None:
    with serving(PreviewServer(tmp_path / "absent", 0, print)) as server:
        response, body = ask(server, "/sources/")
    assert response.status == 503
    assert b"terminal" in body
    assert b"reload.js" in body


def closed(site: Path) -> int:
    """The port of a server that was closed while browsers hung on it."""
    with ExitStack() as stack:
        server = stack.enter_context(serving(PreviewServer(site, 0, print)))
        # One waits for news, one never says what it wants, as browsers do.
        waiting, silent = (
            stack.enter_context(socket.create_connection((HOST, server.port))) for _ in range(2)
        )
        host = f"{HOST}:{server.port}"
        waiting.sendall(f"GET /__variorum/events HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        assert waiting.recv(10)
        ask(server, "/")
        closing = threading.Thread(target=server.close, daemon=True)
        closing.start()
        closing.join(PATIENCE)
        assert not closing.is_alive()
        assert silent.fileno() != -1
    return server.port


def test_closing_leaves_no_thread_and_no_port(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Who waited for either would wait for ever.
    monkeypatch.setattr(module, "_BEAT", FOR_EVER)
    monkeypatch.setattr(module._Handler, "timeout", FOR_EVER)
    before = set(threading.enumerate())
    for _ in range(5):
        port = closed(site)
        assert set(threading.enumerate()) <= before
        # Another program may have got the port meanwhile, but hardly five times.
        with suppress(OutsideFailure), serving(PreviewServer(site, port, print)) as again:
            assert ask(again, "/")[0].status == 200
            return
    pytest.fail("no port can be listened at again")


def test_a_port_in_use_is_one_line(server: PreviewServer, site: Path) -> None:
    with pytest.raises(OutsideFailure) as refused:
        PreviewServer(site, server.port, print)
    message = refused.value.message
    assert message == (
        f"port {server.port} is in use; stop what uses it, or name another with --port"
    )


def test_what_goes_wrong_in_a_thread_is_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def fail(*arguments: object) -> None:
        raise RuntimeError("invented")

    monkeypatch.setattr("variorum.preview.server.answer", fail)
    with (
        serving(PreviewServer(site, 0, told.append)) as server,
        pytest.raises(http.client.BadStatusLine),
    ):
        ask(server, "/")
    assert told == ["A page could not be served: RuntimeError('invented')"]
