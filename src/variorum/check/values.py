"""Where in the files of a dossier values of one kind stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from variorum.model.dossier import Dossier

TABLES = {
    "parties": "data/actors.yaml",
    "actors": "data/actors.yaml",
    "origins": "data/origins.yaml",
    "questions": "data/questions.yaml",
    "readings": "data/readings.yaml",
    "names": "data/names.yaml",
}
"""The shared tables, each with its file; what else is shared stands in data/dossier.yaml."""


def values(record: object, path: str) -> list[tuple[tuple[Any, ...], Any]]:
    """The values under a path such as `claims.*.by.*`, each with the keys that lead to it.

    A `*` stands for each item of a list; a value that is not given is left out.
    """
    found: list[tuple[tuple[Any, ...], Any]] = [((), record)]
    for name in path.split("."):
        if name == "*":
            found = [((*keys, at), item) for keys, items in found for at, item in enumerate(items)]
        else:
            found = [
                ((*keys, name), value)
                for keys, above in found
                if (value := getattr(above, name)) is not None
            ]
    return found


def shared_values(dossier: Dossier, path: str) -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    """The values under a path in the shared files, each with its file and keys."""
    file = TABLES.get(path.partition(".")[0])
    for keys, value in values(dossier if file else dossier.info, path):
        yield file or "data/dossier.yaml", keys, value
