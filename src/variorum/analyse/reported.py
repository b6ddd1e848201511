"""Claims resolved: every reference followed, every count read under each rule."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.reported import Reported

from .readings import read_count


def reported(dossier: Dossier) -> Iterator[Reported]:
    """Every claim of the dossier, source by source, in reading order."""
    for article in dossier.articles:
        ties = {tie.origin: tie for tie in article.source.ties}
        for claim in article.in_reading_order():
            tie = claim.origin
            if tie is not None and tie.basis is None:
                tie = ties.get(tie.origin, tie)
            origin = dossier.origin.get(tie.origin) if tie else None
            question = dossier.question.get(claim.question or "")
            chain = [dossier.actor[link.actor] for link in claim.by if link.actor in dossier.actor]
            inherited = claim.said is None and origin is not None
            yield Reported(
                id=f"{article.source.id}/{claim.id}",
                article=article,
                claim=claim,
                spans=article.quotes.get(claim.id, ()),
                speaker=chain[0] if chain else None,
                quoted_speakers=tuple(chain[1:]),
                party=dossier.party.get(dossier.party_of(claim.speaker) or ""),
                origin=origin,
                may_be=frozenset(dossier.may_be.get(origin.id, ()) if origin else ()),
                tie=tie,
                said=origin.when if inherited and origin else claim.said,
                said_inherited=inherited,
                question=question,
                answer=next((a for a in question.answers if a.id == claim.answer), None)
                if question
                else None,
                bounds={
                    r.id: read_count(claim.count, r, question.whole if question else None)
                    for r in dossier.readings
                }
                if claim.count and claim.stance != "denies"
                else {},
            )
