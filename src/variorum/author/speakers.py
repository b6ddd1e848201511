"""Who says what a passage says, and in whose voice, as far as its own sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from variorum.text.passages import Holders, Span, squeezed
from variorum.text.quotations import Quotation, quotations

from .clauses import PATTERNS, Passages
from .known import Named
from .masthead import headline
from .stubs import passage_in_flow, rests_on

_UNKNOWN = ("named behind", "named ahead")
_LONGEST_QUOTATION = 30
_SHORTEST_QUOTATION = 4
_MOST_BEFORE = 6
# A comma and a space.
_BESIDE = 2


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

    @cached_property
    def _names(self) -> tuple[Span, ...]:
        return tuple(hit for each in self.named for hit in each.spans)

    def speaker(self, span: Span) -> str | None:
        """The one known actor that the sentence of a passage names beside a verb of saying, where nobody else
        may speak in the passage itself, nor anybody else act in it beside what is said."""
        before = self.passages.seed.text[self._sentence(span).start : span.start]
        if self._passes_on(span) or PATTERNS["stands apart"].search(before):
            return None
        return self._named_beside(span)

    def _named_beside(self, span: Span) -> str | None:
        """That actor; an outlet may only pass words on."""
        text, sentence = self.passages.seed.text, self._sentence(span)
        found: dict[str, bool] = {}
        for each in self.named:
            for hit in each.spans:
                if each.actor.kind == "outlet" or not sentence.holds(hit):
                    continue
                if any(other != hit and other.holds(hit) for other in self._names):
                    continue
                before = text[sentence.start : hit.start]
                verb = PATTERNS["behind a speaker"].match(text, hit.end, sentence.end)
                if PATTERNS["ahead of a speaker"].search(before):
                    # “…, said Nils Oke, harbour master”: who that is he does not say.
                    said = not 0 <= span.start - hit.end <= _BESIDE
                elif verb and not PATTERNS["of another"].search(before):
                    # “On the pier, Nils Oke, who was late, said that …”: neither is what he said.
                    between = hit.end <= span.start and span.end <= verb.end()
                    ahead = span.end <= hit.start and PATTERNS["says next"].match(text, verb.end())
                    said = not (between or ahead)
                else:
                    continue
                found[each.actor.id] = said or found.get(each.actor.id, False)
        return next(iter(found)) if list(found.values()) == [True] else None

    def goes_on(self, span: Span) -> tuple[str, str] | None:
        """The actor who may still speak, and the words of the sentence that stand for the name: “he said”."""
        text, sentence = self.passages.seed.text, self._sentence(span)
        words = PATTERNS["goes on"].search(text, sentence.start, sentence.end)
        said = Span(*words.span()) if words else span
        others = any(span.touches(name) for name in self._names)
        if words is None or others or span.touches(said) or self._passes_on(span):
            return None
        before = [each for each in self.passages.sentences if each.end <= sentence.start]
        for each in before[: -_MOST_BEFORE - 1 : -1]:
            speaker = self._named_beside(each)
            if speaker or self.unknown(each):
                rest = rests_on(self.passages, said, span)
                return (speaker, passage_in_flow(rest)) if speaker and rest else None
        return None

    def _passes_on(self, span: Span) -> bool:
        """Whether words of a passage, or before it in one quotation, may be those of yet another speaker."""
        text = self.passages.seed.text
        said = next((each.inner for each in self._quotations if each.inner.holds(span)), span)
        start = max(said.start, self._sentence(span).start)
        # “Nils Oke denied that …”: the first verb is his.
        own = PATTERNS["denied"].search(text, span.start, span.end)
        if own and PATTERNS["reports"].search(text, start, own.start()) is None:
            start = own.end()
        return PATTERNS["reports"].search(text, start, span.end) is not None

    def nobody(self, span: Span) -> bool:
        """Whether the sentence of a passage surely names nobody who says it: of a language whose words of
        saying are not known, nothing is sure."""
        sentence = self.passages.near(span)
        words = self.passages.seed.words(sentence)
        # A line of a table or a list may be said by whoever gives it.
        line = self.passages.seed.paragraph(span)
        ends = self.passages.seed.text[max(line.start, line.end - 20) : line.end].rstrip()[-1:]
        return (
            ends in tuple('.!?…”"»’)')
            and not any(sentence.touches(name) for name in self._names)
            and self.passages.language.casefold().partition("-")[0] == "en"
            and not any(sentence.touches(each.outer) for each in self._quotations)
            and PATTERNS["attributes"].search(words) is None
        )

    def unknown(self, span: Span) -> str:
        """The words that name a speaker in the sentence of a passage; empty where none do."""
        sentence = self._sentence(span)
        words = self.passages.seed.words(sentence)[:600]
        for found in filter(None, (PATTERNS[form].search(words) for form in _UNKNOWN)):
            another = found.start("who") == found.start() and PATTERNS["of another"].search(
                words[: found.start()]
            )
            who = squeezed(found["who"])
            if not (PATTERNS["no name"].fullmatch(who.casefold()) or another):
                return who
        return ""

    def _sentence(self, span: Span) -> Span:
        """The sentence of a passage, from semicolon to semicolon; of a very long one what is near."""
        text, near = self.passages.seed.text, self.passages.near(span)
        before = text.rfind(";", near.start, span.start)
        after = text.find(";", span.end, near.end)
        return Span(before + 1 or near.start, near.end if after < 0 else after)

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
        return tuple(
            Span(*found.span()) for found in PATTERNS["denies"].finditer(self.passages.seed.text)
        )

    @cached_property
    def title(self) -> Span | None:
        """The article's headline, where its text begins with one."""
        return headline(self.passages)

    def denies(self, span: Span) -> bool:
        """Whether the sentence of a passage has a word that denies."""
        sentence = self._sentence(span)
        return any(sentence.holds(each) for each in self.denials)
