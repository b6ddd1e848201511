"""The weekly look at links calls gone only what is gone."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import ModuleType

import pytest
from tests.sites import PROJECT


@pytest.fixture(scope="module")
def links() -> ModuleType:
    spec = importlib.util.spec_from_file_location("links", PROJECT / "tools" / "links.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Answering(BaseHTTPRequestHandler):
    """Answers `/404` with 404, and so on."""

    def do_GET(self) -> None:
        self.send_response(int(self.path[1:]))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_addresses_end_where_they_end(links: ModuleType) -> None:
    text = "[a](https://a.org/b), <https://c.org>. `https://d.org/e?f=1#g`; http://example.org http://127.0.0.1:8000 https://x"
    assert list(links.addresses(text)) == [
        "https://a.org/b", "https://c.org", "https://d.org/e?f=1#g",
    ]  # fmt: skip


def test_only_not_found_and_gone_count(links: ModuleType, address: str) -> None:
    asked = {f"{address}/{status}": links.answer(f"{address}/{status}")
             for status in (200, 403, 404, 410, 500)}  # fmt: skip
    assert list(asked.values()) == [200, 403, 404, 410, 500]
    asked["http://127.0.0.1:1/"] = links.answer("http://127.0.0.1:1/")
    text, gone = links.report(asked, {each: ["README.md"] for each in asked})
    assert gone
    first, others = text.split("## No answer that tells")
    assert "/404` (404), in README.md" in first
    assert "/410`" in first
    assert "/200`" not in text
    assert all(f"/{status}`" in others for status in (403, 500))
    assert "127.0.0.1:1/` (URLError)" in others
    assert not links.report({"http://127.0.0.1:1/": "URLError"}, {"http://127.0.0.1:1/": ["a"]})[1]
