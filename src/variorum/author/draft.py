"""A source file to begin with: what its text gives, and a marker for all that must be decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import ValidationError

from variorum.model.dossier import Dossier
from variorum.model.elsewhere import Captured
from variorum.model.failure import Refused
from variorum.model.source import Metadata, plain_address
from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention, mentions

from .clauses import PATTERNS, Passages, Placed
from .house_form import house_form
from .known import (
    MOST_OF,
    Fitting,
    Named,
    Rendering,
    fitting_origins,
    named_actors,
    names_with_quantities,
    renderings,
)
from .masthead import RANK, READING_TIME, about_itself, aside_of, is_stamp, rank_of, titles
from .speakers import Speech
from .statements import statements
from .stubs import Stub, further, stubs, untold
from .yaml_text import comment, file_slug, slug, template

# A table of results has thousands of numbers; a file of so many claims could not be read by anyone.
MOST_CLAIMS = 300
_MOST_NAMED = 40
_LONGEST_GIVEN = 400
GIVEN = ("question", "answer", "by", "voice", "stance", "origin", "utterance")
"""What somebody may have decided of a claim before it is drafted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a source file, how many claims it drafts, how many quantities it leaves out."""

    text: str
    claims: int
    left_out: int


def propose_id(seed: SeedText, title: str = "") -> str:
    """An id for an article: from its file's name or, where that says nothing, from its title."""
    if named := file_slug(seed.name) or slug(title):
        return named
    found = titles(Passages(seed))
    title = found[0][1] if found else seed.text[:400].lstrip()
    return slug(title) or "article"


def beside(
    captured: Captured, file: str, sha256: str, dossier: Dossier, today: str
) -> Mapping[str, Any]:
    """What stands beside a text that was captured, as far as the model takes it: `top` what goes above
    the rest of the file, `given` what goes under `metadata:`. `file` and `sha256` are those of the original,
    `today` is the day on which it is read."""
    given = _fitting(captured.given)
    noted = _fitting({"url": captured.url, "published": captured.retrieved})
    addresses = {plain_address(each) for each in (captured.url, captured.given.get("url")) if each}
    ours = dossier.info.language.partition("-")[0]
    language = captured.language if re.fullmatch("[a-z]{2,3}", captured.language) else ""
    top = {
        "url": noted.get("url", ""),
        "retrieved": noted.get("published", ""),
        "version_of": next(
            (a.home for a in dossier.articles if addresses & a.source.addresses), ""
        ),
        "language": language if language != ours else "",
    }
    if given.get("url") == top["url"]:
        given.pop("url", None)
    return {
        "file": file, "sha256": sha256, "top": top, "given": given, "read_in": captured.read_in,
        "read": top["retrieved"] or today,
    }  # fmt: skip


def _fitting(values: Mapping[str, str]) -> dict[str, str]:
    """Those of the values that their keys of `metadata:` take, as a file may hold them."""
    found = {}
    for key, given in values.items():
        value = comment(given, _LONGEST_GIVEN)
        with suppress(ValidationError, Refused):
            Metadata.model_validate({"read_in": "a page", "read": "unknown", key: value})
            found[key] = value
    return found


