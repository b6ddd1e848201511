"""How articles say things, by the patterns of `patterns.yaml`; short passages around a number or date, and how to
point at each one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from variorum.text.letters import UNPRINTABLE
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.sentences import DATELINE, LONGEST_DATELINE, sentences
from variorum.text.yaml_values import load_file


def _patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern by its name, with those that it names in it."""
    whole: dict[str, str] = {}
    for name, rows in load_file(Path(__file__).with_name("patterns.yaml")).items():
        joined = rows if isinstance(rows, str) else "|".join(rows)
        whole[name] = re.sub("%([a-z ]+)%", lambda other: whole[other[1]], joined)
    return {name: re.compile(each) for name, each in whole.items()}


PATTERNS: Mapping[str, re.Pattern[str]] = _patterns()


# What no YAML file can hold.
_UNWRITABLE = re.compile(f"[{UNPRINTABLE}]")
_OPENING = '“„«"'
_CLOSING = re.compile('[”“»"]')
_BEGINS = " \t\u00a0,;:—–-("
_ENDS = " \t\u00a0,;:—–-.!?…"
_FEWEST_WORDS = 4
_FEW = 2
_MOST_WORDS = 8
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the place they are at; `occurrence` where they stand more than once."""

    span: Span
    words: str
    occurrence: int | None

    @property
    def which(self) -> dict[str, int]:
        """The key `occurrence` where it is needed."""
        return {"occurrence": self.occurrence} if self.occurrence else {}


@dataclass(frozen=True)
class Passages:
    """The passages of one article, in its language as far as the dossier tells; `vague` are the words
    for vague quantities that the dossier has beside those of the language."""

    seed: SeedText
    language: str = "en"
    vague: tuple[str, ...] = ()

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text in order; none goes over the end of a line."""
        return sentences(self.seed.text, self.language)

    def dateline(self, span: Span) -> bool:
        """Whether `span` stands in a dateline."""
        line = self.seed.paragraph(span)
        head = DATELINE.match(
            self.seed.text, line.start, min(line.end, line.start + LONGEST_DATELINE)
        )
        return head is not None and span.end <= head.end()

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the beginning of `span`, on its line."""
        before = bisect_right(self.sentences, span.start, key=lambda each: each.start)
        found = self.sentences[max(0, before - 1)]
        return Span(min(found.start, span.start), max(found.end, span.end))

    def near(self, span: Span) -> Span:
        """That sentence, or what of a very long one is near."""
        whole = self.sentence(span)
        return Span(max(whole.start, span.start - 400), min(whole.end, span.end + 400))

    def around(self, span: Span) -> Span:
        """The clause around `span` without who says it, a few words at least where there are so many,
        cut where it is long."""
        text, nearest = self.seed.text, self._said(span)
        left, right = self._cut(self._between(PATTERNS["clause"], nearest, span), span)
        if len(text[left:right].split()) < _FEWEST_WORDS:
            left, right = self._cut(Span(left, nearest.end), span, _FEWEST_WORDS)
        if len(text[left:right].split()) < _FEWEST_WORDS:
            left, right = self._cut(Span(nearest.start, right), span, _FEWEST_WORDS)
        return self._bare(left, right, span)

    def rounded(self, span: Span) -> Span:
        """`span` with the few words that are missing at either end of its clause."""
        text = self.seed.text
        start, end = self._between(PATTERNS["clause"], self.near(span), span)
        if len(text[start : span.start].split()) > _FEW:
            start = span.start
        if len(text[span.end : end].split()) > _FEW:
            end = span.end
        return self._bare(start, end, span)

    def _bare(self, start: int, end: int, span: Span) -> Span:
        """What stands around `span` without the signs at its ends."""
        text = self.seed.text
        while start < span.start and text[start] in _BEGINS:
            start += 1
        while end > span.end and (
            text[end - 1] in _ENDS or (text[end - 1] == ")" and "(" not in text[start:end])
        ):
            end -= 1
        return Span(start, end)

    def _said(self, span: Span) -> Span:
        """What is said in the sentence of `span`, as far as it is near: without who says it."""
        text, near = self.seed.text, self.near(span)
        left, right = near.start, near.end
        for gap in PATTERNS["says"].finditer(text, left, span.start):
            left = gap.end()
        if here := PATTERNS["says here"].search(text[left : span.start]):
            left += here.end()
        if behind := PATTERNS["said behind"].search(text[:right], span.end):
            right = behind.start()
        # What is all in quotation marks goes without them.
        if left < span.start and text[left] in _OPENING:
            left += 1
            if mark := _CLOSING.search(text, span.end, right):
                right = mark.start()
        return Span(left, right)

    def _cut(self, clause: Span, span: Span, most: int = _MOST_WORDS) -> tuple[int, int]:
        """At most so many words on either side of `span`, in whole words, long ones left out."""
        text = self.seed.text
        left, right = span.start, span.end
        before = [*re.finditer(r"\S+", text[clause.start : span.start])]
        for word in before[::-1][:most]:
            if span.start - clause.start - word.start() > _LONGEST:
                break
            left = clause.start + word.start()
        for word in [*re.finditer(r"\S+", text[span.end : clause.end])][:most]:
            if word.end() > _LONGEST:
                break
            right = span.end + word.end()
        return left, right

    def placed(self, span: Span, shortest: int = 1) -> Placed | None:
        """Words that are found at `span`, widened where they would not be; None if none are."""
        text = self.seed.text
        # Nothing around it goes over a character that no file can hold.
        near = Span(max(0, span.start - 2000), min(len(text), span.end + 2000))
        line = self._between(_UNWRITABLE, near, span)
        here, last = span, None
        while here != last:
            here = self._trimmed(here)
            words = squeezed(text[here.start : here.end])
            hits = () if _UNWRITABLE.search(words) else self.seed.find(words)
            if here in hits and len(words) >= shortest:
                return Placed(here, words, hits.index(here) + 1 if len(hits) > 1 else None)
            last, here = here, self._trimmed(self._wider(here, line))
        return None

    def _trimmed(self, span: Span) -> Span:
        words = self.seed.words(span)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, max(start, span.start + len(words.rstrip())))

    def _between(self, gap: re.Pattern[str], whole: Span, span: Span) -> Span:
        """What lies around `span` between the nearest gaps in `whole`."""
        before = [found.end() for found in gap.finditer(self.seed.text, whole.start, span.start)]
        after = gap.search(self.seed.text, span.end, whole.end)
        return Span(before[-1] if before else whole.start, after.start() if after else whole.end)

    def _wider(self, span: Span, line: Span) -> Span:
        """`span` with a word more on either side, as far as `line` goes."""
        text = self.seed.text
        before = re.search(r"\S*\s*\Z", text[max(line.start, span.start - 200) : span.start])
        after = re.match(r"\s*\S*", text[span.end : min(line.end, span.end + 200)])
        assert before
        assert after
        return Span(span.start - len(before[0]), span.end + after.end())
