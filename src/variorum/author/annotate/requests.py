"""What the page asks to be changed, and the text of the files afterwards; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, field_validator

from variorum.author.edits import (
    AddItem,
    Edit,
    NotEditable,
    RemoveItem,
    SetKeys,
    edited,
    values_of,
)
from variorum.author.house_form import new_claim
from variorum.author.yaml_text import plain, read_inline, unused
from variorum.model.claim import Claim
from variorum.model.dossier import SHARED_FILES
from variorum.model.fields import SLUG_PATTERN, Record
from variorum.model.marker import MARKER
from variorum.model.source import Source
from variorum.text.passages import SeedText

from .session import FORM, canonical
from .written import claim_as_written, in_lines, shortened

Texts = Mapping[str, str]


def _keys(model: type[Record]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


_PAIRS = (("question", "answer"), ("origin", "utterance"))
_CLAIM, _SOURCE = _keys(Claim), _keys(Source)


class Conflict(Exception):
    """What somebody else changed meanwhile, so that the edit no longer says what was meant."""


class _Step(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ClaimStep(_Step):
    """A new claim (`id` empty, behind the claim `after`), or other values for keys of one that is there.

    `was` is what the page showed under these keys, `yaml` the keys it has no fields for, `other` the same read.
    """

    do: Literal["claim"]
    id: str = ""
    values: dict[str, Any]
    was: dict[str, Any] = {}
    yaml: str | None = None
    other: dict[str, Any] | None = None
    after: str = ""

    @field_validator("values")
    @classmethod
    def _has_lists(cls, values: dict[str, Any]) -> dict[str, Any]:
        for key, needed in (("quote", "text"), ("by", "actor")):
            parts = values.get(key) or []
            if not isinstance(parts, list) or any(
                not isinstance(each, dict) or needed not in each for each in parts
            ):
                raise ValueError(key)
        return values


class RemoveStep(_Step):
    """A claim that goes."""

    do: Literal["remove"]
    id: str
    was: dict[str, Any] = {}


class AsideStep(_Step):
    """A passage set aside; with an empty reason no longer."""

    do: Literal["aside"]
    quote: str
    occurrence: int | None = None
    reason: str = ""


class HeadStep(_Step):
    """What the article says of itself."""

    do: Literal["head"]
    values: dict[str, Any]
    was: dict[str, Any] = {}


class TieStep(_Step):
    """On which words of the article an origin rests."""

    do: Literal["tie"]
    values: dict[str, Any]

    @field_validator("values")
    @classmethod
    def _has_origin(cls, values: dict[str, Any]) -> dict[str, Any]:
        if not isinstance(values.get("origin"), str) or not values["origin"]:
            raise ValueError("origin")
        return values


class RecordStep(_Step):
    """A new record of a shared table."""

    do: Literal["record"]
    table: Literal["parties", "actors", "origins", "questions", "names"]
    values: dict[str, Any]

    @field_validator("values")
    @classmethod
    def _has_id(cls, values: dict[str, Any]) -> dict[str, Any]:
        if not re.fullmatch(SLUG_PATTERN, str(values.get("id", ""))):
            raise ValueError("id")
        return values


Step = Annotated[
    ClaimStep | RemoveStep | AsideStep | HeadStep | TieStep | RecordStep, Field(discriminator="do")
]


class Request(_Step):
    """Steps to be taken one after another, of the source file whose bytes had the hash `version`.

    Unless `write`, nothing is written and the page is told what would be.
    """

    source: str
    version: str
    steps: list[Step] = Field(max_length=20)
    write: bool = False


class Terms(NamedTuple):
    """What the words of an article are read by: its language, and the dossier's vague words."""

    language: str = "en"
    vague: tuple[str, ...] = ()


PLAIN = Terms()


def path_of(step: Step, source: str) -> str:
    """The file that a step changes: the source's at `source`, or that of a table."""
    if isinstance(step, RecordStep):
        name = "actors" if step.table == "parties" else step.table
        assert name in SHARED_FILES
        return f"data/{name}.yaml"
    return source


def changed(
    text: str, step: Step, record: Source | None = None, terms: Terms = PLAIN
) -> tuple[str, str]:
    """The text of the step's file afterwards, and the id of the record it is about.

    `record` is what the reader made of a source file, by `terms` the count of a new claim is read. Raises
    NotEditable and Conflict.
    """
    given = values_of(text)
    edits, name = _edits(given, step, record, terms)
    return edited(text, edits), name


