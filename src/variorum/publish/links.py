"""The built site verified: everything it points to is there, and nothing is loaded from elsewhere.

MkDocs leaves links in raw HTML and in charts unchecked and Zensical rewrites them, so what counts
is what stands in the built pages.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from .errors import OutsideFailure
from .page import Page, Reference, read_page, style_addresses

_MOST_FAULTS = 60
_WEB = ("http", "https")
# The server shows this page at any address, so its own links start at the site's root.
_NOT_FOUND = "404.html"


def verify(site: Path, sources: Collection[str], site_url: str = "") -> None:
    """Nothing, or OutsideFailure naming every fault of the site built at `site`.

    `sources` are the staged paths: the page or file of each must be there. `site_url` is the
    address the site is made for, if any.
    """
    paths = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    faults = [f"{path}: the engine did not write it" for path in sorted(_expected(sources) - paths)]
    pages = {
        path: read_page((site / path).read_text(encoding="utf-8"))
        for path in sorted(paths)
        if path.endswith(".html")
    }
    base = urlsplit(site_url).path.rstrip("/") + "/"
    checker = _Checker(paths, pages, base)
    for path, page in pages.items():
        faults += [f"{path}: {fault}" for fault in page.faults]
        faults += checker.faults(path, page)
    for path in sorted(paths):
        if path.endswith(".css"):
            faults += checker.style_faults(path, (site / path).read_text(encoding="utf-8"))
    if faults:
        more = [f"  … and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        lines = [f"  {fault}" for fault in faults[:_MOST_FAULTS]]
        raise OutsideFailure("\n".join(["the built site is not sound:", *lines, *more]))


def _expected(sources: Collection[str]) -> set[str]:
    """What the engine must have written for `sources`, with `use_directory_urls: false`."""
    expected = set()
    for source in sources:
        stem, dot, ending = source.rpartition(".")
        if dot and ending == "md":
            folder, slash, name = stem.rpartition("/")
            stem = folder + slash + ("index" if name == "README" else name)
            expected.add(stem + ".html")
        else:
            expected.add(source)
    return expected


class _Checker:
    """Follows references within one site: `base` is the path it is made to be served under."""

    def __init__(self, paths: set[str], pages: dict[str, Page], base: str) -> None:
        self._paths = paths
        self._pages = pages
        self._base = base

    def faults(self, path: str, page: Page) -> Iterator[str]:
        # A page repeats its navigation: one line for an address is enough.
        seen: set[tuple[str, str]] = set()
        for reference in page.references:
            if (reference.address, reference.kind) in seen:
                continue
            seen.add((reference.address, reference.kind))
            fault = self._fault(path, reference)
            if fault:
                yield (
                    f"{path}: line {reference.line}: "
                    f"<{reference.element}> “{reference.address}”: {fault}"
                )

    def style_faults(self, path: str, css: str) -> Iterator[str]:
        for address in sorted(set(style_addresses(css))):
            fault = self._fault(path, Reference(0, "style", address, "resource"))
            if fault:
                yield f"{path}: “{address}”: {fault}"

    def _fault(self, path: str, reference: Reference) -> str:
        """What is wrong with a reference on the page at `path`, or nothing."""
        try:
            parts = urlsplit(reference.address)
        except ValueError:
            return "this is no address"
        if parts.scheme in _WEB and parts.netloc:
            return "loads from another host" if reference.kind == "resource" else ""
        if parts.netloc:
            return "names a host without http or https"
        if parts.scheme == "data" and reference.kind == "resource":
            return "" if reference.element != "script" else "runs a script from an address"
        if parts.scheme == "mailto" and reference.kind == "link":
            return ""
        if parts.scheme:
            return f"the scheme “{parts.scheme}” is not used here"
        return self._inner_fault(path, parts)

    def _inner_fault(self, path: str, parts: SplitResult) -> str:
        target = self._target(path, unquote(parts.path))
        if target is None:
            return "leaves the site"
        if target not in self._paths:
            return "there is no such page or file"
        name = unquote(parts.fragment)
        if name and target in self._pages and name not in self._pages[target].names:
            return f"{target} has no such anchor"
        return ""

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
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        if target == ".." or target.startswith("../"):
            return None
        if address.endswith("/") or target == "." or target not in self._paths:
            page = posixpath.normpath(posixpath.join(target, "index.html"))
            return page if page in self._paths else target
        return target
