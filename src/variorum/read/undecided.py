"""Values marked as not decided: found, and held out so that nothing else is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from variorum.model.article import Keys
from variorum.model.marker import MARKER, is_undecided

from .yaml import YamlFile


class Undecided:
    """Stands in a value where the marker stood: no field takes it."""


@dataclass(frozen=True)
class Marker:
    """A marked value: its file and keys, and the record it stands in."""

    file: YamlFile
    model: type[BaseModel]
    keys: Keys
    text: str
    around: Mapping[str, Any]


def marked_keys(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Where the marker stands in `value`; `{TODO: a remark}` is a marker too."""
    if isinstance(value, str):
        if is_undecided(name_of(keys), value):
            yield keys
    elif isinstance(value, dict):
        if keys and list(value) == [MARKER]:
            yield keys
            return
        for key, inner in value.items():
            yield from marked_keys(inner, (*keys, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from marked_keys(inner, (*keys, at))


def markers_in(value: Any, model: type[BaseModel], file: YamlFile) -> tuple[Marker, ...]:
    """Every marker of a file, with what is around it."""
    if MARKER not in file.text:
        return ()
    found = []
    for keys in marked_keys(value):
        inner: Any = value
        around: dict[str, Any] = {}
        for step in keys:
            around = inner if isinstance(inner, dict) else around
            inner = inner[step]
        found.append(Marker(file, model, keys, inner if isinstance(inner, str) else "", around))
    return tuple(found)


def held_out(value: Any, marked: Iterable[Keys]) -> Any:
    """A copy of `value` with `Undecided` in every marked place."""
    open_here: dict[str | int, list[Keys]] = {}
    for keys in marked:
        if not keys:
            return Undecided()
        open_here.setdefault(keys[0], []).append(keys[1:])
    if isinstance(value, dict):
        return {k: held_out(v, open_here.get(k, ())) for k, v in value.items()}
    if isinstance(value, list):
        return [held_out(each, open_here.get(at, ())) for at, each in enumerate(value)]
    return value


def is_open(value: Any) -> bool:
    """Whether something in `value` is held out."""
    if isinstance(value, dict):
        return any(is_open(inner) for inner in value.values())
    if isinstance(value, list):
        return any(is_open(inner) for inner in value)
    return isinstance(value, Undecided)


def decided_part(claim: Any) -> Any:
    """What can be checked of a claim that is partly decided: its words and its count.

    Nothing else of it is kept, so that no check complains of what only follows from the decision.
    """
    if not isinstance(claim, dict) or not is_open(claim):
        return claim
    kept = {key: claim[key] for key in ("id", "quote", "occurrence") if key in claim}
    if "count" in claim and not is_open(claim["count"]):
        kept["count"] = claim["count"]
    # No check asks anything of words in a headline.
    return {**kept, "by": "none", "voice": "headline"}


def name_of(keys: Keys) -> str:
    """The key that a value stands under."""
    return next((step for step in reversed(keys) if isinstance(step, str)), "the value")
