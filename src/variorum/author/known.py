"""Who and what a dossier knows already that an article names."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.entities import Actor, Origin
from variorum.model.when import When
from variorum.text.passages import SeedText, Span, squeezed

# Shorter words are alike by chance.
_LONG = 25
_NEARLY = 80
# Lengths multiplied: some seconds.
_MOST_EFFORT = 4_000_000_000
_MARKS = "“”„«»\"' "


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the text names, with the places."""

    actor: Actor
    spans: tuple[Span, ...]


# An origin that could be the article's, and where its day is written.
Fitting = tuple[Origin, Span | None]


def whole(seed: SeedText, words: str) -> tuple[Span, ...]:
    """Where `words` stand in the text as whole words."""
    text = seed.text
    return tuple(
        hit
        for hit in seed.find(words)
        if not (hit.start and text[hit.start - 1].isalnum() and text[hit.start].isalnum())
        and not text[hit.end : hit.end + 1].isalnum()
    )


def named_actors(dossier: Dossier, seed: SeedText) -> tuple[Named, ...]:
    """The actors whose name, or a variant of it, stands in the text."""
    found = []
    for actor in dossier.actors:
        called = {actor.name.strip(_MARKS): None}
        for name in dossier.names:
            if name.id == actor.id or actor.name in (name.label, *name.variants):
                called |= dict.fromkeys(name.variants)
        spans = {span for words in called for span in whole(seed, words)}
        if spans:
            found.append(Named(actor, tuple(sorted(spans))))
    return tuple(found)


def fitting_origins(
    dossier: Dossier, seed: SeedText, named: tuple[Named, ...]
) -> tuple[Fitting, ...]:
    """The origins whose speaker the text names or whose day it writes, those with both first."""
    speakers = {each.actor.id for each in named}
    found: list[tuple[int, Fitting]] = []
    for origin in dossier.origins:
        days = sorted(span for words in written(origin.when.when) for span in whole(seed, words))
        spoken = origin.speaker in speakers
        if spoken or days:
            found.append((2 - spoken - bool(days), (origin, days[0] if days else None)))
    return tuple(fit for _, fit in sorted(found, key=lambda each: each[0]))


def written(when: When) -> tuple[str, ...]:
    """How an article may write that day, its year aside."""
    day = when.day
    if day is None:
        return ()
    month = calendar.month_name[day.month]
    return (f"{day.day} {month}", f"{month} {day.day}", day.isoformat())


def names_with_quantities(
    dossier: Dossier, seed: SeedText, inside: tuple[Span, ...]
) -> Iterator[tuple[Span, str]]:
    """Places of known names that hold one of the spans `inside`, with the name's id."""
    for name in dossier.names:
        for variant in name.variants:
            for hit in whole(seed, variant):
                if any(hit.holds(span) for span in inside):
                    yield hit, name.id


def nearly_coded(dossier: Dossier, sentences: Mapping[str, str]) -> Mapping[str, tuple[str, Claim]]:
    """By the id of a sentence, the claim whose quote it has nearly, with its article; of claims that
    answer a question or render a sentence of an origin."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    coded = [
        (words, article.home, claim)
        for article in dossier.articles
        for claim in article.source.claims
        if (claim.question or claim.utterance)
        and len(words := squeezed(" ".join(part.text or "" for part in claim.quote))) >= _LONG
    ]
    quotes = [words for words, _, _ in coded]
    size = sum(map(len, quotes)) * sum(map(len, sentences.values()))
    if not quotes or size > _MOST_EFFORT:
        return {}
    found = {}
    for each, sentence in sentences.items():
        if len(sentence) < _LONG:
            continue
        best = process.extractOne(
            squeezed(sentence), quotes, scorer=fuzz.partial_ratio, score_cutoff=_NEARLY
        )
        if best is not None and len(best[0]) <= 2 * len(sentence):
            found[each] = coded[best[2]][1:]
    return found
