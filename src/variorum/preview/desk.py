"""The server of the page on which an article is annotated: only this machine and this page can change anything."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any

from .answers import Answer, kind_of
from .server import LocalServer

_ASSETS = Path(__file__).with_name("desk")
_FILES = {"/": "index.html", **{f"/{file.name}": file.name for file in _ASSETS.iterdir()}}
_DOOR = "/do/"
_JSON = "application/json; charset=utf-8"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}  # fmt: skip

Answerer = Callable[[str, Any], tuple[int, Any]]
"""What does the work: a name and what was sent with it, to an HTTP status and what is sent back."""


class Desk(LocalServer):
    """Serves the page, and hands what it sends to `answerer` where it knows the token and comes from the page.

    The token stands in the address behind `#`, which no browser sends and no server logs.
    """

    def __init__(self, answerer: Answerer, port: int, report: Callable[[str], None]) -> None:
        super().__init__(port, report)
        self._answerer = answerer
        self.token = secrets.token_urlsafe(24)
        self._secret = self.token.encode()
        self._origins = frozenset(f"http://{host}" for host in self.hosts)

    def get(self, target: str) -> Answer:
        name = _FILES.get(target.partition("?")[0])
        if name is None:
            return _told(404, "There is no such page.")
        return Answer(200, kind_of(name), (_ASSETS / name).read_bytes(), headers=_HEADERS)

    def post(self, target: str, headers: Message[str, str], body: bytes) -> Answer:
        if headers.get("Origin") not in self._origins:
            return _told(403, "Only the page that this program serves can send anything.")
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return _told(403, "Only the page that this program serves can send anything.")
        if not secrets.compare_digest(headers.get("X-Variorum-Token", "").encode(), self._secret):
            return _told(403, "Open the address that the terminal shows: it has the token.")
        if headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            return _told(415, "Only JSON is read.")
        if not target.startswith(_DOOR):
            return _told(404, "There is no such thing to do.")
        try:
            sent = json.loads(body.decode("utf-8"))
        except (ValueError, RecursionError):
            return _told(400, "What was sent is no JSON.")
        status, told = self._answerer(target.removeprefix(_DOOR), sent)
        return Answer(
            status, _JSON, json.dumps(told, ensure_ascii=False).encode(), headers=_HEADERS
        )


def _told(status: int, message: str) -> Answer:
    return Answer(status, _JSON, json.dumps({"message": message}).encode(), headers=_HEADERS)
