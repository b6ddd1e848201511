"""The steps from pages in memory to a published site, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure
from variorum.model.look import Look
from variorum.model.workers import Follow, unfollowed

from .engine.engines import PROGRAMS, Engine, Ready, run
from .engine.normalize import set_modes, source_date_epoch, write_sitemap
from .engine.settings import CONFIG, CONFIG_MKDOCS, SITE, as_file, for_mkdocs, scripts_of, settings
from .exchange.folders import SITE_MARKER, open_build, os_failures, preview_site, remove
from .exchange.lock import only_build
from .exchange.swap import absolute, check_replaceable, end_exchange, replace_site
from .gate.complete import built_path, check_complete, check_places
from .gate.verify import Expected, PageLinks, verify
from .search.pagefind import SCRIPT, is_large, make_index, own_files
from .search.theme_index import Entry, entries_of, file_order, write_entries
from .staging import stage
from .store import Store, digest, key_of, program, surroundings
from .stored import (
    BuiltPage,
    FileState,
    Manifest,
    file_states,
    page_keys,
    patterns,
    read_manifest,
    store_page,
    stored_pages,
    write_manifest,
)  # fmt: skip

# Where a site has its feed of changes, if it has one.
FEED = "data/changes.atom"


@dataclass(frozen=True, slots=True)
class Published:
    """Where the site lies, and whether this build changed it.

    `search_is_old` where `renew_search` is to follow.
    """

    site: Path
    changed: bool
    search_is_old: bool = False


@dataclass(frozen=True)
class _Job:
    """What is to be published, and where; see `publish`."""

    root: Path
    build: Path
    site: Path
    engine: Engine
    files: Mapping[str, bytes]
    settings: Mapping[str, Any]
    written: Mapping[str, bytes]
    store: Store
    report: Callable[[str], None]
    epoch: int | None
    in_pieces: bool

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The hash of each staged file."""
        return {path: digest(content) for path, content in self.files.items()}

    @cached_property
    def pages(self) -> list[str]:
        """The staged pages."""
        return [path for path in self.files if path.endswith(".md")]

    @property
    def site_url(self) -> str:
        return str(self.settings.get("site_url") or "")

    @property
    def expected(self) -> Expected:
        """What the gate holds the built site against."""
        scripts = (*scripts_of(self.settings), *((SCRIPT,) if self.in_pieces else ()))
        return Expected(self.engine, self.site_url, scripts, self.written, _folders(self.root))

    @property
    def stores_pages(self) -> bool:
        """Whether the engine can leave pages out, to be taken from the store."""
        return self.engine == "mkdocs"


@os_failures()
def publish(
    root: Path,
    files: Mapping[str, bytes],
    config: Mapping[str, Any],
    *,
    engine: Engine,
    site_dir: Path,
    report: Callable[[str], None],
    look: Look | None = None,
    written: Mapping[str, bytes] | None = None,
    store: Store | None = None,
    inputs: str = "",
    follow: Follow = unfollowed,
    ready: Ready | None = None,
    search_later: bool = False,
) -> Published:
    """The site of `files`, built by `engine`, verified, and standing at `site_dir`.

    `root` is the dossier's folder; `files` maps POSIX paths in the docs tree to bytes; `config` holds
    the settings of what was rendered (`site_name`, `nav`, `extra_css`, …); `report` takes lines of
    progress; `look` is how the site is to look; `written` are the files of `files` that people wrote,
    as they wrote them, so that faults are told with their lines. `store` has what earlier builds made;
    `inputs` is the key by which `is_published` knows this site. `follow` is told how far a long step
    is; `ready` may hold a process of `engine` that waits. With `search_later` a search in pieces may
    stay as it was where pages are stored.
    Raises OutsideFailure, and then the previous site is untouched.
    """
    root, site = root.resolve(), absolute(site_dir)
    build = _open_build(root, site)
    with only_build(build):
        end_exchange(build, report, site)
        check_replaceable(site)
        check_places(engine, files)
        in_pieces = is_large(files)
        if in_pieces:
            files = {**files, **own_files()}
        feed = FEED if FEED in files else ""
        job = _Job(
            root, build, site, engine, files,
            settings(look or Look(), config, feed, pieces=in_pieces),
            written or {}, store or Store(root, program()), report,
            source_date_epoch(os.environ), in_pieces,
        )  # fmt: skip
        return _publish(job, inputs, follow, ready, search_later=search_later)


def _publish(
    job: _Job, inputs: str, follow: Follow, ready: Ready | None, *, search_later: bool
) -> Published:
    around = key_of(
        surroundings(job.engine, job.epoch), digest(as_file(job.settings)),
        list(map(str, job.expected.folders)),
    )  # fmt: skip
    key = key_of(around, job.digests)
    last = read_manifest(job.store, job.site)
    if last and last.key == key and (search_later or not last.search_is_old):
        job.report("Nothing changed since the last build.")
        write_manifest(job.store, replace(last, inputs=inputs))
        return Published(job.site, False, last.search_is_old)

    stage(job.build, job.files, job.settings)
    keys = page_keys(around, job.digests) if job.stores_pages else {}
    stored = stored_pages(job.store, keys)
    built = _run_engine(job, stored, ready)
    entries = _add_stored(job, built, stored)
    write_sitemap(
        built, sorted(map(built_path, job.pages), key=file_order), job.site_url, job.epoch
    )
    set_modes(built)
    search_is_old = search_later and bool(stored) and _take_index(job, built, last)
    pieces = last.pieces if last and search_is_old else []
    if job.in_pieces and not search_is_old:
        job.report("Making a search that loads in pieces.")
        pieces = make_index(built)

    job.report("Checking every link of the built site.")
    check_complete(built, job.engine, job.files, pieces=job.in_pieces)
    same = _take_same(job, built, last) if last and last.around == around else {}
    passed = same | {built_path(path): page.seen for path, page in stored.items()}
    seen = verify(built, job.expected, passed, follow)
    replace_site(built, job.site, job.build)

    # The site is in place: what can't be kept only costs one more build.
    with suppress(OSError):
        manifest = Manifest(str(job.site), key, around, inputs, {}, pieces, seen, search_is_old)
        files = _remember(job.store, manifest)
        for path in keys.keys() - stored.keys():
            at = built_path(path)
            page = BuiltPage(files[at].sha256, seen[at], entries.get(at, []))
            store_page(job.store, keys[path], page)
    return Published(job.site, True, search_is_old)


