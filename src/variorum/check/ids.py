"""Ids are unique where they must be, a source's id is its file's name, and an id that is gone is logged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS
from variorum.model.grouping import followed
from variorum.model.problem import Problem
from variorum.text.nearest import did_you_mean

from .spots import TABLES, Spot, shared_spots


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    here = Spot(dossier, article.path)
    if article.source.id != article.stem:
        yield here.below("id").problem(
            "id-not-file-name", expected=article.stem, found=article.source.id
        )
    if article.stem in RESERVED_IDS:
        yield here.below("id").problem("reserved-file-name", found=article.stem)
    yield from _twice(here.below("claims"), article.source.claims, "duplicate-claim")


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for table, path in TABLES.items():
        yield from _twice(Spot(dossier, path, (table,)), getattr(dossier, table))
    for spot, answers in shared_spots(dossier, "questions.*.answers"):
        yield from _twice(spot, answers)
    for spot, claim in shared_spots(dossier, "corrections.*.claim"):
        if claim.partition("/")[0] in RESERVED_IDS:
            yield spot.problem("reserved-source", found=claim)
    if (claims := dossier.declared.get("claims")) is not None:
        yield from _log(dossier, claims)


def _twice(spot: Spot, records: Iterable[Any], name: str = "duplicate-id") -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, each in enumerate(record.id for record in records):
        if each in RESERVED_IDS:
            yield spot.below(at, "id").problem("reserved-id", found=each)
        elif each in first:
            before = spot.below(first[each], "id")
            yield spot.below(at, "id").problem(name, id=each, line=before.line)
        first.setdefault(each, at)


def _log(dossier: Dossier, claims: Collection[str]) -> Iterator[Problem]:
    """The problems of the corrections log, whose entries say what became of claims that are gone."""
    became: dict[str, str | None] = {}
    for spot, entry in shared_spots(dossier, "corrections.*"):
        if entry.claim in claims:
            yield spot.below("claim").problem("correction-of-living-claim", found=entry.claim)
        if entry.claim in became:
            yield spot.below("claim").problem("correction-twice", claim=entry.claim)
        became.setdefault(entry.claim, entry.became)
    lost = {claim: heir for claim, heir in became.items() if claim not in claims}
    otherwise = "name the claim it is today, or leave `became:` out if it is gone"
    for spot, heir in shared_spots(dossier, "corrections.*.became"):
        # What a claim is today, or the last one on the way, also where that is a circle.
        end = followed(heir, lost)[-1]
        gone = end in lost and lost[end] is None
        if not (end in claims or gone or end.partition("/")[0] in dossier.unread):
            name = "became-no-claim" if end == heir else "became-lost"
            instead = did_you_mean(end, claims, otherwise)
            yield spot.problem(name, heir=heir, found=end, instead=instead)
