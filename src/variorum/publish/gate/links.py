"""Where the references of a built site lead: to what is there, and to no other host unasked.

MkDocs leaves links in raw HTML and in charts unchecked and Zensical rewrites them, so what counts
is what stands in the built pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from .elements import PICTURES, style_addresses
from .page import Fault, Page, Reference

_WEB = ("http", "https")
# No name before the host, which could pass for it; any letters, since hosts are named in all scripts.
_HOST = re.compile(r"(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?")
_OTHER_CHARSET = re.compile(r'@charset\s+"(?!utf-8")', re.IGNORECASE)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_PICTURE = re.compile(r"data:image/(?:avif|gif|jpeg|png|svg\+xml|webp|x-icon)[;,]", re.IGNORECASE)
# The server shows this page at any address, so its own links start at the site's root.
_NOT_FOUND = "404.html"
# Pages, those of a folder above all, share most of their addresses.
_KEPT = 10_000


class Links:
    """Follows references within one site: `base` is the path it is made to be served under."""

    def __init__(
        self, paths: Collection[str], names: Mapping[str, Collection[str]], base: str
    ) -> None:
        """`names` are what links can point at on each page."""
        self._paths = paths
        self._names = names
        self._base = base

    def faults(self, path: str, page: Page) -> Iterator[Fault]:
        """What is wrong with the references of the page at `path`."""
        for reference in page.references:
            if text := self._fault(path, reference):
                text = f"<{reference.element}> “{reference.address}”: {text}"
                yield Fault(text, reference.address, reference.line, reference.claim)

    def style_faults(self, path: str, content: bytes) -> Iterator[Fault]:
        """What is wrong with what the style sheet at `path` loads."""
        css = content.decode("utf-8", "surrogateescape")
        if _NOT_UTF8.search(css) or _OTHER_CHARSET.match(css):
            yield Fault("is not UTF-8, so browsers may read it in more than one way")
            return
        for address in sorted(set(style_addresses(css))):
            if text := self._fault(path, Reference("style", address, "resource")):
                yield Fault(f"“{address}”: {text}", address)

    def file(self, path: str, address: str) -> str | None:
        """The file of the site that an address on the page at `path` means, if it is in the site."""
        parts = _split(address)
        if parts is None or parts.scheme or parts.netloc:
            return None
        target = self._target(path, parts.path)
        return target if target in self._paths else None

    def _fault(self, path: str, reference: Reference) -> str:
        """What is wrong with a reference on the page at `path`, or nothing."""
        led = self._led(path, reference)
        return led if isinstance(led, str) else self.missing(*led)

    def _led(self, path: str, reference: Reference) -> tuple[str, str] | str:
        """The file of this site, and the name on it, to which a reference on the page at `path` leads; what is
        wrong with one that leads nowhere, nothing of one that may lead elsewhere."""
        parts = _split(reference.address)
        if parts is None:
            return "this is no address"
        if parts.scheme in _WEB and parts.netloc:
            if not _HOST.fullmatch(parts.netloc):
                return "names no plain host"
            return "loads from another host" if reference.kind == "resource" else ""
        if parts.netloc:
            return "names a host without http or https"
        if parts.scheme == "data" and reference.kind == "resource":
            if reference.element == "script":
                return "runs a script from an address"
            is_picture = reference.element in PICTURES and _PICTURE.match(reference.address)
            return "" if is_picture else "is no picture, and stands in the address itself"
        if parts.scheme == "mailto" and reference.kind == "link":
            return ""
        if parts.scheme:
            return f"the scheme “{parts.scheme}” is not used here"
        target = self._target(path, parts.path)
        return "leaves the site" if target is None else (target, parts.fragment)

    def missing(self, target: str, name: str) -> str:
        """What is wrong with a link to the file `target` of the site and a name on it."""
        if target not in self._paths:
            return "there is no such page or file"
        if name and target in self._names and name not in self._names[target]:
            return f"{target} has no such anchor"
        return ""

    def targets(self, path: str, page: Page) -> set[tuple[str, str]]:
        """The files of the site, and the names on them, that a page without faults points to."""
        all_led = (self._led(path, reference) for reference in page.references)
        return {led for led in all_led if not isinstance(led, str)}

    def _target(self, path: str, address: str) -> str | None:
        """The file an address means on the page at `path`, or None if it is not in the site."""
        if not address:
            return path
        if address.startswith("/"):
            # From any other page such a link breaks as soon as the site is opened from disk.
            if path != _NOT_FOUND or not address.startswith(self._base):
                return None
            target = posixpath.normpath("./" + address[len(self._base) :])
        else:
            target = _joined(path.rpartition("/")[0], address)
        if target == ".." or target.startswith("../"):
            return None
        if address.endswith("/") or target == "." or target not in self._paths:
            page = posixpath.normpath(posixpath.join(target, "index.html"))
            return page if page in self._paths else target
        return target


@lru_cache(_KEPT)
def _split(address: str) -> SplitResult | None:
    """The parts of an address, its path and the name behind it without escapes; None if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts._replace(path=unquote(parts.path), fragment=unquote(parts.fragment))


@lru_cache(_KEPT)
def _joined(folder: str, path: str) -> str:
    """The path from the root of the site that a path in a folder means."""
    return posixpath.normpath(posixpath.join(folder, path))
