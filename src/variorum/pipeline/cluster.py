"""A Dask cluster as the workers who read sources: who they are, and that they run this program."""

from __future__ import annotations

import importlib
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from variorum.model.failure import OutsideFailure
from variorum.publish import program

T = TypeVar("T")
R = TypeVar("R")
# How long a scheduler is waited for, and then its first worker.
_PATIENCE = "30s"


@dataclass(frozen=True)
class Cluster:
    """The workers of the scheduler at `address`. Nobody is asked before there is work."""

    address: str

    def __call__(self, work: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
        """See `Workers`. Dask gives what a lost worker was at to another one."""
        # It takes a second to import, and is there only where somebody has installed it.
        from distributed import Client  # noqa: PLC0415

        try:
            with Client(self.address, timeout=_PATIENCE, set_as_default=False) as client:
                client.wait_for_workers(1, timeout=_PATIENCE)
                executor, task = client.get_executor(), _task(_state())
                futures = [executor.submit(task, pickle.dumps((work, each))) for each in things]
                for future in futures:
                    yield _result(*future.result())
        # What becomes of a cluster arrives as an exception of any class, also of a worker's own.
        except Exception as error:
            reason = (
                error if isinstance(error, _OtherProgram) else f"{type(error).__name__}: {error}"
            )
            message = f"the cluster at {self.address} did not do its work: {reason}"
            raise OutsideFailure(message) from error


class _OtherProgram(Exception):
    """A worker can't give the results that this program gives."""


def _result(same: bool, result: R) -> R:
    if not same:
        raise _OtherProgram("a worker runs another version of Variorum, Python or a package")
    return result


def _task(state: str) -> Callable[[bytes], tuple[bool, Any]]:
    """What a worker does with packed work: whether it runs this program in this state, and the result.

    A function in a function travels as its code. So a worker without this program can tell that it
    has none, where one that is asked for a function of a module it lacks just ends.
    """

    def task(packed: bytes) -> tuple[bool, Any]:
        there = importlib.import_module("variorum.pipeline.cluster")
        done: tuple[bool, Any] = there.done(state, packed)
        return done

    return task


def done(state: str, packed: bytes) -> tuple[bool, Any]:
    """The result of packed work where this program is in that state; else False and nothing."""
    if _state() != state:
        return False, None
    # Whoever can send this can have the worker run anything by Dask's own means.
    work, thing = pickle.loads(packed)  # noqa: S301
    return True, work(thing)


@lru_cache(maxsize=1)
def _state() -> str:
    """This program as it was when its process first asked: what is loaded stays as it was."""
    return program()
