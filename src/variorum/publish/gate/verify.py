"""The built site verified and finished: sound, running nothing but known scripts, each page with its policy.
Faults are told with the file that somebody wrote, and the line in it."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from variorum.model.failure import OutsideFailure
from variorum.model.workers import Follow, unfollowed
from variorum.publish.engine.engines import Engine

from .complete import is_theme_file
from .elements import FILES, is_known, unknown, with_policy
from .leaks import machine_names, machine_paths
from .links import Links
from .page import Fault, Page, read_page
from .picture import read_xml

_MOST_FAULTS = 60
# Blocks of data that no browser runs.
_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
# Both themes escape the site's name, which comes escaped, once more in the logo's title only.
_LOGO = re.compile(r'title="[^"]*"( class="md-\w+__button md-logo" aria-label=("[^"]*"))')
# White space that starts a line, a sixth of a page as the themes write it, but where it is shown or run.
_MARGIN = re.compile(
    r"(<(pre|script|style|textarea)\b.*?</\2\s*>)|\n\s+", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a site was built from, against which it is verified.

    `site_url` is the address the site is made for, if any, `scripts` the files that the settings load
    on pages, `written` what people wrote by hand, by staged path, and `folders` those of this machine
    that no page may name.
    """

    engine: Engine
    site_url: str = ""
    scripts: Collection[str] = ()
    written: Mapping[str, bytes] = field(default_factory=dict)
    folders: Collection[Path] = ()

    @property
    def base(self) -> str:
        """The path the site is served under."""
        return urlsplit(self.site_url).path.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What other pages must know of a page without faults: the names on it that links can point at,
    and the files of the site, each with a name on it or none, that it points to itself."""

    names: tuple[str, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


def verify(
    site: Path,
    expected: Expected,
    passed: Mapping[str, PageLinks] | None = None,
    follow: Follow = unfollowed,
) -> dict[str, PageLinks]:
    """What is seen of each file of the site built at `site`; afterwards each of its pages is finished.

    The files `passed` were verified before and did not change since; with them stands what was seen
    of each. One that is not in the tree stands beside it, and links may lead there. Raises
    OutsideFailure naming every fault.
    """
    return _Gate(site, expected, passed or {}).verify(follow)


class _Gate:
    """The site built at `site`, held against what it was built from."""

    def __init__(self, site: Path, expected: Expected, passed: Mapping[str, PageLinks]) -> None:
        self._site, self._expected, self._passed = site, expected, passed
        paths = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
        scripts = {
            p for p in paths if p.endswith(".js") and is_theme_file(expected.engine, site, p)
        }
        self._paths, self._scripts = paths, scripts.union(expected.scripts)
        self._machine = machine_names(expected.folders, expected.base)
        # The names that links can point at are known once all pages are read.
        self._names: dict[str, frozenset[str]] = {}
        self._links = Links(paths | passed.keys(), self._names, expected.base)

    def verify(self, follow: Follow) -> dict[str, PageLinks]:
        seen, engine = dict(self._passed), self._expected.engine
        faults: list[tuple[str, Fault]] = []
        suspects = set()
        # Each is let go before the next is read: all of them would take more memory than all else.
        for path in follow(sorted(self._paths.difference(self._passed))):
            content = (self._site / path).read_bytes()
            # Machine names are sought in what the engine wrote, so before the page is finished.
            faults += ((path, fault) for fault in self._file_faults(path, content))
            seen[path], sound = self._finish(path, content)
            if not sound:
                suspects.add(path)
        self._names.update((path, frozenset(each.names)) for path, each in seen.items())
        for path in sorted(self._paths):
            if path in suspects:
                content = (self._site / path).read_bytes()
                if path.endswith(".html") and not with_policy(content.decode(), engine):
                    faults.append((path, Fault("does not begin as the known themes' pages do")))
                found = sorted(set(self._page_faults(path, _read(path, content))))
                faults += ((path, fault) for fault in found)
            elif any(self._links.missing(*target) for target in seen[path].targets):
                page = _read(path, (self._site / path).read_bytes())
                faults += ((path, fault) for fault in self._links.faults(path, page))
        if not faults:
            return seen
        rest = len(faults) - _MOST_FAULTS
        # Where each was written is sought only for those that are told.
        lines = [
            f"  {describe(fault, path, self._expected.written)}"
            for path, fault in faults[:_MOST_FAULTS]
        ]
        more = [f"  … and {rest} more"] if rest > 0 else []
        raise OutsideFailure("\n".join(["the built site is not sound:", *lines, *more]))

    def _finish(self, path: str, content: bytes) -> tuple[PageLinks, bool]:
        """What is seen of a file, and whether nothing is wrong with it; a page without faults has
        what its theme leaves out, no margins, and its policy."""
        finished, is_page = None, path.endswith(".html")
        if is_page:
            written = _LOGO.sub(r"title=\2\1", content.decode())
            written = _MARGIN.sub(lambda found: found[1] or "\n", written)
            finished, content = with_policy(written, self._expected.engine), written.encode()
        # Which claims a page shows is asked only of one that is read again to tell its faults.
        page = _read(path, content, claims=False)
        names = tuple(sorted(page.names))
        if (is_page and finished is None) or any(self._page_faults(path, page)):
            return PageLinks(names), False
        if finished is not None:
            (self._site / path).write_bytes(finished.encode())
        return PageLinks(names, tuple(sorted(self._links.targets(path, page)))), True

    def _page_faults(self, path: str, page: Page) -> Iterator[Fault]:
        yield from page.faults
        yield from self._script_faults(path, page)
        yield from self._links.faults(path, page)

    def _script_faults(self, path: str, page: Page) -> Iterator[Fault]:
        engine = self._expected.engine
        for script in page.scripts:
            if not path.endswith(".html"):
                # A reader may open it by itself, where no policy holds.
                yield Fault("holds a script", "<script", script.line, script.claim)
            elif script.address is not None:
                file = self._links.file(path, script.address)
                # What is not in the site at all is told with the other references.
                if file is not None and file not in self._scripts:
                    text = f"<script> “{script.address}”: neither the theme's own nor Variorum's"
                    yield Fault(text, script.address, claim=script.claim)
            elif script.kind not in _DATA_TYPES and not is_known(engine, script.text):
                yield Fault(f"<script> {unknown(engine)}", "<script", claim=script.claim)

    def _file_faults(self, path: str, content: bytes) -> Iterator[Fault]:
        """What is wrong with a file of any kind."""
        name = path.rpartition("/")[2]
        _, dot, ending = name.rpartition(".")
        # A server gives a file without ending as bytes to keep.
        if dot and not name.startswith(".") and ending not in FILES:
            yield Fault(f"no file of a site ends in .{ending}")
        yield from machine_paths(path, content, self._machine)
        if path.endswith(".css"):
            yield from self._links.style_faults(path, content)


def _read(path: str, content: bytes, *, claims: bool = True) -> Page:
    """What stands in a file that a browser shows; nothing of any other."""
    match path.rpartition(".")[2]:
        case "html":
            return read_page(content.decode(), path, claims=claims)
        case "svg":
            return read_xml(content, path, is_picture=True)
        case "atom" | "xml" if content:
            return read_xml(content, path, is_picture=False)
    return Page()


# What would end the line that a fault is told in.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def describe(fault: Fault, path: str, written: Mapping[str, bytes]) -> str:
    """A fault of the file at `path` of the site, in one line.

    Where the words at fault stand in a file of `written`, that file and line come first; elsewhere
    the claim is told at which the fault stands.
    """
    line = f"line {fault.line}" if fault.line else ""
    said = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", fault.text)
    for source in _sources(path):
        if source in written:
            found = _line(written[source].decode("utf-8", "replace"), fault.words)
            if found:
                built = f"{path}, {line}" if line else path
                return f"docs/{source}:{found}: {said} ({built})"
    text = f"{said} ({fault.claim})" if fault.claim else said
    return ": ".join(part for part in (path, line, text) if part)


def _sources(path: str) -> Iterator[str]:
    """The files from which an engine makes the file at `path`."""
    folder, name = posixpath.split(path)
    yield path
    if name.endswith(".html"):
        yield posixpath.join(folder, name.removesuffix("html") + "md")
        if name == "index.html":
            yield posixpath.join(folder, "README.md")


def _line(text: str, words: str) -> int:
    """The first line on which the words stand, as written or as an engine may have found them.

    0 where they do not: then the theme or a generated part brought them.
    """
    lines = [f"{line}\n{html.unescape(line)}".casefold() for line in text.splitlines()]
    for spelling in _spellings(words):
        for number, line in enumerate(lines, 1):
            if spelling and spelling in line:
                return number
    return 0


def _spellings(words: str) -> Iterator[str]:
    """Words as they stand in the page, escaped, and an address before an engine rewrote it."""
    for form in (words, html.escape(words), unquote(words)):
        yield form.casefold()
    page, _, anchor = words.casefold().partition("#")
    # Both engines turn x.md into x.html, Zensical also writes ../x.html anew.
    bare = page.lstrip("./")
    yield f"{bare.removesuffix('.html')}.md#{anchor}" if anchor else ""
    yield f"{bare.removesuffix('.html')}.md" if bare.endswith(".html") else bare
