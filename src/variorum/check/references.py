"""Every id that is referred to exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from variorum.model.article import Article, Keys
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS, UNKNOWN_ID_WORD
from variorum.model.problem import Code, Problem
from variorum.text.nearest import nearest_name

UNKNOWN_ID = Code(
    "unknown-id", "error", "An id is referred to that no record has.",
    bad="by: [harbor-master]", good="by: [harbour-master]",
)  # fmt: skip
WRONG_PLACE_FOR_CLAIM = Code(
    "circular-reference", "error", "A claim rests on itself or responds to itself.",
    bad=(
"as_of: {when: 2024-03-01, basis: stated, from: "
"[harbour-gazette/crew-aboard]}  # in the claim crew-aboard"),
    good="as_of: {when: 2024-03-01, basis: stated, from: [1 March 2024]}",
)  # fmt: skip
CODES = (UNKNOWN_ID, WRONG_PLACE_FOR_CLAIM)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source = article.source
    path = article.path
    for keys, table, ids in _source_references(article):
        yield from _known(dossier, path, keys, table, ids)
    for keys, passage in article.source_passages():
        if passage.claim is not None:
            yield from _known(dossier, path, keys, "claims", [passage.claim])
            at = keys[1]
            own = source.claims[at].id if keys[0] == "claims" and isinstance(at, int) else None
            if passage.claim == f"{article.home}/{own}":
                yield WRONG_PLACE_FOR_CLAIM.at(
                    dossier.place(path, *keys), "the claim rests on itself",
                    expected="words of the article, or another claim", found=passage.claim,
                    fix="copy the words of the article that it rests on",
                )  # fmt: skip
        if passage.source is not None:
            yield from _known(dossier, path, keys, "sources", [passage.source])
    for at, claim in enumerate(source.claims):
        question = dossier.question.get(claim.question or "")
        if claim.answer is not None and question is not None:
            answers = [answer.id for answer in question.answers]
            if answers and claim.answer not in answers:
                yield _unknown(
                    dossier, path, ("claims", at, "answer"), claim.answer, answers,
                    f"an answer of `{claim.question}`",
                )  # fmt: skip
        if claim.responds_to is not None:
            table = "claims" if "/" in claim.responds_to else "questions"
            here: Keys = ("claims", at, "responds_to")
            yield from _known(dossier, path, here, table, [claim.responds_to])
            if claim.responds_to == f"{article.home}/{claim.id}":
                yield WRONG_PLACE_FOR_CLAIM.at(
                    dossier.place(path, *here), "the claim responds to itself",
                    expected="another claim, or a question", found=claim.responds_to,
                    fix="name the claim or question it answers, or remove `responds_to:`",
                )  # fmt: skip


def _source_references(article: Article) -> Iterator[tuple[Keys, str, Iterable[str]]]:
    source = article.source
    for at, role in enumerate(source.roles):
        yield ("roles", at, "actor"), "actors", [role.actor]
    for at, tie in enumerate(source.ties):
        yield ("ties", at, "origin"), "origins", [tie.origin]
    for at, claim in enumerate(source.claims):
        here: Keys = ("claims", at)
        for number, link in enumerate(claim.by):
            yield (*here, "by", number), "actors", [link.actor]
        for number, outlet in enumerate(claim.via):
            yield (*here, "via", number), "actors", [outlet]
        if claim.question:
            yield (*here, "question"), "questions", [claim.question]
        if claim.origin:
            yield (*here, "origin"), "origins", [claim.origin.origin]
        if claim.scope:
            yield (
                (*here, "scope", "place"),
                "names",
                [claim.scope.place] if claim.scope.place else [],
            )
            yield (
                (*here, "scope", "whose"),
                "parties",
                [claim.scope.whose] if claim.scope.whose else [],
            )


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for path, keys, passage in dossier.shared_passages():
        if passage.claim is not None:
            yield from _known(dossier, path, keys, "claims", [passage.claim])
        elif passage.source is not None:
            yield from _known(dossier, path, keys, "sources", [passage.source])
        else:
            yield UNKNOWN_ID.at(
                dossier.place(path, *keys), "these words do not say of which article they are",
                expected="the article's id beside the words", found=f"“{passage.text or ''}”",
                fix="write `{source: ID, text: words}`, or the id of a claim, SOURCE/CLAIM",
            )  # fmt: skip
    for at, actor in enumerate(dossier.actors):
        path = "data/actors.yaml"
        yield from _known(dossier, path, ("actors", at, "body"), "actors", _named(actor.body))
        yield from _known(dossier, path, ("actors", at, "party"), "parties", _named(actor.party))
    for at, origin in enumerate(dossier.origins):
        path, here = "data/origins.yaml", ("origins", at)
        yield from _known(dossier, path, (*here, "speaker"), "actors", _named(origin.speaker))
    for at, question in enumerate(dossier.questions):
        path, here = "data/questions.yaml", ("questions", at)
        scope = question.scope
        yield from _known(
            dossier, path, (*here, "scope", "place"), "names", [scope.place] if scope.place else []
        )
        yield from _known(
            dossier,
            path,
            (*here, "scope", "whose"),
            "parties",
            [scope.whose] if scope.whose else [],
        )
        answers = [answer.id for answer in question.answers]
        for number, answer in enumerate(question.answers):
            for other in answer.excludes:
                if other not in answers or other == answer.id:
                    yield _unknown(
                        dossier, path, (*here, "answers", number, "excludes"), other,
                        [each for each in answers if each != answer.id], "another answer",
                    )  # fmt: skip
    yield from _known(dossier, "data/dossier.yaml", ("lead",), "questions", dossier.info.lead)


# What people write of a table's records, and where one is added.
_TABLES = {
    "actors": ("an actor", "data/actors.yaml"),
    "parties": ("a party", "data/actors.yaml"),
    "origins": ("an origin", "data/origins.yaml"),
    "questions": ("a question", "data/questions.yaml"),
    "names": ("a name", "data/names.yaml"),
    "sources": ("a source", "data/sources/"),
    "claims": ("a claim", "its source's file"),
}
_NOBODY = frozenset({"no", "nobody", "null", "na"})


def _named(actor_or_party: str) -> list[str]:
    """The id in a field that may say that nobody knows; no other reference may."""
    return [] if actor_or_party == UNKNOWN_ID_WORD else [actor_or_party]


def _known(
    dossier: Dossier, path: str, keys: Keys, table: str, ids: Iterable[str]
) -> Iterator[Problem]:
    declared = dossier.declared.get(table)
    if declared is None:
        return
    for each in ids:
        if table == "claims" and each.partition("/")[0] in dossier.unread:
            continue
        if each not in declared:
            what, file = _TABLES[table]
            labels = partial(_labels, dossier, table)
            yield _unknown(dossier, path, keys, each, declared, what, file, labels)


def _labels(dossier: Dossier, table: str) -> Mapping[str, str]:
    """What records are called by, which people write in place of their ids."""
    if table == "actors":
        return {actor.name: actor.id for actor in dossier.actors}
    if table == "parties":
        return {party.name: party.id for party in dossier.parties}
    if table == "names":
        return {variant: name.id for name in dossier.names for variant in name.variants}
    return {}


@lru_cache(maxsize=16)
def _choices(known: frozenset[str]) -> tuple[str, ...]:
    """The ids in order: sorted once, however many references are wrong."""
    return tuple(sorted(known - RESERVED_IDS))


def _unknown(
    dossier: Dossier, path: str, keys: Keys, found: str, known: Iterable[str], what: str,
    file: str = "", called: Callable[[], Mapping[str, str]] = dict,
) -> Problem:  # fmt: skip
    choices = _choices(frozenset(known))
    near = nearest_name(found, choices)
    if near is None:
        labels = called()
        label = nearest_name(found.replace("-", " "), labels)
        near = labels[label] if label else None
    if found in RESERVED_IDS | _NOBODY and "by" in keys:
        fix = "write `by: none` where nobody is named"
    elif found in RESERVED_IDS:
        fix = "leave it out where the article does not say"
    elif near:
        fix = f"did you mean `{near}`?"
    else:
        fix = f"add it to {file} first, or use one that is there" if file else "use one of these"
    return UNKNOWN_ID.at(
        dossier.place(path, *keys),
        f"`{found}` is not {what} of this dossier",
        expected="one of " + ", ".join(choices[:12]) + (" …" if len(choices) > 12 else "")
        if choices
        else "an id that is declared; none is so far",
        found=found,
        fix=fix,
    )
