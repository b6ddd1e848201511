"""What a step's time goes into, by Python's own profiler."""

from __future__ import annotations

import io
import pstats
import subprocess
from pathlib import Path

from .invented import invent
from .measure import REPOSITORY
from .process import environment
from .steps import STEPS

PROFILED = ("core", "check", "cold", "unchanged", "edited", "mkdocs")
_LINES = 25
# By the processor's time: the profiler's own clock would count what else the machine does.
_RUN = """
import cProfile, runpy, sys, time
kept, *sys.argv = sys.argv[1:]
profiler = cProfile.Profile(time.process_time)
try:
    profiler.runcall(runpy.run_module, sys.argv[0], run_name="__main__", alter_sys=True)
finally:
    profiler.dump_stats(kept)
"""


def profile(folder: Path, name: str, sources: int) -> str:
    """The functions of `name` that take most, by their own time and with all they call."""
    root = folder / f"profile-{sources}"
    if not root.exists():
        invent(root, sources)
    step = next(each for each in STEPS if each.name == name)
    kept = folder / f"{name}-{sources}.prof"
    if name in ("unchanged", "edited", "mkdocs") and not (root / "site").exists():
        build = next(each for each in STEPS if each.name == "cold")
        subprocess.run(build.command(root), cwd=REPOSITORY, env=environment(), check=True)
    step.prepare(root)
    # Every command is `python -m MODULE …`.
    python, _, *rest = step.command(root)
    command = [python, "-c", _RUN, str(kept), *rest]
    subprocess.run(
        command, cwd=REPOSITORY, env=environment(), check=True, stdout=subprocess.DEVNULL
    )
    out = io.StringIO()
    stats = pstats.Stats(str(kept), stream=out).strip_dirs()
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(_LINES)
    return out.getvalue()
