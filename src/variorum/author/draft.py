"""A source file to begin with: what its text gives, and a marker for all that must be decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from variorum.model.dossier import Dossier
from variorum.model.marker import MARKER
from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention, mentions

from . import masthead
from .clauses import Passages, Placed
from .known import (
    Fitting,
    Named,
    fitting_origins,
    named_actors,
    names_with_quantities,
    nearly_coded,
)
from .masthead import RANK, READING_TIME, aside_of, is_stamp, rank_of
from .speakers import Speech
from .stubs import Stub, further, stubs
from .yaml_text import comment, file_slug, flow, folded, slug

# A table of results has thousands of numbers; a file of so many claims could not be read by anyone.
MOST_CLAIMS = 300
_MOST_NAMED = 40
_DENIED = re.compile(r"\bden(?:y|ies|ied)\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a source file, how many claims it drafts, how many quantities it leaves out."""

    text: str
    claims: int
    left_out: int


def propose_id(seed: SeedText) -> str:
    """An id for an article: from its file's name or, where that says nothing, from its title."""
    titles = masthead.titles(Passages(seed))
    title = titles[0][1] if titles else seed.text[:400].lstrip()
    return file_slug(seed.name) or slug(title) or "article"


def draft_source(source_id: str, seed: SeedText, dossier: Dossier) -> Draft:
    """The source file of an article that nobody has annotated yet."""
    passages = Passages(seed, dossier.info.language)
    found = mentions(seed.text, dossier.vague_words, dossier.info.language)
    named = named_actors(dossier, seed)
    aside = tuple(_aside(passages, dossier, found))
    rest = [each for each in found if not any(a.span.holds(each.span) for a, _ in aside)]
    claims, unheld = stubs(passages, rest[:MOST_CLAIMS])
    speech = Speech(passages, named)
    claims = _with_speech(speech, claims, aside)
    # What has too few words around it for a claim can still be set aside.
    alone = [(each, passages.placed(each.span)) for each in unheld]
    aside += tuple((placed, "too short to quote") for _, placed in alone if placed is not None)
    lost = [each for each, placed in alone if placed is None] + rest[MOST_CLAIMS:]
    fits = fitting_origins(dossier, seed, named)
    lines = [
        *_top(source_id, seed),
        *_self(passages, found, named),
        *_known(seed, dossier, named, fits),
        *_claims(claims, speech, fits, _coded(passages, dossier, claims)),
    ]
    if aside:
        lines += ["\nset_aside:", *(_entry(placed, why) for placed, why in aside)]
    if lost:
        shown = ", ".join(
            f"“{comment(seed.words(each.span), 30)}” (line {seed.line(each.span.start)})"
            for each in lost[:10]
        )
        lines.append(f"# {len(lost)} more are not drafted: {shown}{' …' if lost[10:] else ''}")
    return Draft("\n".join(lines) + "\n", len(claims), len(lost))


def _top(source_id: str, seed: SeedText) -> list[str]:
    return [
        "# yaml-language-server: $schema=../../schema/source.json",
        f"# Drafted by `variorum new`. Write what you decide in place of each {MARKER}; `variorum check` names",
        "# what there is to choose and refuses the file while one is left. A claim that is of no use may go. A",
        "# number that reports nothing moves to `set_aside:` with its reason. The format page has every key.",
        "# Comments may go when you are done.",
        f"id: {source_id}",
        f"seed: {seed.name}",
        f"sha256: {seed.sha256}",
    ]


def _self(passages: Passages, found: Iterable[Mention], named: tuple[Named, ...]) -> Iterator[str]:
    outlets = masthead.outlets(passages, named)
    yield "\n# Words of the article as it has them, or `unknown`. What could be it is listed with its line."
    for key, candidates in (
        ("title", masthead.titles(passages)),
        ("outlet", outlets),
        ("agency", masthead.datelines(passages) or outlets),
        ("byline", masthead.bylines(passages)),
        ("published", masthead.dates(passages, found)),
    ):
        for number, value in candidates:
            yield f"#   line {number}: {key}: {value}"
        yield f"{key}: {MARKER}"
    yield "summary: |"
    yield f"  {MARKER}: two or three neutral sentences that say who says what."


def _known(
    seed: SeedText, dossier: Dossier, named: tuple[Named, ...], fits: tuple[Fitting, ...]
) -> Iterator[str]:
    """Comments: the records that are there already and that this article may need."""
    if named:
        yield "\n# Known and named here, for `by:` and `via:`"
    for each in named[:_MOST_NAMED]:
        places = dict.fromkeys(seed.line(span.start) for span in each.spans)
        where = ", ".join(str(line) for line in list(places)[:6])
        yield f"#   {each.actor.id}: {comment(each.actor.name, 60)} (line {where})"
    if fits:
        yield "\n# Known and possible here, for `origin:`; `ties:` then says on which words of the article"
    for origin, dated in fits[:_MOST_NAMED]:
        day = f"; its day stands on line {seed.line(dated.start)}" if dated else ""
        occasion = comment(origin.about or origin.occasion, 60)
        yield f"#   {origin.id}: {origin.speaker}, {occasion}, {origin.when.when}{day}"
    if dossier.questions:
        yield "\n# Questions, for `question:`"
    for question in dossier.questions:
        yield f"#   {question.id} ({question.kind}): {comment(question.ask)}"
    yield "\n# Who or what is not there yet goes into its own file first, for example"
    yield "#   data/actors.yaml:   - {id: coast-guard, name: Coast Guard, kind: institution, party: unknown}"
    yield "#   data/origins.yaml:  - {id: coast-guard-call, speaker: coast-guard, occasion: a call, when: unknown}"


