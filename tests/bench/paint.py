"""When a page's largest paint comes on a slow phone, as browsers tell it (Largest Contentful Paint)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser
from tests.browsing import chromium

# A phone of the middle range on a slow mobile network.
WIDTH, HEIGHT = 360, 740
SLOWER = 4
_NETWORK = {
    "offline": False, "latency": 40,
    "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8,
}  # fmt: skip
_OBSERVE = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largest = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});"""
_SETTLED = 1500
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class _Host(SimpleHTTPRequestHandler):
    """Sends files compressed, as the hosts of static sites do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        packed = path.suffix in _PACKED
        content = gzip.compress(content, 6) if packed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


def paints(site: Path) -> Iterator[tuple[str, float]]:
    """Each page of the site at `site` with the milliseconds until its largest paint, nothing cached."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with chromium() as browser:
        for page in sorted(site.rglob("*.html")):
            path = page.relative_to(site).as_posix()
            yield path, _paint(browser, f"http://127.0.0.1:{server.server_port}/{path}")
    server.shutdown()
    server.server_close()


def _paint(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", _NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_OBSERVE)
    page.goto(address)
    page.wait_for_timeout(_SETTLED)
    largest: float = page.evaluate("window.largest")
    context.close()
    return largest
