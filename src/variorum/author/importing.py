"""Annotations made elsewhere, as claims to be decided: found by their words, and put between those of a
source file so that every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from variorum.model.article import Article
from variorum.model.claim import Stance, Voice
from variorum.model.dossier import Dossier
from variorum.model.elsewhere import Annotation
from variorum.model.fields import LONGEST_ID, SLUG_PATTERN
from variorum.model.source import plain_address
from variorum.text.passages import SeedText, Span
from variorum.text.quantities import mentions

from .clauses import Passages, Placed
from .draft import GIVEN, claims_told
from .edits import AddLines, edited
from .known import fitting_origins, named_actors, renderings
from .speakers import Speech
from .stubs import Stub, of_quote
from .yaml_text import comment, template

# So much of what stands before and after some words tells their places apart.
_CONTEXT = 16
_MOST_LINES = 8
_MOST_REMARKS = 6
_CHOICES = {"voice": get_args(Voice), "stance": get_args(Stance)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in lines of YAML, the last with its end, as it stands in a list indented by two; and its place."""

    span: Span
    lines: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of annotations: drafts in the order of the text, those whose words do not stand there,
    and how many are of another page or mark what a claim quotes already."""

    drafts: tuple[Draft, ...]
    refused: tuple[Annotation, ...]
    elsewhere: int
    there: int


@dataclass(frozen=True, slots=True)
class _Found:
    annotation: Annotation
    quote: Placed
    hits: tuple[Span, ...]
    strange: bool

    @property
    def undecided(self) -> bool:
        """Whether the words stand in several places, and nothing tells which is meant."""
        return self.quote.occurrence is None and len(self.hits) > 1


def imported(annotations: Sequence[Annotation], article: Article, dossier: Dossier) -> Imported:
    """The annotations as claims of an article whose text is there."""
    seed = article.text
    assert seed is not None
    passages = Passages(seed, dossier.language_of(article))
    ours = _of_page(annotations, article)
    quoted: dict[tuple[Span, ...], set[str | None]] = {}
    for claim in article.source.claims:
        quoted.setdefault(article.quotes.get(claim.id, ()), set()).add(claim.question)
    found: dict[tuple[Span, tuple[tuple[str, str], ...]], _Found] = {}
    refused: list[Annotation] = []
    there = 0
    for each in ours:
        place = _found(passages, each)
        if place is None:
            refused.append(each)
            continue
        question, known = each.given.get("question"), quoted.get((place.quote.span,), set())
        # Of a claim that is not decided in all places yet, no question is known.
        if known and (question is None or known & {question, None}):
            there += 1
            continue
        key = (place.quote.span, tuple(sorted(each.given.items())))
        if key in found:
            # Two people marked the same words, and decided the same.
            remarks = filter(None, (found[key].annotation.remark, each.remark))
            place = replace(place, annotation=replace(each, remark="\n".join(remarks)))
        found[key] = place
    placed = sorted(found.values(), key=lambda each: each.quote.span)
    drafts = _drafts(passages, placed, dossier, {claim.id for claim in article.source.claims})
    return Imported(drafts, tuple(refused), len(annotations) - len(ours), there)


def _of_page(annotations: Sequence[Annotation], article: Article) -> Sequence[Annotation]:
    """Those made on the article's own page, where some are; else all, since pages move."""
    known = article.source.addresses
    ours = [each for each in annotations if plain_address(each.page) in known]
    return ours or annotations


def _found(passages: Passages, each: Annotation) -> _Found | None:
    """Where the words of an annotation stand; None where they do not."""
    seed = passages.seed
    hits = seed.find(each.exact)
    fitting = [hit for hit in hits if _fits(seed, hit, each)]
    placed = passages.placed((fitting or hits)[0]) if hits else None
    if placed is None:
        return None
    if len(hits) > 1 and len(fitting) != 1:
        placed = replace(placed, occurrence=None)
    return _Found(each, placed, hits, strange=not fitting)


