"""Values marked as not decided: found, held out so that nothing else is said of them, and told, each
with what there is to choose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from variorum.model.article import Keys
from variorum.model.marker import MARKED, MARKER, is_undecided
from variorum.model.problem import Problem
from variorum.model.questions import Question
from variorum.model.when import FORMS

from .words import problem, words
from .yaml import YamlFile

_MOST = 12


class Undecided:
    """Stands in a value where the marker stood, or what was told before: no field takes it."""


@dataclass(frozen=True)
class Marker:
    """A marked value: its file and keys, and the record it stands in."""

    file: YamlFile
    model: type[BaseModel]
    keys: Keys
    text: str
    around: Mapping[str, Any]


def held_out(value: Any, model: type[BaseModel], file: YamlFile) -> tuple[Any, tuple[Marker, ...]]:
    """The value of a file with `Undecided` in every marked place, and the markers with what is around
    them; `{TODO: a remark}` is a marker too."""
    if MARKER not in file.text:
        return value, ()
    markers: list[Marker] = []

    def without(value: Any, keys: Keys, around: Mapping[str, Any]) -> Any:
        alone = isinstance(value, dict) and bool(keys) and list(value) == [MARKER]
        if alone or (isinstance(value, str) and is_undecided(name_of(keys), value)):
            markers.append(Marker(file, model, keys, "" if alone else value, around))
            return Undecided()
        if isinstance(value, dict):
            return {key: without(inner, (*keys, key), value) for key, inner in value.items()}
        if isinstance(value, list):
            return [without(inner, (*keys, at), around) for at, inner in enumerate(value)]
        return value

    return without(value, (), {}), tuple(markers)


def decided_part(claim: Any, marked: Collection[Keys]) -> Any:
    """What can be checked of a claim that is marked in places: its words and its count.

    Nothing else of it is kept, so that no check complains of what only follows from the decision.
    """
    if not isinstance(claim, dict) or not marked:
        return claim
    checked = ["id", "quote", "occurrence"]
    if all(keys[0] != "count" for keys in marked):
        checked.append("count")
    # No check asks anything of words in a headline.
    kept = {key: claim[key] for key in checked if key in claim}
    return {**kept, "by": "none", "voice": "headline"}


def name_of(keys: Keys) -> str:
    """The key that a value stands under."""
    return next((step for step in reversed(keys) if isinstance(step, str)), "the value")


def not_decided(
    markers: Iterable[Marker], declared: Mapping[str, Iterable[str]], questions: Sequence[Question]
) -> Iterator[Problem]:
    """A problem for every marker, with the values that are listed for its key."""
    undecided = words()["undecided"]
    for marker in markers:
        name = name_of(marker.keys)
        choices = _listed(marker, declared, questions)
        expected = ", ".join(choices[:_MOST]) + (" …" if len(choices) > _MOST else "")
        if name == "by" and expected:
            expected += ", or `none`"
        # What a key waits for, where its listed values do not say it.
        expected = expected or undecided["expected"].get(name, "a value").format(forms=FORMS)
        fix = undecided["fix"].get(name, f"write the value in place of {MARKER}")
        for place in marker.file.places_of(marker.keys, marker.text, MARKED):
            yield problem("not-decided", place, name=name, expected=expected, found=MARKER, fix=fix)


def _listed(
    marker: Marker, declared: Mapping[str, Iterable[str]], questions: Iterable[Question]
) -> list[str]:
    name = name_of(marker.keys)
    if name == "question":
        number = "count" in marker.around
        return [q.id for q in questions if not (number and q.listed)]
    if name == "answer":
        asked = marker.around.get("question")
        return [a.id for q in questions if q.id == asked for a in q.answers]
    if table := words()["tables"].get(name):
        return sorted(declared.get(table, ()))
    parts = _parts(type_at(marker.model, marker.keys))
    return list(next((get_args(part) for part in parts if get_origin(part) is Literal), ()))


def keys_of(model: type[BaseModel] | None) -> dict[str, Any]:
    """The keys of a mapping that such a record is written as, with their types."""
    fields = model.model_fields if model else {}
    return {field.alias or name: field.annotation for name, field in fields.items()}


def type_at(model: type[BaseModel], keys: Keys) -> Any:
    """The type of what stands under `keys` in such a record; None where there is no such key."""
    found: Any = model
    for step in keys:
        if isinstance(step, str):
            found = keys_of(record_in(found)).get(step)
    return found


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The record that a type is, or is a list of."""
    records = (p for p in _parts(annotation) if isinstance(p, type) and issubclass(p, BaseModel))
    return next(records, None)


def _parts(annotation: Any) -> Iterator[Any]:
    """A type, and each of those it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
