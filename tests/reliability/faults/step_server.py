"""A real `variorum build`, held where its new site is verified, and taken from there again and again.

Run as a program with the command line's arguments. Each line on its standard input asks for one
process that is forked from it there; a line of JSON tells how that ended and which steps it took:

- `{"kill": 7}` goes on with the build and is killed (SIGKILL) just before its 7th step;
- `{"kill": null}` goes on to the end;
- `{"arguments": ["schema", "--check"], "kill": null}` is another command instead;
- with `"renames": true` the system is one that can't exchange two names.

A step is whatever changes the disk: the interpreter's audit events tell it, so that the program
needs to know nothing of this.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from variorum.cli import main
from variorum.publish import publishing
from variorum.publish.exchange import folders, swap
from variorum.publish.gate import verify

_CHANGES = frozenset(
    {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink"}
)
_CREATES = os.O_CREAT | os.O_TRUNC

replace = partial(setattr, publishing)
real_verify, real_only_build = verify.verify, folders.only_build
held: list[Any] = []


def step(event: str, arguments: tuple[Any, ...]) -> str:
    """What changes the disk, in a few words; empty for any other event."""
    if event == "ctypes.dlsym" and arguments[1] == "renameat2":
        return "exchange"
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _CREATES:
        return f"write {arguments[0]}"
    if event in _CHANGES:
        return f"{event.removeprefix('os.')} {arguments[0]}"
    return ""


def watch(kill: int | None, told: Path) -> None:
    """Notes each step from here on, and ends this process just before step `kill` (from 0)."""
    output = os.open(told, os.O_WRONLY | os.O_APPEND)
    count = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if what := step(event, arguments):
            if count == kill:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1
            os.write(output, (what.replace("\n", " ") + "\n").encode())

    sys.addaudithook(hook)


@contextmanager
def no_lock(_build: Path) -> Iterator[None]:
    """This process waits in the middle of a build: those forked from it take the lock."""
    yield


def serve(build: Path) -> None:
    """Answers until the input ends; returns in a forked process that goes on with the build."""
    for line in sys.stdin:
        asked = json.loads(line)
        folder = Path(tempfile.mkdtemp())
        steps, output = folder / "steps", folder / "output"
        steps.touch()
        output.touch()
        child = os.fork()
        if child == 0:
            for stream in (1, 2):
                os.dup2(os.open(output, os.O_WRONLY | os.O_APPEND), stream)
            replace("verify", real_verify)
            replace("only_build", real_only_build)
            if asked.get("renames"):
                swap._exchange_names = lambda one, other: False
            if "arguments" in asked:
                watch(asked["kill"], steps)
                command(asked["arguments"])
            held.append(folders.only_build(build))
            held[0].__enter__()
            watch(asked["kill"], steps)
            return
        _, status = os.waitpid(child, 0)
        told = {
            "code": os.waitstatus_to_exitcode(status),
            "steps": steps.read_text("utf-8").splitlines(),
            "output": output.read_text("utf-8"),
        }
        shutil.rmtree(folder)
        print(json.dumps(told), flush=True)
    os._exit(0)


def command(arguments: list[str]) -> NoReturn:
    sys.argv = ["variorum", *arguments]
    code: Any = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(code or 0))


def hold(built: Path, given: verify.Expected, *more: Any) -> dict[str, verify.PageLinks]:
    seen = real_verify(built, given, *more)
    print(json.dumps({"verified": str(built)}), flush=True)
    serve(built.parent)
    return seen


if __name__ == "__main__":
    replace("verify", hold)
    replace("only_build", no_lock)
    command(sys.argv[1:])
