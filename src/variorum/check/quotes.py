"""Verbatim or refused (rule 1): every quoted word is found exactly, and in one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from variorum.model.article import Article, Miss
from variorum.model.dossier import Dossier
from variorum.model.meant import is_unknown
from variorum.model.problem import Place, Problem
from variorum.model.source import HEAD
from variorum.text.excerpts import shortened
from variorum.text.letters import in_quotes, uncurled, width
from variorum.text.nearest import Effort, nearest_passage
from variorum.text.passages import SeedText, squeezed

from .spots import WORDS, Spot, passages, shared_passages, spots

SHORTEST_QUOTE = 6
# What a look for nearest passages may take in all: two seconds, and a fiftieth for each article.
_MOST_EFFORT, _LEAST_EFFORT = 200_000_000, 2_000_000
_LONGEST_SHOWN = 300
_MOST_LINES = 20
# So many pieces of a list in brackets may be one passage.
_MOST_PIECES = 6


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    for spot, quote in spots(dossier, article, "claims.*.quote"):
        if sum(width(squeezed(part.text or "")) for part in quote) < SHORTEST_QUOTE:
            words = squeezed(quote[0].text or "")
            yield spot.problem("quote-too-short", least=SHORTEST_QUOTE, words=words)
    text = article.text
    if text is None:
        return
    effort = _effort(dossier)

    # A quote may be long and miss many words: it is laid out for the search once.
    @cache
    def quote_of(number: Any) -> SeedText:
        return SeedText("", article.source.claims[number].words, "")

    for miss in article.misses:
        spot = Spot(dossier, article.path, miss.keys)
        if miss.within == "quote" and not miss.hits and not text.find(miss.words):
            yield _not_in_quote(spot, miss, quote_of(miss.keys[1]), effort)
        else:
            yield _missed(spot, miss, text, effort)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """Words of one article that another file rests on."""
    effort = _effort(dossier)
    of_sources = (each for article in dossier.articles for each in passages(dossier, article))
    for spot, passage in (*shared_passages(dossier), *of_sources):
        other = dossier.article.get(passage.source or "")
        if passage.text is None or other is None or other.text is None:
            continue
        hits = other.text.find(passage.text)
        if len(hits) < (passage.occurrence or 1) or (passage.occurrence is None and len(hits) > 1):
            miss = Miss(spot.keys, passage.text, "article", hits, passage.occurrence)
            yield _missed(spot, miss, other.text, effort, passage.source)


def _effort(dossier: Dossier) -> Effort:
    """One article's share of some seconds, and enough for a few misquotes in any case."""
    return Effort(max(_MOST_EFFORT // (len(dossier.articles) + 1), _LEAST_EFFORT))


def _not_in_quote(spot: Spot, miss: Miss, quote: SeedText, effort: Effort) -> Problem:
    """Words that stand nowhere and should stand in a claim's quote: the quote's are the nearest."""
    words = squeezed(miss.words)
    inner = uncurled(words)
    if inner and quote.find(inner):
        return _curled(spot, inner, "this claim's quote")
    near = nearest_passage(miss.words, quote, effort)
    differ = near.alike or near.marked if near else ""
    return spot.problem(
        "nearly-in-quote" if near else "not-in-quote", words=words, near=near,
        quote=shortened(quote.text, _LONGEST_SHOWN),
        differ=f": {differ}" if differ else ", letter for letter",
    )  # fmt: skip


def _missed(
    spot: Spot, miss: Miss, text: SeedText, effort: Effort, source: str | None = None
) -> Problem:
    """Words that do not stand, or stand several times, in the text of their article."""
    words, seed, key = squeezed(miss.words), f"seeds/{text.name}", miss.keys[-1]
    if miss.occurrence is None and len(miss.hits) > 1:
        return _ambiguous(spot, miss, text, source)
    if miss.occurrence is not None and miss.hits:
        lines = ", ".join(str(text.line(hit.start)) for hit in miss.hits[:_MOST_LINES])
        lines += " …" if len(miss.hits) > _MOST_LINES else ""
        return spot.problem(
            "no-such-occurrence", miss=miss, words=words, seed=seed, number=len(miss.hits), lines=lines,
            fix="lower `occurrence:`" if len(miss.hits) > 1 else "remove `occurrence:`",
        )  # fmt: skip
    if not miss.hits and key in HEAD and is_unknown(miss.words):
        return spot.problem("not-said", miss=miss, seed=seed)
    if not miss.hits and isinstance(key, int) and (whole := _parted(spot, text)):
        return spot.problem("parted-by-comma", words=whole, quoted=in_quotes(whole))
    if miss.within == "quote" and (there := text.find(words)):
        line = text.line(there[0].start)
        return spot.problem("outside-quote", words=words, line=line, seed=seed)
    if miss.within == "rest":
        return spot.problem("part-out-of-order", words=words)
    inner = uncurled(words)
    if inner and text.find(inner):
        return _curled(spot, inner, seed)
    return not_in_article(spot.dossier.place(spot.path, *spot.keys), miss.words, text, effort)


def not_in_article(place: Place, words: str, text: SeedText, effort: Effort) -> Problem:
    """The problem of words that do not stand in an article, with the passage that is nearest."""
    seed, near = f"seeds/{text.name}", nearest_passage(words, text, effort)
    words = squeezed(words)
    if near is None:
        return WORDS.problem("not-in-article", place, words=words, seed=seed)
    name = "other-characters" if near.alike else "nearly-in-article"
    line = text.line(near.span.start)
    return WORDS.problem(name, place, words=words, seed=seed, near=near, line=line)


def _parted(spot: Spot, text: SeedText) -> str | None:
    """The words of the article that a list in brackets parts at their commas, of which a piece
    stands in this spot."""
    place = spot.dossier.place(spot.path, *spot.keys)
    at = place.column - 1
    line = "".join(spot.dossier.texts.get(spot.path, "").split("\n")[place.line - 1 : place.line])
    start, end = line.rfind("[", 0, at) + 1, line.find("]", at)
    commas = [start - 1, *(n for n in range(start, max(end, start)) if line[n] == ","), end]
    here = next((n for n, comma in enumerate(commas) if comma > at), 0)
    for first in range(here - 1, max(here - _MOST_PIECES, -1), -1):
        for last in range(here, min(here + _MOST_PIECES, len(commas))):
            words = line[commas[first] + 1 : commas[last]].strip()
            words = uncurled(words) or words
            if last > first + 1 and text.find(words):
                return words
    return None


def _ambiguous(spot: Spot, miss: Miss, text: SeedText, source: str | None) -> Problem:
    lines = [text.line(hit.start) for hit in miss.hits[:4]]
    listed = isinstance(miss.keys[-1], int)
    entry = f"source: {source}, " if source else ""
    entry += f"text: {squeezed(miss.words)}, "
    choices = " or ".join(
        (f"`{{{entry}occurrence: {number}}}`" if listed else f"`occurrence: {number}`")
        + f" for line {line}"
        for number, line in enumerate(lines, 1)
    )
    found = ", ".join(
        f"line {line}: “{squeezed(text.text[max(0, hit.start - 25) : hit.end + 25])}”"
        for line, hit in zip(lines, miss.hits, strict=False)
    )
    return spot.problem(
        "quote-ambiguous", number=len(miss.hits), within=miss.within, found=found,
        how="write" if listed else "add", choices=choices,
    )  # fmt: skip


def _curled(spot: Spot, inner: str, where: str) -> Problem:
    """Words in curly quotes that are found without them."""
    return spot.problem("curly-quotes", inner=inner, quoted=in_quotes(inner), where=where)
