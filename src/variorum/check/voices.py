"""Who speaks is who the origin's speaker is, and direct words stand in quotation marks (rule 14)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.fields import UNKNOWN_ID_WORD
from variorum.model.grouping import followed
from variorum.model.problem import Problem
from variorum.text.excerpts import shortened
from variorum.text.passages import Holders, SeedText
from variorum.text.quotations import is_dialogue, quotations

from .spots import Spot, spots


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    for spot, claim in spots(dossier, article, "claims.*"):
        yield from _speaker(spot, article, claim)
    if article.text is not None:
        yield from _marks(dossier, article, article.text)


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
    inferred = (origin.id, "inferred") in {(tie.origin, tie.basis) for tie in article.source.ties}
    # One of the two is the other's institution, or both are of one.
    bodies = [{*followed(each.id, dossier.body_of)} for each in (speaker, named)]
    of_one_body = bool(bodies[0] & bodies[1])
    yield spot.below("by", 0).problem(
        "perhaps-another-speaker" if inferred or of_one_body else "another-speaker",
        named=named, speaker=speaker, origin=origin.id,
    )  # fmt: skip


def _marks(dossier: Dossier, article: Article, text: SeedText) -> Iterator[Problem]:
    # What the article quotes: with its marks, and what surely stands within them.
    quoted = quotations(text.text)
    marked = Holders(each.outer for each in quoted)
    within = Holders(each.inner for each in quoted if each.sure)
    for spot, voice in spots(dossier, article, "claims.*.voice"):
        claim = article.source.claims[spot.keys[1]]
        parts = article.quotes.get(claim.id)
        if not parts:
            continue
        line = text.line(parts[0].start)
        outside = [p for p in parts if not marked.hold(p) and not is_dialogue(text.text, p)]
        if voice != "direct":
            if voice != "headline" and all(map(within.hold, parts)):
                yield spot.problem("voice-against-marks", line=line, found=voice)
        elif any(map(marked.meet, outside)):
            words = shortened(claim.words, 120)
            yield spot.problem("marks-around-some", line=line, found=f"“{words}”")
        elif outside:
            yield spot.problem("direct-without-marks", line=line)
