"""The steps that are measured: what stands ready before each, and the command it is."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import earlier
from .engines import bare_settings, hugo_site
from .reports import NOTE

# Up to so many sources every step is run to warm up.
SMALL = 100
# What a dossier may lose at any time: what a build keeps for the next, and all that it makes.
KEPT = Path("build", "store")
BUILT = ("build", "site")


@dataclass(frozen=True)
class Step:
    """A command on the dossier in a folder; `caches` says how it finds what earlier ones left."""

    name: str
    title: str
    caches: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], list[str]]
    baseline: bool = False
    quick: bool = False
    can: Callable[[Path], object] = lambda _root: True

    def warms(self, sources: int) -> bool:
        """Whether it is run before the runs that count."""
        return self.quick or sources <= SMALL


def _nothing(_root: Path) -> None:
    """As the step before left it."""


def _no_caches(root: Path) -> None:
    shutil.rmtree(root / KEPT, ignore_errors=True)


def _no_build(root: Path) -> None:
    for name in BUILT:
        shutil.rmtree(root / name, ignore_errors=True)


def edit(root: Path) -> tuple[Path, str]:
    """Changes one claim's note in the middlemost source; the file, and the words it has now."""
    sources = sorted((root / "data" / "sources").iterdir())
    path = sources[len(sources) // 2]
    before = path.read_text(encoding="utf-8")
    line = re.search(rf"{NOTE}Read (?:once|anew (\d+) times)\.", before)
    assert line is not None
    words = f"Read anew {int(line[1] or 0) + 1} times."
    path.write_text(before.replace(line[0], NOTE + words), encoding="utf-8")
    return path, words


def _edit(root: Path) -> None:
    edit(root)


def _bare(root: Path) -> None:
    bare_settings(root)
    shutil.rmtree(root / "build" / ".cache", ignore_errors=True)


def _variorum(*arguments: str) -> Callable[[Path], list[str]]:
    return lambda root: [sys.executable, "-m", "variorum", "-C", str(root), *arguments]


def _child(root: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bench.child", str(root)]


def _engine(name: str) -> Callable[[Path], list[str]]:
    return lambda root: [
        sys.executable, "-m", name, "build", "--clean", "-f", str(root / "build" / "bare.yml")
    ]  # fmt: skip


def _hugo(root: Path) -> list[str]:
    return ["hugo", "--source", str(root / "build" / "hugo"), "--quiet"]


def _has_hugo(_root: Path) -> bool:
    return shutil.which("hugo") is not None


def _has_earlier(root: Path) -> bool:
    return earlier.dossier(root).exists()


# In the order they are run: each build leaves the tree that the engines below are given.
STEPS = (
    Step("core", "check to exports, no charts", "deleted", _no_caches, _child),
    Step("check", "check", "deleted", _no_caches, _variorum("check"), quick=True),
    Step("cold", "cold build", "deleted", _no_build, _variorum("build")),
    Step(
        "earlier", f"cold build at {earlier.SHORT}", "deleted",
        lambda root: _no_build(earlier.dossier(root)), lambda root: earlier.command(root, "build"),
        baseline=True, can=_has_earlier,
    ),
    Step("unchanged", "build, nothing changed", "warm", _nothing, _variorum("build")),
    Step("check-edited", "check, one source edited", "warm", _edit, _variorum("check")),
    Step("edited", "build, one source edited", "warm", _edit, _variorum("build")),
    Step("mkdocs", "bare MkDocs", "none", _bare, _engine("mkdocs"), baseline=True),
    Step("zensical", "Zensical", "deleted", _bare, _engine("zensical"), baseline=True),
    Step("hugo", "Hugo", "none", hugo_site, _hugo, baseline=True, can=_has_hugo),
)  # fmt: skip


def steps(root: Path, names: Sequence[str] = ()) -> list[Step]:
    """The steps of these names, or all, as far as they can be measured here.

    The engines' steps take the tree that the build before them has staged.
    """
    return [each for each in STEPS if (not names or each.name in names) and each.can(root)]
