"""Claims resolved: every reference followed, counts read under each rule, announcements dated once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from variorum.model.article import Article
from variorum.model.count import Bounds, Count
from variorum.model.dossier import Dossier
from variorum.model.entities import Actor
from variorum.model.grouping import by_key
from variorum.model.readings import Reading
from variorum.model.reported import Holder, Reported
from variorum.model.when import When

from .moments import narrower


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
            answers = question.answers if question else ()
            whole = question.whole if question else None
            chain = [dossier.actor[link.actor] for link in claim.by if link.actor in dossier.actor]
            speaker = chain[0] if chain else None
            inherited = claim.said is None and origin is not None
            read = claim.count if claim.stance != "denies" else None
            yield Reported(
                id=f"{article.source.id}/{claim.id}",
                article=article,
                root=dossier.version_root[article.home],
                claim=claim,
                spans=article.quotes.get(claim.id, ()),
                speaker=speaker,
                quoted_speakers=tuple(chain[1:]),
                party=dossier.party.get(dossier.party_of(claim.speaker) or ""),
                holders=holders_of(dossier, article, speaker),
                origin=origin,
                may_be=frozenset(dossier.may_be.get(origin.id, ()) if origin else ()),
                tie=tie,
                said=origin.when if inherited and origin else claim.said,
                said_inherited=inherited,
                question=question,
                answer=next((a for a in answers if a.id == claim.answer), None),
                bounds={r.id: read_count(read, r, whole) for r in dossier.readings if read},
            )


def holders_of(dossier: Dossier, article: Article, speaker: Actor | None) -> tuple[Holder, ...]:
    """Who holds what `speaker` says in an article: a party, a body or speaker, several who speak jointly,
    or the article itself."""
    if speaker is None or speaker.unnamed:
        return (Holder("article", dossier.version_root[article.home]),)
    together = [dossier.actor[each] for each in speaker.jointly if each in dossier.actor]
    return tuple(dict.fromkeys(_holder(dossier, each) for each in together or [speaker]))


def _holder(dossier: Dossier, speaker: Actor) -> Holder:
    if speaker.party in dossier.party:
        return Holder("party", speaker.party)
    return Holder("actor", speaker.body if speaker.body in dossier.actor else speaker.id)


def with_shared_days(claims: Sequence[Reported]) -> Iterator[Reported]:
    """The claims in their order, each with the narrower date that others of its announcement give.

    Articles date one announcement as exactly as they can: "in November" and "on 20 November" are one
    moment where both tell of one origin and what they say is the same. Dates that do not hold the
    narrower one say otherwise, and so do those that hold several, but for the origin's own day.
    """
    moments = by_key((key, each.moment) for each in claims for key in _announcements(each))
    for each in claims:
        beside = {moment for key in _announcements(each) for moment in moments[key]}
        shared = _narrowest(each, beside)
        yield each if shared is None else replace(each, shared=shared)


def _announcements(each: Reported) -> Iterator[tuple[object, ...]]:
    """What a claim has in common with others that say the same on the same occasion: a sentence, an
    answer, or the words of a count. Flows and lasting states have spans of their own."""
    if each.origin is None or each.question is None or not each.in_scope:
        return
    if each.lasting or each.question.kind == "flow" or each.question.timeless or not each.answers:
        return
    same = (each.origin.id, each.holders, each.part, each.question.id, each.claim.stance)
    if each.answer is not None:
        yield (*same, "answer", each.answer.id)
    elif each.claim.count is not None:
        yield (*same, "count", each.claim.count.stated)
        if each.claim.utterance:
            yield (*same, "utterance", each.claim.utterance)


def _narrowest(each: Reported, beside: set[When]) -> When | None:
    """The one narrowest date within a claim's own that others give."""
    found = {other for other in beside if narrower(other, each.moment)}
    if each.origin is not None and each.origin.when.when in found:
        return each.origin.when.when
    narrowest = [one for one in found if not any(narrower(other, one) for other in found)]
    return narrowest[0] if len(narrowest) == 1 else None


def read_count(count: Count, reading: Reading, whole: Decimal | None = None) -> Bounds:
    """The bounds that `reading` gives the words of `count`; open where it says nothing.

    Of a share nothing lies below 0 or above the `whole`; what is open stays open.

    For more-than and less-than the stated number is the bound and is itself excluded. A best
    figure is given only where the words or the rule name one number.
    """
    return possible(_read(count, reading), whole)


def possible(read: Bounds, whole: Decimal | None) -> Bounds:
    """Bounds as far as they can be: a share's within 0 and the `whole`.

    Bounds that lie beyond it altogether are what the words say, and stay.
    """
    if whole is None:
        return read
    low, high, best = read.low, read.high, read.best
    if low is not None and low < 0 and (high is None or high >= 0):
        read = replace(read, low=Decimal(0), low_excluded=False)
    if high is not None and high > whole and all(n is None or n <= whole for n in (low, best)):
        read = replace(read, high=whole, high_excluded=False)
    return read


def _read(count: Count, reading: Reading) -> Bounds:
    number, kind = count.number, count.kind
    if kind == "vague":
        word = (count.term or "").casefold()
        return next((t.bounds for t in reading.terms if t.term.casefold() == word), Bounds())
    if kind == "between":
        assert count.range is not None
        return Bounds(low=count.range[0], high=count.range[1])
    assert number is not None
    if kind == "exact":
        return Bounds(low=number, high=number, best=number)
    if kind == "about":
        if reading.about is None:
            return Bounds(best=number)
        # Below zero the larger factor gives the lower bound.
        low, high = sorted((number * reading.about.low, number * reading.about.high))
        return Bounds(low=_plain(low), high=_plain(high), best=number)
    if kind == "nearly":
        # Below zero a factor would lead away from the number.
        reach = reading.nearly if number > 0 else None
        least = _plain(number * reach.low) if reach else None
        return Bounds(low=least, high=number, high_excluded=True)
    if kind in ("more-than", "at-least"):
        return Bounds(low=number, low_excluded=kind == "more-than")
    return Bounds(high=number, high_excluded=kind == "less-than")


def _plain(number: Decimal) -> Decimal:
    """`number` without trailing zeros and without an exponent."""
    return Decimal(format(number.normalize(), "f"))
