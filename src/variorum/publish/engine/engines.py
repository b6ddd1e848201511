"""The site engines: programs that turn the staged tree into HTML."""

from __future__ import annotations

import json
import os
import re
import site
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal, NamedTuple

from variorum.model.failure import OutsideFailure
from variorum.publish.exchange.folders import remove
from variorum.text.yaml_values import load_yaml

from .tree import CONFIG, SITE, VARIABLE, source_date_epoch

Engine = Literal["mkdocs", "zensical"]

_PROGRAMS = Path(__file__).with_name("engines.yaml")
# What a process needs to start at all; nothing else of the caller's environment reaches a page.
_KEPT = ("PATH", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_NOISE = re.compile(r"INFO\s|DEBUG\s|Build started|\s*$")
_MOST_LINES = 60
# Seconds for a build: a page takes hundredths of one, so an engine that takes longer hangs, or is
# made to by a page.
_LONGEST = 600.0
_LONGEST_PER_PAGE = 1.0


class Theme(NamedTuple):
    """The inline scripts of one theme, as the named version of its package writes them: hashes by
    what each is for."""

    package: str
    version: str
    scripts: Mapping[str, str]


class Program(NamedTuple):
    """What is known of an engine; see `engines.yaml`."""

    title: str
    arguments: Sequence[str]
    packages: Sequence[str]
    modules: Sequence[str]
    templates: str
    unused: Sequence[str]
    theme: Theme


PROGRAMS: Mapping[Engine, Program] = {
    engine: Program(**{**program, "theme": Theme(**program["theme"])})
    for engine, program in load_yaml(_PROGRAMS.read_text("utf-8")).items()
}


def versions(engine: Engine) -> dict[str, str]:
    """The versions of everything that shapes what `engine` writes, read without importing it."""
    try:
        return {name: metadata.version(name) for name in PROGRAMS[engine].packages}
    except metadata.PackageNotFoundError as error:
        raise OutsideFailure(
            f"the package {error.name} is not installed, and {PROGRAMS[engine].title} needs it"
        ) from error


def run(
    engine: Engine,
    build: Path,
    config: str = CONFIG,
    waiting: subprocess.Popen[str] | None = None,
    pages: int = 0,
) -> Path:
    """The folder inside `build` with the site as the engine wrote it from the staged tree.

    `config` is the settings file in `build` that it reads; `waiting` is a process to do it, else
    one is started. The more `pages` there are, the longer it may take.

    Raises OutsideFailure with the engine's own lines if it fails or warns, and where it hangs.
    """
    site_dir, program = build / SITE, PROGRAMS[engine]
    remove(site_dir)
    if waiting:
        ended = _ended(waiting, program.title, pages, json.dumps([str(build), config]) + "\n")
    else:
        ended = run_module(program.title, [*program.arguments, config], build, pages)
    if ended.code != 0 or not site_dir.is_dir():
        raise OutsideFailure(ended.describe(f"{program.title} did not build the site"))
    for path in program.unused:
        remove(site_dir / path)
    return site_dir


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended, and what it printed."""

    code: int
    output: str

    def describe(self, what: str) -> str:
        """`what` went wrong, how the program ended, and its telling lines."""
        code = self.code
        how = f"it was ended by signal {-code}" if code < 0 else f"exit code {code}"
        lines = telling_lines(self.output)
        return "\n".join([f"{what} ({how}){':' if lines else ''}", *lines])


def run_module(name: str, arguments: Sequence[str], folder: Path, pages: int) -> Ended:
    """What a module did with so many pages, the first of `arguments`, in `folder`; people call its
    program `name`.

    Raises OutsideFailure where it hangs.
    """
    return _ended(_start(arguments, folder), name, pages)


def start_waiting(engine: Engine) -> subprocess.Popen[str]:
    """A process of `engine` that loads what every build needs and then waits for `run`.

    It ends where its input does, which this process holds, however this one ends.
    """
    program = PROGRAMS[engine]
    return _start(program.arguments, Path(), program.modules)


def environment(own: Mapping[str, str]) -> dict[str, str]:
    """What the engine's process sees: nothing that makes two machines differ."""
    kept = {name: own[name] for name in _KEPT if name in own}
    fixed = {
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
        VARIABLE: str(source_date_epoch(own) or 0),
    }
    # A user's own packages are found through the home folder, which the engine does not see.
    if site.ENABLE_USER_SITE:
        fixed["PYTHONUSERBASE"] = site.getuserbase()
    return kept | fixed


def telling_lines(output: str) -> list[str]:
    """The lines of an engine that tell what was wrong, without colours and tracebacks."""
    lines = [_COLOUR.sub("", line).rstrip() for line in output.splitlines()]
    lines = [line for line in lines if not _NOISE.match(line)]
    start = next((i for i, line in enumerate(lines) if line.startswith("Traceback ")), None)
    # A traceback says something only where nothing else does, and then in its last line.
    if start is not None:
        lines = lines[:start] + lines[-1:]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"… and {len(lines) - _MOST_LINES} more lines"]
    return [f"  {line}" for line in lines]


def _start(
    arguments: Sequence[str], folder: Path, modules: Sequence[str] = ()
) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our interpreter, our arguments, no shell
        python_module(arguments, folder, modules),
        env=environment(os.environ),
        stdin=subprocess.PIPE if modules else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _ended(process: subprocess.Popen[str], name: str, pages: int, task: str | None = None) -> Ended:
    """How `process` ended once it had its `task`; it is ended where that takes too long."""
    longest = _LONGEST + _LONGEST_PER_PAGE * pages
    with process:
        try:
            output, _ = process.communicate(task, longest)
        except subprocess.TimeoutExpired as hanging:
            process.kill()
            raise OutsideFailure(
                f"{name} did not end within {longest:,.0f} seconds and was stopped"
            ) from hanging
        except BaseException:
            process.kill()
            raise
    return Ended(process.returncode, output)


def python_module(arguments: Sequence[str], folder: Path, modules: Sequence[str] = ()) -> list[str]:
    """The command that runs a module, the first of `arguments`, with our interpreter in `folder`.

    Where it names `modules` it loads those and waits for its task.
    """
    # -P: a module lying in the working folder must not take the module's place.
    flags = ["-P"] if site.ENABLE_USER_SITE else ["-P", "-s"]
    child = Path(__file__).with_name("child.py")
    task = (str(os.getpid()), str(folder), ",".join(modules), *arguments)
    return [sys.executable, *flags, str(child), *task]


class Ready:
    """At most one process of `engine` that has loaded what it needs and waits for a build.

    It takes no time of the processor while it waits. Each process builds once, so that nothing of
    one build reaches the next.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._process: subprocess.Popen[str] | None = None
        self._versions: Mapping[str, str] = {}

    def prepare(self) -> None:
        """Has a process waiting, if none does."""
        if self._process is None:
            self._versions = versions(self._engine)
            self._process = start_waiting(self._engine)

    def take(self) -> subprocess.Popen[str] | None:
        """The process that waits, None where there is none that would build as a new one does."""
        # One that died, or that loaded other versions than are installed now.
        if self._process is not None and (
            self._process.poll() is not None or self._versions != versions(self._engine)
        ):
            self.close()
        process, self._process = self._process, None
        return process

    def close(self) -> None:
        """Ends the process that waits."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                process.kill()
