"""Verbatim or refused (rule 1): every quoted word is found exactly, and in one place."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article, Miss
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.text.nearest import nearest_passage
from variorum.text.passages import SeedText, Span, squeezed

SHORTEST_QUOTE = 6
NOT_FOUND = Code(
    "quote-not-found", "error", "Verbatim words do not stand in the text they are taken from.",
    bad="quote: about forty crew were aboard", good="quote: about 40 crew were still aboard",
)  # fmt: skip
AMBIGUOUS = Code(
    "quote-ambiguous", "error", "Verbatim words stand in the text more than once.",
    bad="quote: the port is closed", good="quote: the port is closed\noccurrence: 2",
)  # fmt: skip
TOO_SHORT = Code(
    "quote-too-short", "error", "A quote is too short to hold a claim.",
    bad='quote: "a"', good="quote: about 40 crew were still aboard",
)  # fmt: skip
CODES = (NOT_FOUND, AMBIGUOUS, TOO_SHORT)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    path = article.path
    for at, claim in enumerate(source.claims):
        if sum(len(squeezed(part.text or "")) for part in claim.quote) < SHORTEST_QUOTE:
            yield TOO_SHORT.at(
                dossier.place(path, "claims", at, "quote"),
                "the quote is too short to hold a claim",
                expected=f"at least {SHORTEST_QUOTE} characters",
                found=claim.quote[0].text or "",
                fix="quote the words that make the statement",
            )
    if text is None:
        return
    for miss in article.misses:
        place = dossier.place(path, *miss.keys)
        if miss.occurrence is None and len(miss.hits) > 1:
            yield _ambiguous(miss, text, place)
        else:
            yield _not_found(miss, text, place)


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
    for path, keys, passage in passages:
        if passage.text is not None and passage.source is not None:
            other = dossier.article.get(passage.source)
            yield from _elsewhere(
                passage.text, passage.occurrence, other, dossier.place(path, *keys)
            )


def _elsewhere(
    words: str, occurrence: int | None, other: Article | None, place: Place
) -> Iterator[Problem]:
    if other is None or other.text is None:
        return
    hits = other.text.find(words)
    miss = Miss((), words, "article", hits, occurrence)
    if occurrence is None and len(hits) > 1:
        yield _ambiguous(miss, other.text, place)
    elif len(hits) < (occurrence or 1):
        yield _not_found(miss, other.text, place)


def _ambiguous(miss: Miss, text: SeedText, place: Place) -> Problem:
    where = ", ".join(
        f"line {text.line(hit.start)}: “{_around(text, hit)}”" for hit in miss.hits[:4]
    )
    return AMBIGUOUS.at(
        place, f"these words stand {len(miss.hits)} times in the {miss.within}",
        expected="words that stand once", found=where,
        fix="quote a few words more, or add `occurrence: 2` for the second place",
    )  # fmt: skip


def _not_found(miss: Miss, text: SeedText, place: Place) -> Problem:
    if miss.occurrence is not None and miss.hits:
        return NOT_FOUND.at(
            place,
            f"the words stand only {len(miss.hits)} time(s) in the {miss.within}",
            expected=f"{miss.occurrence} places",
            found=f"{len(miss.hits)}",
            fix="lower `occurrence`",
        )
    words = squeezed(miss.words)
    if miss.within == "quote" and text.find(words):
        return NOT_FOUND.at(
            place, "the words stand in the article but not in this claim's quote",
            expected="words of the claim's own quote", found=f"“{words}”",
            fix="make the quote longer, or take the words as the quote has them",
        )  # fmt: skip
    if miss.within == "rest":
        return NOT_FOUND.at(
            place, "the words stand in the article, but not after the part before them",
            expected="the parts of a quote in the order of the article", found=f"“{words}”",
            fix="put the parts in order",
        )  # fmt: skip
    near = nearest_passage(miss.words, text)
    if near is None:
        return NOT_FOUND.at(
            place, f"the words do not stand in seeds/{text.name}", expected="words of the article",
            found=f"“{words}”", fix="copy the words from the article",
        )  # fmt: skip
    return NOT_FOUND.at(
        place, f"the words do not stand in seeds/{text.name}",
        expected=f"“{near.words}” (line {text.line(near.span.start)})", found=f"“{words}”",
        fix=f"take the article's words; they differ so: {near.marked}",
    )  # fmt: skip


def _around(text: SeedText, span: Span) -> str:
    return squeezed(text.text[max(0, span.start - 25) : span.end + 25])
