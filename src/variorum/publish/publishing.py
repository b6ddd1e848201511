"""The steps from pages in memory to a published site, in order."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure
from variorum.model.follow import Follow, unfollowed
from variorum.model.look import Look

from . import record
from .engine.clock import source_date_epoch
from .engine.engines import Engine, run, title
from .engine.navigation import with_titles
from .engine.ready import Ready
from .engine.settings import CONFIG, CONFIG_ASKED, as_file, for_mkdocs, scripts_of, settings
from .exchange import exchange
from .exchange.folders import open_build, preview_site
from .exchange.lock import only_build
from .exchange.settle import settle
from .exchange.standing import absolute, end_exchange, replace
from .gate.complete import check_complete, check_places
from .gate.mend import mend
from .gate.policy import write_policies
from .gate.verify import Given, verify
from .gate.written import in_written
from .part import Part, complete, part_of
from .search.pieces import SCRIPT, is_large, keep_pieces, make_pieces, own_files
from .staging import stage

# Where a site has its feed of changes, if it has one.
FEED = "data/changes.atom"
_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Published:
    """Where the site lies, and whether this build changed it.

    `written` and `removed` count files of the staged tree that had to be touched; `search_is_old` where
    `renew_search` is to follow.
    """

    site: Path
    changed: bool
    written: int
    removed: int
    search_is_old: bool = False


def publish(
    root: Path,
    files: Mapping[str, bytes],
    config: Mapping[str, Any],
    *,
    engine: Engine,
    site_dir: Path,
    report: Callable[[str], None],
    look: Look = _PLAIN,
    written: Mapping[str, bytes] | None = None,
    inputs: str = "",
    told: record.Outcome | None = None,
    follow: Follow = unfollowed,
    ready: Ready | None = None,
    search_later: bool = False,
) -> Published:
    """The site of `files`, built by `engine`, verified, and standing at `site_dir`.

    `root` is the dossier's folder; `files` maps POSIX paths in the docs tree to bytes; `config` holds
    the settings of what was rendered (`site_name`, `nav`, `extra_css`, …); `report` takes lines of
    progress; `look` is how the site is to look; `written` are the files of `files` that people wrote,
    as they wrote them, so that faults are told with their lines. With `inputs`, what was `told` is
    noted for `standing`. `follow` is told how far a long step is; `ready` may hold a process of
    `engine` that waits. With `search_later` a search in pieces may stay as it was where a part of the
    pages is built.
    Raises OutsideFailure, and then the previous site is untouched.
    """
    try:
        return _publish(
            root.resolve(), files, config, look, engine, absolute(site_dir), report, written or {},
            inputs, told or {}, follow, ready, search_later=search_later,
        )  # fmt: skip
    except OSError as error:
        raise OutsideFailure.from_os(error) from error


def inputs_key(written: str, engine: Engine) -> str:
    """A hash of everything a build depends on, `written` being one of what people write."""
    parts = record.surroundings(engine, source_date_epoch(os.environ)) | {"written": written}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _publish(
    root: Path,
    files: Mapping[str, bytes],
    config: Mapping[str, Any],
    look: Look,
    engine: Engine,
    site: Path,
    report: Callable[[str], None],
    written: Mapping[str, bytes],
    inputs: str,
    told: record.Outcome,
    follow: Follow,
    ready: Ready | None,
    *,
    search_later: bool,
) -> Published:
    epoch = source_date_epoch(os.environ)
    build = _open_build(root, site)
    with only_build(build):
        end_exchange(build, report, site)
        exchange.check_replaceable(site)
        if "nav" in config:
            config = {**config, "nav": with_titles(config["nav"], files)}
        pieces = is_large(files)
        if pieces:
            files = {**files, **own_files()}
        asked = settings(look, config, FEED if FEED in files else "", pieces=pieces)
        scripts = (*scripts_of(asked), *((SCRIPT,) if pieces else ()))
        check_places(engine, files)
        staged = stage(build, files, asked)
        made = record.made(engine, staged.config.read_bytes(), files, epoch)
        last = record.last(build, site)
        if last and last.made == made and (search_later or not last.search_is_old):
            report("Nothing changed since the last build.")
            with suppress(OSError):
                was_old = last.search_is_old
                record.remember(build, site, made, inputs, told, last.seen, search_is_old=was_old)
            return Published(site, False, staged.written, staged.removed, last.search_is_old)
        part = part_of(last, made, config, files) if engine == "mkdocs" else None
        report(f"Building{_share(part)} the site with {title(engine)}.")
        told_to = _settings_file(build, engine, asked, part)
        try:
            waiting = ready.take() if ready else None
            built = run(
                engine, build, told_to, waiting, sum(path.endswith(".md") for path in files)
            )
        except OutsideFailure as failure:
            raise OutsideFailure(in_written(failure.message, written, files)) from failure
        mend(built)
        settle(built, epoch)
        fresh = sorted(path.relative_to(built) for path in built.rglob("*.html"))
        same = complete(built, site, staged.docs, last, part, made) if part and last else set()
        old = last.pieces if search_later and part and last else set()
        keep_pieces(built, site, old)
        same |= old
        if pieces and not old:
            report("Making a search that loads in pieces.")
            same |= make_pieces(built, site if part else None)
        report("Checking every link of the built site.")
        check_complete(built, engine, files, pieces=pieces)
        site_url = str(config.get("site_url") or "")
        given = Given(engine, site_url, scripts, written, _folders(root))
        seen = verify(built, given, same, last.seen if last else {}, follow)
        write_policies(built, engine, fresh)
        replace(built, site, build)
        # The site is in place: a note that can't be written only costs one more build.
        with suppress(OSError):
            record.remember(build, site, made, inputs, told, seen, search_is_old=bool(old))
    return Published(site, True, staged.written, staged.removed, bool(old))


def _open_build(root: Path, site: Path) -> Path:
    """The folder for intermediate files; OutsideFailure where a site at `site` would lie in it or hold
    the dossier."""
    build = open_build(root)
    outside = site == preview_site(root) or build not in (site, *site.parents)
    if site == root or site in root.parents or not outside:
        raise OutsideFailure(f"{site} cannot hold the site: name a folder of its own")
    return build


def _share(part: Part | None) -> str:
    if part is None:
        return ""
    return f" {len(part.pages)} page{'' if len(part.pages) == 1 else 's'} of"


def _settings_file(build: Path, engine: Engine, asked: Mapping[str, Any], part: Part | None) -> str:
    """The settings file in `build` from which `engine` is to build, written where it is its own."""
    if engine != "mkdocs":
        return CONFIG
    content = as_file(for_mkdocs(asked, part.exclude if part else ()))
    (build / CONFIG_ASKED).write_bytes(content)
    return CONFIG_ASKED


def _folders(root: Path) -> tuple[Path, ...]:
    """The folders of this machine that no page may name."""
    try:
        return (root, Path.home())
    except RuntimeError:
        return (root,)
