"""Ids are unique where they must be, and a source's id is its file's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS
from variorum.model.problem import Code, Place, Problem

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


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source = article.source
    if source.id != article.stem:
        yield ID_NOT_FILE_NAME.at(
            dossier.place(article.path, "id"), f"the id `{source.id}` is not the name of its file",
            expected=article.stem, found=source.id,
            fix=f"write `id: {article.stem}`, or rename the file to {source.id}.yaml",
        )  # fmt: skip
    if article.stem in RESERVED_IDS:
        yield _reserved(
            dossier.place(article.path, "id"), article.stem, "give the file another name"
        )
    yield from _twice(dossier, article.path, "claims", [claim.id for claim in source.claims])


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    yield from _twice(dossier, "data/actors.yaml", "parties", [p.id for p in dossier.parties])
    yield from _twice(dossier, "data/actors.yaml", "actors", [a.id for a in dossier.actors])
    yield from _twice(dossier, "data/origins.yaml", "origins", [o.id for o in dossier.origins])
    yield from _twice(
        dossier, "data/questions.yaml", "questions", [q.id for q in dossier.questions]
    )
    yield from _twice(dossier, "data/readings.yaml", "readings", [r.id for r in dossier.readings])
    yield from _twice(dossier, "data/names.yaml", "names", [n.id for n in dossier.names])
    for at, entry in enumerate(dossier.info.corrections):
        if entry.claim.partition("/")[0] in RESERVED_IDS:
            yield _reserved(
                dossier.place("data/dossier.yaml", "corrections", at, "claim"), entry.claim,
                "name the claim as it was published",
            )  # fmt: skip
    for at, question in enumerate(dossier.questions):
        yield from _twice(
            dossier, "data/questions.yaml", "answers", [a.id for a in question.answers],
            ("questions", at),
        )  # fmt: skip


def _twice(
    dossier: Dossier, path: str, key: str, ids: Iterable[str], above: tuple[str | int, ...] = ()
) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, each in enumerate(ids):
        # A place is worked out only for a problem: the first one of a file takes a walk through it.
        if each in RESERVED_IDS:
            place = dossier.place(path, *above, key, at, "id")
            yield _reserved(place, each, "give this record another id")
        elif each in first:
            place = dossier.place(path, *above, key, at, "id")
            before = dossier.place(path, *above, key, first[each], "id").line
            yield DUPLICATE_ID.at(
                place, f"two records have the id `{each}`", expected="an id of its own",
                found=f"the other one is on line {before}",
                fix=f"give this record another id, for example `{each}-2`"
                if key == "claims"
                else "remove one of the two; where they are not one, give this record another id that "
                "tells them apart",
            )  # fmt: skip
        first.setdefault(each, at)


def _reserved(place: Place, found: str, fix: str) -> Problem:
    return RESERVED_ID.at(
        place, f"`{found}` has a meaning of its own", expected="another id", found=found, fix=fix
    )