def _with_speech(
    speech: Speech, claims: tuple[Stub, ...], aside: tuple[tuple[Placed, str], ...]
) -> tuple[Stub, ...]:
    """The claims with those for the headline, for direct words and for denials that they lack."""
    passages = speech.passages
    there = [*(claim.quote.span for claim in claims), *(placed.span for placed, _ in aside)]
    taken = {claim.id for claim in claims}
    spans = [
        *([speech.title] if speech.title else []),
        *speech.direct(),
        *map(passages.around, speech.denials),
    ]
    more = list(further(passages, spans, there, taken))
    every = (*claims, *more[: max(0, MOST_CLAIMS - len(claims))])
    return tuple(sorted(every, key=lambda stub: stub.quote.span))


def _spoken(stub: Stub, speech: Speech, near: list[str]) -> tuple[str, str, str | None]:
    """`by`, `voice` and `stance` as far as the sentence tells them."""
    span = stub.quote.span
    if speech.title is not None and speech.title.holds(span):
        return "none", "headline", None
    stance = f"{MARKER}  # its sentence has a word that denies" if speech.denies(span) else None
    if _DENIED.search(stub.quote.words):
        stance = "denies"
    direct = speech.within.hold(span)
    speaker = speech.speaker(span)
    if speaker is not None:
        return f"[{speaker}]", "direct" if direct else "indirect", stance
    told = [f"named in this paragraph: {', '.join(near[:6])}"] if near else []
    if unknown := speech.unknown(span):
        told.append(f"its sentence names “{comment(unknown, 60)}”")
    by = MARKER + (f"  # {'; '.join(told)}" if told else "")
    return by, "direct" if direct else MARKER, stance


def _coded(passages: Passages, dossier: Dossier, claims: tuple[Stub, ...]) -> Mapping[str, str]:
    """By a stub's id, the claim of another article whose words its sentence has nearly, with what
    that claim says of them."""
    sentences = {
        stub.id: passages.seed.words(passages.sentence(stub.quote.span))[:600] for stub in claims
    }
    told = {}
    for stub, (home, claim) in nearly_coded(dossier, sentences).items():
        keys = {
            "origin": claim.origin.origin if claim.origin else None, "utterance": claim.utterance,
            "question": claim.question, "answer": claim.answer,
        }  # fmt: skip
        said = ", ".join(f"{key}: {value}" for key, value in keys.items() if value)
        told[stub] = f"{home}/{claim.id}, {said}"
    return told


def _claims(
    claims: tuple[Stub, ...], speech: Speech, fits: tuple[Fitting, ...], alike: Mapping[str, str]
) -> Iterator[str]:
    if not claims:
        yield "\nclaims: []"
        return
    yield "\nclaims:"
    seed, named = speech.passages.seed, speech.named
    above = 0
    for stub in claims:
        line = seed.line(stub.quote.span.start)
        if line != above:
            yield f"  # Line {line}"
            above = line
        near = _near(seed, stub.quote.span, named)
        origins = [origin.id for origin, _ in fits if origin.speaker in near]
        yield f"  - id: {stub.id}"
        yield "    quote: >-"
        yield folded(stub.quote.words, 6)
        if stub.quote.occurrence is not None:
            yield f"    occurrence: {stub.quote.occurrence}"
        if coded := alike.get(stub.id):
            yield f"    # Coded already: {coded}"
        yield f"    question: {MARKER}"
        by, voice, stance = _spoken(stub, speech, near)
        yield f"    by: {by}"
        yield f"    voice: {voice}"
        if stance:
            yield f"    stance: {stance}"
        if fits:
            yield f"    origin: {MARKER}" + (
                f"  # possible: {', '.join(origins[:4])}" if origins else ""
            )
        yield f"    as_of: {stub.as_of}{stub.could_be}"
        if stub.count:
            yield f"    count: {stub.count}"


def _near(seed: SeedText, span: Span, named: tuple[Named, ...]) -> list[str]:
    """The actors named in the paragraph of `span`, the nearest first."""
    line = seed.paragraph(span)
    near = [
        (min(abs(hit.start - span.start) for hit in hits), each.actor.id)
        for each in named
        if (hits := [hit for hit in each.spans if line.holds(hit)])
    ]
    return [actor for _, actor in sorted(near)]


def _aside(
    passages: Passages, dossier: Dossier, found: tuple[Mention, ...]
) -> Iterator[tuple[Placed, str]]:
    """Passages with a quantity that look like no report: known names, reading times."""
    seed = passages.seed
    taken: list[Span] = []
    spans = tuple(each.span for each in found)
    several = [
        (span, f"name? {home} has it") for span, home in names_with_quantities(dossier, seed, spans)
    ]
    for mention in found:
        line = seed.paragraph(mention.span)
        if why := aside_of(seed, mention, line):
            if why == RANK:
                words = rank_of(seed, line)
            else:
                words = line if why == READING_TIME else passages.around(mention.span)
            several.append((words, why))
        elif mention.kind == "date" and (
            seed.words(line).strip() == seed.words(mention.span)
            or passages.dateline(mention.span)
            or is_stamp(seed.words(line))
        ):
            several.append((mention.span, "the article's own date? then it goes into `published:`"))
    for span, why in sorted(several, key=lambda each: (each[0].start, -each[0].end)):
        placed = passages.placed(span)
        if placed and not any(other.touches(placed.span) for other in taken):
            taken.append(placed.span)
            yield placed, why


def _entry(placed: Placed, why: str) -> str:
    which = f", occurrence: {placed.occurrence}" if placed.occurrence else ""
    return f"  - {{quote: {flow(placed.words)}, reason: {MARKER}{which}}}  # {why}"
