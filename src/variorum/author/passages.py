"""Short passages of an article around a number or date, and how to point at each one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from variorum.text.passages import SeedText, Span, squeezed

# A line break, or a character that no YAML file can hold: no passage goes over it.
_ODD = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff"
_BREAKS = re.compile(f"[\\r\\n{_ODD}]+")
_UNWRITABLE = re.compile(f"[{_ODD}]")
# Words that are cut short in front of a name or a day: no sentence ends with them.
_SHORT = (
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Gov Gen Sen Rep Col Maj Capt Prof Rev Sgt"
)
_NOT_SHORT = "".join(rf"(?<!\b{word})" for word in _SHORT.split())
# The end of a sentence: after a word long enough to be no abbreviation, or after a quotation.
_STOPS = re.compile(
    rf"(?:(?<=\w{{3}}){_NOT_SHORT}|(?<=\w{{3}}[”’\"')»]))[.!?…][”’\"')»]*\s+(?=[^\Wa-z_]|[“‘\"'«„(])"
)
# Who says it is no part of what is said.
_SAYS = re.compile(
    r"\b(?:said|says|told [\w ]{1,40}|stated|announced|reported|added|noted|stressed|claimed|estimated)"
    r"(?: (?:on|in) [^.;]{1,40}?)? that\s+"
    r"|\b(?:said|says)\s+(?!(?:in|on|at|by|to|during|after|when|while|and|he|she|it|they)\b)(?=\w)"
)
_ACCORDING = re.compile(r"\s+according to\b")
# What parts clauses; a colon or a dash between digits is part of a time or a range.
_CLAUSE = re.compile(r"\s*(?:[;()“”\"«»„]|(?<!\d)[:—–]|[:—–](?!\d))\s*|,\s+|\s+-\s+")
_BEGINS = " \t\u00a0,;:—–-("
_ENDS = " \t\u00a0,;:—–-.!?…"
_FEWEST_WORDS = 4
_MOST_WORDS = 8
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the place they are at; `occurrence` where they stand more than once."""

    span: Span
    words: str
    occurrence: int | None


@dataclass(frozen=True)
class Passages:
    """The passages of one article, in its language as far as the dossier tells."""

    seed: SeedText
    language: str = "en"

    @cached_property
    def _starts(self) -> tuple[list[int], list[Span]]:
        spans: list[Span] = []
        at = 0
        text = self.seed.text
        breaks = [Span(*gap.span()) for gap in _BREAKS.finditer(text)]
        for gap in [*breaks, Span(len(text), len(text))]:
            end = gap.start
            start = at
            for stop in _STOPS.finditer(text, at, end):
                spans.append(Span(start, stop.end()))
                start = stop.end()
            spans.append(Span(start, end))
            at = gap.end
        return [span.start for span in spans], spans

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the beginning of `span`, on its line."""
        starts, spans = self._starts
        found = spans[max(0, bisect_right(starts, span.start) - 1)]
        return Span(min(found.start, span.start), max(found.end, span.end))

    def around(self, span: Span) -> Span:
        """The clause around `span`, a few words at least, cut where it is long."""
        text, whole = self.seed.text, self.sentence(span)
        nearest = Span(max(whole.start, span.start - 400), min(whole.end, span.end + 400))
        left = nearest.start
        for gap in _CLAUSE.finditer(text, nearest.start, span.start):
            left = gap.end()
        for gap in _SAYS.finditer(text, nearest.start, span.start):
            left = max(left, gap.end())
        right = nearest.end
        for clause in (_CLAUSE, _ACCORDING):
            if after := clause.search(text, span.end, nearest.end):
                right = min(right, after.start())
        left, right = self._cut(Span(left, right), span)
        if len(text[left:right].split()) < _FEWEST_WORDS:
            left, right = self._cut(Span(left, nearest.end), span, _FEWEST_WORDS)
        if len(text[left:right].split()) < _FEWEST_WORDS:
            left, right = self._cut(Span(nearest.start, right), span, _FEWEST_WORDS)
        while left < span.start and text[left] in _BEGINS:
            left += 1
        while right > span.end and text[right - 1] in _ENDS:
            right -= 1
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
        line = self._line(span)
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

    def _line(self, span: Span) -> Span:
        """What stands around `span` without a character that no file can hold."""
        text = self.seed.text
        near = Span(max(0, span.start - 2000), min(len(text), span.end + 2000))
        start = near.start
        for gap in _UNWRITABLE.finditer(text, near.start, span.start):
            start = gap.end()
        gap_after = _UNWRITABLE.search(text, span.end, near.end)
        return Span(start, gap_after.start() if gap_after else near.end)

    def _wider(self, span: Span, line: Span) -> Span:
        """`span` with a word more on either side, as far as `line` goes."""
        before = re.search(
            r"\S*\s*\Z", self.seed.text[max(line.start, span.start - 200) : span.start]
        )
        after = re.compile(r"\s*\S*").match(self.seed.text, span.end, min(line.end, span.end + 200))
        return Span(
            span.start - (len(before[0]) if before else 0), after.end() if after else span.end
        )
