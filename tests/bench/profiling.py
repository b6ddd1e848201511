"""What a step's time goes into, by Python's own profiler, and its memory at the peak, by memray."""

from __future__ import annotations

import io
import json
import pstats
import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path, PurePath

from .measure import write
from .process import REPOSITORY, Failed, cost
from .serving import saves
from .steps import KEPT, STEPS
from .targets import Why

Function = tuple[str, int, str]
# How often it was called, without recursion and with; its own seconds, those with what it calls; by whom.
Called = tuple[int, int, float, float, Mapping[Function, tuple[int, int, float, float]]]
SAVE = "save"
PROFILED = ("core", "check", "cold", "unchanged", "check-edited", "edited", "mkdocs", SAVE)
SAVES = 3
# Where `make bench` lays memray.
MEMRAY = REPOSITORY / ".venv-bench"
_LINES = 25
# By the processor's time: the profiler's own clock would count what else the machine does.
_RUN = """
import cProfile, os, runpy, sys, time
kept, *sys.argv = sys.argv[1:]
profiler = cProfile.Profile(time.process_time)
end = os._exit
os._exit = lambda code: (profiler.dump_stats(kept), end(code))  # as a preview ends
try:
    profiler.runcall(runpy.run_module, sys.argv[0], run_name="__main__", alter_sys=True)
finally:
    profiler.dump_stats(kept)
"""


# The file of a frame that is not Python's own counts for what was asked for below it.
_TRACK = """
import json, runpy, sys
beside, seen, kept, *sys.argv = sys.argv[1:]
sys.path.append(beside)
from memray import FileDestination, FileFormat, FileReader, Tracker
whole = {"file_format": FileFormat.AGGREGATED_ALLOCATIONS, "trace_python_allocators": True}
with Tracker(destination=FileDestination(seen, overwrite=True), **whole):
    try:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if ended.code:
            raise
held = []
with FileReader(seen) as reader:
    for record in reader.get_high_watermark_allocation_records(merge_threads=True):
        files = [file for _, file, _ in record.stack_trace()]
        ours = [file for file in files if "/variorum/" in file or "/site-packages/" in file]
        held.append([(ours or files or [""])[0], record.size])
with open(kept, "w", encoding="utf-8") as file:
    json.dump(held, file)
"""


def profile(folder: Path, name: str, size: str) -> str:
    """The functions of `name` that take most, by their own time and with all they call."""
    out = io.StringIO()
    stats = pstats.Stats(str(_profiled(folder, name, size)), stream=out).strip_dirs()
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(_LINES)
    return out.getvalue()


def parts(why: Why, folder: Path, name: str, size: str) -> dict[str, float]:
    """Part by part, the largest first, what its own process takes of `name`: seconds of the processor, or the bytes
    it holds at its peak. A part is a stage of Variorum, or a package it calls. What is built into Python counts for
    its callers. Raises Failed where memory can't be told."""
    if why == "memory":
        return _largest(_held(folder, name, size))
    return parts_of(pstats.Stats(str(_profiled(folder, name, size))).stats)  # type: ignore[attr-defined]


def parts_of(stats: Mapping[Function, Called]) -> dict[str, float]:
    """The seconds of each part of what a profiler has seen."""
    spent: defaultdict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in stats.items():
        if file != "~":
            spent[_part(file)] += own
            continue
        for (caller, _, _), (_, _, there, _) in callers.items():
            spent[_part(caller)] += there
    return _largest(spent)


def _largest(spent: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(spent.items(), key=itemgetter(1), reverse=True))


def _part(file: str) -> str:
    """`variorum/check` of a file in that folder, `yaml` of one of that package."""
    parts = PurePath(file).parts
    for home in ("variorum", "site-packages"):
        if home in parts[:-1]:
            inside = parts[len(parts) - parts[::-1].index(home) :]
            return f"{home}/{inside[0]}" if home == "variorum" else inside[0].removesuffix(".py")
    return "Python"


@cache
def _profiled(folder: Path, name: str, size: str) -> Path:
    """The file with what the profiler saw of `name`."""
    kept = folder / f"{name}-{size}.prof"
    profiled = (sys.executable, "-c", _RUN, str(kept))
    if name == SAVE:
        root = _dossier(folder, size)
        # A first preview builds the site.
        saves(root, 0)
        saves(root, SAVES, profiled)
        return kept
    _run(folder, name, size, profiled)
    return kept


def _held(folder: Path, name: str, size: str) -> dict[str, float]:
    """The bytes that each part has asked for and not let go, when most is held."""
    if not (MEMRAY / "stamp").is_file():
        raise Failed("there is no memray for this Python and system")
    kept = folder / f"{name}-{size}.memory.json"
    seen = folder / f"{name}-{size}.memray"
    _run(folder, name, size, (sys.executable, "-c", _TRACK, str(MEMRAY), str(seen), str(kept)))
    held: defaultdict[str, float] = defaultdict(float)
    for file, size_of in json.loads(kept.read_text("utf-8")):
        held[_part(file)] += size_of
    return held


def _run(folder: Path, name: str, size: str, python: Sequence[str]) -> None:
    """Runs the step as it is measured, by `python` in place of the command's own start."""
    root = _dossier(folder, size)
    step = next(each for each in STEPS if each.name == name)
    if name in ("unchanged", "check-edited", "edited", "mkdocs") and not (root / KEPT).exists():
        build = next(each for each in STEPS if each.name == "cold")
        cost(build.command(root), REPOSITORY)
    step.prepare(root)
    # Every command is `python -m MODULE …`.
    cost([*python, *step.command(root)[2:]], REPOSITORY)


def _dossier(folder: Path, size: str) -> Path:
    root = folder / f"profile-{size}"
    return root if root.exists() else write(root, size)


def let_go(folder: Path) -> None:
    """Removes the dossiers that were profiled: a large one with its site takes gigabytes."""
    for each in folder.glob("profile-*"):
        shutil.rmtree(each)
