"""Runs a site engine in a process without network that does not outlive the build that started it.

This file is run by its path, so that the engine's process loads nothing else of Variorum but
what stands in `extensions`, where MkDocs finds the Markdown extension that its settings name. It
enters the folder to work in once it surely ends with its build, so that none is found there that
does not. Where modules to load are named, it loads them and waits: for one line that names another
folder and the settings file to build from, or for the end of its input, which is its own.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import runpy
import select
import signal
import sys
from contextlib import suppress
from functools import partialmethod
from pathlib import Path
from types import CodeType

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_MOST_MEMORY = 6 << 30


def drop_rights() -> None:
    """Leaves the machine's network for an empty one of its own, where Linux lets this process, gives
    up gaining rights by what it starts, and more memory than three thousand sources take."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    user, group = os.getuid(), os.getgid()
    # Root may; anybody else only together with a set of users of its own, where that is allowed.
    if libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return
    for name, words in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with suppress(OSError):
            Path(f"/proc/self/{name}").write_text(words, encoding="ascii")


def end_with_parent(parent: int) -> None:
    """Has Linux kill this process when its parent dies.

    Without it an engine whose build was killed would go on writing under the next build's feet.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit(1)


def _is_asked() -> bool:
    """Whether the task is there; where only sockets can be asked that, it is found later."""
    with suppress(OSError):
        return bool(select.select([0], [], [], 0)[0])
    return False


def compile_templates(theme: str) -> None:
    """Compiles the templates that pages of this theme of MkDocs are filled from, as far as there is time
    before the task comes: it takes half of what one page takes, and a build finds them compiled."""
    import jinja2  # noqa: PLC0415 - here it belongs to the engine
    from jinja2 import meta  # noqa: PLC0415
    from jinja2.bccache import Bucket  # noqa: PLC0415

    compiled: dict[tuple[str, str], CodeType | None] = {}

    class Compiled(jinja2.BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            bucket.code = compiled.get((bucket.key, bucket.checksum))

        def dump_bytecode(self, bucket: Bucket) -> None:
            compiled[bucket.key, bucket.checksum] = bucket.code

    made = partialmethod(jinja2.Environment.__init__, bytecode_cache=Compiled())
    jinja2.Environment.__init__ = made  # type: ignore[method-assign, assignment]
    env = importlib.import_module("mkdocs.theme").Theme(theme).get_env()
    left = ["base.html", "404.html", "partials/languages/en.html"]
    for name in left:
        if _is_asked():
            return
        # A theme leaves some for others to write.
        with suppress(jinja2.TemplateNotFound):
            source, _, _ = env.loader.get_source(env, name)
            env.get_template(name)
            named = meta.find_referenced_templates(env.parse(source))
            left += dict.fromkeys(each for each in named if each and each not in left)


def await_task(modules: list[str], theme: str = "") -> str:
    """The settings file to build from, with its folder made the working folder."""
    # Ctrl-C reaches every process of the terminal: this one ends with its input.
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in modules:
        # What another version does not have it does not need either.
        with suppress(ImportError):
            importlib.import_module(name)
    if theme:
        compile_templates(theme)
    with os.fdopen(0, encoding="utf-8", closefd=False) as given:
        line = given.readline()
    if not line:
        sys.exit(0)
    signal.signal(signal.SIGINT, usual)
    folder, config = json.loads(line)
    os.chdir(folder)
    return str(config)


if __name__ == "__main__":
    parent, folder, loaded, module, *arguments = sys.argv[1:]
    # First, since it would undo what the other asks of the system.
    drop_rights()
    end_with_parent(int(parent))
    os.chdir(folder)
    if loaded:
        theme = "material" if module == "mkdocs" else ""
        arguments.append(await_task(loaded.split(","), theme))
    if module == "mkdocs":
        # For the one extension that its settings name.
        sys.path.append(str(Path(__file__).with_name("extensions")))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
