"""What the page asks to be changed, in YAML as people write it, and the text of the files afterwards; pure."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from variorum.author.edits import (
    AddItem,
    Edit,
    NotEditable,
    RemoveItem,
    SetKeys,
    edited,
    values_of,
)
from variorum.author.house_form import ORDER, new_claim
from variorum.author.yaml_text import WIDTH, plain, unused
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.fields import SLUG_PATTERN, is_claim_id
from variorum.model.marker import MARKER
from variorum.text.passages import SeedText
from variorum.text.yaml_values import load_yaml

from .session import FORM, canonical

_PAIRS = (("question", "answer"), ("origin", "utterance"))
_CLAIM, _SOURCE = tuple(ORDER["claims"]), tuple(ORDER[""])
# A mapping with nothing but one of these is written as its value.
_LONE = ("text", "claim", "when", "actor", "origin")


class Conflict(Exception):
    """What somebody else changed meanwhile, so that the edit no longer says what was meant."""


class _Step(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Values = dict[str, Any]


def _checked(fits: Callable[[Values], object]) -> AfterValidator:
    """Refuses values that do not fit."""

    def check(values: Values) -> Values:
        if not fits(values):
            raise ValueError
        return values

    return AfterValidator(check)


def _has_lists(values: Values) -> bool:
    """Whether quote and speakers are lists of mappings that say which words, and who."""
    return all(
        isinstance(parts, list) and all(isinstance(each, dict) and key in each for each in parts)
        for parts, key in ((values.get("quote") or [], "text"), (values.get("by") or [], "actor"))
    )


class ClaimStep(_Step):
    """A new claim (`id` empty, behind the claim `after`), or other values for keys of one that is there.

    `was` is what the page showed under these keys, `yaml` the keys it has no fields for, `other` the same read.
    """

    do: Literal["claim"]
    id: str = ""
    values: Annotated[Values, _checked(_has_lists)]
    was: Values = {}
    yaml: str | None = None
    other: Values | None = None
    after: str = ""


class RemoveStep(_Step):
    """A claim that goes."""

    do: Literal["remove"]
    id: str
    was: Values = {}


class AsideStep(_Step):
    """A passage set aside; with an empty reason no longer."""

    do: Literal["aside"]
    quote: str
    occurrence: int | None = None
    reason: str = ""


class HeadStep(_Step):
    """What the article says of itself."""

    do: Literal["head"]
    values: Values
    was: Values = {}


class TieStep(_Step):
    """On which words of the article an origin rests."""

    do: Literal["tie"]
    values: Annotated[Values, _checked(lambda v: isinstance(v.get("origin"), str) and v["origin"])]


class RecordStep(_Step):
    """A new record of a shared table."""

    do: Literal["record"]
    table: Literal["parties", "actors", "origins", "questions", "names"]
    values: Annotated[Values, _checked(lambda v: re.fullmatch(SLUG_PATTERN, str(v.get("id", ""))))]


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


def path_of(step: Step, source: str) -> str:
    """The file that a step changes: the source's at `source`, or that of a table."""
    if not isinstance(step, RecordStep):
        return source
    return f"data/{'actors' if step.table == 'parties' else step.table}.yaml"


def changed(text: str, step: Step, article: Article | None, dossier: Dossier) -> tuple[str, str]:
    """The text of the step's file afterwards, and the id of the record it is about.

    `article` is what the reader made of a source file. Raises NotEditable and Conflict.
    """
    edits, name = _edits(values_of(text), step, article, dossier)
    return edited(text, edits), name


