"""Sentences that two articles share nearly word by word, as values (rule 15)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import starmap
from typing import NamedTuple

from variorum.text.passages import Span
from variorum.text.sentences import nearly_same, sentences, words_of

from .article import Article
from .claim import Claim
from .store import Store, key_of

_KIND = "wordings"
# Of two sentences the article, the start and the end, and their measure.
_PAIR = struct.Struct("<6Id")


class Sentence(NamedTuple):
    """A sentence of an article's text, the claims of which a part stands in it, in the order of their
    file, and the ids of the origins that these are tied to."""

    article: Article
    span: Span
    claims: tuple[Claim, ...]
    origins: frozenset[str]

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
    """The sentences that articles in one language share nearly word by word. `store` may keep where
    these are, as long as no text changes."""
    texts = [(each.source.id, each.text.sha256) for each in articles if each.text is not None]
    key = key_of(language, texts)
    pairs = store.get(_KIND, key)
    if pairs is None:
        pairs = b"".join(starmap(_PAIR.pack, _pairs(articles, language)))
        store.put(_KIND, key, pairs)

    @cache
    def quoted(place: int) -> list[tuple[int, int, int]]:
        """Where the quotes of an article begin and end, each with the number of its claim."""
        article = articles[place]
        return [
            (*part, number)
            for number, claim in enumerate(article.source.claims)
            for part in article.quotes.get(claim.id, ())
        ]

    # Of one sentence there is one value, which all its pairs share.
    @cache
    def sentence(place: int, start: int, end: int) -> Sentence:
        article = articles[place]
        touching = dict.fromkeys(
            n for first, last, n in quoted(place) if first < end and start < last
        )
        own = tuple(article.source.claims[number] for number in touching)
        origins = frozenset(each.origin.origin for each in own if each.origin)
        return Sentence(article, Span(start, end), own, origins)

    for *places, measure in _PAIR.iter_unpack(pairs):
        first, second = sentence(*places[:3]), sentence(*places[3:])
        if second.article.source.id < first.article.source.id:
            first, second = second, first
        yield SharedWording(first, second, measure)


def _pairs(articles: Sequence[Article], language: str) -> Iterator[tuple[float, ...]]:
    """Two sentences that are nearly the same, each by its article's place among all and where it begins
    and ends there, and their measure."""
    texts = {place: each.text.text for place, each in enumerate(articles) if each.text is not None}
    given = [(place, *span) for place, text in texts.items() for span in sentences(text, language)]
    words = (
        (articles[place].source.id, words_of(texts[place][start:end]))
        for place, start, end in given
    )
    for left, right, measure in nearly_same(words):
        yield *given[left], *given[right], measure
