"""Who speaks is who the origin's speaker is, and direct words stand in quotation marks (rule 14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.actors import Actor
from variorum.model.article import Article, Keys
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.fields import UNKNOWN_ID_WORD
from variorum.model.origins import Origin
from variorum.model.problem import Code, Problem
from variorum.text.excerpts import shortened
from variorum.text.holders import Holders
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quotations import is_dialogue, quotations

OTHER_SPEAKER = Code(
    "other-speaker", "error", "A claim carries the words of one speaker and names another one.",
    bad="by: [volunteers]\nvoice: indirect\norigin: radio-briefing",
    good="by: [harbour-master]\nvoice: indirect\norigin: radio-briefing",
)  # fmt: skip
NEAR_SPEAKER = Code(
    "near-speaker", "warning",
    "A claim names somebody else than its origin's speaker, who is of one body with it or is tied to "
    "the origin by inference, and gives no reason.",
    bad="by: [port-authority]\nvoice: indirect\norigin: radio-briefing",
    good=(
"by: [{actor: port-authority, from: said in a radio briefing, because: The article names no "
"person.}]\nvoice: indirect\norigin: radio-briefing"),
)  # fmt: skip
NO_MARKS = Code(
    "direct-without-marks", "error", "A claim's voice is `direct`, and its words stand in no quotation marks.",
    bad="by: [officials]\nvoice: direct", good="by: [officials]\nvoice: indirect",
)  # fmt: skip
MARKS = Code(
    "voice-against-marks", "warning",
    "A claim's words stand in quotation marks and its voice is another one, or only some of its "
    "direct words do.",
    bad="by: [lund]\nvoice: indirect  # the article has “At least 80% of the cargo is still in the tanks”",
    good="by: [lund]\nvoice: direct",
)  # fmt: skip


@dataclass(frozen=True)
class _Quoted:
    """What an article quotes: with its marks, and what surely stands within them."""

    marked: Holders
    within: Holders

    @classmethod
    def of(cls, seed: SeedText | None) -> _Quoted:
        found = quotations(seed.text) if seed else ()
        return cls(Holders(q.outer for q in found), Holders(q.inner for q in found if q.sure))


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    quoted = _Quoted.of(article.text)
    for at, claim in enumerate(article.source.claims):
        yield from _speaker(dossier, article, at, claim)
        parts = article.quotes.get(claim.id)
        if article.text is not None and parts:
            yield from _marks(dossier, article, article.text, at, claim, parts, quoted)


def _speaker(dossier: Dossier, article: Article, at: int, claim: Claim) -> Iterator[Problem]:
    origin = dossier.origin.get(claim.origin.origin) if claim.origin else None
    if origin is None or not claim.by or origin.speaker == UNKNOWN_ID_WORD:
        return
    chain = [link.actor for link in claim.by]
    if origin.speaker in chain or any(link.because for link in claim.by):
        return
    # A tie of the claim's own that tells its step says why words of somebody else are carried.
    if claim.origin and claim.origin.because:
        return
    speaker, named = dossier.actor.get(origin.speaker), dossier.actor.get(chain[0])
    if speaker is None or named is None:
        return
    keys: Keys = ("claims", at, "by", 0)
    inferred = any(
        tie.origin == origin.id and tie.basis == "inferred" for tie in article.source.ties
    )
    near = inferred or _of_one_body(dossier, speaker, named)
    code = NEAR_SPEAKER if near else OTHER_SPEAKER
    yield code.at(
        dossier.place(article.path, *keys),
        f"{named.name} speaks in this claim, and its origin `{origin.id}` is said by {speaker.name}",
        expected=f"`{speaker.id}` in `by:`, or why it is somebody else", found=named.id,
        fix=_how(origin, named.id),
    )  # fmt: skip


def _how(origin: Origin, named: str) -> str:
    return (
        f"write `by: [{origin.speaker}]`, take `origin:` out or name another one; where the article "
        f"names somebody else, write `by: [{{actor: {named}, from: words, because: why}}]`"
    )


def _of_one_body(dossier: Dossier, one: Actor, other: Actor) -> bool:
    """Whether one of two is the other's institution, or both are of one."""
    return not _bodies(dossier, one).isdisjoint(_bodies(dossier, other))


def _bodies(dossier: Dossier, actor: Actor) -> set[str]:
    """An actor and the institutions it belongs to, step by step."""
    found: set[str] = set()
    here: Actor | None = actor
    while here is not None and here.id not in found:
        found.add(here.id)
        here = dossier.actor.get(here.body)
    return found


def _marks(
    dossier: Dossier,
    article: Article,
    seed: SeedText,
    at: int,
    claim: Claim,
    parts: tuple[Span, ...],
    quoted: _Quoted,
) -> Iterator[Problem]:
    words = shortened(squeezed(" … ".join(part.text or "" for part in claim.quote)), 120)
    place = dossier.place(article.path, "claims", at, "voice")
    line = seed.line(parts[0].start)
    if claim.voice != "direct":
        inside = all(quoted.within.hold(part) for part in parts)
        if inside and claim.voice != "headline":
            yield MARKS.at(
                place, f"these words stand in quotation marks on line {line}",
                expected="direct", found=claim.voice,
                fix="write `voice: direct`; where the marks are part of what is told, quote them too",
            )  # fmt: skip
        return
    outside = [part for part in parts if not quoted.marked.hold(part)]
    outside = [part for part in outside if not is_dialogue(seed.text, part)]
    if any(quoted.marked.meet(part) for part in outside):
        yield MARKS.at(
            place, f"only some of these words stand in quotation marks on line {line}",
            expected="a quote of the words between the marks", found=f"“{words}”",
            fix="shorten the quote to what stands between the marks, or make a list of its parts",
        )  # fmt: skip
    elif outside:
        yield NO_MARKS.at(
            place, f"these words stand in no quotation marks on line {line}",
            expected="`voice: indirect` for reported speech, `narrator` for the article's own words",
            found="direct", fix="write `voice: indirect`, or quote the words between the marks",
        )  # fmt: skip
