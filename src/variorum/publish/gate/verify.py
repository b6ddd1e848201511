"""The built site verified: sound, and running nothing but known scripts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from variorum.model.failure import OutsideFailure
from variorum.model.follow import Follow, unfollowed
from variorum.publish.engine.engines import Engine

from .complete import SEARCH
from .kinds import kind_faults
from .leaks import machine_names, machine_paths
from .links import Links
from .page import Fault, Page, read_page
from .picture import read_data, read_picture
from .scripts import DATA_TYPES, is_known, unknown
from .search_index import search_faults
from .theme_files import is_theme_file
from .written import told

_MOST_FAULTS = 60


@dataclass(frozen=True, slots=True)
class Given:
    """What a site was built from, against which it is verified.

    `site_url` is the address the site is made for, if any, `scripts`
    the files that the settings load on pages, `written` what people wrote by hand, by staged
    path, and `folders` those of this machine that no page may name.
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
class Seen:
    """What other pages must know of a page without faults: the names on it that links can point at,
    and the files of the site, each with a name on it or none, that it points to itself."""

    names: tuple[str, ...]
    targets: tuple[tuple[str, str], ...]


def verify(
    site: Path,
    given: Given,
    same: Collection[str] = (),
    seen: Mapping[str, Seen] | None = None,
    follow: Follow = unfollowed,
) -> dict[str, Seen]:
    """What is seen of each page of the site built at `site`.

    The files `same` were verified before and did not change, and `seen` is what was seen of those
    of them that are pages. Raises OutsideFailure naming every fault.
    """
    paths = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    fresh = paths.difference(same)
    scripts = frozenset(given.scripts).union(
        path for path in paths if path.endswith(".js") and is_theme_file(given.engine, site, path)
    )
    before = {path: page for path, page in (seen or {}).items() if path in same}
    now, suspects = _look(site, fresh, Links(paths, {}, given.base), given, scripts, follow)
    names = {path: page.names for path, page in (before | now).items()}
    links = Links(paths, {path: frozenset(each) for path, each in names.items()}, given.base)
    suspects |= {path for path, page in now.items() if any(_missed(page, links))}
    pages = {path: page for path in sorted(suspects) if (page := _read(site, path)) is not None}
    faults = [*_faults(site, fresh, pages, links, given, scripts), *_broken(before, links)]
    if faults:
        more = [f"  … and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        # Where each was written is sought only for those that are told.
        lines = [f"  {told(fault, path, given.written)}" for path, fault in faults[:_MOST_FAULTS]]
        raise OutsideFailure("\n".join(["the built site is not sound:", *lines, *more]))
    return before | now


def _look(
    site: Path,
    paths: Collection[str],
    links: Links,
    given: Given,
    scripts: Collection[str],
    follow: Follow,
) -> tuple[dict[str, Seen], set[str]]:
    """What is seen of each page among `paths`, and which have faults that need no other page.

    Each is let go before the next is read: all of them would take more memory than all else.
    """
    seen: dict[str, Seen] = {}
    suspects = set()
    for path in follow(sorted(paths)):
        # Which claims a page shows is asked only of one that is looked at again.
        page = _read(site, path, claims=False)
        if page is None:
            continue
        names = tuple(sorted(page.names))
        if any(_page_faults(path, page, links, given.engine, scripts)):
            suspects.add(path)
            seen[path] = Seen(names, ())
        else:
            seen[path] = Seen(names, tuple(sorted(links.targets(path, page))))
    return seen, suspects


def _missed(page: Seen, links: Links) -> Iterator[str]:
    """What is wrong with the links of a page to others."""
    for target, name in page.targets:
        if text := links.missing(target, name):
            address = f"{target}#{name}" if name else target
            yield f"links to “{address}”: {text}"


def _broken(before: Mapping[str, Seen], links: Links) -> Iterator[tuple[str, Fault]]:
    """The links of pages that did not change to what is no longer there."""
    for path, page in sorted(before.items()):
        yield from ((path, Fault(text)) for text in _missed(page, links))


def _faults(
    site: Path,
    paths: Collection[str],
    pages: Mapping[str, Page],
    links: Links,
    given: Given,
    scripts: Collection[str],
) -> Iterator[tuple[str, Fault]]:
    """Every fault with the file of the site it stands in, in order."""
    for path, page in pages.items():
        for fault in sorted(set(_page_faults(path, page, links, given.engine, scripts))):
            yield path, fault
    names = machine_names(given.folders, given.base)
    for path in sorted(paths):
        content = (site / path).read_bytes()
        found = [*kind_faults(path), *machine_paths(path, content, names)]
        if path.endswith(".css"):
            found += links.style_faults(path, content)
        yield from ((path, fault) for fault in found)
    if (index := SEARCH[given.engine]) in paths:
        yield from ((index, fault) for fault in search_faults(site, given.engine))


def _page_faults(
    path: str, page: Page, links: Links, engine: Engine, scripts: Collection[str]
) -> Iterator[Fault]:
    yield from page.faults
    yield from _script_faults(path, page, links, engine, scripts)
    yield from links.faults(path, page)


def _read(site: Path, path: str, *, claims: bool = True) -> Page | None:
    """What stands in a file that a browser shows, None for any other."""
    ending = path.rpartition(".")[2]
    if ending == "html":
        return read_page((site / path).read_text(encoding="utf-8"), path, claims=claims)
    if ending == "svg":
        return read_picture((site / path).read_bytes(), path)
    return read_data((site / path).read_bytes(), path) if ending in ("atom", "xml") else None


def _script_faults(
    path: str, page: Page, links: Links, engine: Engine, scripts: Collection[str]
) -> Iterator[Fault]:
    for script in page.scripts:
        if not path.endswith(".html"):
            # A reader may open it by itself, where no policy holds.
            yield Fault("holds a script", "<script", script.line, script.claim)
        elif script.address is not None:
            file = links.file(path, script.address)
            # What is not in the site at all is told with the other references.
            if file is not None and file not in scripts:
                text = f"<script> “{script.address}”: neither the theme's own nor Variorum's"
                yield Fault(text, script.address, claim=script.claim)
        elif script.kind not in DATA_TYPES and not is_known(engine, script.text):
            yield Fault(f"<script> {unknown(engine)}", "<script", claim=script.claim)
