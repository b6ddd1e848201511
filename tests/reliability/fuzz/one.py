"""One target in a process of its own: `python -m tests.reliability.fuzz.one TARGET SECONDS WORK SEED`.

With atheris on the path, libFuzzer varies the corpus and keeps in WORK what reaches new code. Without,
inputs of the corpus are varied at random. The same seed tries about the same inputs again, 0 is another
each time. Either way an input that raises lies in
WORK/failed afterwards, the exit code is not 0, and standard error tells how many inputs were run.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from pathlib import Path
from typing import Any

from tests.reliability.counts import MOST_MEGABYTES, MOST_SECONDS
from tests.reliability.fuzz.corpus import CORPUS, LONGEST, inputs
from tests.reliability.fuzz.stats import STAT

FAILED = "failed"
# By the clock, which a busy machine slows down: what an input takes of the processor is measured
# where those that are kept are replayed.
HANGS = MOST_SECONDS
NEW_SEED = 0


def main(name: str, seconds: int, work: Path, seed: int) -> None:
    (work / FAILED).mkdir(parents=True, exist_ok=True)
    try:
        import atheris
    except ImportError:
        _at_random(name, seconds, work, seed)
    else:
        _guided(atheris, name, seconds, work, seed)


def _guided(atheris: Any, name: str, seconds: int, work: Path, seed: int) -> None:
    # The package is imported here, so that its branches are seen.
    with atheris.instrument_imports(include=["variorum"]):
        from tests.reliability.fuzz.targets import TARGETS
    found = work / "found"
    found.mkdir(exist_ok=True)
    arguments = [
        sys.argv[0], str(found), str(CORPUS / name), f"-max_total_time={seconds}",
        f"-max_len={LONGEST}", f"-timeout={HANGS}", f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-artifact_prefix={work / FAILED}/", "-print_final_stats=1",
        f"-seed={seed}",
    ]  # fmt: skip
    atheris.Setup(arguments, TARGETS[name])
    atheris.Fuzz()


def _at_random(name: str, seconds: int, work: Path, seed: int) -> None:
    from tests.reliability.fuzz.targets import TARGETS

    chance = random.Random(f"{name} {seed}" if seed != NEW_SEED else None)
    known = list(inputs(name).values())
    ends = time.monotonic() + seconds
    tried = 0
    while not tried or time.monotonic() < ends:
        data = varied(chance, known)
        tried += 1
        try:
            TARGETS[name](data)
        except BaseException:
            (work / FAILED / hashlib.sha1(data).hexdigest()).write_bytes(data)
            raise
    print(f"{STAT}{tried}", file=sys.stderr)


def varied(chance: random.Random, known: list[bytes]) -> bytes:
    """An input made from those that are known: pieces of two, with some bytes changed."""
    data, other = bytearray(chance.choice(known)), chance.choice(known)
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        start, stop = sorted(chance.randrange(len(other) + 1) for _ in range(2))
        end, stop = min(end, at + 40), min(stop, start + 40)
        piece = chance.choice([b"", other[start:stop], data[at:end] * 2, chance.randbytes(2)])
        data[at:end] = piece
    return bytes(data[:LONGEST])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
