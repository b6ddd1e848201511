"""Counts agree with their words (rule 14)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from variorum.model.article import Article
from variorum.model.count import Count
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.text.language import language_of
from variorum.text.letters import in_quotes
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quantities import Mention, Stated, mentions, modified, plain, read_phrase

from .spots import Spot, spots

# How far after a phrase the unit of its number may stand.
_FAR = 24


class _Beside(NamedTuple):
    """A phrase with the words right beside it, in its quote, that make another kind of its number; and
    the kinds they state."""

    words: str
    kinds: tuple[str, ...]


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    for spot, count in spots(dossier, article, "claims.*.count"):
        phrase, term = squeezed(count.phrase), count.term or ""
        if term.casefold() not in phrase.casefold():
            yield spot.below("term").problem(
                "term-not-in-phrase", term=squeezed(term), phrase=phrase
            )
        # What a curator gives a reason for is theirs to say.
        if not count.because and (clash := _clash(spot, article, count)):
            yield clash
    # Words such as "doubled" give only one end of a change: the other is never worked out.
    language = dossier.language_of(article)
    for spot, passage in spots(dossier, article, "claims.*.count.revises.*"):
        if passage.text and not mentions(passage.text, dossier.vague_words, language):
            yield spot.problem("revises-no-number", words=squeezed(passage.text))


def _clash(spot: Spot, article: Article, count: Count) -> Problem | None:
    """How a count and its phrase disagree (rule 14)."""
    claim = article.source.claims[spot.keys[1]].id
    span, text = article.phrases.get(claim), article.text
    language = spot.dossier.language_of(article)
    phrase, term = squeezed(count.phrase), squeezed(count.term or "")
    words, after, beside = count.phrase, "", None
    if text and span:
        if whole := _cut(text.text, article, span, language):
            longer = text.words(Span(min(span.start, whole.start), max(span.end, whole.end)))
            if keys := _against_whole(count, read_phrase(longer, language)):
                phrase, words = squeezed(text.words(span)), squeezed(longer)
                return spot.below("phrase").problem(
                    "phrase-cut-short", phrase=phrase, words=words, quoted=in_quotes(words), keys=keys
                )  # fmt: skip
        # As the text has it: a space that holds the groups of a number together may be a plain one here.
        words, after = text.words(span), text.text[span.end : span.end + _FAR]
        bounds = next((part for part in article.quotes[claim] if part.holds(span)), span)
        beside = _beside(text, span, bounds, language)
    stated = read_phrase(words, language, after)
    if stated is None:
        return None
    if stated.term and term and (left := _left_out(term, stated.term, language)):
        return spot.below("term").problem("term-cut-short", term=term, left=left, whole=stated.term)
    given, kinds = _numbers(count), stated.kinds
    if stated.numbers and any(number not in stated.numbers for number in given):
        certain = len(stated.numbers) == 1 or kinds == ("between",)
        return spot.problem(
            "another-number", phrase=phrase, expected=_joined(stated.numbers), found=_joined(given),
            fix=f"write `{_keys(kinds or (count.kind,), stated)}`" if certain
            else "write one of the numbers that the phrase states, or `kind: between` with both",
        )  # fmt: skip
    # Words before the number that are not known might change it.
    name = "another-kind" if stated.alone else "perhaps-another-kind"
    if kinds and count.kind not in kinds:
        # The phrase may only lack the word that says so.
        if beside and count.kind in beside.kinds:
            keys = _with(beside.words, (count.kind,), count)
        else:
            keys = _keys(kinds, stated)
    elif beside and count.kind not in (*beside.kinds, "between", "vague"):
        name, kinds = "another-kind-beside", beside.kinds
        keys = _with(beside.words, kinds, count)
    else:
        return None
    return spot.problem(
        name, kind=count.kind, phrase=phrase, words=beside.words if beside else "", keys=keys,
        kinds=" or ".join(f"`{kind}`" for kind in kinds),
        expected=" or ".join(f"`kind: {kind}`" for kind in kinds),
    )  # fmt: skip


def _beside(text: SeedText, span: Span, bounds: Span, language: str) -> _Beside | None:
    # “40 people”: what stands before and behind the number.
    own = _within(text.text, span, language)
    number = Mention(own[0] if len(own) == 1 else span, "number")
    around = modified(text.text, number, bounds, language)
    # “Control over 90%”: there it belongs to the word before it.
    governor = text.text[bounds.start : around.span.start].split()[-1:]
    governed = governor and governor[0].casefold() in language_of(language).governors
    if not around.kinds or span.holds(around.span) or (governed and around.span.start < span.start):
        return None
    whole = Span(min(span.start, around.span.start), max(span.end, around.span.end))
    return _Beside(squeezed(text.words(whole)), around.kinds)


def _with(words: str, kinds: tuple[str, ...], count: Count) -> str:
    stated = Stated(numbers=None if count.number is None else (count.number,))
    return f"phrase: {in_quotes(words)}, {_keys(kinds, stated)}"


def _cut(text: str, article: Article, span: Span, language: str) -> Span | None:
    """The quantity of the text of which a phrase has only a part: “1.5” of “1.5 lakh”, “dozen” of “a
    few dozen”."""
    accounts = article.accounts
    at = bisect_right(accounts, span.start, key=lambda each: each.mention.span.start)
    for each in accounts[max(0, at - 1) :]:
        whole = each.mention.span
        if whole.start >= span.end:
            return None
        if each.mention.kind == "date" or not whole.touches(span) or span.holds(whole):
            continue
        if any(place.touches(whole) for place in _within(text, span, language) or (span,)):
            return whole
    return None


def _within(text: str, span: Span, language: str) -> list[Span]:
    """Where quantities stand in a part of the text."""
    found = mentions(span.of(text), (), language)
    return [Span(span.start + m.span.start, span.start + m.span.end) for m in found]


def _against_whole(count: Count, whole: Stated | None) -> str | None:
    """The keys that the whole words ask for where a count of a part of them says something else."""
    if whole is None:
        return None
    if whole.kinds == ("vague",):
        return None if count.kind == "vague" else f"kind: vague, term: {whole.term}"
    if whole.kinds == ("between",) and count.kind != "between":
        return _keys(whole.kinds, whole)
    if not whole.numbers or all(number in whole.numbers for number in _numbers(count)):
        return None
    kinds = whole.kinds or (count.kind,)
    return _keys(kinds, whole) if len(whole.numbers) == 1 or kinds == ("between",) else None


def _left_out(term: str, whole: str, language: str) -> str:
    """The words of a vague quantity that its term lacks, where they are quantities or part of a word."""
    at = whole.casefold().find(squeezed(term).casefold())
    if at < 0:
        return ""
    end = at + len(squeezed(term))
    before, behind = whole[:at], whole[end:]
    if before[-1:].isalpha() or mentions(before, (), language):
        return before.strip()
    return behind.strip() if behind[:1].isalpha() or mentions(behind, (), language) else ""


def _keys(kinds: tuple[str, ...], stated: Stated) -> str:
    if kinds == ("vague",):
        return f"kind: vague, term: {stated.term}"
    if kinds == ("between",) and stated.numbers:
        return f"kind: between, range: [{', '.join(plain(n) for n in stated.numbers)}]"
    number = f", number: {plain(stated.numbers[0])}" if stated.numbers else ""
    return f"kind: {kinds[0]}{number}"


def _numbers(count: Count) -> list[Decimal]:
    return [number for number in (count.number, *(count.range or ())) if number is not None]


def _joined(numbers: Iterable[Decimal]) -> str:
    return " and ".join(plain(number) for number in numbers)
