"""Who speaks is who the origin's speaker is, and direct words stand in quotation marks (rule 14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.entities import Actor
from variorum.model.fields import UNKNOWN_ID_WORD
from variorum.model.problem import Code, Place, Problem
from variorum.text.excerpts import shortened
from variorum.text.passages import Holders, SeedText, Span, squeezed
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
    good="by: [{actor: port-authority, from: said in a radio briefing, because: The article names no "
    "person.}]\nvoice: indirect\norigin: radio-briefing",
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


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    seed = article.text
    # What the article quotes: with its marks, and what surely stands within them.
    quoted = quotations(seed.text) if seed is not None else ()
    marked = Holders(each.outer for each in quoted)
    within = Holders(each.inner for each in quoted if each.sure)
    for at, claim in enumerate(article.source.claims):
        yield from _speaker(dossier, article, at, claim)
        parts = article.quotes.get(claim.id)
        if seed is not None and parts:
            # Worked out for a problem only: the first one of a file takes a walk through it.
            place = partial(dossier.place, article.path, "claims", at, "voice")
            yield from _marks(place, claim, parts, seed, marked, within)


def _speaker(dossier: Dossier, article: Article, at: int, claim: Claim) -> Iterator[Problem]:
    tie = claim.origin
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
    code = NEAR_SPEAKER if inferred or of_one_body else OTHER_SPEAKER
    yield code.at(
        dossier.place(article.path, "claims", at, "by", 0),
        f"{named.name} speaks in this claim, and its origin `{origin.id}` is said by {speaker.name}",
        expected=f"`{speaker.id}` in `by:`, or why it is somebody else", found=named.id,
        fix=f"write `by: [{speaker.id}]`, take `origin:` out or name another one; where the article "
        f"names somebody else, write `by: [{{actor: {named.id}, from: words, because: why}}]`",
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
    place: Callable[[], Place],
    claim: Claim,
    parts: tuple[Span, ...],
    seed: SeedText,
    marked: Holders,
    within: Holders,
) -> Iterator[Problem]:
    line = seed.line(parts[0].start)
    if claim.voice != "direct":
        if claim.voice != "headline" and all(within.hold(part) for part in parts):
            yield MARKS.at(
                place(), f"these words stand in quotation marks on line {line}",
                expected="direct", found=claim.voice,
                fix="write `voice: direct`; where the marks are part of what is told, quote them too",
            )  # fmt: skip
        return
    outside = [part for part in parts if not marked.hold(part) and not is_dialogue(seed.text, part)]
    if any(marked.meet(part) for part in outside):
        words = squeezed(" … ".join(part.text or "" for part in claim.quote))
        yield MARKS.at(
            place(), f"only some of these words stand in quotation marks on line {line}",
            expected="a quote of the words between the marks", found=f"“{shortened(words, 120)}”",
            fix="shorten the quote to what stands between the marks, or make a list of its parts",
        )  # fmt: skip
    elif outside:
        yield NO_MARKS.at(
            place(), f"these words stand in no quotation marks on line {line}",
            expected="`voice: indirect` for reported speech, `narrator` for the article's own words",
            found="direct", fix="write `voice: indirect`, or quote the words between the marks",
        )  # fmt: skip
