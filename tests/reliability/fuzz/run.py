"""Fuzzes every target and keeps what reaches new code: `python -m tests.reliability.fuzz.run`.

`--seconds` for each target, `--work` a folder for what is found, then names of targets, or all.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.counts import FUZZ_SECONDS
from tests.reliability.fuzz.corpus import MOST_KEPT, inputs, keep
from tests.reliability.fuzz.one import FAILED, NEW_SEED
from tests.reliability.fuzz.stats import executed
from tests.reliability.fuzz.targets import TARGETS
from tests.waiting import LONGEST

ROOT = Path(__file__).parents[3]
ATHERIS = ROOT / ".venv-fuzz"
# Each takes a processor.
AT_ONCE = 2


@dataclass(frozen=True)
class Run:
    """What came of fuzzing one target: how many inputs were tried, and the one that failed."""

    name: str
    inputs: int
    failed: tuple[Path, ...]
    output: str
    ended: bool

    @property
    def clean(self) -> bool:
        return self.ended and not self.failed and self.inputs > 0


def guided() -> bool:
    """Whether coverage guides the search; without atheris, inputs are varied at random."""
    return (ATHERIS / "stamp").is_file()


def fuzz(names: Iterable[str], seconds: int, work: Path, seed: int = NEW_SEED) -> Iterator[Run]:
    """Each target for that many seconds, some at once; what is found lies in `work`."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda name: _one(name, seconds, work / name, seed), names)


def _one(name: str, seconds: int, work: Path, seed: int) -> Run:
    work.mkdir(parents=True, exist_ok=True)
    path = [str(ROOT), *([str(ATHERIS)] if guided() else [])]
    # What Linux counts as a process's memory begins with that of the one it was forked from: the
    # shell, and not this one, which may have grown.
    done = subprocess.run(
        ["sh", "-c", '"$@"; exit $?', "sh",
         sys.executable, "-m", "tests.reliability.fuzz.one", name, str(seconds), str(work),
         str(seed)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONHASHSEED": "0"},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=LONGEST + 2 * seconds, check=False,
    )  # fmt: skip
    output = done.stderr.decode("utf-8", "replace")
    failed = tuple(sorted((work / FAILED).iterdir()))
    return Run(name, executed(output), failed, output, done.returncode == 0)


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("names", nargs="*", choices=[[], *TARGETS])
    wanted.add_argument("--seconds", type=lambda told: int(told or FUZZ_SECONDS), default="")
    wanted.add_argument("--work", type=Path, default=ROOT / "build" / "fuzz")
    given = wanted.parse_args()
    clean = True
    for run in fuzz(given.names or TARGETS, given.seconds, given.work):
        print(f"{run.name}: {run.inputs:,} inputs")
        if not run.clean:
            clean = False
            print(run.output[-4000:])
        for path in run.failed:
            print(f"replay it: python -m tests.reliability.fuzz.replay {run.name} {path}")
        found = given.work / run.name / "found"
        if run.clean and found.is_dir():
            for path in keep(run.name, (each.read_bytes() for each in found.iterdir())):
                print(f"kept {path.relative_to(ROOT)}")
            if len(inputs(run.name)) >= MOST_KEPT:
                print(f"no more is kept of {run.name}: it has {MOST_KEPT} inputs")
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
