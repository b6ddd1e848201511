"""Every id that is referred to exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from variorum.model.article import Article, Keys
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS, UNKNOWN_ID_WORD
from variorum.model.meant import is_nobody, meant, record_of, slugged
from variorum.model.problem import Code, Problem
from variorum.text.nearest import alike, nearest_name

UNKNOWN_ID = Code(
    "unknown-id", "error", "An id is referred to that no record has.",
    bad="by: [harbor-master]", good="by: [harbour-master]",
)  # fmt: skip
WRONG_PLACE_FOR_CLAIM = Code(
    "circular-reference", "error",
    "A claim rests on itself or responds to itself, or an origin may be one with itself.",
    bad=(
"as_of: {when: 2024-03-01, basis: stated, from: "
"[harbour-gazette/crew-aboard]}  # in the claim crew-aboard"),
    good="as_of: {when: 2024-03-01, basis: stated, from: [1 March 2024]}",
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source = article.source
    path = article.path
    for keys, table, ids in _source_references(article):
        by = (
            source.claims[keys[1]].speaker
            if keys[0] == "claims" and isinstance(keys[1], int)
            else None
        )
        yield from _known(dossier, path, keys, table, ids, by)
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
                    f"an answer of `{claim.question}`", near=nearest_name(claim.answer, answers),
                )  # fmt: skip
        if claim.responds_to is not None:
            here: Keys = ("claims", at, "responds_to")
            yield from _response(dossier, article, here, claim.responds_to)
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
        for number, named in enumerate(origin.may_be):
            at_other: Keys = (*here, "may_be", number, "origin")
            yield from _known(dossier, path, at_other, "origins", [named.origin])
            if named.origin == origin.id:
                yield WRONG_PLACE_FOR_CLAIM.at(
                    dossier.place(path, *at_other), "the origin may be one with itself, it says here",
                    expected="another origin", found=named.origin,
                    fix="name the other origin, or remove the entry",
                )  # fmt: skip
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
            rest = [each for each in answers if each != answer.id]
            for other in answer.excludes:
                if other not in answers or other == answer.id:
                    yield _unknown(
                        dossier, path, (*here, "answers", number, "excludes"), other,
                        rest, "another answer", near=nearest_name(other, rest),
                    )  # fmt: skip
    yield from _known(dossier, "data/dossier.yaml", ("lead",), "questions", dossier.info.lead)


# What people write of a table's records, and where one is added.
_TABLES = {
    "actors": ("an actor", "data/actors.yaml"),
    "parties": ("a party", "`parties:` in data/actors.yaml"),
    "origins": ("an origin", "data/origins.yaml"),
    "questions": ("a question", "data/questions.yaml"),
    "names": ("a name", "data/names.yaml"),
    "sources": ("a source", "data/sources/"),
    "claims": ("a claim", "its source's file"),
}
# So much alike “none” is a word that says nobody is named.
_NEARLY = 75


def _named(actor_or_party: str) -> list[str]:
    """The id in a field that may say that nobody knows; no other reference may."""
    return [] if actor_or_party == UNKNOWN_ID_WORD else [actor_or_party]


def _response(dossier: Dossier, article: Article, keys: Keys, found: str) -> Iterator[Problem]:
    """The problem of what a claim responds to: a question's id, or a claim's with its source's."""
    claims, questions = (dossier.declared.get(table) for table in ("claims", "questions"))
    source, slash, slug = found.rpartition("/")
    if found in (questions or ()) or claims is None or (not slash and questions is None):
        return
    if slash and (found in claims or source in dossier.unread):
        return
    named = _claims_of(article.home, slug, claims)
    if named:
        message = f"`{found}` is a claim, and stands here " + (
            "with another source" if slash else "without its source"
        )
    else:
        message = f"`{found}` is neither a claim nor a question of this dossier"
        near = meant(dossier, "claims", found) if slash else None
        named = [near] if near else _like(dossier, article.home, slugged(found))
    fix = "write " + (
        " or ".join(f"`{each}`" for each in named)
        or "SOURCE/CLAIM, the claim with its source before it, or the id of a question"
    )
    yield UNKNOWN_ID.at(
        dossier.place(article.path, *keys), message,
        expected="SOURCE/CLAIM, or the id of a question", found=found, fix=fix,
    )  # fmt: skip


def _claims_of(home: str, slug: str, claims: Iterable[str]) -> list[str]:
    """The claims with that id, those of the article itself first."""
    found = sorted(each for each in claims if each.endswith(f"/{slug}"))
    return [each for each in found if each.startswith(f"{home}/")] or found[:3]


def _like(dossier: Dossier, home: str, words: str) -> list[str]:
    """The question or the claims whose id is most like some words, which may name the source too."""
    claims = dossier.declared.get("claims", frozenset())
    known = {each.partition("/")[2]: each for each in claims}
    known |= {each.replace("/", "-"): each for each in claims}
    known |= {each: each for each in dossier.declared.get("questions", ())}
    near = nearest_name(words, known)
    if near is None or alike(words, near) < _NEARLY:
        return []
    return (
        [known[near]] if "/" not in known[near] else _claims_of(home, near, claims) or [known[near]]
    )


def _known(
    dossier: Dossier, path: str, keys: Keys, table: str, ids: Iterable[str],
    speaker: str | None = None,
) -> Iterator[Problem]:  # fmt: skip
    declared = dossier.declared.get(table)
    if declared is None:
        return
    for each in ids:
        if table == "claims" and each.partition("/")[0] in dossier.unread:
            continue
        if each not in declared:
            what, file = _TABLES[table]
            record = record_of(table, each, speaker=speaker, passes_on="via" in keys)
            how = f"add it to {file} first" + (f", for example `{record}`" if record else "")
            near = meant(dossier, table, each)
            yield _unknown(
                dossier, path, keys, each, declared, what, f"{how}; or use one that is there", near
            )


@lru_cache(maxsize=16)
def _choices(known: frozenset[str]) -> tuple[str, ...]:
    """The ids in order: sorted once, however many references are wrong."""
    return tuple(sorted(known - RESERVED_IDS))


def _unknown(
    dossier: Dossier, path: str, keys: Keys, found: str, known: Iterable[str], what: str,
    how: str = "use one of these", near: str | None = None,
) -> Problem:  # fmt: skip
    choices = _choices(frozenset(known))
    by = "by" in keys
    if by and is_nobody(found):
        fix = "write `by: none` where nobody is named"
    elif by and not near and alike(found, "none") >= _NEARLY:
        fix = "did you mean `none`? It says that nobody is named"
    elif found in RESERVED_IDS:
        fix = "leave it out where the article does not say"
    elif near:
        fix = f"did you mean `{near}`?"
    else:
        fix = how
    return UNKNOWN_ID.at(
        dossier.place(path, *keys),
        f"`{found}` is not {what} of this dossier",
        expected="one of " + ", ".join(choices[:12]) + (" …" if len(choices) > 12 else "")
        if choices
        else "an id that is declared; none is so far",
        found=found,
        fix=fix,
    )
