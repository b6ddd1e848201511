"""Sentences that two articles share nearly word by word, as values (rule 15)."""

from __future__ import annotations

import hashlib
import json
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import NamedTuple

from variorum.text.passages import Span
from variorum.text.sentences import Words, nearly_same, sentences, words_of

from .article import Article
from .claim import Claim
from .store import Store

_KIND = "wordings"
_PAIR = struct.Struct("<IId")


class Sentence(NamedTuple):
    """A sentence of an article's text, the claims of which a part stands in it, in the order of their
    file, and the ids of the origins that these are tied to."""

    article: Article
    span: Span
    claims: tuple[Claim, ...]
    origins: frozenset[str]

    @property
    def words(self) -> Words:
        """What is compared of it."""
        assert self.article.text is not None
        return words_of(self.article.text.text[self.span.start : self.span.end])

    @property
    def set_aside(self) -> bool:
        """Whether a part of it is no reporting."""
        return any(aside.touches(self.span) for aside in self.article.aside)

    @property
    def line(self) -> int:
        """The line of the text on which it begins, from 1."""
        assert self.article.text is not None
        return self.article.text.line(self.span.start)


class SharedWording(NamedTuple):
    """Two sentences of two articles in one language that are nearly the same, by their articles' ids.

    `measure` is the part of their words, 0 to 1, that stands in both in the same order.
    """

    left: Sentence
    right: Sentence
    measure: float

    @property
    def place(self) -> tuple[str, str, int, int]:
        """Where it comes among others: by its articles, then by where its sentences stand."""
        left, right = self.left, self.right
        return left.article.source.id, right.article.source.id, left.span.start, right.span.start

    @property
    def origins(self) -> tuple[str, ...]:
        """The ids of the origins to which claims in both are tied."""
        return tuple(sorted(self.left.origins & self.right.origins))

    def seen_from(self, source: str) -> tuple[Sentence, Sentence]:
        """Its sentence of one of the two articles, and that of the other."""
        own = self.left.article.source.id == source
        return (self.left, self.right) if own else (self.right, self.left)


def shared(articles: Sequence[Article], language: str, store: Store) -> Iterator[SharedWording]:
    """The sentences that articles in one language share nearly word by word. `store` may keep which
    these are, as long as no text changes."""
    given = [each for article in articles for each in _sentences(article, language)]
    texts = [(each.source.id, each.text.sha256) for each in articles if each.text is not None]
    key = hashlib.sha256(json.dumps([language, texts]).encode()).hexdigest()
    pairs = store.get(_KIND, key)
    if pairs is None:
        found = nearly_same((each.article.source.id, each.words) for each in given)
        pairs = b"".join(starmap(_PAIR.pack, found))
        store.put(_KIND, key, pairs)
    for left, right, measure in _PAIR.iter_unpack(pairs):
        first, second = given[left], given[right]
        if second.article.source.id < first.article.source.id:
            first, second = second, first
        yield SharedWording(first, second, measure)


def _sentences(article: Article, language: str) -> list[Sentence]:
    """The sentences of an article's text in order."""
    if article.text is None:
        return []
    spans = sentences(article.text.text, language)
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    claims: list[tuple[Claim, ...]] = [()] * len(spans)
    for claim in article.source.claims:
        parts = article.quotes.get(claim.id, ())
        for place in {
            place
            for part in parts
            for place in range(bisect_right(ends, part.start), bisect_left(starts, part.end))
        }:
            claims[place] += (claim,)
    return [
        Sentence(article, span, own, frozenset(each.origin.origin for each in own if each.origin))
        for span, own in zip(spans, claims, strict=True)
    ]
