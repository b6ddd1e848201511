"""The built site verified: sound, and running nothing but known scripts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from variorum.model.failure import OutsideFailure

from .engines import Engine
from .leaks import machine_names, machine_paths
from .links import Links
from .page import Fault, Page, read_page
from .scripts import DATA_TYPES, THEME_FOLDER, is_known, unknown
from .written import told

_MOST_FAULTS = 60
# A picture by itself may hold its own styles.
_STYLES = frozenset({"style", "<style"})


@dataclass(frozen=True, slots=True)
class Given:
    """What a site was built from, against which it is verified.

    `sources` are the staged paths, `site_url` the address the site is made for, if any, `scripts`
    the files that the settings load on pages, `written` what people wrote by hand, by staged
    path, and `folders` those of this machine that no page may name.
    """

    engine: Engine
    sources: Collection[str] = ()
    site_url: str = ""
    scripts: Collection[str] = ()
    written: Mapping[str, bytes] = field(default_factory=dict)
    folders: Collection[Path] = ()

    @property
    def base(self) -> str:
        """The path the site is served under."""
        return urlsplit(self.site_url).path.rstrip("/") + "/"


def verify(site: Path, given: Given) -> None:
    """Nothing, or OutsideFailure naming every fault of the site built at `site`."""
    paths = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    faults = []
    for path, fault in _faults(site, paths, given):
        faults.append(told(fault, path, given.written))
    if faults:
        more = [f"  … and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        lines = [f"  {fault}" for fault in faults[:_MOST_FAULTS]]
        raise OutsideFailure("\n".join(["the built site is not sound:", *lines, *more]))


def _faults(site: Path, paths: set[str], given: Given) -> Iterator[tuple[str, Fault]]:
    """Every fault with the file of the site it stands in, in order."""
    pages = {
        path: read_page((site / path).read_text(encoding="utf-8"))
        for path in sorted(paths)
        if path.endswith(".html")
    }
    links = Links(paths, pages, given.base)
    for path, page in pages.items():
        for fault in sorted(
            {*page.faults, *_script_faults(path, page, links, given), *links.faults(path, page)}
        ):
            yield path, fault
    names = machine_names(given.folders, given.base)
    for path in sorted(paths):
        content = (site / path).read_bytes()
        if path.endswith(".svg"):
            for fault in _picture_faults(path, content.decode("utf-8"), links):
                yield path, fault
        if path.endswith(".css"):
            for fault in links.style_faults(path, content.decode("utf-8")):
                yield path, fault
        for fault in machine_paths(content, names):
            yield path, fault


def _picture_faults(path: str, svg: str, links: Links) -> Iterator[Fault]:
    """What is wrong with a picture that a reader may open by itself, where no policy holds."""
    picture = read_page(svg)
    yield from (Fault(script.line, "holds a script", "<script") for script in picture.scripts)
    yield from (fault for fault in picture.faults if fault.words not in _STYLES)
    yield from links.faults(path, picture)


def _script_faults(path: str, page: Page, links: Links, given: Given) -> Iterator[Fault]:
    for script in page.scripts:
        if script.address is not None:
            file = links.file(path, script.address)
            own = file is not None and file.startswith(THEME_FOLDER) and file not in given.sources
            # What is not in the site at all is told with the other references.
            if file is not None and not own and file not in given.scripts:
                yield Fault(
                    script.line,
                    f"<script> “{script.address}”: neither the theme's nor listed in extra_javascript",
                    script.address,
                )
        elif script.kind not in DATA_TYPES and not is_known(given.engine, script.text):
            yield Fault(script.line, f"<script> {unknown(given.engine)}", "<script")
