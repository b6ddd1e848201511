"""Sentences that two articles share nearly word by word, as values (rule 15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from variorum.text.passages import Span
from variorum.text.sentences import Words, nearly_same, sentences, words_of

from .article import Article
from .claim import Claim


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article's text."""

    article: Article
    span: Span

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of which a part stands in it, in the order of their file."""
        return tuple(
            claim
            for claim in self.article.source.claims
            if any(part.touches(self.span) for part in self.article.quotes.get(claim.id, ()))
        )

    @cached_property
    def origins(self) -> frozenset[str]:
        """The ids of the origins that these claims are tied to."""
        return frozenset(claim.origin.origin for claim in self.claims if claim.origin)

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


@dataclass(frozen=True)
class SharedWording:
    """Two sentences of two articles in one language that are nearly the same.

    `measure` is the part of their words, 0 to 1, that stands in both in the same order.
    """

    left: Sentence
    right: Sentence
    measure: float

    @property
    def place(self) -> tuple[object, ...]:
        """Where it comes among others: by its articles, then by where its sentences stand."""
        sides = (self.left, self.right)
        return (*(s.article.source.id for s in sides), *(s.span for s in sides))

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The ids of the origins to which claims in both are tied."""
        return tuple(sorted(self.left.origins & self.right.origins))

    def seen_from(self, source: str) -> tuple[Sentence, Sentence]:
        """Its sentence of one of the two articles, and that of the other."""
        own = self.left.article.source.id == source
        return (self.left, self.right) if own else (self.right, self.left)


def shared(articles: Iterable[Article], language: str) -> Iterator[SharedWording]:
    """The sentences that articles in one language share nearly word by word."""
    given = [
        Sentence(article, span)
        for article in articles
        if article.text is not None
        for span in sentences(article.text.text, language)
    ]
    for left, right, measure in nearly_same([(s.article.source.id, s.words) for s in given]):
        first, second = sorted((given[left], given[right]), key=lambda s: s.article.source.id)
        yield SharedWording(first, second, measure)
