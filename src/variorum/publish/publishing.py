"""The steps from pages in memory to a published site, in order."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.model.failure import Busy, OutsideFailure
from variorum.model.follow import Follow, unfollowed

from . import exchange, journal, record
from .asked import CONFIG_ASKED, settings_asked
from .clock import source_date_epoch
from .complete import check_complete
from .engines import Engine, run, title
from .folders import open_build, preview_site
from .lock import only_build
from .mend import mend
from .navigation import with_titles
from .part import Part, complete, part_of
from .pieces import SCRIPT, is_large, make_pieces, own_files
from .policy import write_policies
from .ready import Ready
from .rootfile import FILE, read_rootfile
from .settle import settle
from .staging import CONFIG, stage
from .verify import Given, verify
from .written import in_written


@dataclass(frozen=True, slots=True)
class Published:
    """Where the site lies, and whether this build changed it.

    `written` and `removed` count files of the staged tree that had to be touched.
    """

    site: Path
    changed: bool
    written: int
    removed: int


def publish(
    root: Path,
    files: Mapping[str, bytes],
    config: Mapping[str, Any],
    *,
    engine: Engine,
    site_dir: Path,
    report: Callable[[str], None],
    written: Mapping[str, bytes] | None = None,
    inputs: str = "",
    told: record.Outcome | None = None,
    follow: Follow = unfollowed,
    ready: Ready | None = None,
) -> Published:
    """The site of `files`, built by `engine`, verified, and standing at `site_dir`.

    `root` holds the mkdocs.yml with the look; `files` maps POSIX paths in the docs tree to bytes;
    `config` holds the dossier's own settings (`site_name`, `nav`, …); `report` takes lines of
    progress; `written` are the files of `files` that people wrote, as they wrote them, so that
    faults are told with their lines. With `inputs`, what was `told` is noted for `standing`.
    `follow` is told how far a long step is; `ready` may hold a process of `engine` that waits.
    Raises OutsideFailure, and then the previous site is untouched.
    """
    try:
        return _publish(
            root.resolve(), files, config, engine, _absolute(site_dir), report, written or {},
            inputs, told or {}, follow, ready,
        )  # fmt: skip
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def inputs_key(written: str, engine: Engine) -> str:
    """A hash of everything a build depends on, `written` being one of what people write."""
    parts = record.surroundings(engine, source_date_epoch(os.environ)) | {"written": written}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def standing(root: Path, site_dir: Path, inputs: str) -> record.Outcome | None:
    """What the last build told, where it had the same `inputs` and its site stands untouched."""
    site = _absolute(site_dir)
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
    site = None if site_dir is None else _absolute(site_dir)
    try:
        if build.is_dir() and (journal.noted(build) or (site and exchange.has_leftovers(site))):
            with only_build(build):
                _recover(build, report, site)
    except Busy:
        return
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def _recover(build: Path, report: Callable[[str], None], site: Path | None) -> None:
    for place in dict.fromkeys((journal.noted(build), site)):
        if place is not None:
            exchange.recover(place, report)
    journal.forget(build)


def _publish(
    root: Path,
    files: Mapping[str, bytes],
    config: Mapping[str, Any],
    engine: Engine,
    site: Path,
    report: Callable[[str], None],
    written: Mapping[str, bytes],
    inputs: str,
    told: record.Outcome,
    follow: Follow,
    ready: Ready | None,
) -> Published:
    epoch = source_date_epoch(os.environ)
    look = (root / FILE).read_bytes()
    rootfile = read_rootfile(look)
    scripts = rootfile.scripts
    build = open_build(root)
    outside = site == preview_site(root) or build not in (site, *site.parents)
    if site == root or site in root.parents or not outside:
        raise OutsideFailure(f"{site} cannot hold the site: name a folder of its own")
    with only_build(build):
        _recover(build, report, site)
        exchange.check_replaceable(site)
        if "nav" in config:
            config = {**config, "nav": with_titles(config["nav"], files)}
        pieces = is_large(files)
        if pieces:
            files = {**files, **own_files()}
            scripts = (*scripts, SCRIPT)
        staged = stage(build, files, config, pieces=pieces)
        made = record.made(engine, look, staged.config.read_bytes(), files, epoch)
        last = record.last(build, site)
        if last is not None and last.made == made:
            report("Nothing changed since the last build.")
            with suppress(OSError):
                record.remember(build, site, made, inputs, told, last.seen)
            return Published(site, changed=False, written=staged.written, removed=staged.removed)
        part = part_of(last, made, config, files) if engine == "mkdocs" else None
        pages = f" {len(part.pages)} pages of" if part else ""
        report(f"Building{pages} the site with {title(engine)}.")
        try:
            asked = _asked(build, engine, rootfile.extensions, part)
            built = run(engine, build, asked, ready.take() if ready else None)
        except OutsideFailure as failure:
            raise OutsideFailure(in_written(failure.message, written, files)) from failure
        mend(built)
        settle(built, epoch)
        fresh = sorted(path.relative_to(built) for path in built.rglob("*.html"))
        same = complete(built, site, staged.docs, last, part, made) if part and last else set()
        if pieces:
            report("Making a search that loads in pieces.")
            same |= make_pieces(built, site if part else None)
        report("Checking every link of the built site.")
        check_complete(built, engine, files, pieces=pieces)
        site_url = str(config.get("site_url") or "")
        given = Given(engine, files, site_url, scripts, written, _folders(root))
        seen = verify(built, given, same, last.seen if last else {}, follow)
        write_policies(built, engine, fresh)
        _exchange(built, site, build)
        # The site is in place: a note that can't be written only costs one more build.
        with suppress(OSError):
            record.remember(build, site, made, inputs, told, seen)
    return Published(site, changed=True, written=staged.written, removed=staged.removed)


def _asked(build: Path, engine: Engine, extensions: Sequence[object], part: Part | None) -> str:
    """The settings file in `build` from which `engine` is to build, written where it is its own."""
    if engine != "mkdocs":
        return CONFIG
    exclude = part.exclude if part else ()
    (build / CONFIG_ASKED).write_bytes(settings_asked(extensions, exclude))
    return CONFIG_ASKED


def _exchange(built: Path, site: Path, build: Path) -> None:
    """Puts the tree at `built` in the place of `site`; what it can't end is left noted."""
    journal.note(build, site)
    try:
        exchange.put_in_place(built, site)
    finally:
        # Whatever happened, a whole site stands in its place and nothing lies beside it.
        with suppress(OSError):
            _recover(build, lambda _line: None, None)


def _folders(root: Path) -> tuple[Path, ...]:
    """The folders of this machine that no page may name."""
    try:
        return (root, Path.home())
    except RuntimeError:
        return (root,)


def _absolute(path: Path) -> Path:
    """`path` without dots; a link at its end stays visible, since a site never replaces one."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    return whole.parent.resolve() / whole.name
