"""Finding verbatim words in an article: exactly, but for white space and what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from .letters import GROUP_SPACES, INVISIBLE, Reduced, reduced, repaired, without_invisible

_SPACES = re.compile(r"\s+")
# White space that is not one plain space already, and invisible characters: few in prose. One class
# of characters to begin with is what `re` is quick to find.
_UNEVEN = re.compile(rf"[\s{INVISIBLE}](?:[\s{INVISIBLE}]+|(?<! ))")
_POINTS = (".", ",", "'", "’", "·", "٫", "٬")
_GROUP_END = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{GROUP_SPACES}]\d{{3}})*[{GROUP_SPACES}]?\Z")
_GROUP_BEGIN = re.compile(rf"[{GROUP_SPACES}]?\d{{3}}(?!\d)")
# An occurrence has four digits at most, so no place after these is ever meant.
_MOST_PLACES = 10_000
# Places listed for one article before only the first few of further words are: seeking "a" and "a a"
# and so on in a text of nothing else would take as long as text and list multiplied.
_MOST_LISTED = 300_000
_FEW_PLACES = 10


class Span(NamedTuple):
    """A half-open stretch of a text, in Unicode code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The stretch of that text."""
        return text[self.start : self.end]


class Holders:
    """Whether one of many stretches holds or touches another, however many there are."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # How far those that begin no later than each reach.
        self._reach = list(accumulate((span.end for span in ordered), max))

    def hold(self, span: Span) -> bool:
        """Whether one of them holds `span` whole."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._reach[before - 1] >= span.end

    def meet(self, span: Span) -> bool:
        """Whether one of them shares a letter with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start


@dataclass(frozen=True)
class SeedText:
    """An article's text as its bytes decode, without newline translation, and its hash."""

    name: str
    text: str
    sha256: str
    # What was sought already, since a draft and its check seek the same words again and again, and how
    # many places were listed so far, each as often as it takes.
    _found: dict[str, tuple[Span, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _listed: list[int] = field(default_factory=lambda: [0], init=False, compare=False, repr=False)

    @property
    def is_listed_long(self) -> bool:
        """Whether more places were listed than another reading should begin with: words sought in it would
        sooner be given only the first few."""
        return self._listed[0] > _MOST_LISTED // 100

    @cached_property
    def _folded(self) -> Reduced:
        """The text with each run of white space as one space and without invisible characters."""
        return reduced(
            repaired(self.text), _UNEVEN, lambda run: " " if run.strip(INVISIBLE) else ""
        )

    def find(self, words: str) -> tuple[Span, ...]:
        """Every place where `words` stand, runs of white space counting as one space.

        Places that cut a number in two or part a letter from its accent never count; places that
        cut a word count only where no whole-word place exists, since articles run words together.
        """
        needle = repaired(_SPACES.sub(" ", without_invisible(words)).strip())
        if needle not in self._found:
            self._found[needle] = self._seek(needle) if needle else ()
        return self._found[needle]

    def _seek(self, needle: str) -> tuple[Span, ...]:
        folded, place = self._folded.text, self._folded.place
        digits = needle[0].isdigit() or needle[-1].isdigit()
        whole: list[int] = []
        cutting: list[int] = []
        at = folded.find(needle)
        # Long words that overlap themselves take their length for each place.
        cost = 1 + len(needle) // 1000
        most = min(_MOST_PLACES, max(_FEW_PLACES, (_MOST_LISTED - self._listed[0]) // cost))
        for _ in range(most):
            if at < 0:
                break
            end = at + len(needle)
            before, after = folded[max(0, at - 2) : at], folded[end : end + 2]
            if not (
                _inseparable(before, needle[:2])
                or _inseparable(needle[-2:], after)
                or (digits and self._cuts_groups(*place(at, end)))
            ):
                cuts = _letters(before, needle) or _letters(needle, after)
                (cutting if cuts else whole).append(at)
            at = folded.find(needle, at + 1)
        self._listed[0] += cost * (len(whole) + len(cutting))
        return tuple(Span(*place(at, at + len(needle))) for at in whole or cutting)

    def _cuts_groups(self, start: int, end: int) -> bool:
        """Whether a number whose groups are set apart by a space that holds them together is cut."""
        return any(
            (self.text[at - 1 : at] in GROUP_SPACES or self.text[at : at + 1] in GROUP_SPACES)
            and _GROUP_END.search(self.text, max(0, at - 24), at) is not None
            and _GROUP_BEGIN.match(self.text, at) is not None
            for at in (start, end)
            if 0 < at < len(self.text)
        )

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", self.text))]

    def line(self, offset: int) -> int:
        """The line on which an offset lies, counted from one."""
        return bisect_right(self._line_starts, offset)

    def paragraph(self, span: Span) -> Span:
        """The lines that hold `span`, from line break to line break."""
        starts, last = self._line_starts, self.line(max(span.start, span.end - 1))
        start = starts[self.line(span.start) - 1]
        end = starts[last] if last < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def words(self, span: Span) -> str:
        return span.of(self.text)


def squeezed(text: str) -> str:
    """`text` with each run of white space as one plain space."""
    return _SPACES.sub(" ", text).strip()


def _inseparable(left: str, right: str) -> bool:
    """Whether a number such as 12.029, or a letter with its accent, runs from `left` to `right`."""
    if unicodedata.combining(right[:1] or " "):
        return True
    if left[-1:] in _POINTS:
        left = left[:-1]
    elif right[:1] in _POINTS:
        right = right[1:]
    return left[-1:].isdigit() and right[:1].isdigit()


def _letters(left: str, right: str) -> bool:
    return left[-1:].isalnum() and right[:1].isalnum()