def _edits(
    given: Values, step: Step, article: Article | None, dossier: Dossier
) -> tuple[list[Edit], str]:
    match step:
        case ClaimStep():
            return _claim_edits(_items(given, "claims"), step, article, dossier)
        case RemoveStep():
            claims = _items(given, "claims")
            at = _index(claims, step.id)
            _refuse_other(_now(claims[at], article, step.id), step.was, f"the claim `{step.id}`")
            return [RemoveItem("claims", at)], step.id
        case AsideStep():
            there = _items(given, "set_aside")
            places = [(each.get("quote"), each.get("occurrence", "1")) for each in there]
            same = (step.quote, str(step.occurrence or 1))
            at = places.index(same) if same in places else -1
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
            there, origin = _items(given, "ties"), str(item["origin"])
            tied = [each.get("origin") for each in there]
            if origin in tied:
                return [SetKeys(("ties", tied.index(origin)), item)], origin
            if not there:
                return [SetKeys((), {"ties": [item]}, _SOURCE)], origin
            return [AddItem("ties", item, len(there) - 1)], origin
        case RecordStep():
            there = _items(given, step.table)
            name = unused(str(step.values.get("id", "")), {str(e.get("id")) for e in there})
            item = {**shortened(step.values), "id": name}
            return [AddItem(step.table, item, len(there) - 1)], name


def _claim_edits(
    claims: list[Any], step: ClaimStep, article: Article | None, dossier: Dossier
) -> tuple[list[Edit], str]:
    at = _index(claims, step.id) if step.id else -1
    before = claims[at] if step.id else {}
    now = _now(before, article, step.id) if step.id else {}
    # What is said in another form already stays as it is written.
    new = {k: value for k, value in step.values.items() if k not in now or now[k] != value}
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
        _refuse_other(now, step.was, f"the claim `{step.id}`")
        return [SetKeys(("claims", at), values, _CLAIM)], values.get("id", step.id)
    given = {key: plain(values[key]) for key in _CLAIM if values.get(key) is not None}
    language = dossier.language_of(article) if article else dossier.info.language
    lines = new_claim(given, language, dossier.vague_words)
    (short,) = load_yaml("\n".join(lines))
    after = next((n for n, e in enumerate(claims) if e.get("id") == step.after), None)
    # Behind a claim that has gone is the end; behind none is the beginning.
    place = (len(claims) if step.after else 0) - 1 if after is None else after
    return [AddItem("claims", short, place, lines)], values.get("id", "")


def claim_as_written(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a claim, as the page has it, with what people write under them; None where a key goes. What must
    be there and is not decided is marked.

    The page has every passage as a mapping and every quote as a list of parts.
    """
    given = dict(claim)
    for key in ("by", "voice"):
        if key in given and given[key] is None:
            given[key] = MARKER
    if given.get("by") == []:
        given["by"] = "none"
    if parts := given.get("quote"):
        alone = len(parts) == 1
        given["quote"] = parts[0]["text"] if alone else parts
        given["occurrence"] = parts[0].get("occurrence") if alone else None
    return {key: shortened(value) for key, value in given.items()}


def shortened(value: Any) -> Any:
    """`value` in the shortest form that means the same; None for what is empty."""
    if isinstance(value, Mapping):
        kept = {k: s for k, v in value.items() if (s := shortened(v)) is not None}
        lone = next(iter(kept)) if len(kept) == 1 else ""
        # Words that look like SOURCE/CLAIM would be read as that.
        bare = lone in _LONE and not (lone == "text" and is_claim_id(str(kept["text"])))
        return (kept[lone] if bare else kept) or None
    if isinstance(value, list | tuple):
        return [s for each in value if (s := shortened(each)) is not None] or None
    return None if value in (None, "") else value


def in_lines(text: str) -> str:
    """Markdown for a `|` block: lines that are too long for a file are parted between words."""
    wrap = partial(textwrap.wrap, width=WIDTH, break_long_words=False, break_on_hyphens=False)
    rows = [
        line
        for row in text.strip().split("\n")
        for line in (wrap(row) if len(row) > WIDTH else [row.rstrip()])
    ]
    return "\n".join(rows) + "\n"


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


def _now(raw: Values, article: Article | None, name: str) -> Values:
    return canonical(raw, article.source.claim(name) if article else None)


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
