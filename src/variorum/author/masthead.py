"""What an article may say of itself: lines that could be its title, its makers, its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.text.passages import Span, squeezed
from variorum.text.quantities import Mention

from .apart import is_headline
from .clauses import DATELINE, Passages
from .known import Named
from .stubs import read_together, rests_on
from .yaml_text import flow

_BYLINE = re.compile(r"(?i)\s*(?:by|author:|written by)\s+(\S.*)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEAD_LINES = 12
_LONGEST = 200
_MOST = 5
# Before any other rank.
_FIRST = 1000

Candidate = tuple[int, str]


def lines(passages: Passages) -> Iterator[tuple[int, Span]]:
    """The lines of the text that hold something and could be quoted, with their numbers."""
    seed = passages.seed
    for number, found in enumerate(re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|\Z)", seed.text), 1):
        words = found[0].strip()
        if words and len(words) <= _LONGEST:
            start = found.start() + found[0].index(words)
            yield number, Span(start, start + len(words))
        if number >= 10 * _HEAD_LINES:
            return


def titles(passages: Passages) -> list[Candidate]:
    """The first lines that are long enough for a headline and do not end like a sentence."""
    found: list[Candidate] = []
    for number, span in lines(passages):
        words = passages.seed.words(span)
        if number > _HEAD_LINES or len(found) == 3:
            break
        plain = not words.endswith(".") and not _BYLINE.match(words) and is_headline(words)
        if plain and len(_WORD.findall(words)) >= 3:
            found += _line(passages, number, span)
    return found


def headline(passages: Passages) -> Span | None:
    """The title, where the text begins with it: what is quoted of it has its voice."""
    first = next(lines(passages), None)
    found = titles(passages)
    return first[1] if first and found and found[0][0] == first[0] else None


def datelines(passages: Passages) -> list[Candidate]:
    """The agency in a dateline: “HARBOUR TOWN, March 3 (UPI) --”."""
    found: list[Candidate] = []
    for number, span in lines(passages):
        match = DATELINE.match(passages.seed.text, span.start, span.end)
        if match and number <= _HEAD_LINES and match.lastgroup:
            found += _line(passages, number, Span(*match.span(match.lastgroup)))
    return found[:_MOST]


def bylines(passages: Passages) -> list[Candidate]:
    """Who wrote it, where a line near the top begins with “By”."""
    found: list[Candidate] = []
    for number, span in lines(passages):
        match = _BYLINE.match(passages.seed.words(span))
        if match and number <= _HEAD_LINES:
            found += _line(
                passages, number, Span(span.start + match.start(1), span.start + match.end(1))
            )
    return found[:_MOST]


def outlets(passages: Passages, named: Iterable[Named]) -> list[Candidate]:
    """Outlets that the dossier knows and the text names, and short lines at its top."""
    seed = passages.seed
    found = [
        (seed.line(each.spans[0].start), flow(squeezed(seed.words(each.spans[0]))))
        for each in named
        if each.actor.kind == "outlet"
    ]
    for number, span in lines(passages):
        words = seed.words(span)
        short = len(words.split()) <= 4 and not any(c.isdigit() for c in words)
        if number <= _HEAD_LINES // 2 and short and not _BYLINE.match(words):
            found += _line(passages, number, span)
    return list(dict.fromkeys(found))[:_MOST]


def dates(passages: Passages, mentions: Iterable[Mention]) -> list[Candidate]:
    """Each date of the text as a value of `published`: a dateline's first, then those written out
    in full."""
    found: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        if mention.kind != "date":
            continue
        date = read_together(passages, [mention])
        when, basis = date.when, date.basis
        rest = rests_on(passages, mention.span)
        if rest is None or ("occurrence" in rest and when.isalpha()):
            continue
        step = f", because: {when}" if when.isalpha() else ""
        value = f"{{when: {when}, basis: {basis}, from: [{rest}]{step}}}{date.told}"
        # A day before a month, a month before a year, and last what must be worked out.
        rank = -len(when) if not step else -1 if date.possible else 0
        rank -= _FIRST if passages.dateline(mention.span) else 0
        place = rank, passages.seed.line(mention.span.start)
        found[value] = min(found.get(value, place), place)
    ranked = sorted((rank, value) for value, rank in found.items())
    return [(line, value) for (_, line), value in ranked][:_MOST]


def _line(passages: Passages, number: int, span: Span) -> list[Candidate]:
    placed = passages.placed(span)
    return [(number, flow(placed.words))] if placed and placed.span == span else []
