"""What a step's time goes into, by Python's own profiler."""

from __future__ import annotations

import io
import pstats
import sys
from collections import defaultdict
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path, PurePath

from .measure import write
from .process import REPOSITORY, cost
from .serving import saves
from .steps import KEPT, STEPS

Function = tuple[str, int, str]
# How often it was called, without recursion and with; its own seconds, those with what it calls; by whom.
Called = tuple[int, int, float, float, Mapping[Function, tuple[int, int, float, float]]]
SAVE = "save"
PROFILED = ("core", "check", "cold", "unchanged", "check-edited", "edited", "mkdocs", SAVE)
SAVES = 3
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


def profile(folder: Path, name: str, size: str) -> str:
    """The functions of `name` that take most, by their own time and with all they call."""
    out = io.StringIO()
    stats = pstats.Stats(str(_profiled(folder, name, size)), stream=out).strip_dirs()
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(_LINES)
    return out.getvalue()


def shares(folder: Path, name: str, size: str) -> dict[str, float]:
    """Part by part, the share of the time of `name` that its own process spends in it, the largest
    first: a stage of Variorum, or a package it calls. What is built into Python counts for its
    callers."""
    return parts_of(pstats.Stats(str(_profiled(folder, name, size))).stats)  # type: ignore[attr-defined]


def parts_of(stats: Mapping[Function, Called]) -> dict[str, float]:
    """The same of what a profiler has seen."""
    spent: defaultdict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in stats.items():
        if file != "~":
            spent[_part(file)] += own
            continue
        for (caller, _, _), (_, _, there, _) in callers.items():
            spent[_part(caller)] += there
    whole = sum(spent.values()) or 1
    largest = sorted(spent.items(), key=itemgetter(1), reverse=True)
    return {part: seconds / whole for part, seconds in largest}


def _part(file: str) -> str:
    """`variorum/check` of a file in that folder, `yaml` of one of that package."""
    parts = PurePath(file).parts
    for home in ("variorum", "site-packages"):
        if home in parts[:-1]:
            inside = parts[len(parts) - parts[::-1].index(home) :]
            return f"{home}/{inside[0]}" if home == "variorum" else inside[0].removesuffix(".py")
    return "Python"


def _profiled(folder: Path, name: str, size: str) -> Path:
    """The file with what the profiler saw of `name`."""
    root = folder / f"profile-{size}"
    if not root.exists():
        write(root, size)
    kept = folder / f"{name}-{size}.prof"
    profiled = (sys.executable, "-c", _RUN, str(kept))
    if name == SAVE:
        # A first preview builds the site.
        saves(root, 0)
        saves(root, SAVES, profiled)
        return kept
    step = next(each for each in STEPS if each.name == name)
    if name in ("unchanged", "check-edited", "edited", "mkdocs") and not (root / KEPT).exists():
        build = next(each for each in STEPS if each.name == "cold")
        cost(build.command(root), REPOSITORY)
    step.prepare(root)
    # Every command is `python -m MODULE …`.
    cost([*profiled, *step.command(root)[2:]], REPOSITORY)
    return kept