def draft_source(
    source_id: str, seed: SeedText, dossier: Dossier, captured: Mapping[str, Any] | None = None
) -> Draft:
    """The source file of an article that nobody has annotated yet; `captured` is what `beside` gives."""
    language = (captured or {"top": {}})["top"].get("language") or dossier.info.language
    passages = Passages(seed, language, dossier.vague_words)
    found = mentions(seed.text, dossier.vague_words, language)
    named = named_actors(dossier, seed)
    aside = tuple(_aside(passages, dossier, found))
    rest = [each for each in found if not any(a.span.holds(each.span) for a, _ in aside)]
    speech = Speech(passages, named)
    elsewhere = renderings(dossier, seed, passages.sentences)
    few = rest[:MOST_CLAIMS]
    counted = {passages.sentence(each.span) for each in few if each.kind != "date"}
    # A date alone goes with whatever else its sentence says.
    alone = dict.fromkeys(m for m in few if passages.sentence(m.span) not in counted)
    claims, unheld = stubs(passages, [each for each in few if each not in alone])
    dates_and_names = [
        *(each.span for each in found if each.kind == "date"),
        *(span for each in named for span in each.spans),
    ]
    more = [
        *([speech.title] if speech.title else []),
        *(
            each.span if each.same else passages.rounded(each.span)
            for each in elsewhere
            if each.near
        ),
        *speech.direct(),
        *map(passages.around, speech.denials),
        *statements(passages, dossier, dates_and_names),
    ]
    there = [*(claim.quote.span for claim in claims), *(placed.span for placed, _ in aside)]
    others = further(passages, more, rest, there, {claim.id for claim in claims})
    claims = (*claims, *islice(others, max(0, MOST_CLAIMS - len(claims))))
    dated, undated = stubs(passages, untold(alone, claims), {each.id for each in claims})
    claims = tuple(sorted((*claims, *dated), key=lambda each: each.quote.span))
    unheld = (*unheld, *undated)
    # What has too few words around it for a claim can still be set aside.
    short = [(each, passages.placed(each.span)) for each in unheld]
    aside += tuple((placed, "too short to quote") for _, placed in short if placed is not None)
    lost = [each for each, placed in short if placed is None] + rest[MOST_CLAIMS:]
    fits = fitting_origins(dossier, seed, named)
    told = tuple(claims_told(claims, speech, fits, elsewhere))
    text = template("draft.yaml.jinja").render(
        id=source_id, seed=seed, captured=captured, about_itself=about_itself(passages, named, found),
        named=[(each.actor, _lines(seed, each)) for each in named[:_MOST_NAMED]],
        origins=[(origin, day and seed.line(day.start)) for origin, day in fits[:_MOST_NAMED]],
        questions=dossier.questions,
        claims=told, tied=_tied(told), aside=aside,
        lost=[(seed.words(each.span), seed.line(each.span.start)) for each in lost],
    )  # fmt: skip
    text = house_form(text, vague=dossier.vague_words, language=dossier.info.language)
    return Draft(text, len(claims), len(lost))


def _lines(seed: SeedText, named: Named) -> list[int]:
    """The first lines that name somebody."""
    return list(dict.fromkeys(seed.line(span.start) for span in named.spans))[:6]


def claims_told(
    claims: Iterable[Stub],
    speech: Speech,
    fits: tuple[Fitting, ...],
    elsewhere: tuple[Rendering, ...],
) -> Iterator[dict[str, Any]]:
    """Each claim with what the words around it tell, and the claim of another article that has most of its words:
    of the headline nothing is to be decided."""
    seed, named = speech.passages.seed, speech.named
    for stub in claims:
        span = stub.quote.span
        near = _near(seed, span, named)
        headline = speech.title is not None and speech.title.holds(span)
        other = max(elsewhere, key=lambda each: (each.shares(span), each.measure), default=None)
        if other and other.shares(span) < MOST_OF:
            other = None
        speaker = None if headline else speech.speaker(span)
        goes_on = None if speaker else speech.goes_on(span)
        may_speak = {*near, *(goes_on or ())[:1]}
        yield {
            "stub": stub, "line": seed.line(span.start), "coded": other,
            "places": (), "remarks": (), "given": dict.fromkeys(GIVEN, ""),
            "headline": headline, "same": other is not None and other.decides(span, counting=bool(stub.count)),
            "goes_on": goes_on,
            "nobody": not (headline or speaker) and speech.nobody(span),
            "voiced": headline and not PATTERNS["headline speaker"].search(seed.words(speech.title or span)),
            "speaker": speaker, "near": near[:6], "unknown": "" if speaker else speech.unknown(span),
            "direct": speech.within.hold(span), "denied": PATTERNS["denied"].search(stub.quote.words),
            "foreseen": PATTERNS["foresees"].search(stub.quote.words),
            "beside_denial": speech.denies(span),
            "origins": [origin.id for origin, _ in fits if origin.speaker in may_speak][:4],
        }  # fmt: skip


def _tied(told: Iterable[Mapping[str, Any]]) -> list[str]:
    """The origins that the claims are drafted with."""
    ties = [each["coded"].claim.origin for each in told if each["same"]]
    return list(dict.fromkeys(tie.origin for tie in ties if tie))


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
