"""The site that stands: what a killed build left is ended, a new one takes its place, its search follows."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from variorum.model.failure import Busy, OutsideFailure
from variorum.publish import record
from variorum.publish.engine.settings import SITE
from variorum.publish.search.pieces import make_pieces

from . import exchange, journal
from .folders import SITE_MARKER, open_build, remove, second_name
from .lock import only_build
from .settle import set_modes


def standing(root: Path, site_dir: Path, inputs: str) -> record.Outcome | None:
    """What the last build told, where it had the same `inputs` and its site stands untouched."""
    site = absolute(site_dir)
    try:
        return record.standing(root.resolve() / "build", site, inputs)
    except OSError:
        return None


def recover(root: Path, report: Callable[[str], None], site_dir: Path | None = None) -> None:
    """Brings to an end what a killed build began, and says what it did; idle while a build runs.

    Looks where that build noted that it was exchanging a site, and beside `site_dir`.
    Raises OutsideFailure if the disk fails.
    """
    build = root.resolve() / "build"
    site = None if site_dir is None else absolute(site_dir)
    try:
        if build.is_dir() and (journal.noted(build) or (site and exchange.has_leftovers(site))):
            with only_build(build):
                end_exchange(build, report, site)
    except Busy:
        return
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def renew_search(root: Path, site_dir: Path, report: Callable[[str], None]) -> bool:
    """Whether the search of the site at `site_dir` was made anew: where `publish` left that for later.

    Raises Busy while a build runs, and OutsideFailure where the search can't be made; then the site
    stands as it was.
    """
    site = absolute(site_dir)
    try:
        build = open_build(root.resolve())
        with only_build(build):
            end_exchange(build, report, site)
            last = record.last(build, site)
            if last is None or not last.search_is_old:
                return False
            report("Making a search that loads in pieces.")
            built = build / SITE
            remove(built)
            for path in last.files.keys() - last.pieces - {SITE_MARKER}:
                second_name(site / path, built / path)
            make_pieces(built, site)
            set_modes(built)
            replace(built, site, build)
            # The site is in place: a note that can't be written only costs one more build.
            with suppress(OSError):
                record.remember(build, site, last.made, last.inputs, last.told, last.seen)
    except OSError as error:
        raise OutsideFailure.from_os(error) from error
    return True


def replace(built: Path, site: Path, build: Path) -> None:
    """Puts the tree at `built` in the place of `site`; what it can't end is left noted."""
    journal.note(build, site)
    try:
        exchange.put_in_place(built, site)
    finally:
        # Whatever happened, a whole site stands in its place and nothing lies beside it.
        with suppress(OSError):
            end_exchange(build, lambda _line: None)


def end_exchange(build: Path, report: Callable[[str], None], site: Path | None = None) -> None:
    """Brings a begun exchange to an end, where it was noted and beside `site`; the caller has the
    build's lock."""
    for place in dict.fromkeys((journal.noted(build), site)):
        if place is not None:
            exchange.recover(place, report)
    journal.forget(build)


def absolute(path: Path) -> Path:
    """`path` without dots; a link at its end stays visible, since a site never replaces one."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    return whole.parent.resolve() / whole.name
