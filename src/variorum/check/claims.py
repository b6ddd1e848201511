"""A claim answers its question as that asks, and says of which moment it speaks (rule 5); it is tied to its
origin by words, and two origins may be one where that can be (rule 4)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.entities import Origin
from variorum.model.problem import Problem
from variorum.model.questions import Question

from .spots import Spot, shared_spots, spots


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    tied = {tie.origin for tie in article.source.ties if tie.basis is not None}
    # Of an origin that nobody knows, no more needs to be told.
    wordless = frozenset(dossier.declared.get("origins", ())) - tied
    for spot, claim in spots(dossier, article, "claims.*"):
        tie = claim.origin
        if tie is not None and tie.basis is None and tie.origin in wordless:
            yield spot.below("origin").problem("tie-without-words", origin=tie.origin)
        if question := dossier.question.get(claim.question or ""):
            yield from _answer(spot, claim, question)


def _answer(spot: Spot, claim: Claim, question: Question) -> Iterator[Problem]:
    if (claim.answer if question.listed else claim.count) is None:
        yield spot.below("question").problem(
            "no-listed-answer" if question.listed else "no-count", question=question,
            answers=", ".join(answer.id for answer in question.answers[:12]),
            found="`count:`" if claim.count else "`answer:`" if claim.answer else "neither",
        )  # fmt: skip
    flow = question.kind == "flow"
    if claim.over is None and (flow or (claim.as_of is None and not question.timeless)):
        what = "which span it covers" if flow else "of which moment it speaks"
        yield spot.problem("no-moment", claim=claim.id, what=what, key="over" if flow else "as_of")


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    seen: set[frozenset[str]] = set()
    for spot, named in shared_spots(dossier, "origins.*.may_be.*"):
        origin, other = dossier.origins[spot.keys[1]], dossier.origin.get(named.origin)
        if other is None or other.id == origin.id:
            continue
        pair = frozenset({origin.id, other.id})
        if pair in seen:
            yield spot.below("origin").problem("pair-named-twice", origin=origin, other=other)
        else:
            yield from _apart(spot.below("origin"), origin, other)
        seen.add(pair)


def _apart(spot: Spot, origin: Origin, other: Origin) -> Iterator[Problem]:
    """Why two origins are certainly not one."""
    if not origin.when.when.meets(other.when.when):
        yield spot.problem("on-different-days", origin=origin, other=other)
        return
    dossier = spot.dossier
    one, two = speakers = [dossier.actor.get(each.speaker) for each in (origin, other)]
    if one is None or two is None or one.id == two.id:
        return
    persons = one.kind == two.kind == "person"
    if persons or len({dossier.party_of(each.id) for each in (one, two)} - {None}) > 1:
        yield spot.problem(
            "by-different-speakers", origin=origin, other=other, speakers=speakers,
            who="two persons" if persons else "two sides",
        )  # fmt: skip
