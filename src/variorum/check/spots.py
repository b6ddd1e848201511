"""Where in the files of a dossier values of one kind stand, and what is told of them there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from variorum.model.article import Article, grounds_of
from variorum.model.dossier import SHARED_FILES, Dossier
from variorum.model.fields import Passage, Record
from variorum.model.problem import Problem, Words

TABLES = {"parties": "data/actors.yaml"} | {
    name: f"data/{name}.yaml" for name in SHARED_FILES if name != "dossier"
}
"""The shared tables, each with its file; what else is shared stands in data/dossier.yaml."""
_SHARED_PASSAGES = ("origins.*.when.rests_on.*", "questions.*.arises.rests_on.*")
WORDS = Words(Path(__file__).parent)


class Spot(NamedTuple):
    """Where a value stands: in a file of a dossier, under the keys that lead to it.

    Its place is worked out only for a problem: the first one of a file takes a walk through it.
    """

    dossier: Dossier
    path: str
    keys: tuple[Any, ...] = ()

    def below(self, *keys: str | int) -> Spot:
        return Spot(self.dossier, self.path, (*self.keys, *keys))

    @property
    def line(self) -> int:
        return self.dossier.place(self.path, *self.keys).line

    def problem(self, name: str, /, *, at_key: bool = False, **blanks: Any) -> Problem:
        """The problem of that name here, or at the value's key."""
        return WORDS.problem(name, self.dossier.place(self.path, *self.keys, key=at_key), **blanks)


def spots(dossier: Dossier, article: Article, path: str) -> Iterator[tuple[Spot, Any]]:
    """The values of an article under a path such as `claims.*.by.*`, each with its spot.

    A `*` stands for each item of a list; a value that is not given is left out.
    """
    return _below(Spot(dossier, article.path), article.source, path)


def shared_spots(dossier: Dossier, path: str) -> Iterator[tuple[Spot, Any]]:
    """The values under such a path in the shared files."""
    file = TABLES.get(path.partition(".")[0])
    start = Spot(dossier, file or "data/dossier.yaml")
    return _below(start, dossier if file else dossier.info, path)


def passages(dossier: Dossier, article: Article) -> Iterator[tuple[Spot, Passage]]:
    """Every passage that a date, tie, link, scope or revision of an article rests on."""
    yield from spots(dossier, article, "published.rests_on.*")
    yield from spots(dossier, article, "ties.*.rests_on.*")
    for spot, claim in spots(dossier, article, "claims.*"):
        for keys, rests_on in grounds_of(claim):
            for number, passage in enumerate(rests_on):
                yield spot.below(*keys, number), passage


def shared_passages(dossier: Dossier) -> Iterator[tuple[Spot, Passage]]:
    """Every passage that a date of a shared table rests on."""
    return (each for path in _SHARED_PASSAGES for each in shared_spots(dossier, path))


def _below(start: Spot, record: object, path: str) -> Iterator[tuple[Spot, Any]]:
    found: list[tuple[tuple[Any, ...], Any]] = [((), record)]
    for name in path.split("."):
        if name == "*":
            found = [((*keys, at), item) for keys, items in found for at, item in enumerate(items)]
        else:
            found = [
                ((*keys, _key(above.__class__, name)), value)
                for keys, above in found
                if (value := getattr(above, name)) is not None
            ]
    return ((Spot(start.dossier, start.path, keys), value) for keys, value in found)


@cache
def _key(kind: type[object], name: str) -> str:
    """The key that people write for a field of such a record."""
    field = kind.model_fields.get(name) if issubclass(kind, Record) else None
    return (field.alias if field else None) or name
