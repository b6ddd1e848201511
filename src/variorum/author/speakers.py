"""Who says what a passage says, and in whose voice, as far as its own sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from variorum.text.passages import Holders, Span, squeezed
from variorum.text.quotations import Quotation, quotations

from .clauses import Passages
from .known import Named
from .masthead import headline

_SAID = (
    r"(?:said|says|saying|told|tells|added|adds|noted|notes|stated|states|stressed|reported|reports|"
    r"announced|announces|wrote|writes|claimed|claims|warned|warns|declared|insisted|explained|"
    r"confirmed|denied|denies|rejected|rejects|dismissed|dismisses)\b"
)
# A name, then perhaps who that is between commas, then the verb; or the other way round.
_BEHIND = re.compile(rf"\W{{0,3}}(?:,[^,.;:“”\"]{{1,80}},)? ?(?:(?!and\b|or\b)\w+ ){{0,2}}{_SAID}")
# The verb before its speaker follows what is said: “…, said harbour master Nils Oke”.
_INVERTED = r"(?:[,”\"’]\s+(?:said|says|added|adds|noted|notes|explained|insisted|wrote|writes)|[Aa]ccording to)"
_PREPOSITION = (
    r"(?:about|after|against|at|before|by|during|for|from|in|of|on|that|to|when|while|with)\b"
)
_AHEAD = re.compile(rf"{_INVERTED}[^\S\n](?:(?!{_PREPOSITION})[\w’'.-]+,? ){{0,6}}[“\"]?\Z")
# “The crew of Nils Oke said”: he is not who speaks.
_OF_ANOTHER = re.compile(rf"\b{_PREPOSITION}\s+\Z")
_NAME = rf"(?:(?:(?!{_PREPOSITION})[a-z]+ ){{0,3}}(?:[^\W\d_a-z][\w’'.-]*[\w’'-]\s?){{1,5}})"
_UNKNOWN = (
    re.compile(rf"{_INVERTED} (?P<who>{_NAME})"),
    re.compile(rf"(?P<who>(?:[^\W\d_a-z][\w’'.-]*[\w’'-] ){{1,5}}){_SAID}"),
)
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "he she they it we who i monday tuesday wednesday thursday friday saturday sunday",
    )
)
_DENIES = re.compile(
    r"\b(?:denied|denies|deny|rejected|rejects|dismissed|dismisses|refuted|refutes|disputed|disputes)\b"
)
_LONGEST_QUOTATION = 30
_SHORTEST_QUOTATION = 4


@dataclass(frozen=True)
class Speech:
    """What an article's sentences tell of their speakers."""

    passages: Passages
    named: tuple[Named, ...]

    @cached_property
    def within(self) -> Holders:
        """What surely stands between quotation marks."""
        return Holders(each.inner for each in self._quotations)

    @cached_property
    def _quotations(self) -> tuple[Quotation, ...]:
        return tuple(each for each in quotations(self.passages.seed.text) if each.sure)

    def speaker(self, span: Span) -> str | None:
        """The one known actor that the sentence of a passage names beside a verb of saying.

        An outlet may only pass words on.
        """
        text, sentence = self.passages.seed.text, self._sentence(span)
        found = {
            each.actor.id
            for each in self.named
            for hit in each.spans
            if each.actor.kind != "outlet"
            and sentence.holds(hit)
            and not any(other != hit and other.holds(hit) for other in each.spans)
            and (
                _BEHIND.match(text, hit.end, sentence.end)
                or _AHEAD.search(text[sentence.start : hit.start])
            )
            and not _OF_ANOTHER.search(text[sentence.start : hit.start])
        }
        return found.pop() if len(found) == 1 else None

    def unknown(self, span: Span) -> str:
        """The words that name a speaker in the sentence of a passage; empty where none do."""
        sentence = self._sentence(span)
        words = self.passages.seed.words(sentence)[:600]
        for found in filter(None, (form.search(words) for form in _UNKNOWN)):
            another = found.start("who") == found.start() and _OF_ANOTHER.search(
                words[: found.start()]
            )
            if squeezed(found["who"]).casefold() not in _NO_NAMES and not another:
                return squeezed(found["who"])
        return ""

    def _sentence(self, span: Span) -> Span:
        """The sentence of a passage, from semicolon to semicolon; of a very long one what is near."""
        text, whole = self.passages.seed.text, self.passages.sentence(span)
        start, end = max(whole.start, span.start - 400), min(whole.end, span.end + 400)
        after = text.find(";", span.end, end)
        return Span(text.rfind(";", start, span.start) + 1 or start, after if after >= 0 else end)

    def direct(self) -> Iterator[Span]:
        """The words of each quotation of some length, its last sign left out."""
        text = self.passages.seed.text
        for each in self._quotations:
            words = text[each.inner.start : each.inner.end]
            first = re.split(r"(?<=\w{3}[.!?…])\s|[\r\n]", words, maxsplit=1)[0].rstrip(" ,.;:!?…")
            if _SHORTEST_QUOTATION <= len(first.split()) <= _LONGEST_QUOTATION:
                start = each.inner.start + len(words) - len(words.lstrip())
                yield Span(start, each.inner.start + len(first))

    @cached_property
    def denials(self) -> tuple[Span, ...]:
        """The words that deny something, each by itself."""
        return tuple(Span(*found.span()) for found in _DENIES.finditer(self.passages.seed.text))

    @cached_property
    def title(self) -> Span | None:
        """The article's headline, where its text begins with one."""
        return headline(self.passages)

    def denies(self, span: Span) -> bool:
        """Whether the sentence of a passage has a word that denies."""
        sentence = self._sentence(span)
        return any(sentence.holds(each) for each in self.denials)
