"""Verbatim or refused (rule 1): every quoted word is found exactly, and in one place."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article, Miss
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.text.characters import width
from variorum.text.excerpts import shortened
from variorum.text.letters import in_quotes, uncurled
from variorum.text.nearest import Effort, nearest_passage
from variorum.text.passages import SeedText, Span, squeezed

SHORTEST_QUOTE = 6
# What a look for nearest passages may take in all: two seconds, and a fiftieth for each article.
_MOST_EFFORT, _LEAST_EFFORT = 200_000_000, 2_000_000
_LONGEST_SHOWN = 300
_MOST_LINES = 20
NOT_FOUND = Code(
    "quote-not-found", "error", "Verbatim words do not stand in the text they are taken from.",
    bad="quote: keeps harbour shut", good="quote: keeps port shut",
)  # fmt: skip
AMBIGUOUS = Code(
    "quote-ambiguous", "error", "Verbatim words stand in the text more than once.",
    bad="quote: The port is closed", good="quote: The port is closed\noccurrence: 2",
)  # fmt: skip
TOO_SHORT = Code(
    "quote-too-short", "error", "A quote is too short to hold a claim.",
    bad="quote: port", good="quote: keeps port shut",
)  # fmt: skip
CODES = (NOT_FOUND, AMBIGUOUS, TOO_SHORT)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    path = article.path
    for at, claim in enumerate(source.claims):
        if sum(width(squeezed(part.text or "")) for part in claim.quote) < SHORTEST_QUOTE:
            yield TOO_SHORT.at(
                dossier.place(path, "claims", at, "quote"),
                "the quote is too short to hold a claim",
                expected=f"at least {SHORTEST_QUOTE} characters",
                found=f"“{squeezed(claim.quote[0].text or '')}”",
                fix="quote the words that make the statement",
            )
    if text is None:
        return
    effort = _effort(dossier)
    # A quote may be long and miss many words: it is laid out for the search once.
    quotes: dict[str | int, SeedText] = {}
    for miss in article.misses:
        if miss.within == "quote" and not miss.hits and not text.find(miss.words):
            number = miss.keys[1]
            if number not in quotes:
                quotes[number] = SeedText("", _quote(article, number), "")
            yield _not_in_quote(dossier, article, miss, quotes[number], effort)
        else:
            yield _missed(dossier, path, miss, text, effort)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """Words of one article that another file rests on."""
    passages = [
        *dossier.shared_passages(),
        *(
            (article.path, keys, passage)
            for article in dossier.articles
            for keys, passage in article.source_passages()
        ),
    ]
    effort = _effort(dossier)
    for path, keys, passage in passages:
        if passage.text is None or passage.source is None:
            continue
        other = dossier.article.get(passage.source)
        if other is None or other.text is None:
            continue
        hits = other.text.find(passage.text)
        if len(hits) < (passage.occurrence or 1) or (passage.occurrence is None and len(hits) > 1):
            miss = Miss(keys, passage.text, "article", hits, passage.occurrence)
            yield _missed(dossier, path, miss, other.text, effort, passage.source)


def _effort(dossier: Dossier) -> Effort:
    """One article's share of some seconds, and enough for a few misquotes in any case."""
    return Effort(max(_MOST_EFFORT // (len(dossier.articles) + 1), _LEAST_EFFORT))


def _quote(article: Article, at: str | int) -> str:
    """The quote of the claim with that number, in one line."""
    parts = article.source.claims[at].quote if isinstance(at, int) else ()
    return squeezed(" … ".join(part.text or "" for part in parts))


def _not_in_quote(
    dossier: Dossier, article: Article, miss: Miss, quote: SeedText, effort: Effort
) -> Problem:
    """Words that stand nowhere and should stand in a claim's quote: the quote's are the nearest."""
    near = nearest_passage(miss.words, quote, effort)
    differ = near.alike or near.marked if near else ""
    return NOT_FOUND.at(
        dossier.place(article.path, *miss.keys),
        "these words do not stand in this claim's quote",
        expected=f"“{near.words}”"
        if near
        else f"words of the quote “{shortened(quote.text, _LONGEST_SHOWN)}”",
        found=f"“{squeezed(miss.words)}”",
        fix="copy the words from the quote" + (f": {differ}" if differ else ", letter for letter"),
    )


def _missed(
    dossier: Dossier, path: str, miss: Miss, text: SeedText, effort: Effort,
    source: str | None = None,
) -> Problem:  # fmt: skip
    place = dossier.place(path, *miss.keys)
    if miss.occurrence is None and len(miss.hits) > 1:
        return _ambiguous(miss, text, place, source)
    return _not_found(miss, text, place, effort)


def _ambiguous(miss: Miss, text: SeedText, place: Place, source: str | None) -> Problem:
    lines = [text.line(hit.start) for hit in miss.hits[:4]]
    where = ", ".join(
        f"line {line}: “{_around(text, hit)}”" for line, hit in zip(lines, miss.hits, strict=False)
    )
    listed = isinstance(miss.keys[-1], int)
    words = squeezed(miss.words)
    entry = f"{{source: {source}, text: {words}, " if source else f"{{text: {words}, "
    choices = " or ".join(
        (f"`{entry}occurrence: {number}}}`" if listed else f"`occurrence: {number}`")
        + f" for line {line}"
        for number, line in enumerate(lines, 1)
    )
    return AMBIGUOUS.at(
        place,
        f"these words stand {len(miss.hits)} times in the {miss.within}, and nothing says which "
        "place is meant",
        expected="words that stand once, or `occurrence:`",
        found=where,
        fix=f"quote a few words more, or {'write' if listed else 'add'} {choices}",
    )


def _not_found(miss: Miss, text: SeedText, place: Place, effort: Effort) -> Problem:
    words = squeezed(miss.words)
    if miss.occurrence is not None and miss.hits:
        lines = ", ".join(str(text.line(hit.start)) for hit in miss.hits[:_MOST_LINES])
        lines += " …" if len(miss.hits) > _MOST_LINES else ""
        return NOT_FOUND.at(
            place,
            f"`occurrence: {miss.occurrence}` asks for more places than the {miss.within} has",
            expected=f"an occurrence from 1 to {len(miss.hits)}",
            found=f"“{words}” on line {lines} of seeds/{text.name}",
            fix="lower `occurrence:`" if len(miss.hits) > 1 else "remove `occurrence:`",
        )
    if miss.within == "quote" and (there := text.find(words)):
        return NOT_FOUND.at(
            place, "these words stand in the article, but not in this claim's quote",
            expected="words of the claim's own quote",
            found=f"“{words}” on line {text.line(there[0].start)} of seeds/{text.name}",
            fix="make the quote longer so that it holds them, or take words of the quote",
        )  # fmt: skip
    if miss.within == "rest":
        return NOT_FOUND.at(
            place, "these words stand in the article, but not after the part before them",
            expected="the parts of a quote in the order of the article", found=f"“{words}”",
            fix="put the parts in the order of the article",
        )  # fmt: skip
    inner = uncurled(words)
    if inner and text.find(inner):
        return NOT_FOUND.at(
            place, f"these words stand in seeds/{text.name} without the curly quotes around them",
            expected=f"“{inner}” (line {text.line(text.find(inner)[0].start)})", found=f"“{words}”",
            fix=f"write `{in_quotes(inner)}`: curly quotes are part of the value, not around it",
        )  # fmt: skip
    near = nearest_passage(miss.words, text, effort)
    if near is None:
        return NOT_FOUND.at(
            place, f"these words do not stand in seeds/{text.name}",
            expected="words of the article", found=f"“{words}”",
            fix="copy the words from the article, letter for letter",
        )  # fmt: skip
    line = text.line(near.span.start)
    if near.alike:
        return NOT_FOUND.at(
            place, f"these words stand in seeds/{text.name} only with other characters",
            expected=f"“{near.words}” (line {line})", found=f"“{words}”",
            fix=f"copy the words from the article: {near.alike}",
        )  # fmt: skip
    return NOT_FOUND.at(
        place, f"these words do not stand in seeds/{text.name}",
        expected=f"“{near.words}” (line {line})", found=f"“{words}”",
        fix="copy the words from the article; [-…-] is only here, {+…+} only there: "
        + near.marked,
    )  # fmt: skip


def _around(text: SeedText, span: Span) -> str:
    return squeezed(text.text[max(0, span.start - 25) : span.end + 25])
