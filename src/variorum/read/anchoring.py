"""An article's verbatim words sought in its text (rule 1), and its quantities accounted for (rule 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.article import (
    DATES,
    Account,
    Accounted,
    Article,
    Keys,
    Miss,
    Within,
    grounds_of,
)
from variorum.model.claim import Claim
from variorum.model.fields import Passage
from variorum.model.source import UNKNOWN_TEXT, Source
from variorum.text.passages import Holders, SeedText, Span
from variorum.text.quantities import mentions


def make_article(
    source: Source,
    seed: SeedText | None,
    vague: Iterable[str],
    language: str = "en",
    *,
    stem: str = "",
    whole: bool = True,
) -> Article:
    """`source` with every verbatim word sought in its text (rule 1) and every quantity accounted.

    `language` is the dossier's, which counts where the source gives none of its own.

    Words of a claim's `from` are sought in its quote, then in its paragraph, then in the article:
    the first of these where they stand decides, and there they must stand once.
    """
    if seed is None:
        return Article(source, None, stem=stem, whole=whole)
    finder = _Finder(seed)
    quotes: dict[str, tuple[Span, ...]] = {}
    phrases: dict[str, Span] = {}
    dated: list[Span] = []
    aside: list[Span] = []

    for name in ("title", "outlet", "agency", "byline"):
        words = getattr(source, name)
        if words != UNKNOWN_TEXT:
            finder.first((name,), words)
    for at, role in enumerate(source.roles):
        finder.first(("roles", at, "role"), role.role, role.occurrence)
    dated += finder.all(("published", "from"), source.published.rests_on)
    for at, tie in enumerate(source.ties):
        finder.all(("ties", at, "from"), tie.rests_on)
    for at, entry in enumerate(source.set_aside):
        if span := finder.one(("set_aside", at, "quote"), entry.quote, entry.occurrence):
            aside.append(span)

    for at, claim in enumerate(source.claims):
        keys = ("claims", at)
        parts = finder.quote((*keys, "quote"), claim)
        if parts is None:
            continue
        quotes[claim.id] = parts
        count = claim.count
        if count and (
            span := finder.one((*keys, "count", "phrase"), count.phrase, count.occurrence, parts)
        ):
            phrases[claim.id] = span
        dated += _seek_details(finder, keys, claim, parts)

    holders: Mapping[Account, Holders] = {
        "coded": Holders([*phrases.values(), *dated]),
        "set-aside": Holders(aside),
        "quoted": Holders(span for parts in quotes.values() for span in parts),
    }

    def account(span: Span) -> Account:
        return next((name for name, held in holders.items() if held.hold(span)), "missed")

    return Article(
        source=source,
        text=seed,
        quotes=quotes,
        phrases=phrases,
        grounds=finder.found,
        dated=tuple(dated),
        aside=tuple(aside),
        misses=tuple(finder.misses),
        accounts=tuple(
            Accounted(mention, account(mention.span))
            for mention in mentions(seed.text, vague, source.language or language)
        ),
        stem=stem,
        whole=whole,
    )


def _seek_details(finder: _Finder, keys: Keys, claim: Claim, parts: tuple[Span, ...]) -> list[Span]:
    """The places of the words that a claim's dates, and the number it revises, rest on; its other words
    are sought on the way."""
    for number, hedge in enumerate(claim.hedge):
        if hedge.text is not None:
            finder.one((*keys, "hedge", number), hedge.text, hedge.occurrence, parts)
    if claim.count and claim.count.certainty:
        finder.one((*keys, "count", "certainty"), claim.count.certainty, None, parts)
    if claim.contested_word:
        finder.one((*keys, "contested_word"), claim.contested_word, None, parts, first=True)
    dated: list[Span] = []
    for below, passages in grounds_of(claim):
        spans = finder.all((*keys, *below), passages, parts)
        dated += spans if below[0] in (*DATES, "count") else []
    return dated


class _Finder:
    """Seeks words in one text and gathers what it finds and what it misses."""

    def __init__(self, seed: SeedText) -> None:
        self.seed = seed
        self.found: dict[Keys, Span] = {}
        self.misses: list[Miss] = []

    def first(self, keys: Keys, words: str, occurrence: int | None = None) -> None:
        """Words of which any place will do."""
        if span := self.one(keys, words, occurrence, first=occurrence is None):
            self.found[keys] = span

    def one(
        self,
        keys: Keys,
        words: str,
        occurrence: int | None,
        parts: tuple[Span, ...] = (),
        *,
        first: bool = False,
    ) -> Span | None:
        """The one place of words in the article, or inside the `parts` of a quote; of several the one
        that `occurrence` picks, or the `first` where any will do."""
        hits = self.seed.find(words)
        if parts:
            hits = tuple(hit for hit in hits if any(part.holds(hit) for part in parts))
        within: Within = "quote" if parts else "article"
        return self._pick(keys, words, hits[:1] if first else hits, occurrence, within)

    def quote(self, keys: Keys, claim: Claim) -> tuple[Span, ...] | None:
        """The places of a quote's parts, in order; None if one is missing."""
        parts: list[Span] = []
        for number, part in enumerate(claim.quote):
            words = part.text or ""
            occurrence = part.occurrence or claim.occurrence
            at = (*keys, number) if len(claim.quote) > 1 else keys
            hits = self.seed.find(words)
            if parts and occurrence is None:
                after = tuple(hit for hit in hits if hit.start >= parts[-1].end)[:1]
                if hits and not after:
                    self.misses.append(Miss(at, words, "rest"))
                    return None
                hits = after
            span = self._pick(at, words, hits, occurrence, "article")
            if span is None:
                return None
            if parts and span.start < parts[-1].end:
                self.misses.append(Miss(at, words, "rest"))
                return None
            parts.append(span)
        return tuple(parts)

    def all(
        self, keys: Keys, passages: tuple[Passage, ...], parts: tuple[Span, ...] = ()
    ) -> list[Span]:
        """The places of the words a date, tie or link rests on; words of other articles are not
        sought here."""
        spans = []
        for number, passage in enumerate(passages):
            if passage.text is None or passage.source is not None:
                continue
            hits = self.seed.find(passage.text)
            if passage.occurrence is None and parts:
                hits = self._near(hits, parts)
            span = self._pick((*keys, number), passage.text, hits, passage.occurrence, "article")
            if span is not None:
                self.found[(*keys, number)] = span
                spans.append(span)
        return spans

    def _near(self, hits: tuple[Span, ...], parts: tuple[Span, ...]) -> tuple[Span, ...]:
        in_quote = tuple(hit for hit in hits if any(part.holds(hit) for part in parts))
        if in_quote:
            return in_quote
        paragraphs = [self.seed.paragraph(part) for part in parts]
        in_paragraph = tuple(hit for hit in hits if any(p.holds(hit) for p in paragraphs))
        return in_paragraph or hits

    def _pick(
        self,
        keys: Keys,
        words: str,
        hits: tuple[Span, ...],
        occurrence: int | None,
        within: Within,
    ) -> Span | None:
        if occurrence is None and len(hits) == 1:
            return hits[0]
        if occurrence is not None and occurrence <= len(hits):
            return hits[occurrence - 1]
        self.misses.append(Miss(keys, words, within, hits, occurrence))
        return None
