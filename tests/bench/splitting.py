"""What a save costs a preview, stage by stage, in seconds of the processor."""

from __future__ import annotations

import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from variorum import analyse
from variorum.pipeline import building, previewing
from variorum.preview.server import PreviewServer
from variorum.publish import Ready, preview_site
from variorum.publish import publishing as steps
from variorum.render import site

from .invented import invent
from .steps import edit

# In their order; what a save costs beside them is told as the rest.
STAGES: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("read and check", building, ("check_dossier",)),
    ("analyse", analyse, ("analyse",)),
    ("render and exports", site, ("render",)),
    ("stage", steps, ("stage",)),
    ("manifest: read, write", steps, ("read_manifest", "_remember")),
    ("engine: start and wait", steps, ("run",)),
    ("taken from the store", steps, ("stored_pages", "_add_stored", "_take_same", "store_page")),
    ("verify and finish", steps, ("check_complete", "verify")),
    ("exchange", steps, ("replace_site",)),
)
ENGINE = "engine's own process"
# Seconds without any work after which a process is taken to have loaded what it needs.
_IDLE = 3.0

Seconds = dict[str, float]


def split(folder: Path, sources: int, saves: int = 3) -> Seconds:
    """What each stage of a save takes, the medians of so many saves."""
    root = folder / f"split-{sources}"
    shutil.rmtree(root, ignore_errors=True)
    try:
        found = list(_saves(invent(root, sources), saves))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return {name: median(each[name] for each in found) for name in found[0]}


def _saves(root: Path, saves: int) -> Iterator[Seconds]:
    server = PreviewServer(preview_site(root), 0, lambda line: None)
    preview = previewing.Preview(root, "mkdocs", lambda line: None, lambda checked: None)
    with closing(Ready("mkdocs")) as ready, server:
        preview._build(server, ready)
        for _ in range(saves):
            # As a preview does while nobody waits.
            ready.prepare()
            building.collect_garbage(freeze=True)
            waiting = ready._process
            assert waiting is not None
            loaded = _loaded(waiting.pid)
            edit(root)
            engines = _children()
            before = time.process_time()
            with _measured() as spent:
                assert preview._build(server, ready) != "build"
            whole = time.process_time() - before
            own = _children() - engines - loaded
            yield {
                **spent,
                "the rest": whole - sum(spent.values()),
                ENGINE: own,
                "sum": whole + own,
            }


@contextmanager
def _measured() -> Iterator[Seconds]:
    """What each stage takes inside."""
    spent: Seconds = {name: 0.0 for name, _, _ in STAGES}
    with ExitStack() as stack:
        for name, module, functions in STAGES:
            for function in functions:
                timed = _timed(getattr(module, function), name, spent)
                stack.enter_context(patch.object(module, function, timed))
        yield spent


def _timed(function: Callable[..., Any], name: str, spent: Seconds) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        before = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.process_time() - before

    return timed


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _loaded(process: int) -> float:
    """What a process has used once it only waits."""
    used = -1.0
    while used != (used := _used(process)):
        time.sleep(_IDLE)
    return used


def _used(process: int) -> float:
    """What a running process has used so far, as Linux tells it in hundredths of a second."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100