def _fits(seed: SeedText, hit: Span, each: Annotation) -> bool:
    """Whether the words around a place are those around the annotation's, white space aside: between two
    paragraphs a page may have none."""
    reach = 4 * _CONTEXT
    before = _letters(seed.text[max(0, hit.start - reach) : hit.start])[-_CONTEXT:]
    after = _letters(seed.text[hit.end : hit.end + reach])[:_CONTEXT]
    prefix, suffix = _letters(each.prefix)[-_CONTEXT:], _letters(each.suffix)[:_CONTEXT]
    # Where the text begins or ends the page has more around it.
    return (before.endswith(prefix) or prefix.endswith(before)) and (
        after.startswith(suffix) or suffix.startswith(after)
    )


def _letters(text: str) -> str:
    return "".join(text.split())


def _drafts(
    passages: Passages, found: Sequence[_Found], dossier: Dossier, taken: set[str]
) -> tuple[Draft, ...]:
    seed = passages.seed
    quantities = mentions(seed.text, dossier.vague_words, passages.language)
    named = named_actors(dossier, seed)
    fits = fitting_origins(dossier, seed, named)
    speech = Speech(passages, named)
    stubs: list[Stub] = []
    for each in found:
        wanted = each.annotation.given.get("id", "")
        wanted = wanted if _is_slug(wanted) else ""
        stubs.append(of_quote(passages, each.quote, quantities, taken, wanted))
        taken.add(stubs[-1].id)
    claim_lines = template("claim.yaml.jinja").module.claim_lines  # type: ignore[attr-defined]
    told = claims_told(stubs, speech, fits, renderings(dossier, seed, passages.sentences))
    drafts = []
    for claim, each in zip(told, found, strict=True):
        given, rest = _given(each.annotation)
        remarks = [*_remarks(each), *(f"{key}: {comment(value)}" for key, value in rest.items())]
        places = [seed.line(hit.start) for hit in each.hits[:_MOST_LINES]] if each.undecided else ()
        more = claim | {"same": False, "places": places, "remarks": remarks, "given": given}
        drafts.append(Draft(each.quote.span, str(claim_lines(more))))
    return tuple(drafts)


def _remarks(each: _Found) -> list[str]:
    """What was said of the words, a comment a line, and that other words stand around them here."""
    said = [comment(line) for line in each.annotation.remark.splitlines() if line.strip()]
    told = said[:_MOST_REMARKS] + (["…"] if len(said) > _MOST_REMARKS else [])
    return told + (["other words stand around it where it was marked"] if each.strange else [])


def _given(each: Annotation) -> tuple[dict[str, str], dict[str, str]]:
    """What an annotation decides, as YAML, and what can't be what it says it is."""
    given = dict.fromkeys(GIVEN, "")
    rest = {}
    for key, value in each.given.items():
        if key == "by":
            links = [link.strip() for link in re.split(r"[;,>]", value)]
            if links == ["none"] or all(map(_is_slug, links)):
                given[key] = "none" if links == ["none"] else f"[{', '.join(links)}]"
                continue
        elif key in given and (value in _CHOICES[key] if key in _CHOICES else _is_slug(value)):
            given[key] = value
            continue
        if key != "id":
            rest[key] = value
    return given, rest


def _is_slug(text: str) -> bool:
    return re.fullmatch(SLUG_PATTERN, text) is not None and len(text) <= LONGEST_ID


def with_claims(text: str, drafts: Sequence[Draft], claims: Sequence[Span | None]) -> str:
    """The text of a source file with drafts among its claims, each behind the last that is not later in the
    article. `claims` are the places of these in the article, as far as they are known.

    Raises NotEditable where that can't be done, as in a list in brackets.
    """
    behind: dict[int, str] = {}
    for draft in drafts:
        before = [n for n, span in enumerate(claims) if span and span.start <= draft.span.start]
        at = before[-1] if before else -1
        behind[at] = behind.get(at, "") + draft.lines
    return edited(text, [AddLines("claims", behind)])
