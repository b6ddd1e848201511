"""The real dossier, damaged again and again in memory, read and checked each time."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

import yaml
from tests.reliability.mutation.damage import DAMAGES, damaged
from tests.reliability.mutation.losses import claims_lost, silent_losses

from variorum.analyse import analyse
from variorum.pipeline.checking import Checked, check_dossier
from variorum.read.files import Held, Snapshot
from variorum.read.short_forms import in_full
from variorum.read.yaml import YamlFile
from variorum.text.quantities import mentions

ROOT = Path(__file__).parents[3]


@dataclass
class Tried:
    """What came of some mutations, each told by its number and the file it damaged."""

    number: int = 0
    refused: int = 0
    tracebacks: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def __iadd__(self, other: Tried) -> Self:
        self.number += other.number
        self.refused += other.refused
        self.tracebacks += other.tracebacks
        self.lost += other.lost
        self.slowest = max(self.slowest, other.slowest)
        return self


def try_mutations(first: int, stop: int, step: int = 1) -> Tried:
    """The mutations of these numbers; the number alone decides what is done, and whether to the files as
    they are, or with their short forms written out, where each word can be followed."""
    tried = Tried()
    with remembered():
        for number in range(first, stop, step):
            tried += _one(number, short=number // len(DAMAGES) % 2 == 0)
    return tried


class _Long(yaml.SafeDumper):
    """Lists are indented as people do it, and what stands in two places is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _written_out(path: str, content: bytes) -> bytes:
    rewrite = in_full if path.startswith("data/sources/") else None
    value, _ = YamlFile(path, content.decode(), rewrite=rewrite).parse()
    written: str = yaml.dump(
        value, Dumper=_Long, default_flow_style=None, allow_unicode=True, sort_keys=False, width=110
    )
    return written.encode()


@cache
def real_files(*, short: bool = False) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The YAML files of the real dossier, their short forms written out or as they are, and its other
    files that are read."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in ("data", "seeds", "docs")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    }
    data = {
        path: content if short else _written_out(path, content)
        for path, content in files.items()
        if path.endswith(".yaml")
    }
    return data, {path: content for path, content in files.items() if path not in data}


def check(files: dict[str, bytes]) -> Checked:
    """Reads and checks files that lie in memory."""
    return check_dossier(
        Snapshot({path: Held("file", len(data), data) for path, data in files.items()})
    )


@contextmanager
def remembered() -> Iterator[None]:
    """Within this, a text that was parsed, or searched for quantities, is not again: both are pure
    functions, take most of the time, and in each mutation all files but one are as before."""
    told: Any = lru_cache(maxsize=4000)(mentions)

    def recalled(text: str, vague: Any = (), language: Any = "en") -> Any:
        return told(text, tuple(vague), language)

    with (
        patch("variorum.read.anchoring.mentions", recalled),
        patch("variorum.check.prose.mentions", recalled),
        patch.object(YamlFile, "parse", lru_cache(maxsize=40)(YamlFile.parse)),
    ):
        yield


def mutation(number: int, data: dict[str, bytes]) -> tuple[str, str, bytes]:
    """The damage of that number: its name, the file, and what the file then holds."""
    chance = random.Random(number)
    damage = DAMAGES[number % len(DAMAGES)]
    sources = [path for path in data if path.startswith("data/sources/")]
    # Claims are what must not get lost: they are damaged more often than the tables.
    path = chance.choice(chance.choice([sources, sources, list(data)]))
    return damage.__name__, path, damaged(damage, chance, data[path])


def _one(number: int, *, short: bool) -> Tried:
    data, rest = real_files(short=short)
    name, path, content = mutation(number, data)
    title = f"mutation {number}, {name} in {path}"
    after = {**data, path: content}
    tried = Tried(number=1)
    began = time.process_time()
    try:
        checked = check({**after, **rest})
        if checked.errors:
            tried.refused = 1
        else:
            analyse(checked.dossier)
    except Exception:  # noqa: BLE001  Whatever it is, it is what is sought.
        tried.tracebacks.append(f"{title}:\n{traceback.format_exc(limit=-3)}")
        return tried
    tried.slowest = time.process_time() - began
    lost = (
        claims_lost(after, checked.dossier, checked.problems)
        if short
        else silent_losses(data, after, checked.dossier, checked.problems)
    )
    tried.lost += [f"{title}: {each}" for each in lost]
    return tried
