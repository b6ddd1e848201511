"""Every id that is referred to exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.fields import RESERVED_IDS, UNKNOWN_ID_WORD, Passage
from variorum.model.grouping import followed
from variorum.model.meant import is_nobody, meant, record_of, slugged
from variorum.model.problem import Problem
from variorum.text.nearest import alike, nearest_name

from .spots import WORDS, Spot, passages, shared_passages, shared_spots, spots

_KNOWN = WORDS.entries["unknown-id"]
# So much alike “none” is a word that says nobody is named.
_NEARLY = 75


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    claims = article.source.claims
    own = [f"{article.home}/{claim.id}" for claim in claims]
    for where, table in _KNOWN["in-sources"].items():
        for spot, value in spots(dossier, article, where):
            # A link has its actor, a tie its origin.
            each = value if isinstance(value, str) else getattr(value, table.removesuffix("s"))
            tied = table == "origins" and spot.keys[0] == "claims"
            yield from _known(spot, table, each, claims[spot.keys[1]].speaker if tied else None)
    for spot, passage in passages(dossier, article):
        yield from _rests_on(spot, passage)
        if spot.keys[0] == "claims" and passage.claim == own[spot.keys[1]]:
            yield spot.problem("rests-on-itself", found=passage.claim)
    for spot, answer in spots(dossier, article, "claims.*.answer"):
        question = dossier.question.get(claims[spot.keys[1]].question or "")
        answers = [each.id for each in question.answers] if question else []
        if question and answers and answer not in answers:
            near = nearest_name(answer, answers)
            yield _unknown(spot, answer, answers, f"an answer of `{question.id}`", near=near)
    versions = dossier.version_of
    if versions.get((chain := followed(article.home, versions))[-1]) in chain:
        here = Spot(dossier, article.path, ("version_of",))
        yield here.problem("version-of-itself", found=article.source.version_of or "")
    for spot, found in spots(dossier, article, "claims.*.responds_to"):
        yield from _response(spot, article.home, found)
        if found == own[spot.keys[1]]:
            yield spot.problem("responds-to-itself", found=found)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for spot, passage in shared_passages(dossier):
        yield from _rests_on(spot, passage)
        if passage.claim is None and passage.source is None:
            yield spot.problem("words-of-no-article", words=passage.text or "")
    for where, table in _KNOWN["in-shared-files"].items():
        for spot, each in shared_spots(dossier, where):
            if each != UNKNOWN_ID_WORD or where not in _KNOWN["or-unknown"]:
                yield from _known(spot, table, each)
    yield from _in_info(dossier)
    for spot, other in shared_spots(dossier, "origins.*.may_be.*.origin"):
        if other == dossier.origins[spot.keys[1]].id:
            yield spot.problem("one-with-itself", found=other)
    for spot, answer in shared_spots(dossier, "questions.*.answers.*"):
        rest = [each.id for each in dossier.questions[spot.keys[1]].answers if each.id != answer.id]
        for other in answer.excludes:
            if other not in rest:
                near = nearest_name(other, rest)
                yield _unknown(spot.below("excludes"), other, rest, "another answer", near=near)


def _in_info(dossier: Dossier) -> Iterator[Problem]:
    for each in dossier.info.lead:
        yield from _known(Spot(dossier, "data/dossier.yaml", ("lead",)), "questions", each)
    for spot, each in shared_spots(dossier, "rests_on.*"):
        if each not in dossier.origin:
            yield from _known(spot, "questions", each)


def _rests_on(spot: Spot, passage: Passage) -> Iterator[Problem]:
    """The problem of a passage of another article that names no claim, or no source, there is."""
    if passage.claim is not None:
        yield from _known(spot, "claims", passage.claim)
    if passage.source is not None:
        yield from _known(spot, "sources", passage.source)


def _response(spot: Spot, home: str, found: str) -> Iterator[Problem]:
    """The problem of what a claim responds to: a question's id, or a claim's with its source's."""
    dossier = spot.dossier
    claims, questions = (dossier.declared.get(table) for table in ("claims", "questions"))
    source, slash, slug = found.rpartition("/")
    if found in (questions or ()) or claims is None or (not slash and questions is None):
        return
    if slash and (found in claims or source in dossier.unread):
        return
    if named := _claims_of(home, slug, claims):
        name = "claim-with-another-source" if slash else "claim-without-source"
    else:
        name = "unknown-response"
        near = meant(dossier, "claims", found) if slash else None
        named = [near] if near else _like(dossier, home, slugged(found))
    choices = " or ".join(f"`{each}`" for each in named)
    otherwise = "SOURCE/CLAIM, the claim with its source before it, or the id of a question"
    yield spot.problem(name, found=found, named=choices or otherwise)


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


def _known(spot: Spot, table: str, each: str, speaker: str | None = None) -> Iterator[Problem]:
    """The problem of an id that no record of its table has."""
    dossier = spot.dossier
    declared = dossier.declared.get(table)
    if declared is None or each in declared:
        return
    if table == "claims" and each.partition("/")[0] in dossier.unread:
        return
    records = _KNOWN["tables"][table]
    record = record_of(table, each, speaker=speaker, passes_on="via" in spot.keys)
    example = f", for example `{record}`" if record else ""
    how = f"add it to {records['file']} first{example}; or use one that is there"
    yield _unknown(spot, each, declared, records["what"], how, meant(dossier, table, each))


@lru_cache(maxsize=16)
def _choices(known: frozenset[str]) -> tuple[str, ...]:
    """The ids in order: sorted once, however many references are wrong."""
    return tuple(sorted(known - RESERVED_IDS))


def _unknown(
    spot: Spot, found: str, known: Iterable[str], what: str,
    how: str = "use one of these", near: str | None = None,
) -> Problem:  # fmt: skip
    choices = _choices(frozenset(known))
    speaks = "by" in spot.keys
    if speaks and is_nobody(found):
        fix = "write `by: none` where nobody is named"
    elif speaks and not near and alike(found, "none") >= _NEARLY:
        fix = "did you mean `none`? It says that nobody is named"
    elif found in RESERVED_IDS:
        fix = "leave it out where the article does not say"
    else:
        fix = f"did you mean `{near}`?" if near else how
    some = f"one of {', '.join(choices[:12])}{' …' if len(choices) > 12 else ''}"
    expected = some if choices else "an id that is declared; none is so far"
    return spot.problem("unknown-id", found=found, what=what, expected=expected, fix=fix)
