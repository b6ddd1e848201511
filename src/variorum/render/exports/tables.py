"""The tables that `tables.yaml` declares, and what their rows are tables of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, get_args

from variorum.model.analysis import Analysis, Row
from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.count import Bounds, Count
from variorum.model.entities import Origin
from variorum.model.findings import ContrastKind, Verdict
from variorum.model.questions import Scope
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.model.shared_wording import SharedWording
from variorum.model.source import Source
from variorum.render.addresses import claim_address
from variorum.render.differences import (
    contrast_sentence,
    forecast_sentence,
    sum_sentence,
    utterance_sentence,
)
from variorum.render.keywords import keywords
from variorum.render.sensitivity_words import contrast_movement_sentence, standing_movement_sentence
from variorum.text.yaml_values import load_yaml

from .table import Column, FilledTable, Kind, Table, known


class _Article(NamedTuple):
    article: Article
    source: Source
    origins: Range


def _articles(analysis: Analysis) -> Iterator[_Article]:
    for article in analysis.dossier.articles:
        claims = analysis.by_source[article.source.id]
        stated = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
        yield _Article(article, article.source, analysis.dossier.number_of(stated))


class _Claim(NamedTuple):
    reported: Reported
    claim: Claim
    keywords: Callable[[str], str]

    @property
    def found_as(self) -> str:
        return self.keywords(self.reported.words)


def _claims(analysis: Analysis) -> Iterator[_Claim]:
    found_as = keywords(analysis.dossier.names)
    return (_Claim(each, each.claim, found_as) for each in analysis.claims)


class _Count(NamedTuple):
    reported: Reported
    claim: Claim
    number: Count
    scope: Scope
    reading: str
    bounds: Bounds


def _counts(analysis: Analysis) -> Iterator[_Count]:
    for each in analysis.claims:
        if each.claim.count is not None:
            for reading in analysis.dossier.readings:
                bounds = each.bounds.get(reading.id, Bounds())
                yield _Count(each, each.claim, each.claim.count, each.scope, reading.id, bounds)


class _Origin(NamedTuple):
    origin: Origin
    party: str | None
    claims: Sequence[Reported]
    may_be: list[str]


def _origins(analysis: Analysis) -> Iterator[_Origin]:
    dossier = analysis.dossier
    for each in dossier.origins:
        may_be = sorted(dossier.may_be.get(each.id, ()))
        yield _Origin(each, dossier.party_of(each.speaker), analysis.by_origin[each.id], may_be)


class _Standing(NamedTuple):
    row: Row
    verdict: Verdict
    holders: int


def _standings(analysis: Analysis) -> Iterator[_Standing]:
    sided = bool(analysis.dossier.parties)
    for row in analysis.rows:
        holders = len(row.parties if sided else row.holders)
        yield from (_Standing(row, verdict, holders) for verdict in row.verdicts.values())


class _Finding(NamedTuple):
    id: str
    kind: str
    claims: Sequence[str]
    explain: Callable[[], str]
    question: str | None = None
    origin: str | None = None
    reading: str | None = None


def _findings(analysis: Analysis) -> Iterator[_Finding]:
    for row in analysis.rows:
        for contrast in row.contrasts:
            origins = {contrast.left.origin, contrast.right.origin}
            yield _Finding(
                contrast.id, contrast.kind, contrast.claims,
                partial(contrast_sentence, analysis, contrast), contrast.question.id,
                contrast.left.origin if len(origins) == 1 else None, contrast.reading,
            )  # fmt: skip
    for utterances in analysis.utterances.values():
        for each in utterances:
            if each.drifts:
                yield _Finding(
                    f"drift:{each.origin}:{each.id}", "drift",
                    sorted(rendering.claim.id for rendering in each.renderings),
                    partial(utterance_sentence, analysis, each), origin=each.origin,
                )  # fmt: skip
    for row in analysis.rows:
        asked = row.question.id
        for total in row.sums:
            if total.whole.question == row.question:
                claims = sorted(each.id for each in (total.whole, *total.parts))
                told = partial(sum_sentence, analysis, total)
                yield _Finding(total.id, "parts", claims, told, asked, total.whole.origin_id)
        for forecast in row.forecasts:
            claims = sorted(each.id for each in (forecast.prediction, *forecast.later))
            told = partial(forecast_sentence, analysis, forecast)
            yield _Finding(forecast.id, "forecast", claims, told, asked)
        for bound in row.sensitivities:
            sentence = contrast_movement_sentence if bound.contrast else standing_movement_sentence
            yield _Finding(
                bound.id, "sensitivity", bound.claims, partial(sentence, analysis, bound),
                bound.question.id, reading=bound.bound.reading,
            )  # fmt: skip


def _pair_id(pair: SharedWording) -> str:
    """A name that depends on nothing but what it is about."""
    sides = (pair.left, pair.right)
    return ":".join(f"{side.article.source.id}:{side.span.start}" for side in sides)


def _pair_claims(pair: SharedWording) -> list[str]:
    return [
        f"{side.article.source.id}/{claim.id}"
        for side in (pair.left, pair.right)
        for claim in side.claims
    ]


# What the rows of a table are tables of, where that is no list of the dossier.
_ROWS: Mapping[str, Callable[[Analysis], Iterable[Any]]] = {
    "sources": _articles, "claims": _claims, "counts": _counts, "origins": _origins,
    "questions": _standings, "findings": _findings,
}  # fmt: skip
# What values may go through; None goes through nothing.
_FUNCTIONS: Mapping[str, Callable[[Any], Any]] = {
    "actors": lambda chain: [link.actor for link in chain],
    "claim_address": claim_address,
    "ends": lambda spans: [span.end for span in spans],
    "explained": lambda explain: explain(),
    "hundredths": lambda share: Decimal(f"{share:.2f}"),
    "inner": lambda chain: [link.actor for link in chain[1:]],
    "joined": lambda parts: ";".join(part.text or "" for part in parts) or None,
    "known": known,
    "len": len,
    "occasion": lambda words: None if words == "not said" else words,
    "one_line": lambda words: " ".join(words.split()),
    "pair_claims": _pair_claims,
    "pair_id": _pair_id,
    "share": lambda share: Decimal(f"{share:.4f}"),
    "sources": lambda claims: len({each.source.id for each in claims}),
    "starts": lambda spans: [span.start for span in spans],
    "unique": dict.fromkeys,
}
_VALUE = re.compile(r"(?:(?P<function>\w+)\()?(?P<path>[\w.?]+)\)?")


class Member(NamedTuple):
    """A member of a list: the key of the row whose list it is, its place from 1, and itself."""

    owner: str
    position: int
    value: Any


def _value(written: str) -> Callable[[Any], Any]:
    """What gives a value as `tables.yaml` writes it, None where something on its way is missing."""
    found = _VALUE.fullmatch(written)
    assert found is not None
    steps: list[Callable[[Any], Any]] = []
    if found["path"] != "row":
        steps += map(attrgetter, found["path"].split("?."))
    if found["function"]:
        steps.append(_FUNCTIONS[found["function"]])
    return steps[0] if len(steps) == 1 else partial(_resolve, steps)


def _resolve(steps: Sequence[Callable[[Any], Any]], value: Any) -> Any:
    for step in steps:
        if value is None:
            break
        value = step(value)
    return value


def _column(line: str) -> Column:
    name, kind, value, meaning, *only = line.split(" | ")
    kind, _, refers = kind.partition(" > ")
    return Column(name, KINDS[kind], meaning, _value(value), refers, *only)


def _members(
    owner: Table, lists: Callable[[Any], Iterable[Any]], analysis: Analysis
) -> Iterator[Member]:
    for row in owner.rows(analysis):
        key = str(owner.columns[0].value(row))
        yield from (Member(key, position, each) for position, each in enumerate(lists(row), 1))


def _rows(
    name: str, declared: Mapping[str, str], tables: Mapping[str, Table]
) -> Callable[[Analysis], Iterable[Any]]:
    if "rows" in declared:
        return attrgetter(declared["rows"])
    if "members" in declared:
        owner, _, lists = declared["members"].partition(" | ")
        return partial(_members, tables[owner], _value(lists))
    return _ROWS[name]


def _table(name: str, declared: Mapping[str, str], tables: Mapping[str, Table]) -> Table:
    columns = tuple(map(_column, declared["columns"].split("\n")))
    key = tuple(declared.get("key", columns[0].name).split())
    about, relation = declared.get("about", ""), declared.get("relation", name)
    within = declared.get("within", "")
    return Table(name, _rows(name, declared, tables), columns, about, key, relation, within)


def _declared(groups: Iterable[Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[Table, ...]]:
    tables: dict[str, Table] = {}
    for group in groups:
        for name, declared in group.items():
            tables[name] = _table(name, declared, tables)
        yield tuple(tables[name] for name in group)


_TEXT = Path(__file__).with_name("tables.yaml").read_text(encoding="utf-8")
_FILE = load_yaml(_TEXT.replace("CONTRAST_KINDS", ", ".join(get_args(ContrastKind))))
KINDS = {name: Kind(name, **given) for name, given in _FILE["kinds"].items()}
TABLES, NAMED, LISTS = _declared(_FILE[group] for group in ("published", "named", "lists"))
FILES = [line.split(" | ") for line in _FILE["files"].split("\n")]


def all_tables(analysis: Analysis) -> tuple[FilledTable, ...]:
    """The published tables, filled."""
    return tuple(table.filled(analysis) for table in TABLES)