def inputs_key(written: str, engine: Engine) -> str:
    """The key of everything a build depends on, `written` being one of what people write."""
    return key_of(surroundings(engine, source_date_epoch(os.environ)), written)


def is_published(store: Store, site_dir: Path, inputs: str) -> bool:
    """Whether the site published with these `inputs` stands untouched, its search up to date."""
    last = read_manifest(store, absolute(site_dir))
    return last is not None and last.inputs == inputs and not last.search_is_old


@os_failures()
def renew_search(
    root: Path, site_dir: Path, report: Callable[[str], None], store: Store | None = None
) -> bool:
    """Whether the search of the site at `site_dir` was made anew: where `publish` left that for later.

    Raises Busy while a build runs, and OutsideFailure where the search can't be made; then the site
    stands as it was.
    """
    root, site = root.resolve(), absolute(site_dir)
    build = open_build(root)
    store = store or Store(root, program())
    with only_build(build):
        end_exchange(build, report, site)
        last = read_manifest(store, site)
        if last is None or not last.search_is_old:
            return False
        report("Making a search that loads in pieces.")
        built = build / SITE
        remove(built)
        for path in last.files.keys() - set(last.pieces) - {SITE_MARKER}:
            if not store.has_file(last.files[path].sha256):
                return False
            store.link_file(last.files[path].sha256, built / path)
        pieces = make_index(built)
        set_modes(built)
        replace_site(built, site, build)
        _remember(store, replace(last, pieces=pieces, search_is_old=False))
    return True


def _run_engine(job: _Job, stored: Collection[str], ready: Ready | None) -> Path:
    """The tree that the engine built, without the pages that are stored."""
    fresh = len(job.pages) - len(stored)
    part = f" {fresh} page{'' if fresh == 1 else 's'} of" if stored else ""
    job.report(f"Building{part} the site with {PROGRAMS[job.engine].title}.")
    config = CONFIG
    if job.stores_pages:
        config = CONFIG_MKDOCS
        left_out = tuple(patterns(job.files, stored))
        (job.build / config).write_bytes(as_file(for_mkdocs(job.settings, left_out)))
    waiting = ready.take() if ready else None
    return run(job.engine, job.build, config, waiting, len(job.pages))


def _add_stored(job: _Job, built: Path, stored: Mapping[str, BuiltPage]) -> dict[str, list[Entry]]:
    """Adds the stored pages to the tree at `built`, and what a search finds on them to its index; gives
    the entries of the whole index, by page."""
    for path, page in stored.items():
        job.store.link_file(page.sha256, built / built_path(path))
    entries = entries_of(built) | {built_path(path): page.entries for path, page in stored.items()}
    write_entries(built, entries)
    return entries


def _take_index(job: _Job, built: Path, last: Manifest | None) -> bool:
    """Whether the tree at `built` has the search in pieces of the site that stands."""
    if last is None:
        return False
    hashes = {path: last.files[path].sha256 for path in last.pieces}
    if not all(map(job.store.has_file, hashes.values())):
        return False
    for path, sha256 in hashes.items():
        job.store.link_file(sha256, built / path)
    return bool(hashes)


def _take_same(job: _Job, built: Path, last: Manifest) -> dict[str, PageLinks]:
    """What was seen of the files, pages apart, that the site that stands has already; each becomes the
    same file as there, which the disk has."""
    seen = {}
    for path, state in last.files.items():
        place = built / path
        is_same = path in last.seen and not path.endswith(".html") and place.is_file()
        if is_same and digest(place.read_bytes()) == state.sha256:
            seen[path] = last.seen[path]
            if job.store.has_file(state.sha256):
                job.store.link_file(state.sha256, place)
    return seen


def _remember(store: Store, manifest: Manifest) -> dict[str, FileState]:
    """Keeps the files of a site that stands, and its manifest with them."""
    site = Path(manifest.site)
    files = file_states(site)
    for path, state in files.items():
        store.keep_file(state.sha256, site / path)
    write_manifest(store, replace(manifest, files=files))
    return files


def _open_build(root: Path, site: Path) -> Path:
    """The folder for intermediate files; OutsideFailure where a site at `site` would lie in it or hold
    the dossier."""
    build = open_build(root)
    outside = site == preview_site(root) or build not in (site, *site.parents)
    if site == root or site in root.parents or not outside:
        raise OutsideFailure(f"{site} cannot hold the site: name a folder of its own")
    return build


def _folders(root: Path) -> tuple[Path, ...]:
    """The folders of this machine that no page may name."""
    try:
        return (root, Path.home())
    except RuntimeError:
        return (root,)
