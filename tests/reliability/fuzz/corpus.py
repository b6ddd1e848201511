"""The inputs that are kept: for each target a few small ones that together reach what is known."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 4096
MOST_KEPT = 60

Step = tuple[str, int, int, int]


def inputs(name: str) -> dict[Path, bytes]:
    """A target's inputs by their files, in order."""
    return {path: path.read_bytes() for path in sorted((CORPUS / name).iterdir())}


def file_name(data: bytes) -> str:
    """What the file of an input is called."""
    return hashlib.sha256(data).hexdigest()[:16]


def keep(name: str, found: Iterable[bytes]) -> list[Path]:
    """Adds to the corpus what takes new steps through the package, the most telling first.

    What is kept already stays: some of it shows a fault that was mended.
    """
    from tests.reliability.fuzz.targets import TARGETS

    known = set(inputs(name).values()) if (CORPUS / name).is_dir() else set()
    taken: set[Step] = set()
    for data in known:
        taken |= steps(TARGETS[name], data)
    left = {data: steps(TARGETS[name], data) - taken for data in set(found) - known}
    added: list[Path] = []
    while left and len(known) + len(added) < MOST_KEPT:
        best = max(left, key=lambda data: (len(left[data]), -len(data), data))
        if not left[best]:
            break
        new = left.pop(best)
        left = {data: rest - new for data, rest in left.items()}
        path = CORPUS / name / file_name(best)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(best)
        added.append(path)
    return added


def steps(target: Any, data: bytes) -> set[Step]:
    """The steps from line to line that the package takes with an input, and about how often each:
    once, two or three times, four to seven …, so that another round of a loop can be told."""
    taken: Counter[tuple[str, int, int]] = Counter()
    last: dict[int, int] = {}

    def follow(frame: FrameType, event: str, _: object) -> Any:
        name = frame.f_code.co_filename
        if "variorum" not in name:
            return None
        if event == "line":
            taken[name, last.get(id(frame), 0), frame.f_lineno] += 1
            last[id(frame)] = frame.f_lineno
        elif event == "call":
            last.pop(id(frame), None)
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        target(data)
    finally:
        sys.settrace(before)
    return {(*step, often.bit_length()) for step, often in taken.items()}
