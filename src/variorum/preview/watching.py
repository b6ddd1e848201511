"""Which watched files hold other bytes than before.

Files are asked for their size and time many times a second. That works alike on every system and
on shared and mounted folders, needs no thread and has no limit of watched files; a dossier has
some hundred files, which takes about a millisecond. Where it takes longer it is done less often.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from variorum.model.store import digest

PERIOD = 0.05
"""Seconds between two looks, at least."""
# Looking takes at most one part in so many of the processor's time.
_SHARE = 20
# A file that an editor writes in pieces is whole after that long.
_SETTLING = 0.03
_LONGEST_BURST = 3.0
# A larger file is no page and no annotation: its size and time stand for its bytes.
_LARGEST = 8_000_000
# Nothing that lies deeper is read for a dossier.
_DEEPEST = 20

State = tuple[int, int, int]


class Watch:
    """What the files in `places` (folders or files, there or not) held when last looked at."""

    def __init__(
        self,
        places: Sequence[Path],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._places = tuple(places)
        self._clock, self._sleep = clock, sleep
        self._took = self._looked = 0.0
        self._behind = False
        self._states = self._look()
        self._digests = {path: _digest(Path(path), state) for path, state in self._states.items()}

    def wait(self, seconds: float) -> tuple[Path, ...]:
        """The files that changed, came or went, in order; none where nothing did in that time.

        A burst of changes is waited out and told at once. A file written anew with the same bytes
        has not changed.
        """
        end = self._clock() + seconds
        while True:
            states = self._look()
            if states != self._states and (changed := self._take(self._settled(states))):
                return changed
            left = end - self._clock()
            if left <= 0:
                return ()
            self._sleep(min(self._period, left))

    def is_behind(self) -> bool:
        """Whether something seems to have changed since `wait`; it looks no more often than that."""
        if self._clock() >= self._looked + self._period:
            self._behind = self._look() != self._states
        return self._behind

    @property
    def _period(self) -> float:
        return max(PERIOD, _SHARE * self._took)

    def _settled(self, states: dict[str, State]) -> dict[str, State]:
        """The states once two looks give the same, or once it has gone on for too long."""
        end = self._clock() + _LONGEST_BURST
        while self._clock() < end:
            self._sleep(_SETTLING)
            later = self._look()
            if later == states:
                break
            states = later
        return states

    def _take(self, states: dict[str, State]) -> tuple[Path, ...]:
        before, self._states, self._behind = self._states, states, False
        touched = {path for path, _ in before.items() ^ states.items()}
        held = {path: self._digests.pop(path, None) for path in touched}
        for path in touched & states.keys():
            self._digests[path] = _digest(Path(path), states[path])
        changed = (Path(path) for path in touched if self._digests.get(path) != held[path])
        return tuple(sorted(changed))

    def _look(self) -> dict[str, State]:
        before = time.thread_time()
        found: dict[str, State] = {}
        for path in (path for place in self._places for path in _files(place)):
            try:
                state = os.lstat(path)
            except OSError:
                continue  # It went while we looked.
            found[path] = (state.st_size, state.st_mtime_ns, state.st_ino)
        self._took, self._looked = time.thread_time() - before, self._clock()
        return found


def _files(place: Path) -> Iterator[str]:
    """Everything in a folder and below that is no folder, or the file itself; hidden ones and
    links to folders are left out, as an editor's own files."""
    if not place.is_dir():
        yield str(place)
    for folder, below, names in os.walk(place):
        deep = folder.count(os.sep) - str(place).count(os.sep) >= _DEEPEST
        below[:] = [name for name in below if not (deep or name.startswith("."))]
        yield from (f"{folder}{os.sep}{name}" for name in names if not name.startswith("."))


def _digest(path: Path, state: State) -> object:
    """What tells two contents of a file apart; where it can't be read, its size and time."""
    if not path.is_file() or path.is_symlink() or state[0] > _LARGEST:
        return state
    try:
        return digest(path.read_bytes())
    except OSError:
        return state
