"""One YAML file's text to the record it describes: pure, so that it is read alike anywhere.

What the model refuses becomes problems with their places.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from variorum.model.fields import Record
from variorum.model.problem import Place, Problem

from .refusals import Refusal, shape_of
from .undecided import Marker, decided_part, held_out
from .words import problem
from .yaml import YamlFile

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Loose:
    """Words under `key` in place of an id of `table`, and the problem as far as one file by itself
    tells it."""

    key: str
    table: str
    problem: Problem


@dataclass(frozen=True)
class Decoded(Generic[R]):
    """What a file's text gives by itself: the record it describes, as far as it could be built, and
    every problem in it.

    `file` knows which items of its lists are left in the record. `value` is its keys and values, or None
    where it has none. `cut` names the keys of which something was left out. `markers` are what is not
    decided, `loose` what stands where the id of a record belongs and is none.
    """

    file: YamlFile
    value: dict[str, Any] | None
    record: R | None = None
    problems: tuple[Problem, ...] = ()
    cut: frozenset[str] = frozenset()
    markers: tuple[Marker, ...] = ()
    loose: tuple[Loose, ...] = ()


def understand(
    model: type[R], file: YamlFile, stand_in: Mapping[str, Any], value: dict[str, Any] | None = None
) -> Decoded[R]:
    """What `file` says as a `model`. With `value`, which it gave before, it is not parsed."""
    found, problems = (value, ()) if value is not None else file.parse()
    if isinstance(found, dict):
        decoded = decode(model, found, file, stand_in)
        return replace(decoded, problems=(*problems, *decoded.problems))
    if not problems:
        problems = (problem("no-keys", Place(file.path), found=shape_of(found)),)
    return Decoded(file, None, problems=problems)


def decode(
    model: type[R], value: Any, file: YamlFile, stand_in: Mapping[str, Any] | None = None
) -> Decoded[R]:
    """The record that `value` describes, and every problem in it.

    What is broken is cut out and the rest built, so that later checks still see it: a broken item
    of a list goes with its problems, a missing required text is stood in for by `stand_in`. No
    record where not even that gives one. A value marked as not decided is cut out as well, without
    a problem here; of a claim with one, its words stay.
    """
    given, markers = held_out(value, model, file)
    undecided = {marker.keys for marker in markers}
    try:
        return Decoded(file, value, model.model_validate(given))
    except ValidationError as error:
        refusals = [Refusal(each, model, file, given) for each in error.errors(include_url=False)]
    wrong = [
        each
        for each in refusals
        if not (each.is_rest or each.is_told)
        and undecided.isdisjoint(each.loc[:end] for end in range(1, len(each.loc) + 1))
    ]
    loose = tuple(Loose(each.key, each.table, each.problem) for each in wrong if each.table)
    problems = tuple(each.problem for each in wrong if not each.table)
    if not isinstance(given, dict):
        return Decoded(file, value, None, problems)
    rest = copy.deepcopy(given)
    if undecided and isinstance(rest.get("claims"), list):
        rest["claims"] = [
            decided_part(claim, [keys[2:] for keys in undecided if keys[:2] == ("claims", at)])
            for at, claim in enumerate(rest["claims"])
        ]
    kept: dict[str, tuple[int, ...]] = {}
    record: R | None = None
    while record is None:
        try:
            record = model.model_validate(rest)
        except ValidationError as error:
            if not _cut(rest, kept, error, stand_in or {}):
                break
    cut = frozenset(top for top in value if rest.get(top) != value[top])
    file = replace(file, kept=kept) if kept else file
    return Decoded(file, value, record, problems, cut, markers, loose)


def _cut(
    rest: dict[str, Any],
    kept: dict[str, tuple[int, ...]],
    error: ValidationError,
    stand_in: Mapping[str, Any],
) -> bool:
    """Removes what `error` names from `rest`; False where nothing more can be removed."""
    before = dict(rest)
    broken: dict[str, set[int]] = {}
    for each in error.errors(include_url=False, include_context=False, include_input=False):
        match each["loc"]:
            case ():
                rest.update(stand_in)
            case (str(top), int(at), *_) if isinstance(rest.get(top), list):
                broken.setdefault(top, set()).add(at)
            case (top, *_) if top in stand_in:
                rest[str(top)] = stand_in[str(top)]
            case (top, *_):
                rest.pop(str(top), None)
    for top, items in broken.items():
        left = kept.get(top, range(len(rest[top])))
        # Together: each by itself would move all behind it.
        whole = [at for at in range(len(left)) if at not in items]
        rest[top] = [rest[top][at] for at in whole]
        kept[top] = tuple(left[at] for at in whole)
    return rest != before
