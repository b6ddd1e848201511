"""The article's text is pinned by its hash (rule 2) and annotated once; every quantity of it is accounted for
(rule 3), and quotes are the shortest words that hold the claim (rule 13)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from shlex import quote
from typing import get_args

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.grouping import by_key
from variorum.model.problem import Place, Problem
from variorum.model.source import Reason, Source
from variorum.text.letters import MISREAD, repaired
from variorum.text.passages import Holders, SeedText, Span, squeezed

from .spots import WORDS, Spot, spots

_MOST_LINES = 20
# A CR too many is what a program leaves that turns LF into CR LF where it is that already.
_LINE_END = re.compile(r"\r*\n|\r")
_LINE_ENDS = {"LF": "\n", "CR LF": "\r\n", "CR": "\r"}
_UNCODED = {"missed": "quantity-missed", "quoted": "quantity-not-coded"}
# How many of one article are told; an article of nothing but figures has hundreds of thousands.
MOST_TOLD = 500
_MOST_NAMED = 5
_REASONS: tuple[str, ...] = get_args(Reason)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    text, here = article.text, Spot(dossier, article.path)
    if text is not None:
        yield from _misread(text)
        if text.sha256 != article.source.sha256:
            yield _other_text(here.below("sha256"), article.source, text)
    yield from _beside_depth(dossier, article)
    # A claim that could not be built may hold what seems to be missing, and may be quoted shorter.
    if article.whole:
        if text is not None:
            yield from _uncoded(here, article, text)
        share, limit = article.quoted_share, dossier.info.quote_limit
        if share is not None and share * 100 > float(limit):
            yield here.below("claims").problem(
                "quoted-too-much", at_key=True, share=share, limit=limit,
                longest=_longest(here, article),
            )  # fmt: skip


def _other_text(spot: Spot, source: Source, text: SeedText) -> Problem:
    """That a text is not the one that its hash was taken of, or differs from it by its line ends only."""
    plain = _LINE_END.sub("\n", text.text)
    hashes = {
        hashlib.sha256(plain.replace("\n", written).encode()).hexdigest(): ends
        for ends, written in _LINE_ENDS.items()
    }
    ends = hashes.get(source.sha256)
    here = dict.fromkeys(each[0] for each in _LINE_END.finditer(text.text))
    return spot.problem(
        "other-line-ends" if ends else "hash-mismatch", source=source, sha256=text.sha256, ends=ends,
        here=" and ".join(each.replace("\r", "CR ").replace("\n", "LF").strip() for each in here),
        file=quote(f"seeds/{source.seed}"),
    )  # fmt: skip


def _misread(text: SeedText) -> Iterator[Problem]:
    """Letters that came into a text since its bytes were read in another encoding than their own."""
    # U+0085 counts as white space, so that no letter is read for it.
    letters = re.finditer(f"{MISREAD.pattern}|\x85", text.text)
    for letter, places in by_key((found[0], found.start()) for found in letters).items():
        meant = "…" if letter == "\x85" else repaired(letter)
        lines = list(dict.fromkeys(map(text.line, places)))[:_MOST_LINES]
        yield WORDS.problem(
            "misread-letter", Place.in_text(f"seeds/{text.name}", text.text, places[0]),
            letter=ord(letter), meant=meant, code=ord(meant), lines=", ".join(map(str, lines)),
            instead="a space" if letter == "\x85" else meant,
        )  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """A file used twice. Two files may hold the same words: outlets do carry one agency's text."""
    first: dict[str, Article] = {}
    for article in dossier.articles:
        seed = article.source.seed
        if before := first.get(seed.casefold()):
            here = Spot(dossier, article.path, ("seed",))
            yield here.problem("seed-used-twice", other=before.path, found=seed)
        first.setdefault(seed.casefold(), article)


def _beside_depth(dossier: Dossier, article: Article) -> Iterator[Problem]:
    """What does not go with how much of an article is coded."""
    if article.source.depth == "questions":
        for spot, claim in spots(dossier, article, "claims.*"):
            if claim.question is None:
                yield spot.problem("claim-beside-depth", claim=claim.id)
    else:
        for spot, entry in spots(dossier, article, "set_aside.*"):
            if entry.reason == "no-question":
                yield spot.below("reason").problem("reason-beside-depth")


def _uncoded(here: Spot, article: Article, text: SeedText) -> Iterator[Problem]:
    partly = article.source.depth == "questions"
    left = [each for each in article.accounts if each.account in _UNCODED]
    for each in left[:MOST_TOLD]:
        span = each.mention.span
        paragraph = text.paragraph(span)
        start, end = max(paragraph.start, span.start - 40), min(paragraph.end, span.end + 40)
        yield WORDS.problem(
            _UNCODED[each.account], _place(text, span), words=squeezed(text.words(span)),
            around=" ".join(text.text[start:end].split()), where=_where(here, article, span),
            reasons=", ".join(r for r in _REASONS if r != "no-question" or partly),
        )  # fmt: skip
    if len(left) > MOST_TOLD:
        rest = [each.mention.span for each in (left[MOST_TOLD], left[-1])]
        first, last = (text.line(span.start) for span in rest)
        yield WORDS.problem(
            "more-quantities-missed", _place(text, rest[0]), more=len(left) - MOST_TOLD,
            first=first, last=last, number=len(left),
        )  # fmt: skip


def _place(text: SeedText, span: Span) -> Place:
    return Place.in_text(f"seeds/{text.name}", text.text, span.start)


def _where(here: Spot, article: Article, span: Span) -> str:
    """Where in the YAML a quantity belongs: in the claim that quotes it, or beside the one before."""
    before, at = -1, None
    for number, claim in enumerate(article.source.claims):
        for part in article.quotes.get(claim.id, ()):
            if part.holds(span):
                line = here.below("claims", number).line
                return f"code it in the claim `{claim.id}` on line {line} of {article.path}"
            if before < part.start <= span.start:
                before, at = part.start, number
    if at is None:
        line = here.dossier.place(article.path, "claims", key=True).line
        return f"code it in a claim, first below line {line} of {article.path}"
    line, claim = here.below("claims", at).line, article.source.claims[at]
    return f"code it in a claim behind `{claim.id}`, which is on line {line} of {article.path}"


def _longest(here: Spot, article: Article) -> str:
    """The longest passages, claims by their ids and others by their lines, with the part of the
    article that each covers."""
    sizes = [
        (sum(part.end - part.start for part in parts), f"`{claim}`")
        for claim, parts in article.quotes.items()
    ]
    quoted = Holders(part for parts in article.quotes.values() for part in parts)
    sizes += [
        (span.end - span.start, f"`{keys[0]}` on line {here.below(*keys).line}")
        for keys, span in article.grounds.items()
        if not quoted.hold(span)
    ]
    whole = len(article.text.text) if article.text else 0
    longest = sorted(sizes, key=lambda each: (-each[0], each[1]))[:_MOST_NAMED]
    return ", ".join(f"{name} ({size / whole:.1%})" for size, name in longest)
