"""Every id that is referred to exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from variorum.model.article import Article, Keys
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS, UNKNOWN_ID_WORD, Passage
from variorum.model.meant import is_nobody, meant, record_of, slugged
from variorum.model.problem import Code, Problem
from variorum.text.nearest import alike, nearest_name

from .values import shared_values, values

UNKNOWN_ID = Code(
    "unknown-id", "error", "An id is referred to that no record has.",
    bad="by: [harbor-master]", good="by: [harbour-master]",
)  # fmt: skip
TO_ITSELF = Code(
    "circular-reference", "error",
    "A claim rests on itself, responds to itself or revises itself, an origin may be one with itself, or an article is "
    "a version of itself.",
    bad="as_of: {when: 2024-03-01, basis: stated, from: [harbour-gazette/crew-aboard]}  # in the claim crew-aboard",
    good="as_of: {when: 2024-03-01, basis: stated, from: [1 March 2024]}",
)  # fmt: skip
# Where ids of which table stand in a source, and in the shared files; the id may be an attribute of
# what stands there.
_IN_SOURCES = (
    ("version_of", "sources", ""),
    ("roles.*.actor", "actors", ""),
    ("ties.*.origin", "origins", ""),
    ("claims.*.by.*", "actors", "actor"),
    ("claims.*.via.*", "actors", ""),
    ("claims.*.question", "questions", ""),
    ("claims.*.origin", "origins", "origin"),
    ("claims.*.scope.place", "names", ""),
    ("claims.*.scope.whose", "parties", ""),
)
# In the shared files some may say that nobody knows; no other reference may.
_SHARED = (
    ("origins.*.may_be.*.origin", "origins", False),
    ("questions.*.scope.place", "names", False),
    ("questions.*.scope.whose", "parties", False),
    ("questions.*.part_of", "questions", False),
    ("actors.*.body", "actors", True),
    ("actors.*.jointly.*", "actors", False),
    ("actors.*.party", "parties", True),
    ("origins.*.speaker", "actors", True),
)
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


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, path = article.source, article.path
    for where, table, attribute in _IN_SOURCES:
        for keys, value in values(source, where):
            each = getattr(value, attribute) if attribute else value
            speaker = (
                source.claims[keys[1]].speaker
                if table == "origins" and keys[0] == "claims"
                else None
            )
            yield from _known(dossier, path, keys, table, each, speaker)
    for keys, passage in article.source_passages():
        yield from _rests_on(dossier, path, keys, passage)
        own = f"{article.home}/{source.claims[int(keys[1])].id}" if keys[0] == "claims" else None
        if own and passage.claim == own:
            yield TO_ITSELF.at(
                dossier.place(path, *keys), "the claim rests on itself",
                expected="words of the article, or another claim", found=own,
                fix="copy the words of the article that it rests on",
            )  # fmt: skip
    for at, claim in enumerate(source.claims):
        question = dossier.question.get(claim.question or "")
        answers = [answer.id for answer in question.answers] if question else []
        if claim.answer is not None and answers and claim.answer not in answers:
            yield _unknown(
                dossier, path, ("claims", at, "answer"), claim.answer, answers,
                f"an answer of `{claim.question}`", near=nearest_name(claim.answer, answers),
            )  # fmt: skip
    if _version_of_itself(dossier, article):
        yield TO_ITSELF.at(
            dossier.place(path, "version_of"), "the article is a version of itself",
            expected="another version of it, the first of which is a version of none",
            found=source.version_of or "", fix="remove `version_of:` from the first version",
        )  # fmt: skip
    for keys, found in values(source, "claims.*.responds_to"):
        yield from _response(dossier, article, keys, found)
        if found == f"{article.home}/{source.claims[keys[1]].id}":
            yield TO_ITSELF.at(
                dossier.place(path, *keys), "the claim responds to itself",
                expected="another claim, or a question", found=found,
                fix="name the claim or question it answers, or remove `responds_to:`",
            )  # fmt: skip


def _version_of_itself(dossier: Dossier, article: Article) -> bool:
    named, seen = article.source.version_of or "", {article.home}
    while named in dossier.article and named not in seen:
        seen.add(named)
        named = dossier.article[named].source.version_of or ""
    return named in seen


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for path, here, passage in dossier.shared_passages():
        yield from _rests_on(dossier, path, here, passage)
        if passage.claim is None and passage.source is None:
            yield UNKNOWN_ID.at(
                dossier.place(path, *here), "these words do not say of which article they are",
                expected="the article's id beside the words", found=f"“{passage.text or ''}”",
                fix="write `{source: ID, text: words}`, or the id of a claim, SOURCE/CLAIM",
            )  # fmt: skip
    for where, table, or_unknown in _SHARED:
        for path, keys, each in shared_values(dossier, where):
            if each != UNKNOWN_ID_WORD or not or_unknown:
                yield from _known(dossier, path, keys, table, each)
    for each in dossier.info.lead:
        yield from _known(dossier, "data/dossier.yaml", ("lead",), "questions", each)
    for path, keys, other in shared_values(dossier, "origins.*.may_be.*.origin"):
        if other == dossier.origins[keys[1]].id:
            yield TO_ITSELF.at(
                dossier.place(path, *keys), "the origin may be one with itself, it says here",
                expected="another origin", found=other,
                fix="name the other origin, or remove the entry",
            )  # fmt: skip
    for path, keys, answer in shared_values(dossier, "questions.*.answers.*"):
        rest = [each.id for each in dossier.questions[keys[1]].answers if each.id != answer.id]
        for other in answer.excludes:
            if other not in rest:
                yield _unknown(
                    dossier, path, (*keys, "excludes"), other, rest, "another answer",
                    near=nearest_name(other, rest),
                )  # fmt: skip


def _rests_on(dossier: Dossier, path: str, keys: Keys, passage: Passage) -> Iterator[Problem]:
    """The problem of a passage of another article that names no claim, or no source, there is."""
    if passage.claim is not None:
        yield from _known(dossier, path, keys, "claims", passage.claim)
    if passage.source is not None:
        yield from _known(dossier, path, keys, "sources", passage.source)


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
    own = _claims_of(home, near, claims) if "/" in known[near] else []
    return own or [known[near]]


def _known(
    dossier: Dossier, path: str, keys: Keys, table: str, each: str, speaker: str | None = None
) -> Iterator[Problem]:
    """The problem of an id that no record of its table has."""
    declared = dossier.declared.get(table)
    if declared is None or each in declared:
        return
    if table == "claims" and each.partition("/")[0] in dossier.unread:
        return
    what, file = _TABLES[table]
    record = record_of(table, each, speaker=speaker, passes_on="via" in keys)
    example = f", for example `{record}`" if record else ""
    how = f"add it to {file} first{example}; or use one that is there"
    near = meant(dossier, table, each)
    yield _unknown(dossier, path, keys, each, declared, what, how, near)


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
    else:
        fix = f"did you mean `{near}`?" if near else how
    return UNKNOWN_ID.at(
        dossier.place(path, *keys), f"`{found}` is not {what} of this dossier",
        expected=f"one of {', '.join(choices[:12])}{' …' if len(choices) > 12 else ''}"
        if choices else "an id that is declared; none is so far",
        found=found, fix=fix,
    )  # fmt: skip
