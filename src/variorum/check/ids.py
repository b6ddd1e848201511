"""Ids are unique where they must be, a source's id is its file's name, and an id that is gone is logged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from variorum.model.article import Article, Keys
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS
from variorum.model.problem import Code, Place, Problem
from variorum.text.nearest import did_you_mean

from .values import TABLES, shared_values

DUPLICATE_ID = Code(
    "duplicate-id", "error", "Two records have one id, so references to it are ambiguous.",
    bad="id: crew-aboard  # as another claim of this file", good="id: few-aboard",
)  # fmt: skip
ID_NOT_FILE_NAME = Code(
    "id-not-file-name", "error", "A source's id is not the name of its file.",
    bad="id: gazette  # in harbour-gazette.yaml", good="id: harbour-gazette",
)  # fmt: skip
RESERVED_ID = Code(
    "reserved-id", "error",
    f"An id is a word with a meaning of its own ({', '.join(sorted(RESERVED_IDS))}).",
    bad="id: unknown", good="id: unnamed-officials",
)  # fmt: skip
STILL_THERE = Code(
    "correction-of-living-claim", "error",
    "The corrections log says that a claim is gone, but it is there; or that it became one that is not.",
    bad="- {date: 2024-03-05, claim: harbour-gazette/crew-aboard, reason: Withdrawn.}",
    good="- {date: 2024-03-05, claim: harbour-gazette/crew, became: harbour-gazette/crew-aboard, reason: Renamed.}",
)  # fmt: skip
TWICE = Code(
    "correction-twice", "error", "The corrections log has two entries for one claim.",
    bad="- {date: 2024-03-05, claim: harbour-gazette/crew, reason: Withdrawn.}\n"
    "- {date: 2024-03-06, claim: harbour-gazette/crew, reason: Withdrawn.}",
    good="- {date: 2024-03-05, claim: harbour-gazette/crew, reason: Withdrawn.}",
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, path = article.source, article.path
    if source.id != article.stem:
        yield ID_NOT_FILE_NAME.at(
            dossier.place(path, "id"), f"the id `{source.id}` is not the name of its file",
            expected=article.stem, found=source.id,
            fix=f"write `id: {article.stem}`, or rename the file to {source.id}.yaml",
        )  # fmt: skip
    if article.stem in RESERVED_IDS:
        yield _reserved(dossier.place(path, "id"), article.stem, "give the file another name")
    yield from _twice(dossier, path, ("claims",), source.claims)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for table, path in TABLES.items():
        yield from _twice(dossier, path, (table,), getattr(dossier, table))
    for path, keys, answers in shared_values(dossier, "questions.*.answers"):
        yield from _twice(dossier, path, keys, answers)
    for path, keys, claim in shared_values(dossier, "corrections.*.claim"):
        if claim.partition("/")[0] in RESERVED_IDS:
            place = dossier.place(path, *keys)
            yield _reserved(place, claim, "name the claim as it was published")
    if (claims := dossier.declared.get("claims")) is not None:
        yield from _log(dossier, claims)


def _twice(dossier: Dossier, path: str, keys: Keys, records: Iterable[Any]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, each in enumerate(record.id for record in records):
        # A place is worked out only for a problem: the first one of a file takes a walk through it.
        if each in RESERVED_IDS:
            place = dossier.place(path, *keys, at, "id")
            yield _reserved(place, each, "give this record another id")
        elif each in first:
            before = dossier.place(path, *keys, first[each], "id").line
            yield DUPLICATE_ID.at(
                dossier.place(path, *keys, at, "id"),
                f"two records have the id `{each}`", expected="an id of its own",
                found=f"the other one is on line {before}",
                fix=f"give this record another id, for example `{each}-2`"
                if keys == ("claims",)
                else "remove one of the two; where they are not one, give this record another id that "
                "tells them apart",
            )  # fmt: skip
        first.setdefault(each, at)


def _reserved(place: Place, found: str, fix: str) -> Problem:
    return RESERVED_ID.at(
        place, f"`{found}` has a meaning of its own", expected="another id", found=found, fix=fix
    )


def _log(dossier: Dossier, claims: Collection[str]) -> Iterator[Problem]:
    """The problems of the corrections log, whose entries say what became of claims that are gone."""
    became: dict[str, str | None] = {}
    for at, entry in enumerate(dossier.info.corrections):
        place = dossier.place("data/dossier.yaml", "corrections", at, "claim")
        if entry.claim in claims:
            yield STILL_THERE.at(
                place, f"`{entry.claim}` is still a claim of this dossier",
                expected="the id of a claim that was removed or renamed", found=entry.claim,
                fix="remove the entry, or give the claim another id",
            )  # fmt: skip
        if entry.claim in became:
            yield TWICE.at(
                place, f"the log has an entry for `{entry.claim}` already",
                expected="one entry for a claim", found=f"a second one for `{entry.claim}`",
                fix="put both into one entry",
            )  # fmt: skip
        became.setdefault(entry.claim, entry.became)
    for path, keys, heir in shared_values(dossier, "corrections.*.became"):
        end = _end(heir, became, claims)
        gone = end in became and became[end] is None
        if end in claims or gone or end.partition("/")[0] in dossier.unread:
            continue
        yield STILL_THERE.at(
            dossier.place(path, *keys),
            f"`{heir}` {'is not a' if end == heir else 'leads to no'} claim of this dossier",
            expected="the id of a claim that is there", found=end,
            fix=did_you_mean(end, claims, "name the claim it is today, or leave `became:` out if it is gone"),
        )  # fmt: skip


def _end(claim: str, became: Mapping[str, str | None], claims: Collection[str]) -> str:
    """The claim that `claim` is today, or the last one on the way, also where that is a circle."""
    met = {claim}
    while claim not in claims:
        after = became.get(claim)
        if after is None or after in met:
            break
        claim = after
        met.add(claim)
    return claim
