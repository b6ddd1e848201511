"""The order of a build: files to a published site."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.model.dossier import Dossier
from variorum.model.store import NO_STORE
from variorum.model.store import Store as AnyStore
from variorum.model.workers import Follow, Workers, unfollowed
from variorum.publish import (
    Engine,
    Published,
    Ready,
    Store,
    inputs_key,
    is_published,
    program,
    publish,
)
from variorum.read.fingerprint import fingerprint

from .result import CheckResult, store_result, stored_result

if TYPE_CHECKING:
    from variorum.model.analysis import Analysis
    from variorum.read import Held
    from variorum.render.site import Rendered

Report = Callable[[str], None]
Ahead = Callable[[Store, "Analysis"], object]
"""What is done with an analysis before the whole site is made of it."""


def build_site(
    root: Path,
    engine: Engine,
    site: Path,
    report: Report,
    show: Callable[[CheckResult], None],
    *,
    follow: Follow = unfollowed,
    workers: Workers | None = None,
    ready: Ready | None = None,
    search_later: bool = False,
    ahead: Ahead | None = None,
    held: Held | None = None,
) -> Published | None:
    """Checks, renders and publishes the dossier in `root` at `site`; None, and nothing published, where
    it has errors. `show` takes what the check found, and `ahead` the analysis; for the others see
    `publish` and `check_dossier`.

    Raises OutsideFailure, and then the previous site is untouched.
    """
    store = Store(root.resolve(), program())
    files = fingerprint(root)
    before = stored_result(store, files)
    if files and before and is_published(store, site, inputs_key(store, files, engine)):
        show(before)
        report("Nothing changed since the last build.")
        return Published(site, changed=False)

    # What follows takes longer to import than it takes to see that nothing changed.
    from .checking import check_dossier  # noqa: PLC0415
    from .completing import refresh_schemas  # noqa: PLC0415

    report("Reading and checking the dossier.")
    checked = check_dossier(root, follow, store, workers, held=held)
    # What was edited meanwhile may be half read: then nothing holds that is noted of these files.
    if fingerprint(root) != files:
        files = None
    show(checked)
    rendered = None
    if not checked.errors:
        report("Rendering the pages.")
        first = partial(ahead, store) if ahead else None
        rendered = render_dossier(checked.dossier, store, follow, first)
    if files:
        store_result(store, files, checked)
    refresh_schemas(root, checked.dossier)
    if rendered is None:
        return None

    look, hand_written = checked.dossier.look, checked.dossier.hand_written
    made, config = _and_let_go(rendered.made()), rendered.config
    del checked, rendered
    published = publish(
        root, made, config,
        engine=engine, site_dir=site, report=report, look=look, written=hand_written, store=store,
        inputs=inputs_key(store, files, engine) if files else "",
        follow=follow, ready=ready, search_later=search_later,
    )  # fmt: skip
    store.sweep()
    return published


def _and_let_go(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, after which what they were made of is freed, as far as it is not held for another reading:
    of many sources hundreds of megabytes."""
    yield from files
    collect_garbage()


def render_dossier(
    dossier: Dossier,
    store: AnyStore = NO_STORE,
    follow: Follow = unfollowed,
    first: Callable[[Analysis], object] | None = None,
) -> Rendered:
    """What the site of a dossier without errors is made of; drawings are taken from `store`, and kept
    there. `first` is given the analysis before any file is made."""
    # Charts and page templates take a second to import, and are needed only here.
    from variorum.analyse import analyse  # noqa: PLC0415
    from variorum.render.charts import Drawings  # noqa: PLC0415
    from variorum.render.site import render  # noqa: PLC0415

    from .checking import CODES  # noqa: PLC0415

    analysis = analyse(dossier)
    if first:
        first(analysis)
    return render(analysis, CODES, Drawings(store), follow)


def collect_garbage(*, freeze: bool = False) -> None:
    """Frees what nothing names any more. A page's template leaves reference cycles behind that hold the
    whole dossier, and Python would find them only after many more values were made.

    With `freeze` the collector no longer walks what is alive now, until this is asked again: a process
    that builds again and again would walk it in every build.
    """

    def collect() -> None:
        if freeze:
            gc.unfreeze()
        gc.collect()
        if freeze:
            gc.freeze()

    # In another thread: a finalizer swallows an interrupt that reaches it, and it only ever reaches the
    # main thread.
    worker = threading.Thread(target=collect, daemon=True)
    worker.start()
    worker.join()
