"""The steps from pages in memory to a published site, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure
from variorum.model.look import Look
from variorum.model.store import digest, key_of
from variorum.model.workers import Follow, unfollowed

from .engine.engines import PROGRAMS, Engine, Ready, run
from .engine.tree import (
    CONFIG,
    CONFIG_MKDOCS,
    SITE,
    as_file,
    for_mkdocs,
    scripts_of,
    set_modes,
    settings,
    source_date_epoch,
    stage,
    write_sitemap,
)
from .exchange.folders import (
    SITE_MARKER,
    only_build,
    open_build,
    os_failures,
    preview_site,
    remove,
)
from .exchange.swap import absolute, check_replaceable, end_exchange, replace_site
from .gate.complete import built_path, check_complete, check_places
from .gate.verify import Expected, verify
from .search import is_part, make_index
from .store import Store, program
from .stored import (
    BuiltPage,
    Manifest,
    patterns,
    read_manifest,
    store_page,
    store_site,
    stored_pages,
    stored_seen,
    take_same,
    write_manifest,
)

# Where a site has its feed of changes, if it has one.
FEED = "data/changes.atom"
# Where, in the folder for intermediate files, single pages are built.
AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Published:
    """Where the site lies, and whether this build changed it.

    `search_is_old` where `renew_search` is to follow.
    """

    site: Path
    changed: bool
    search_is_old: bool = False


@os_failures()
def publish(
    root: Path,
    files: Iterable[tuple[str, bytes]],
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

    `root` is the dossier's folder; `files` are bytes with their POSIX paths in the docs tree, each asked
    for once the one before is written; `config` holds the settings of what was rendered (`site_name`,
    `nav`, `extra_css`, …); `report` takes lines of progress; `look` is how the site is to look; `written`
    are those of the files that people wrote, as they wrote them, so that faults are told with their
    lines. `store` has what earlier builds made; `inputs` is the key by which `is_published` knows this
    site. `follow` is told how far a long step is; `ready` may hold a process of `engine` that waits. With
    `search_later` the search may stay as it was where some pages are stored.
    Raises OutsideFailure, and then the previous site is untouched.
    """
    root, site = root.resolve(), absolute(site_dir)
    build = _open_build(root, site)
    store, epoch = store or Store(root, program()), source_date_epoch(os.environ)
    with only_build(build):
        end_exchange(build, report, site)
        check_replaceable(site)
        hashes = stage(build, files)
        check_places(engine, hashes)
        config = settings(look or Look(), config, FEED if FEED in hashes else "")
        expected = _expected(root, engine, config, written or {})
        around = key_of(
            store.surroundings(engine, epoch),
            digest(as_file(config)),
            list(map(str, expected.folders)),
        )
        key = key_of(around, hashes)
        last = read_manifest(store, site)
        if last and last.key == key and (search_later or not last.search_is_old):
            report("Nothing changed since the last build.")
            write_manifest(store, replace(last, inputs=inputs))
            return Published(site, False, last.search_is_old)

        # Only MkDocs can leave pages out, to be taken from the store.
        pages = [path for path in hashes if path.endswith(".md")]
        keys = {path: key_of(around, path, hashes[path]) for path in pages if engine == "mkdocs"}
        stored = stored_pages(store, keys)
        report(f"Building{_part(pages, stored)} the site with {PROGRAMS[engine].title}.")
        settings_file = _settings_of(engine, build, config, patterns(hashes, stored))
        built = run(engine, build, settings_file, ready.take() if ready else None, len(pages))
        for path, page in stored.items():
            store.link_file(page.sha256, built / built_path(path))
        write_sitemap(built, map(built_path, pages), expected.site_url, epoch)
        set_modes(built)
        check_complete(built, engine, hashes)
        search_is_old = bool(
            search_later and last and stored
            and store.link_files(_files(last, search=True), built)
        )  # fmt: skip
        if not search_is_old:
            report("Making the search.")
            make_index(built)

        report("Checking every link of the built site.")
        same = take_same(store, built, last) if last and last.around == around else {}
        passed = same | {built_path(path): page.seen for path, page in stored.items()}
        seen = verify(built, expected, passed, follow)
        replace_site(built, site, build)

        # The site is in place: what can't be kept only costs one more build.
        with suppress(OSError):
            made = Manifest(str(site), key, around, inputs, {}, search_is_old)
            states = store_site(store, made, seen)
            for path in keys.keys() - stored.keys():
                at = built_path(path)
                store_page(store, keys[path], BuiltPage(states[at].sha256, seen[at]))
        return Published(site, True, search_is_old)


