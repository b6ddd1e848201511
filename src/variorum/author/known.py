"""Who and what a dossier knows already that an article names."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.entities import Actor, Origin
from variorum.model.when import When
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.sentences import words_of

# Shorter words are alike by chance.
_LONG = 18
_NEARLY = 80
_SAME = 90
MOST_OF = 0.6
# A quote may be so much longer than the sentence that has it nearly.
_LONGER = 1.2
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


def utterances(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Each sentence of an origin that claims name, with the words of the first of them."""
    found: dict[tuple[str, str], str] = {}
    for claim in dossier.claim.values():
        if claim.origin and claim.utterance:
            key = claim.origin.origin, claim.utterance
            if key not in found:
                found[key] = claim.words
    return found


@dataclass(frozen=True, slots=True)
class Rendering:
    """Words of a text that another article's claim quotes nearly: `measure`, 0 to 100, says how nearly, `same`
    whether each of its words is there."""

    span: Span
    measure: float
    same: bool
    home: str
    claim: Claim

    @property
    def near(self) -> bool:
        """Whether the words are those of the claim but for a letter or two."""
        return self.measure >= _SAME

    def shares(self, span: Span) -> float:
        """How much the words share with a passage, of the shorter one."""
        return self._both(span) / max(1, min(self._lengths(span)))

    def decides(self, span: Span, *, counting: bool) -> bool:
        """Whether what was decided of the claim holds for a passage: it has these words and few others, and
        counts something as they do."""
        alike = counting == (self.claim.count is not None)
        return alike and self.near and self._both(span) >= MOST_OF * max(self._lengths(span))

    def _both(self, span: Span) -> int:
        return min(self.span.end, span.end) - max(self.span.start, span.start)

    def _lengths(self, span: Span) -> tuple[int, int]:
        return self.span.end - self.span.start, span.end - span.start


def renderings(
    dossier: Dossier, seed: SeedText, sentences: Iterable[Span]
) -> tuple[Rendering, ...]:
    """What other articles' claims quote nearly in these sentences, the nearest first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    coded = [
        (words, article.home, claim)
        for article in dossier.articles
        for claim in article.source.claims
        if len(words := squeezed(" ".join(part.text or "" for part in claim.quote))) >= _LONG
    ]
    quotes = [words for words, _, _ in coded]
    if not quotes or sum(map(len, quotes)) * len(seed.text) > _MOST_EFFORT:
        return ()
    found = []
    for sentence in sentences:
        words = seed.words(sentence)
        scorer = fuzz.partial_ratio
        for quote, measure, at in process.extract(
            words, quotes, scorer=scorer, score_cutoff=_NEARLY, limit=None
        ):
            claim = coded[at][2]
            # Of context that is only near there is nothing to tell.
            if measure < _SAME and not (claim.question or claim.utterance):
                continue
            place = fuzz.partial_ratio_alignment(quote, words)
            if place is not None and len(quote) <= _LONGER * len(words):
                start, end = sentence.start + place.dest_start, sentence.start + place.dest_end
                span = _whole_words(seed.text, start, end)
                same = words_of(seed.words(span)) == words_of(quote)
                found.append(Rendering(span, measure, same, *coded[at][1:]))
    return tuple(sorted(found, key=lambda each: (-each.measure, each.span)))


def _whole_words(text: str, start: int, end: int) -> Span:
    """The place without half of a word at either end: what is cut stands there whole, and no mark at its ends."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
