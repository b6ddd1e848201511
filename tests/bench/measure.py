"""Every step measured in turn, run after run, and what else is asked of a built site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import earlier, machine
from .first import first_site
from .invented import invent
from .multiplied import multiply
from .payload import bytes_by_kind, published_bytes, search_payload
from .process import REPOSITORY, Failed, cost, environment
from .serving import saves
from .steps import steps

# What a build with nothing to do must not even load.
HEAVY = ("matplotlib", "mkdocs", "material", "zensical")
# What figures call a dossier of real articles, by the number of its sources.
REAL = "real-"

Figures = dict[str, Any]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How often, which steps (all of them if none is named), for which sizes a preview is measured, and whether
    a fresh clone is. Before the runs that count come `warm` others, of a large dossier with its quick
    steps alone: they bring its files and the programs into memory, and a build takes minutes."""

    runs: int = 3
    warm: int = 1
    steps: tuple[str, ...] = ()
    serve: tuple[int, ...] = (5, 1000)
    first: bool = False


def write(root: Path, size: str) -> Path:
    """The dossier of that size in the new folder `root`: "1000" invented sources, "real-300" real ones."""
    shutil.rmtree(root, ignore_errors=True)
    if size.startswith(REAL):
        return multiply(REPOSITORY, root, int(size.removeprefix(REAL)))
    return invent(root, int(size))


def measure(folder: Path, sizes: Sequence[str], plan: Plan, tell: Tell) -> Iterator[Figures]:
    """Figures of dossiers of these sizes, made in `folder`: all there are, after each size.

    All steps of a run follow one another, so that what else the machine does falls on steps and
    baselines alike.
    """
    folder = folder.resolve()
    found: Figures = {"machine": machine.facts(), "runs": plan.runs, "sizes": {}}
    for size in sizes:
        tell(f"{size} sources: writing the dossier")
        root = write(folder / size, size)
        found["sizes"][size] = _size(root, size, plan, tell)
        # A large dossier's builds take gigabytes.
        for each in (root, earlier.dossier(root)):
            shutil.rmtree(each, ignore_errors=True)
        yield found
    if plan.first:
        found["first"] = _first(folder, tell)
        yield found


def _size(root: Path, size: str, plan: Plan, tell: Tell) -> Figures:
    number = int(size.removeprefix(REAL))
    failed: dict[str, str] = {}
    if size.startswith(REAL) and (not plan.steps or "earlier" in plan.steps):
        try:
            earlier.prepare(root, number)
        except Failed as failure:
            shutil.rmtree(earlier.dossier(root), ignore_errors=True)
            failed["earlier"] = str(failure)
            tell(f"not measured: {failure}")
    chosen = steps(root, plan.steps)
    costs: dict[str, list[dict[str, float]]] = {step.name: [] for step in chosen}
    figures: Figures = {"steps": costs, "failed": failed}
    for run in range(-plan.warm, plan.runs):
        name = f"run {run + 1} of {plan.runs}" if run >= 0 else "warm-up"
        for step in [each for each in chosen if run >= 0 or each.warms(number)]:
            about = f"{size} sources, {name}: {step.title} ({step.caches})"
            try:
                step.prepare(root)
                taken = cost(step.command(root), REPOSITORY)
            except (Failed, OSError) as failure:
                # The others are measured all the same, as far as they need nothing of this one.
                chosen.remove(step)
                costs[step.name].clear()
                # The last line has the reason; those before name folders of this machine.
                failed[step.name] = str(failure).splitlines()[-1]
                tell(f"{about} can't be run: {failure}")
                continue
            if run >= 0:
                costs[step.name].append(taken.as_json())
            tell(
                f"{about}: {taken.cpu:.2f} s CPU, {taken.wall:.2f} s, {taken.peak / 2**20:.0f} MiB"
            )
    figures["yaml_bytes"] = sum(p.stat().st_size for p in (root / "data").rglob("*.yaml"))
    if costs.get("cold"):
        figures["page_bytes"] = _mean(root / "build" / "docs" / "sources")
        figures["published"] = published_bytes(root / "site")
        figures["kinds"] = bytes_by_kind(root / "site")
        figures["search"] = search_payload(root / "site")
    if costs.get("earlier"):
        figures["earlier_published"] = published_bytes(earlier.dossier(root) / "site")
    if costs.get("unchanged"):
        figures["loaded"] = loaded_when_unchanged(root)
    if number in plan.serve and not size.startswith(REAL):
        every = saves(root, plan.warm + plan.runs)
        # The first save imports and compiles what later ones have, as steps' warm-ups do.
        figures["saves"] = every[plan.warm :]
        told = (f"{page:.2f} s (complete: {whole:.2f} s)" for page, whole in every)
        tell(f"{size} sources, preview: {', '.join(told)}")
    return figures


def _mean(folder: Path) -> int:
    """The mean size of the pages of one source each."""
    sizes = [path.stat().st_size for path in folder.glob("*.md") if path.name != "index.md"]
    return sum(sizes) // len(sizes)


def _first(folder: Path, tell: Tell) -> Figures:
    try:
        parts = first_site(folder)
    except Failed as failure:
        tell(f"first make site can't be run: {failure}")
        return {"failed": str(failure).splitlines()[-1]}
    wall = sum(each.wall for each in parts.values())
    tell(f"first make site: {wall:.1f} s")
    return {"wall": wall, "parts": {part: each.as_json() for part, each in parts.items()}}


def loaded_when_unchanged(root: Path) -> list[str]:
    """What of `HEAVY` a build with nothing to do imports, the engine's process included."""
    command = [sys.executable, "-m", "variorum", "-C", str(root), "build"]
    subprocess.run(command, cwd=REPOSITORY, env=environment(), check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command[1:]],
        cwd=REPOSITORY, env=environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    if "Building the site" in done.stderr:
        raise Failed("a build with nothing changed has run the engine")
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}
    return [name for name in HEAVY if name in names]