def _edits(
    given: Mapping[str, Any], step: Step, record: Source | None, terms: Terms
) -> tuple[list[Edit], str]:
    match step:
        case ClaimStep():
            return _claim_edits(_items(given, "claims"), step, record, terms)
        case RemoveStep():
            claims = _items(given, "claims")
            at = _index(claims, step.id)
            _refuse_other(_now(claims[at], record, step.id), step.was, f"the claim `{step.id}`")
            return [RemoveItem("claims", at)], step.id
        case AsideStep():
            there = _items(given, "set_aside")
            same = (step.quote, str(step.occurrence or 1))
            at = next(
                (
                    n
                    for n, e in enumerate(there)
                    if (e.get("quote"), e.get("occurrence", "1")) == same
                ),
                -1,
            )
            if not step.reason:
                return ([RemoveItem("set_aside", at)] if at >= 0 else []), ""
            if at >= 0:
                return [SetKeys(("set_aside", at), {"reason": step.reason})], ""
            item = shortened(step.model_dump(exclude={"do"}))
            return [AddItem("set_aside", item, len(there) - 1)], ""
        case HeadStep():
            now = {key: given.get(key) for key in step.was if key != "published"}
            _refuse_other(now, {k: step.was[k] for k in now}, "what the article says of itself")
            values = {k: shortened(v) for k, v in step.values.items() if step.was.get(k) != v}
            if str(values.get("summary", MARKER)) != MARKER:
                values["summary"] = in_lines(str(values["summary"]))
            return [SetKeys((), values, _SOURCE)], ""
        case TieStep():
            tie = shortened(step.values)
            item = {"origin": tie} if isinstance(tie, str) else tie
            there = _items(given, "ties")
            at = next((n for n, e in enumerate(there) if e.get("origin") == item["origin"]), -1)
            if at >= 0:
                return [SetKeys(("ties", at), item)], str(item["origin"])
            if not there:
                return [SetKeys((), {"ties": [item]}, _SOURCE)], str(item["origin"])
            return [AddItem("ties", item, len(there) - 1)], str(item["origin"])
        case RecordStep():
            there = _items(given, step.table)
            name = unused(str(step.values.get("id", "")), {str(e.get("id")) for e in there})
            item = {**shortened(step.values), "id": name}
            return [AddItem(step.table, item, len(there) - 1)], name


def _claim_edits(
    claims: list[Any], step: ClaimStep, record: Source | None, terms: Terms
) -> tuple[list[Edit], str]:
    before = claims[_index(claims, step.id)] if step.id else {}
    now = _now(before, record, step.id) if step.id else {}
    # What is said in another form already stays as it is written.
    new = {
        key: value for key, value in step.values.items() if not (key in now and now[key] == value)
    }
    for pair in _PAIRS:
        # One key may say both; what is written then says them apart.
        if any(key in new for key in pair):
            new = {**{key: now[key] for key in pair if key in now}, **new}
    values = claim_as_written(new)
    if step.other is not None:
        there = {k: v for k, v in before.items() if k not in FORM and k != "occurrence"}
        values |= {**dict.fromkeys(there), **step.other} if there != step.other else {}
    taken = {str(each.get("id")) for each in claims if str(each.get("id")) != step.id}
    if "id" in values:
        values["id"] = unused(str(values["id"] or "claim"), taken)
    if step.id:
        at = _index(claims, step.id)
        _refuse_other(now, step.was, f"the claim `{step.id}`")
        return [SetKeys(("claims", at), values, _CLAIM)], values.get("id", step.id)
    given = {key: plain(values[key]) for key in _CLAIM if values.get(key) is not None}
    lines = new_claim(given, terms.language, terms.vague)
    (short,) = read_inline("\n".join(lines))
    after = next((n for n, e in enumerate(claims) if e.get("id") == step.after), None)
    # Behind a claim that has gone is the end; behind none is the beginning.
    place = (len(claims) if step.after else 0) - 1 if after is None else after
    return [AddItem("claims", short, place, lines)], values.get("id", "")


def _items(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise NotEditable(f"`{name}:` is no list of records; mend it in the YAML file first")
    return found


def _index(claims: list[Any], name: str) -> int:
    places = [at for at, each in enumerate(claims) if each.get("id") == name]
    if len(places) != 1:
        gone = "is no longer in the file" if not places else "stands in the file more than once"
        raise Conflict(f"the claim `{name}` {gone}")
    return places[0]


def _now(raw: Mapping[str, Any], record: Source | None, name: str) -> dict[str, Any]:
    return canonical(raw, record.claim(name) if record else None)


def _refuse_other(now: Mapping[str, Any], was: Mapping[str, Any], what: str) -> None:
    other = sorted(key for key, value in was.items() if now.get(key) != value)
    if other:
        keys = ", ".join(f"`{key}`" for key in other)
        raise Conflict(f"{what} was changed meanwhile: {keys}")


def new_source(source_id: str, seed: SeedText) -> str:
    """The file of an article that nobody has annotated yet; what is to be decided is marked."""
    return (
        "# yaml-language-server: $schema=../../build/schema/source.json\n"
        f"id: {source_id}\nseed: {seed.name}\nsha256: {seed.sha256}\n"
        "title: TODO\noutlet: TODO\nagency: TODO\nbyline: TODO\npublished: TODO\nsummary: TODO\n"
        "claims: []\nset_aside: []\n"
    )
