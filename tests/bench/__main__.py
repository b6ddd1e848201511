"""The bench from the command line: `python -m tests.bench measure`, `tell`, `profile` or `paint`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .chart import chart
from .document import DOCS, DOCUMENT, results, with_results
from .measure import REAL, Figures, Plan, measure
from .paint import paints
from .process import REPOSITORY, Failed
from .profiling import PROFILED, let_go, parts, profile
from .steps import STEPS
from .targets import AT, Missed, missed

FOLDER = REPOSITORY / "build" / "bench"
CHART = "performance.svg"
FIGURES = "bench.json"
SOURCES, ARTICLES = (5, 100, 1000, 3000), 300


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    commands = parser.add_subparsers(dest="command", required=True)
    last = commands.add_parser("tell", help="print the table of the last measurement again")
    last.add_argument("--renew", action="store_true", help="write the results into the docs")
    run = commands.add_parser("measure", help="measure every step, print the table")
    run.add_argument(
        "--sources", type=_numbers, help="of invented dossiers; without it, all is measured"
    )
    run.add_argument("--real", type=int, help="sources of a dossier of real articles")
    run.add_argument("--first", action="store_true", help="`make site` of a fresh clone too")
    run.add_argument("--runs", type=int, default=3)
    run.add_argument("--warm", type=int, default=1, help="runs before those that count")
    run.add_argument("--serve", type=_numbers, default=(5, 1000))
    run.add_argument("--steps", type=_names, default=(), help=" ".join(s.name for s in STEPS))
    run.add_argument("--renew", action="store_true", help="write the results into the docs")
    one = commands.add_parser("profile", help="what a step's time goes into")
    one.add_argument("step", choices=PROFILED)
    one.add_argument("--sources", default="100", help="100, or real-300")
    slow = commands.add_parser("paint", help="when each page's largest paint comes on a slow phone")
    slow.add_argument("--site", type=Path, default=REPOSITORY / "site")
    asked = parser.parse_args()
    if asked.command == "profile":
        print(profile(asked.folder, asked.step, asked.sources))
        return
    if asked.command == "paint":
        for path, milliseconds in paints(asked.site):
            print(f"{milliseconds:6.0f} ms  {path}")
        return
    if asked.command == "measure":
        _measure(asked)
    _tell_results(asked.folder, asked.renew)


def _measure(asked: argparse.Namespace) -> None:
    asked.folder.mkdir(parents=True, exist_ok=True)
    # With nothing named, all is measured.
    whole = asked.sources is None and asked.real is None and not asked.steps
    real = ARTICLES if whole else asked.real
    sources = asked.sources if asked.sources is not None else () if asked.real else SOURCES
    sizes = [*map(str, sources), *([f"{REAL}{real}"] if real else [])]
    plan = Plan(asked.runs, asked.warm, asked.steps, asked.serve, whole or asked.first)
    for figures in measure(asked.folder, sizes, plan, _tell):
        _keep(asked.folder, figures)


def _tell_results(folder: Path, renew: bool) -> None:
    figures: Figures = json.loads((folder / FIGURES).read_text("utf-8"))
    # One that failed, or that another run did not come to, is taken now.
    found = [each for each in figures.get("profiles", []) if each["parts"]]
    taken = {Missed(each["why"], each["step"], each["size"]): each for each in found}
    for each in missed(figures):
        if each not in taken:
            taken[each] = _profile(folder, each)
            figures["profiles"] = list(taken.values())
            _keep(folder, figures)
    let_go(folder)
    # Not before the last measurement: a process starts with the memory of the one that starts it.
    (folder / CHART).write_bytes(chart(figures))
    print(results(figures))
    if renew:
        DOCUMENT.write_text(with_results(DOCUMENT.read_text("utf-8"), figures), "utf-8")
        for name, there in ((CHART, CHART), (FIGURES, "performance.json")):
            (DOCS / there).write_bytes((folder / name).read_bytes())


def _profile(folder: Path, missed: Missed) -> Figures:
    """What `missed` asks for; "fewer" has the parts at the smaller of two sizes."""
    why, step, size = missed
    try:
        told: Figures = {**missed._asdict(), "parts": parts(why, folder, step, size)}
        if why == "growth":
            told["fewer"] = parts(why, folder, step, AT)
    except Failed as failure:
        _tell(f"no profile of {step} at {size}: {failure}")
        return {**missed._asdict(), "parts": {}}
    return told


def _keep(folder: Path, figures: Figures) -> None:
    (folder / FIGURES).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split())


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split())
    if unknown := set(names) - {step.name for step in STEPS}:
        raise argparse.ArgumentTypeError(f"there is no step {', '.join(sorted(unknown))}")
    return names


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