@os_failures()
def publish_ahead(
    root: Path,
    files: Mapping[str, bytes],
    config: Mapping[str, Any],
    *,
    engine: Engine,
    site_dir: Path,
    look: Look,
    written: Mapping[str, bytes],
    store: Store,
    ready: Ready,
) -> dict[str, bytes]:
    """What `publish` would put into the site for `files`, pages with their figures, each by its path there.

    They are built alone and judged beside the site that stands at `site_dir`, which is not touched;
    without one, or without files, there are none. For the rest see `publish`. Raises OutsideFailure where `publish` has
    to tell what is wrong.
    """
    root, site = root.resolve(), absolute(site_dir)
    build = _open_build(root, site)
    last = read_manifest(store, site)
    if last is None or not files:
        return {}
    with only_build(build):
        alone = build / AHEAD
        config = settings(look, config, FEED if FEED in last.files else "")
        # Of the pages that the navigation names, engines ask that there are any.
        others = dict.fromkeys(set(_in_nav(config["nav"])).difference(files), b"")
        hashes = stage(alone, {**files, **others}.items())
        settings_file = _settings_of(engine, alone, config, patterns({*files, *others}, others))
        built = run(engine, alone, settings_file, ready.take(), len(files))
        for path in map(built_path, others):
            remove(built / path)
        check_complete(built, engine, {path: hashes[path] for path in files})
        own = {built_path(path) for path in files}
        beside = {path: of for path, of in stored_seen(store, last).items() if path not in own}
        verify(built, _expected(root, engine, config, written), beside)
        return {path: (built / path).read_bytes() for path in own}


def inputs_key(store: Store, written: str, engine: Engine) -> str:
    """The key of everything a build depends on, `written` being one of what people write."""
    return key_of(store.surroundings(engine, source_date_epoch(os.environ)), written)


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
        built = build / SITE
        remove(built)
        if not store.link_files(_files(last, search=False), built):
            return False
        report("Making the search.")
        make_index(built)
        set_modes(built)
        replace_site(built, site, build)
        store_site(store, replace(last, search_is_old=False))
    return True


def _expected(
    root: Path, engine: Engine, config: Mapping[str, Any], written: Mapping[str, bytes]
) -> Expected:
    site_url = str(config.get("site_url") or "")
    folders = [root]
    with suppress(RuntimeError):
        folders.append(Path.home())
    return Expected(engine, site_url, scripts_of(config), written, folders)


def _in_nav(nav: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The pages that the navigation names."""
    for entry in nav:
        for inner in entry.values():
            yield from [inner] if isinstance(inner, str) else _in_nav(inner)


def _part(pages: Collection[str], stored: Collection[str]) -> str:
    """How many of the pages are built, where some are stored."""
    fresh = len(pages) - len(stored)
    return f" {fresh} page{'' if fresh == 1 else 's'} of" if stored else ""


def _settings_of(
    engine: Engine, build: Path, config: Mapping[str, Any], left_out: Iterable[str]
) -> str:
    """The settings file for an engine: MkDocs is told of more, and of the pages to leave out."""
    settings_file = build / CONFIG
    remove(settings_file)
    settings_file.write_bytes(as_file(config))
    if engine != "mkdocs":
        return CONFIG
    (build / CONFIG_MKDOCS).write_bytes(as_file(for_mkdocs(config, tuple(left_out))))
    return CONFIG_MKDOCS


def _files(manifest: Manifest, *, search: bool) -> dict[str, str]:
    """The files of a site by their hashes: those of its search, or all others."""
    return {
        path: state.sha256
        for path, state in manifest.files.items()
        if is_part(path) == search and path != SITE_MARKER
    }


def _open_build(root: Path, site: Path) -> Path:
    """The folder for intermediate files; OutsideFailure where a site at `site` would lie in it or hold
    the dossier."""
    build = open_build(root)
    outside = site == preview_site(root) or build not in (site, *site.parents)
    if site == root or site in root.parents or not outside:
        raise OutsideFailure(f"{site} cannot hold the site: name a folder of its own")
    return build
