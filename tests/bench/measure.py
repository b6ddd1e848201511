"""Every step measured in turn, run after run, and what else is asked of a built site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import machine
from .invented import invent
from .payload import published_bytes, search_payload
from .process import Failed, cost, environment
from .serving import saves
from .steps import steps

REPOSITORY = Path(__file__).parents[2]
# What a build with nothing to do must not even load.
HEAVY = ("matplotlib", "mkdocs", "material", "zensical")

Figures = dict[str, Any]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How often, which steps (all of them if none is named), and for which sizes a preview is
    measured. Before the runs that count come `warm` others, of a large dossier with its quick steps
    alone: they bring its files and the programs into memory, and a build takes minutes."""

    runs: int = 3
    warm: int = 1
    steps: tuple[str, ...] = ()
    serve: tuple[int, ...] = (5, 1000)


def measure(folder: Path, sources: Sequence[int], plan: Plan, tell: Tell) -> Iterator[Figures]:
    """Figures of dossiers of so many sources, made in `folder`: all there are, after each size.

    All steps of a run follow one another, so that what else the machine does falls on steps and
    baselines alike.
    """
    found: Figures = {"machine": machine.facts(), "runs": plan.runs, "sizes": {}}
    for number in sources:
        root = folder / str(number)
        shutil.rmtree(root, ignore_errors=True)
        tell(f"{number} sources: writing the dossier")
        invent(root, number)
        found["sizes"][str(number)] = _size(root, number, plan, tell)
        # A large dossier's builds take gigabytes.
        shutil.rmtree(root)
        yield found


def _size(root: Path, number: int, plan: Plan, tell: Tell) -> Figures:
    chosen = list(steps(plan.steps))
    costs: dict[str, list[dict[str, float]]] = {step.name: [] for step in chosen}
    figures: Figures = {"steps": costs, "failed": {}}
    for run in range(-plan.warm, plan.runs):
        name = f"run {run + 1} of {plan.runs}" if run >= 0 else "warm-up"
        for step in [each for each in chosen if run >= 0 or each.warms(number)]:
            about = f"{number} sources, {name}: {step.title} ({step.caches})"
            try:
                step.prepare(root)
                taken = cost(step.command(root), REPOSITORY)
            except (Failed, OSError) as failure:
                # The others are measured all the same, as far as they need nothing of this one.
                chosen.remove(step)
                costs[step.name].clear()
                # The last line has the reason; those before name folders of this machine.
                figures["failed"][step.name] = str(failure).splitlines()[-1]
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
        figures["search"] = search_payload(root / "site")
    if costs.get("unchanged"):
        figures["loaded"] = loaded_when_unchanged(root)
    if number in plan.serve:
        figures["saves"] = saves(root, plan.runs)
        tell(f"{number} sources, preview: {', '.join(f'{s:.2f} s' for s in figures['saves'])}")
    return figures


def _mean(folder: Path) -> int:
    """The mean size of the pages of one source each."""
    sizes = [path.stat().st_size for path in folder.glob("report-*.md")]
    return sum(sizes) // len(sizes)


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
