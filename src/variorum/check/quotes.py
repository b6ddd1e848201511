"""Verbatim or refused (rule 1): every quoted word is found exactly, and in one place."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article, Miss
from variorum.model.dossier import Dossier
from variorum.model.meant import is_unknown
from variorum.model.problem import Code, Place, Problem
from variorum.model.source import UNKNOWN_TEXT
from variorum.text.excerpts import shortened
from variorum.text.letters import in_quotes, uncurled, width
from variorum.text.nearest import Effort, nearest_passage
from variorum.text.passages import SeedText, Span, squeezed

SHORTEST_QUOTE = 6
# What a look for nearest passages may take in all: two seconds, and a fiftieth for each article.
_MOST_EFFORT, _LEAST_EFFORT = 200_000_000, 2_000_000
_LONGEST_SHOWN = 300
_MOST_LINES = 20
# So many pieces of a list in brackets may be one passage.
_MOST_PIECES = 6
_OR_UNKNOWN = ("title", "outlet", "agency", "byline")
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
    inner = uncurled(squeezed(miss.words))
    if inner and quote.find(inner):
        return _curled(dossier.place(article.path, *miss.keys), inner, "this claim's quote")
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
    if not miss.hits and miss.keys[-1] in _OR_UNKNOWN and is_unknown(miss.words):
        return NOT_FOUND.at(
            place, f"these words do not stand in seeds/{text.name}",
            expected=f"words of the article, or `{UNKNOWN_TEXT}`", found=f"“{miss.words}”",
            fix=f"write `{UNKNOWN_TEXT}` where the article does not say",
        )  # fmt: skip
    if not miss.hits and isinstance(miss.keys[-1], int):
        line = dossier.texts.get(path, "").split("\n")[place.line - 1 : place.line]
        if whole := _parted("".join(line), place.column - 1, text):
            return NOT_FOUND.at(
                place, "a comma parts items inside brackets, and these words have one",
                expected="words with a comma in quotes", found=f"“{whole}”",
                fix=f"write `{in_quotes(whole)}`",
            )  # fmt: skip
    return _not_found(miss, text, place, effort)


def _parted(line: str, at: int, text: SeedText) -> str | None:
    """The words of the article that a list in brackets parts at their commas, of which a piece
    stands at `at`."""
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
    words, seed = squeezed(miss.words), f"seeds/{text.name}"

    def problem(message: str, expected: str, fix: str, where: str = "") -> Problem:
        return NOT_FOUND.at(place, message, expected=expected, found=f"“{words}”{where}", fix=fix)

    if miss.occurrence is not None and miss.hits:
        lines = ", ".join(str(text.line(hit.start)) for hit in miss.hits[:_MOST_LINES])
        lines += " …" if len(miss.hits) > _MOST_LINES else ""
        return problem(
            f"`occurrence: {miss.occurrence}` asks for more places than the {miss.within} has",
            f"an occurrence from 1 to {len(miss.hits)}",
            "lower `occurrence:`" if len(miss.hits) > 1 else "remove `occurrence:`",
            f" on line {lines} of {seed}",
        )
    if miss.within == "quote" and (there := text.find(words)):
        return problem(
            "these words stand in the article, but not in this claim's quote",
            "words of the claim's own quote",
            "make the quote longer so that it holds them, or take words of the quote",
            f" on line {text.line(there[0].start)} of {seed}",
        )
    if miss.within == "rest":
        return problem(
            "these words stand in the article, but not after the part before them",
            "the parts of a quote in the order of the article",
            "put the parts in the order of the article",
        )
    inner = uncurled(words)
    if inner and text.find(inner):
        return _curled(place, inner, seed)
    near = nearest_passage(miss.words, text, effort)
    if near is None:
        return problem(
            f"these words do not stand in {seed}", "words of the article",
            "copy the words from the article, letter for letter",
        )  # fmt: skip
    expected = f"“{near.words}” (line {text.line(near.span.start)})"
    if near.alike:
        return problem(
            f"these words stand in {seed} only with other characters", expected,
            f"copy the words from the article: {near.alike}",
        )  # fmt: skip
    return problem(
        f"these words do not stand in {seed}", expected,
        f"copy the words from the article; [-…-] is only here, {{+…+}} only there: {near.marked}",
    )  # fmt: skip


def _curled(place: Place, inner: str, where: str) -> Problem:
    """Words in curly quotes that are found without them."""
    return NOT_FOUND.at(
        place, f"these words stand in {where} without the curly quotes around them",
        expected=f"“{inner}”", found="the same with curly quotes as part of the value",
        fix=f"write `{in_quotes(inner)}`: curly quotes are part of the value, not around it",
    )  # fmt: skip


def _around(text: SeedText, span: Span) -> str:
    return squeezed(text.text[max(0, span.start - 25) : span.end + 25])
