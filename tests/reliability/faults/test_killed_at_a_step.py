"""A build killed at every step between "new site verified" and "old one deleted"."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import cycle
from pathlib import Path

import pytest
from tests.reliability.faults.builds import (
    Tree,
    dossier,
    fast_folder,
    leftovers,
    none_survives,
    run,
    tree,
    write_version,
)
from tests.reliability.figures import Tell

from variorum.publish.exchange.swap import journal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the steps are told by a fork")

_SERVER = Path(__file__).with_name("step_server.py")
# Commands that publish nothing; each of them must first put right what a build left.
_COMMANDS = (["check"], ["schema", "--check"], ["diff", "no-such-branch"], ["new", "no-such-text"])


@dataclass(frozen=True)
class Ended:
    code: int
    steps: list[str]
    output: str


@dataclass(frozen=True)
class Held:
    """A dossier with its old site, and a build of its new one that is held where it is verified.

    `renames` makes the system one that can't exchange two names, `first` takes the old site away.
    """

    root: Path
    site: Path
    before: Path
    old: Tree
    server: subprocess.Popen[str]
    renames: bool = False
    first: bool = False

    def go_on(self, kill: int | None = None) -> Ended:
        """The build goes on from where it is held, up to its step `kill`."""
        for place in (self.root, self.site.parent):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.before / "root", self.root)
        if self.root not in self.site.parents:
            shutil.copytree(self.before / "elsewhere", self.site.parent)
        if self.first:
            shutil.rmtree(self.site)
        return self._ask(kill=kill, renames=self.renames)

    def command(self, *arguments: str, kill: int | None = None) -> Ended:
        return self._ask(arguments=["-C", str(self.root), *arguments], kill=kill)

    def stands(self) -> Tree | None:
        return tree(self.site) if self.site.exists() else None

    @cached_property
    def whole(self) -> tuple[Tree | None, Tree | None]:
        """What may stand: the old site, or none where there was none, and the new one."""
        assert self.go_on().code == 0
        new = self.stands()
        assert new not in (None, self.old)
        return None if self.first else self.old, new

    def _ask(self, **asked: object) -> Ended:
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps(asked) + "\n")
        self.server.stdin.flush()
        return Ended(**json.loads(self.server.stdout.readline()))


@contextmanager
def held_build(elsewhere: Path | None = None) -> Iterator[Held]:
    """A build held where its site is verified; the site belongs into the dossier, or `elsewhere`."""
    with fast_folder() as folder:
        root = dossier(folder / "dossier")
        site = (elsewhere or root) / "site"
        build = ["-C", str(root), "build", "--engine", "zensical", "--site-dir", str(site)]
        write_version(root, "old")
        done = run(*build)
        assert done.returncode == 0, done.stderr
        old = tree(site)
        write_version(root, "new")
        with subprocess.Popen(
            [sys.executable, _SERVER, *build],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as server:
            assert server.stdin is not None
            assert server.stdout is not None
            assert "verified" in json.loads(server.stdout.readline())
            before = folder / "before"
            shutil.copytree(root, before / "root")
            if elsewhere:
                shutil.copytree(elsewhere, before / "elsewhere")
            yield Held(root, site, before, old, server)
            server.stdin.close()


@pytest.fixture(scope="module")
def build() -> Iterator[Held]:
    with held_build() as held:
        yield held


@pytest.fixture
def ways(build: Held) -> dict[str, Held]:
    return {
        "one exchange": build,
        "two renames": replace(build, renames=True),
        "the first site": replace(build, first=True),
    }


def turns(steps: Sequence[str]) -> list[int]:
    """The steps before and after which something else is done than in the step next to them."""
    kinds = [step.split()[0] for step in steps]
    return [
        number
        for number, kind in enumerate(kinds)
        if kind != kinds[max(number - 1, 0)] or kind != kinds[min(number + 1, len(kinds) - 1)]
    ]


def try_kills(held: Held, numbers: Sequence[int]) -> None:
    """Kills the build before each of these steps, and sees what stands then and after one command."""
    commands = cycle(_COMMANDS)
    for number in numbers:
        ended = held.go_on(kill=number)
        where = (number, ended.steps[-1:])
        assert ended.code == -signal.SIGKILL, (where, ended.output)
        left, stood = leftovers(held.site), held.stands()
        # Between two renames, and nowhere else, no site stands; a part of one never does.
        between = ended.steps[-1:] == [f"rename {held.site}"]
        assert stood in held.whole or (stood is None and between), where
        told = held.command(*next(commands)).output
        assert is_put_right(held), (where, told)
        assert ("Restored" in told) == (stood not in held.whole), (where, told)
        assert ("Restored" in told or "Removed" in told) == bool(left), (where, told)
    assert none_survives(held.root)


def is_put_right(held: Held) -> bool:
    """Whether a whole site stands, with nothing beside it and no note of something to do."""
    return (
        held.stands() in held.whole
        and leftovers(held.site) == []
        and not journal(held.root / "build").exists()
    )


def test_every_turn_of_the_exchange(build: Held, tell: Tell) -> None:
    numbers = turns(build.go_on().steps)
    assert len(numbers) > 10
    # The long tests try them all.
    some = numbers[::3]
    try_kills(build, some)
    tell("kills at a step of the exchange", len(some))
    tell("sites lost", 0)


@pytest.mark.long
@pytest.mark.parametrize("way", ["one exchange", "two renames", "the first site"])
def test_steps_of_the_exchange(way: str, ways: dict[str, Held], tell: Tell) -> None:
    steps = ways[way].go_on().steps
    # Hundreds of files are linked and removed one by one: of these steps every fifth.
    numbers = sorted({*turns(steps), *range(0, len(steps), 5)})
    try_kills(ways[way], numbers)
    tell("kills at a step of the exchange", len(numbers))
    tell("sites lost", 0)


@pytest.mark.long
def test_a_site_on_another_disk(tmp_path: Path, tell: Tell) -> None:
    elsewhere = tmp_path.resolve() / "public"
    elsewhere.mkdir()
    with held_build(elsewhere) as held:
        if held.root.stat().st_dev == elsewhere.stat().st_dev:
            pytest.skip("there is no second disk to publish to")
        steps = held.go_on().steps
        # It is copied there, which is hundreds of files: every twentieth, and around the exchange.
        last = steps.index("exchange")
        numbers = sorted({*range(0, len(steps), 20), *range(last - 2, last + 3)})
        try_kills(held, numbers)
    tell("kills at a step of the exchange", len(numbers))
    tell("sites lost", 0)


@pytest.mark.long
def test_the_command_that_puts_right_is_killed_too(ways: dict[str, Held], tell: Tell) -> None:
    kills = 0
    for held in ways.values():
        # Where most is left to do: just before and after the last time that names of sites change.
        last = max(
            number
            for number, step in enumerate(held.go_on().steps)
            if step.split()[0] in ("rename", "exchange") and "/build/store/" not in step
        )
        for number in (last, last + 1):
            held.go_on(kill=number)
            for again in turns(held.command("check").steps):
                held.go_on(kill=number)
                ended = held.command("check", kill=again)
                assert ended.code == -signal.SIGKILL, ended.output
                assert held.stands() in (*held.whole, None)
                told = held.command("check").output
                assert is_put_right(held), (number, again, told)
                kills += 1
    assert kills > 10
    tell("kills of the command that puts right", kills)
