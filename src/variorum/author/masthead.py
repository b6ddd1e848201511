"""What an article may say of itself, and its lines that report nothing: what could be its title, its
makers, its date; captions, credits, navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quantities import Mention
from variorum.text.sentences import DATELINE

from .clauses import PATTERNS, Passages
from .known import Named
from .stubs import passage_in_flow, read_together, rests_on
from .yaml_text import flow

_WORD = re.compile(r"[^\W\d_]{2,}")
_HEAD_LINES = 12
_LONGEST = 200
_MOST = 5
# Before any other rank.
_FIRST = 1000
Candidate = tuple[int, str]
READING_TIME = "reading-time?"
_WORDS = re.compile(r"[^\W\d_]{3,}")
_LONGEST_CAPTION, _MOST_WORDS, _BESIDE_COUNTS = 600, 12, 3
RANK = "a rank or the number of a point? then navigation"


def about_itself(
    passages: Passages, named: Sequence[Named], found: Iterable[Mention]
) -> dict[str, list[Candidate]]:
    """What could be what an article says of itself, by the keys it goes under."""
    known = outlets(passages, named)
    return {
        "title": titles(passages),
        "outlet": known,
        "agency": _named_in(DATELINE, passages) or known,
        "byline": _named_in(PATTERNS["byline"], passages),
        "published": dates(passages, found),
    }


def lines(passages: Passages, most: int = 10 * _HEAD_LINES) -> Iterator[tuple[int, Span]]:
    """The first lines of the text that hold something and could be quoted, with their numbers."""
    seed = passages.seed
    parted = re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|\Z)", seed.text)
    for number, found in enumerate(islice(parted, most), 1):
        words = found[0].strip()
        if words and len(words) <= _LONGEST:
            start = found.start() + found[0].index(words)
            yield number, Span(start, start + len(words))


def titles(passages: Passages) -> list[Candidate]:
    """The first lines that are long enough for a headline and do not end like a sentence."""
    found: list[Candidate] = []
    for number, span in lines(passages, _HEAD_LINES):
        words = passages.seed.words(span)
        others = any(PATTERNS[each].match(words) for each in ("byline", "caption", "navigation"))
        if not others and not words.endswith(".") and len(_WORD.findall(words)) >= 3:
            found += _line(passages, number, span)
    return found[:3]


def headline(passages: Passages) -> Span | None:
    """The title, where the text begins with it: what is quoted of it has its voice."""
    first = next(lines(passages), None)
    found = titles(passages)
    return first[1] if first and found and found[0][0] == first[0] else None


def _named_in(form: re.Pattern[str], passages: Passages) -> list[Candidate]:
    """What the last group of `form` holds in each of the first lines that have it: the agency in
    “HARBOUR TOWN, March 3 (UPI) --”, who wrote it where one begins with “By”."""
    found: list[Candidate] = []
    for number, span in lines(passages, _HEAD_LINES):
        match = form.match(passages.seed.text, span.start, span.end)
        if match and match.lastindex:
            found += _line(passages, number, Span(*match.span(match.lastindex)))
    return found[:_MOST]


def outlets(passages: Passages, named: Iterable[Named]) -> list[Candidate]:
    """Outlets that the dossier knows and the text names, and short lines at its top."""
    seed = passages.seed
    found = [
        (seed.line(each.spans[0].start), flow(squeezed(seed.words(each.spans[0]))))
        for each in named
        if each.actor.kind == "outlet"
    ]
    for number, span in lines(passages, _HEAD_LINES // 2):
        words = seed.words(span)
        short = len(words.split()) <= 4 and not any(c.isdigit() for c in words)
        if short and not PATTERNS["byline"].match(words):
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
        value = (
            f"{{when: {when}, basis: {basis}, from: [{passage_in_flow(rest)}]{step}}}{date.told}"
        )
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


def aside_of(seed: SeedText, mention: Mention, line: Span) -> str:
    """Why a number or date on a line may be no report, with the reason to set it aside; empty where
    the line is like any other."""
    words = seed.words(line) if line.end - line.start <= _LONGEST_CAPTION else ""
    if line.end - line.start < 40 and PATTERNS["reading time"].match(words):
        return READING_TIME
    # A line with little but counts of what readers did: “he sold 400 shares” tells more.
    beside = _WORDS.findall(PATTERNS["counted"].sub("", words))
    is_counts = len(beside) <= _BESIDE_COUNTS and not words.rstrip().endswith(".")
    if is_counts and any(
        line.start + counted.start() <= mention.span.start < line.start + counted.end()
        for counted in PATTERNS["counted"].finditer(words)
    ):
        return "what readers did? then navigation"
    short = len(words.split()) <= _MOST_WORDS
    for each in ("credit", "caption", "navigation"):
        if PATTERNS[each].match(words) and (short or each == "caption"):
            return f"{each}?"
    rank = PATTERNS["rank"].match(words)
    if rank and line.start + rank.start(1) == mention.span.start and _in_list(seed, line, rank[1]):
        return RANK
    return ""


def is_stamp(words: str) -> bool:
    """Whether a line says nothing but when the article was published or changed."""
    return len(words) < 100 and PATTERNS["stamp"].match(words) is not None


def _in_list(seed: SeedText, line: Span, number: str) -> bool:
    """Whether the line after or before has the next number or the one before it."""
    text = seed.text
    after = re.compile(r"\s*#?(\d{1,2})[.):]?\s").match(text, line.end)
    lines = [
        each for each in text[max(0, line.start - 400) : line.start].splitlines() if each.strip()
    ]
    before = PATTERNS["rank"].match(lines[-1]) if lines else None
    near = {int(each[1]) for each in (after, before) if each}
    return bool(near & {int(number) - 1, int(number) + 1})


def rank_of(seed: SeedText, line: Span) -> Span:
    """The number at a line's beginning with the word after it, which tell it from other numbers."""
    found = re.compile(r"\s*(\S+\s+\S+)").match(seed.text, line.start, line.end)
    return Span(*found.span(1)) if found else line
