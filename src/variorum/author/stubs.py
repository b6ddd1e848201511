"""Claims to be decided: one for each quantity of an article, with the count that the words around it
make, dates with the sentence they stand in."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from variorum.model.count import Kind
from variorum.model.fields import MOST_DIGITS
from variorum.model.grouping import grouped
from variorum.model.marker import MARKER
from variorum.model.when import When, parse_when
from variorum.text.dates import in_full
from variorum.text.language import language_of
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quantities import Mention, Stated, modified, read_phrase
from variorum.text.quantities import plain as digits

from .clauses import PATTERNS, Passages, Placed
from .yaml_text import comment, flow, inline, plain, readable, unused

SHORTEST_QUOTE = 6
_MOST_DATES = 6
_FAR = 24
_WORD_NEXT = re.compile(r"\W*[^\W\d_]")
_KINDS = frozenset(get_args(Kind))
_NOT_CLEAR = {"kind": MARKER, "number": MARKER}


@dataclass(frozen=True, slots=True)
class Stub:
    """A claim as far as the text gives it: its words, its date's words, its count in flow form."""

    id: str
    quote: Placed
    as_of: str
    count: str
    could_be: str = ""
    dates: tuple[Span, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether its sentence has a date."""
        return self.as_of != MARKER


def stubs(
    passages: Passages, mentions: Iterable[Mention], named: Iterable[str] = ()
) -> tuple[tuple[Stub, ...], tuple[Mention, ...]]:
    """A stub for each quantity, and the mentions that no quote could hold.

    Dates go with the quantities of their sentence; a sentence with dates alone has a stub for them. The
    ids in `named` are taken.
    """
    by_sentence = grouped(mentions, lambda each: passages.sentence(each.span))
    made: list[Stub] = []
    left: list[Mention] = []
    taken = set(named)
    for sentence, group in by_sentence.items():
        dates = [each for each in group if each.kind == "date"]
        counts = _whole(passages, [each for each in group if each.kind != "date"], sentence)
        told: set[Mention] = set()
        for mention in counts or dates[:1]:
            near = _nearest(dates, mention)
            stub = _stub(passages, mention, near, sentence, taken)
            if stub is None:
                left += [mention] if counts else []
            else:
                taken.add(stub.id)
                made.append(stub)
                told.update(near)
        left += [each for each in dates if each not in told or passages.placed(each.span) is None]
    return tuple(sorted(made, key=lambda each: each.quote.span)), tuple(left)


def _whole(passages: Passages, counts: list[Mention], sentence: Span) -> list[Mention]:
    """The mentions that are in no other one's phrase: “some” is, before 27,000."""
    if not any(each.kind == "vague" for each in counts):
        return counts
    phrases = [
        (each, counted(passages.seed, each, sentence, passages.language)[0])
        for each in counts
        if each.kind != "vague"
    ]
    return [
        each
        for each in counts
        if not any(other is not each and span.holds(each.span) for other, span in phrases)
    ]


def untold(dates: Iterable[Mention], claims: Iterable[Stub]) -> list[Mention]:
    """The dates that no claim rests on."""
    told = {span for claim in claims for span in claim.dates}
    return [each for each in dates if each.span not in told]


def further(
    passages: Passages,
    spans: Iterable[Span],
    found: Iterable[Mention],
    there: list[Span],
    taken: set[str],
) -> Iterator[Stub]:
    """A stub for each of some passages that no quote in `there` shares a letter with."""
    for span in spans:
        quote = passages.placed(span, SHORTEST_QUOTE)
        if quote is None or any(quote.span.touches(other) for other in there):
            continue
        there.append(quote.span)
        stub = of_quote(passages, quote, found, taken)
        taken.add(stub.id)
        yield stub


def _nearest(dates: list[Mention], mention: Mention) -> list[Mention]:
    """The dates of a sentence; of one that lists many, the few around the mention."""
    if len(dates) <= _MOST_DATES:
        return dates
    first = max(0, bisect_left(dates, mention) - _MOST_DATES // 2)
    return dates[first : first + _MOST_DATES]


def _stub(
    passages: Passages, mention: Mention, dates: list[Mention], sentence: Span, taken: set[str]
) -> Stub | None:
    seed = passages.seed
    count = counted(seed, mention, sentence, passages.language) if mention.kind != "date" else None
    words = passages.placed(count[0] if count else mention.span)
    if words is None:
        return None
    quote = passages.placed(passages.around(words.span), SHORTEST_QUOTE)
    if quote is None:
        return None
    told = _in_flow(passages, mention, words, count, quote) if count is not None else ""
    wanted = _called(seed, words, quote) or f"line-{seed.line(words.span.start)}"
    return _dated(passages, dates, quote, told, unused(wanted, taken))


def of_quote(
    passages: Passages,
    quote: Placed,
    found: Iterable[Mention],
    taken: Container[str],
    wanted: str = "",
) -> Stub:
    """A stub for a passage that somebody marked, whatever stands in it; `found` are the text's mentions."""
    seed, sentence = passages.seed, passages.sentence(quote.span)
    near = [each for each in found if sentence.touches(each.span)]
    inside = [each for each in near if each.kind != "date" and quote.span.holds(each.span)]
    counts = _whole(passages, inside, quote.span)
    dates = [each for each in near if each.kind == "date"][:_MOST_DATES]
    told = MARKER if counts else ""
    if len(counts) == 1:
        count = counted(seed, counts[0], quote.span, passages.language)
        words = passages.placed(count[0])
        if words is not None and quote.span.holds(words.span):
            told = _in_flow(passages, counts[0], words, count, quote)
    name = wanted or readable(quote.words) or f"line-{seed.line(quote.span.start)}"
    return _dated(passages, dates, quote, told, unused(name, taken))


def _dated(
    passages: Passages, dates: Iterable[Mention], quote: Placed, count: str, name: str
) -> Stub:
    """A stub with the dates that its quote can rest on."""
    date = read_together(passages, dates)
    rests = {each.span: rests_on(passages, each.span, quote.span) for each in dates}
    told = {span: passage_in_flow(rest) for span, rest in rests.items() if rest}
    # Whether a date beside the words is the one they speak of, only a reader can tell.
    as_of = f"{{when: {date.when}, basis: {MARKER}, from: [{', '.join(told.values())}]}}"
    return Stub(name, quote, as_of if told else MARKER, count, date.told, tuple(told))


def _in_flow(
    passages: Passages,
    mention: Mention,
    words: Placed,
    count: tuple[Span, Mapping[str, Any]],
    quote: Placed,
) -> str:
    """A count in flow form, as the words of a quote give it."""
    phrase, rest = count
    if words.span != phrase and mention.kind == "number":
        rest = _NOT_CLEAR
    if mention.kind == "vague" and (term := _known_term(words.words, passages.vague)):
        rest = {"kind": "vague", "term": term}
    inside = [hit for hit in passages.seed.find(words.words) if quote.span.holds(hit)]
    which = {"occurrence": str(inside.index(words.span) + 1)} if len(inside) > 1 else {}
    return inline({"phrase": words.words, **rest, **which})


def _known_term(words: str, vague: tuple[str, ...]) -> str:
    """A vague term as the dossier reads it, which may have no article: “a small contingent”."""
    _, _, behind = words.partition(" ")
    return behind if words.casefold() not in vague and behind.casefold() in vague else ""


def _called(seed: SeedText, words: Placed, quote: Placed) -> str:
    """An id from the number and what follows it, or what comes before where little follows."""
    after = seed.text[words.span.end : quote.span.end].split()
    before = seed.text[quote.span.start : words.span.start].split()
    return readable(" ".join([*(before[-3:] if len(after) < 2 else ()), words.words, *after[:4]]))


def rests_on(passages: Passages, span: Span, quote: Span | None = None) -> dict[str, Any] | None:
    """Words of the article as an item of `from`, as the reader of a claim with `quote` seeks them."""
    placed = passages.placed(span)
    if placed is None:
        return None
    hits = passages.seed.find(placed.words)
    if quote is not None:
        line = passages.seed.paragraph(quote)
        hits = (
            tuple(hit for hit in hits if quote.holds(hit))
            or tuple(hit for hit in hits if line.holds(hit))
            or hits
        )
    if hits == (placed.span,):
        return {"text": placed.words}
    return {"text": placed.words, "occurrence": placed.occurrence or 1}


def passage_in_flow(passage: Mapping[str, Any]) -> str:
    """Such an item as people write it."""
    # Words that look like SOURCE/CLAIM would be read as that.
    if len(passage) == 1 and "/" not in passage["text"]:
        return flow(passage["text"])
    return inline(plain(passage))


@dataclass(frozen=True, slots=True)
class Together:
    """`when` and `basis` of dates that stand together, marked where they are more than one day
    written out; `possible` are the days that each of them could be, by its words."""

    when: str = MARKER
    basis: str = MARKER
    possible: Mapping[str, tuple[When, ...]] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """A comment behind the dates: what they could be."""
        each = {words: " or ".join(map(str, days)) for words, days in self.possible.items()}
        if len(each) == 1:
            return f"  # {next(iter(each.values()))}"
        told = "; ".join(f"{comment(words, 40)}: {days}" for words, days in each.items())
        return f"  # {told}" if told else ""


def read_together(passages: Passages, dates: Iterable[Mention]) -> Together:
    """What dates that stand together give."""
    seed = passages.seed
    words = [(each, squeezed(seed.words(each.span))) for each in dates]
    read = [
        (each, found) for each, text in words if (found := possible_dates(text, passages.language))
    ]
    could_be = {squeezed(seed.words(each.span)): days for each, days in read}
    if len(read) == 1:
        mention, possible = read[0]
        others = [text for each, text in words if each is not mention]
        # A weekday beside 1/2/2024 tells which of its days is meant.
        fitting = [w for w in possible if all(is_weekday_of(text, w) for text in others)]
        before = seed.text[max(0, mention.span.start - 20) : mention.span.start]
        if len(fitting) == 1 and not PATTERNS["bound of a date"].search(before):
            return Together(str(fitting[0]), "stated")
    return Together(possible=could_be)


def possible_dates(words: str, language: str = "en") -> tuple[When, ...]:
    """What `words` may mean where they are one date with its year: more than one for “1/2/2024”, none
    where something is left open."""
    return tuple(parse_when(text) for text in in_full(words, language))


def is_weekday_of(words: str, when: When) -> bool:
    """Whether `words` are just the weekday of that day."""
    day = when.day
    return day is not None and words.casefold() == calendar.day_name[day.weekday()].casefold()


def counted(
    seed: SeedText, mention: Mention, bounds: Span, language: str = "en"
) -> tuple[Span, dict[str, Any]]:
    """The phrase of the count that a mention states, and the keys beside `phrase`.

    What is not certain is marked; `bounds` hold the phrase.
    """
    if mention.kind == "vague":
        return mention.span, {"kind": "vague", "term": squeezed(seed.words(mention.span))}
    around = modified(seed.text, mention, bounds, language)
    after = seed.text[around.span.end : around.span.end + _FAR]
    stated = read_phrase(seed.words(around.span), language, after)
    # Of words that are not known, one after a number could multiply it.
    if not language_of(language).known and _WORD_NEXT.match(after):
        stated = None
    named = around.kinds is None and PATTERNS["numbered name"].search(
        seed.text, max(bounds.start, mention.span.start - _FAR), mention.span.start
    )
    return around.span, _keys_of(stated, open_kind=around.kinds == () or bool(named))


def _keys_of(stated: Stated | None, *, open_kind: bool) -> dict[str, Any]:
    numbers = [digits(each) for each in stated.numbers or ()] if stated else []
    too_long = any(len(re.sub(r"\D", "", each)) > MOST_DIGITS for each in numbers)
    if stated is None or not numbers or too_long:
        return _NOT_CLEAR
    if stated.kinds == ("between",) and not open_kind:
        return {"kind": "between", "range": numbers}
    if len(numbers) > 1:
        return _NOT_CLEAR
    (kind, *others) = stated.kinds or (MARKER,)
    sure = not others and not open_kind and kind in _KINDS
    return {"kind": kind if sure else MARKER, "number": numbers[0]}
