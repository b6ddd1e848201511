"""A server on this machine alone, which tells open pages of news: of one site folder, or of what others give it."""

from __future__ import annotations

import errno
import http.server
import secrets
import socket
import socketserver
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from email.message import Message
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from variorum.model.failure import OutsideFailure
from variorum.model.store import digest

from .answers import NOT_BUILT, NOTHING, Answer, address_of, answer, with_reload

HOST = "127.0.0.1"
EVENTS = "/__variorum/events"
_SCRIPT = "/__variorum/reload.js"
_LARGEST_BODY = 1_000_000
_PLAIN = "text/plain; charset=utf-8"
# A comment on an idle connection finds out whether its page is still there.
_BEAT = 10.0
_SLOWEST_CLIENT = 20.0
_MOST_IN_VIEW = 3


class LocalServer(socketserver.ThreadingTCPServer, ABC):
    """Serves on the local host until `close`; `port` 0 takes any that is free. What it serves, `get` says.

    Raises OutsideFailure where the port is taken or not ours to use.
    """

    # On Windows the option would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"
    # Closing waits for every thread, so that none outlives the preview.
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, port: int, report: Callable[[str], None]) -> None:
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise OutsideFailure(_refused(port, error)) from error
        self.port: int = self.server_address[1]
        names = (HOST, "localhost")
        # Browsers leave out the port that is usual.
        usual = names if self.port == 80 else ()
        self.hosts = frozenset([*usual, *(f"{name}:{self.port}" for name in names)])
        self._report = report
        # Pages of an earlier preview on this port must see another version.
        self._run = secrets.token_hex(4)
        self._count = 0
        self._closing = False
        self._news = threading.Condition()
        self._open: set[socket.socket] = set()
        self._shown: list[str] = []

    @abstractmethod
    def get(self, target: str) -> Answer:
        """The answer to a request for a target."""

    def post(self, target: str, headers: Message[str, str], body: bytes) -> Answer:
        """The answer to what a page sends; none may send anything here."""
        return Answer(501, _PLAIN, b"Nothing can be sent here.\n")

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def version(self, page: str) -> str:
        """What the page at a target must have been served under to be up to date."""
        return f"{self._run}-{self._count}"

    def reload(self) -> None:
        """Has every open page load anew."""
        with self._news:
            self._count += 1
            self._news.notify_all()

    def later_version(self, page: str, told: str) -> str | None:
        """The version of a page as soon as it is another than `told`; the same one after a while
        without news; None once the server closes."""
        with self._news:
            self._news.wait_for(lambda: self._closing or self.version(page) != told, _BEAT)
            return None if self._closing else self.version(page)

    @contextmanager
    def shown(self, page: str) -> Iterator[None]:
        """Meanwhile the page at a target is open and can be seen."""
        with self._news:
            self._shown.append(page)
        try:
            yield
        finally:
            with self._news:
                self._shown.remove(page)

    def close(self) -> None:
        """Ends every connection and every thread, and frees the port."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        self.shutdown()
        with self._news:
            held = tuple(self._open)
        for connection in held:
            # A browser opens connections it says nothing on: their threads wait for a request.
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._news:
            self._open.add(request)
            closing = self._closing
        if closing:
            self.shutdown_request(request)
        else:
            super().process_request_thread(request, client_address)

    def close_request(self, request: Any) -> None:
        with self._news:
            self._open.discard(request)
        super().close_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is nothing to tell; anything else is one line."""
        error = sys.exception()
        if not isinstance(error, OSError):
            self._report(f"A page could not be served: {error!r}")


class PreviewServer(LocalServer):
    """Serves the files of `site`, with the script that loads a page anew in each page.

    Pages may be shown ahead of the site that will have them. A page loads anew where its own bytes
    are others.
    """

    def __init__(self, site: Path, port: int, report: Callable[[str], None]) -> None:
        super().__init__(port, report)
        self.site = site
        self.script = Path(__file__).with_name("reload.js").read_bytes()
        self._ahead = NOTHING

    def in_view(self) -> tuple[str, ...]:
        """The addresses of the pages that can be seen, those opened last before the others."""
        with self._news:
            shown = dict.fromkeys(map(address_of, reversed(self._shown)))
        # Who went away is known only some seconds later.
        return tuple(filter(None, shown))[:_MOST_IN_VIEW]

    def show_ahead(self, pages: Mapping[str, bytes]) -> None:
        """Serves these in the place of the site's own until `show_site`."""
        with self._news:
            self._ahead = {**self._ahead, **pages}
            self._news.notify_all()

    def show_site(self) -> None:
        """Serves the site as it stands."""
        with self._news:
            self._ahead = NOTHING
            self._news.notify_all()

    def version(self, page: str) -> str:
        return self._version(super().version(page), self._answer(page))

    def get(self, target: str) -> Answer:
        if target.partition("?")[0] == _SCRIPT:
            return Answer(200, "text/javascript; charset=utf-8", self.script)
        # This comes first: a site exchanged meanwhile then counts as news.
        before = super().version(target)
        given = self._answer(target)
        return with_reload(given, f"{_SCRIPT}?shown={self._version(before, given)}")

    def _answer(self, target: str) -> Answer:
        built = (self.site / "index.html").is_file()
        return answer(self.site, target, self._ahead) if built else NOT_BUILT

    def _version(self, before: str, given: Answer) -> str:
        return f"{before}-{digest(given.body)[:16]}"


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET, HEAD and POST; one request for each connection, as HTTP/1.0 has it."""

    server: LocalServer
    server_version = "Variorum"
    sys_version = ""
    timeout = _SLOWEST_CLIENT

    def do_GET(self) -> None:
        if not self._is_meant():
            return
        if self.path.partition("?")[0] == EVENTS:
            self._tell_versions()
        else:
            self._send(self.server.get(self.path))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def do_POST(self) -> None:
        if not self._is_meant():
            return
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > _LARGEST_BODY:
            self._send(Answer(413, _PLAIN, b"This is too much, or of no known length.\n"))
            return
        body = self.rfile.read(int(length))
        self._send(self.server.post(self.path, self.headers, body))

    def _is_meant(self) -> bool:
        """Whether this server is asked by its own name: a page of another host whose name was pointed
        here must read nothing, and send nothing."""
        if self.headers.get("Host") in self.server.hosts:
            return True
        self._send(Answer(421, _PLAIN, b"This server has another name.\n"))
        return False

    def _send(self, given: Answer) -> None:
        self.send_response(given.status)
        for name, value in (
            ("Content-Type", given.kind),
            ("Content-Length", str(len(given.body))),
            ("Cache-Control", "no-store"),
            *given.headers.items(),
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)

    def _tell_versions(self) -> None:
        """The version of the page that asks, now and each later one, as server-sent events."""
        asked = parse_qs(urlsplit(self.path).query).get("page", [""])[0]
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        told = ""
        with self.server.shown(asked):
            while version := self.server.later_version(asked, told):
                news = f"data: {version}\n\n" if version != told else ": still here\n\n"
                self.wfile.write(news.encode())
                told = version

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        """Nothing: only the command line prints."""


S = TypeVar("S", bound=LocalServer)


@contextmanager
def serving(server: S) -> Iterator[S]:
    """`server` at work beside the caller; afterwards it is closed and its port is free."""
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()


def _refused(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use; stop what uses it, or name another with --port"
    if error.errno == errno.EACCES:
        return f"port {port} is kept for the system; name another with --port"
    return f"port {port} can't be used: {error.strerror}; name another with --port"
