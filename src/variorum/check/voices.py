"""Who speaks is who the origin's speaker is, and direct words stand in quotation marks (rule 14)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.entities import Actor
from variorum.model.fields import UNKNOWN_ID_WORD
from variorum.model.problem import Problem
from variorum.text.excerpts import shortened
from variorum.text.passages import Holders, SeedText, Span, squeezed
from variorum.text.quotations import is_dialogue, quotations

from .spots import Spot, spots


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    seed = article.text
    # What the article quotes: with its marks, and what surely stands within them.
    quoted = quotations(seed.text) if seed is not None else ()
    marked = Holders(each.outer for each in quoted)
    within = Holders(each.inner for each in quoted if each.sure)
    for spot, claim in spots(dossier, article, "claims.*"):
        yield from _speaker(spot, article, claim)
        parts = article.quotes.get(claim.id)
        if seed is not None and parts:
            yield from _marks(spot.below("voice"), claim, parts, seed, marked, within)


def _speaker(spot: Spot, article: Article, claim: Claim) -> Iterator[Problem]:
    dossier, tie = spot.dossier, claim.origin
    origin = dossier.origin.get(tie.origin) if tie else None
    # A link, or a tie of the claim's own, that tells its step says why somebody else is named.
    if origin is None or any(each.because for each in (*claim.by, *((tie,) if tie else ()))):
        return
    chain = [link.actor for link in claim.by]
    if not chain or origin.speaker in (*chain, UNKNOWN_ID_WORD):
        return
    speaker, named = dossier.actor.get(origin.speaker), dossier.actor.get(chain[0])
    if speaker is None or named is None:
        return
    inferred = any(
        tie.origin == origin.id and tie.basis == "inferred" for tie in article.source.ties
    )
    # One of the two is the other's institution, or both are of one.
    of_one_body = not _bodies(dossier, speaker).isdisjoint(_bodies(dossier, named))
    yield spot.below("by", 0).problem(
        "perhaps-another-speaker" if inferred or of_one_body else "another-speaker",
        named=named, speaker=speaker, origin=origin.id,
    )  # fmt: skip


def _bodies(dossier: Dossier, actor: Actor) -> set[str]:
    """An actor and the institutions it belongs to, step by step."""
    found: set[str] = set()
    here: Actor | None = actor
    while here is not None and here.id not in found:
        found.add(here.id)
        here = dossier.actor.get(here.body)
    return found


def _marks(
    spot: Spot,
    claim: Claim,
    parts: tuple[Span, ...],
    seed: SeedText,
    marked: Holders,
    within: Holders,
) -> Iterator[Problem]:
    line = seed.line(parts[0].start)
    if claim.voice != "direct":
        if claim.voice != "headline" and all(within.hold(part) for part in parts):
            yield spot.problem("voice-against-marks", line=line, found=claim.voice)
        return
    outside = [part for part in parts if not marked.hold(part) and not is_dialogue(seed.text, part)]
    if any(marked.meet(part) for part in outside):
        words = squeezed(" … ".join(part.text or "" for part in claim.quote))
        yield spot.problem("marks-around-some", line=line, found=f"“{shortened(words, 120)}”")
    elif outside:
        yield spot.problem("direct-without-marks", line=line)
