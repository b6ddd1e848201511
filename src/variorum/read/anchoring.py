"""An article's verbatim words sought in its text (rule 1), and its quantities accounted for (rule 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.article import Account, Accounted, Article, Keys, Miss, Within, grounds_of
from variorum.model.claim import Claim
from variorum.model.fields import Passage
from variorum.model.source import HEAD, UNKNOWN_TEXT, Source
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
    for name in HEAD:
        if (words := getattr(source, name)) != UNKNOWN_TEXT:
            finder.first((name,), words)
    for at, role in enumerate(source.roles):
        finder.first(("roles", at, "role"), role.role, role.occurrence)
    dated = finder.all(("published", "from"), source.published.rests_on)
    for at, tie in enumerate(source.ties):
        finder.all(("ties", at, "from"), tie.rests_on)
    aside = tuple(
        span
        for at, entry in enumerate(source.set_aside)
        if (span := finder.one(("set_aside", at, "quote"), entry.quote, entry.occurrence))
    )
    quotes: dict[str, tuple[Span, ...]] = {}
    phrases: dict[str, Span] = {}
    for at, claim in enumerate(source.claims):
        if (parts := finder.quote(("claims", at, "quote"), claim)) is not None:
            quotes[claim.id] = parts
            phrase, dates = _seek_details(finder, ("claims", at), claim, parts)
            dated += dates
            if phrase is not None:
                phrases[claim.id] = phrase

    holders: Mapping[Account, Holders] = {
        "coded": Holders([*phrases.values(), *dated]),
        "set-aside": Holders(aside),
        "quoted": Holders(span for parts in quotes.values() for span in parts),
    }

    def account(span: Span) -> Account:
        return next((name for name, held in holders.items() if held.hold(span)), "missed")

    found = mentions(seed.text, vague, source.language or language)
    accounts = tuple(Accounted(mention, account(mention.span)) for mention in found)
    return Article(
        source, seed, quotes=quotes, phrases=phrases, grounds=finder.found, aside=aside,
        misses=tuple(finder.misses), accounts=accounts, stem=stem, whole=whole,
    )  # fmt: skip


def _seek_details(
    finder: _Finder, keys: Keys, claim: Claim, parts: tuple[Span, ...]
) -> tuple[Span | None, list[Span]]:
    """The place of a count's phrase, and those of the words that a claim's dates, and the number it
    revises, rest on; its other words are sought on the way."""
    phrase, count = None, claim.count
    if count:
        phrase = finder.one((*keys, "count", "phrase"), count.phrase, count.occurrence, parts)
    for number, hedge in enumerate(claim.hedge):
        if hedge.text is not None:
            finder.one((*keys, "hedge", number), hedge.text, hedge.occurrence, parts)
    if count and count.certainty:
        finder.one((*keys, "count", "certainty"), count.certainty, None, parts)
    if claim.contested_word:
        finder.one((*keys, "contested_word"), claim.contested_word, None, parts, first=True)
    dated: list[Span] = []
    for below, passages in grounds_of(claim):
        spans = finder.all((*keys, *below), passages, parts)
        dated += [] if below[0] in ("by", "origin", "scope") else spans
    return phrase, dated


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
        self, keys: Keys, words: str, occurrence: int | None, parts: tuple[Span, ...] = (),
        *, first: bool = False,
    ) -> Span | None:  # fmt: skip
        """The one place of words in the article, or inside the `parts` of a quote; of several the one
        that `occurrence` picks, or the `first` where any will do."""
        found = self.seed.find(words)
        hits = _inside(found, parts) if parts else found
        within: Within = "quote" if parts else "article"
        return self._pick(Miss(keys, words, within, hits[:1] if first else hits, occurrence))

    def quote(self, keys: Keys, claim: Claim) -> tuple[Span, ...] | None:
        """The places of a quote's parts, in order; None if one is missing."""
        parts: list[Span] = []
        for number, part in enumerate(claim.quote):
            words = part.text or ""
            occurrence = part.occurrence or claim.occurrence
            at = (*keys, number) if len(claim.quote) > 1 else keys
            hits = self.seed.find(words)
            if parts and occurrence is None:
                hits = tuple(hit for hit in hits if hit.start >= parts[-1].end)[:1] or hits[:1]
            span = self._pick(Miss(at, words, "article", hits, occurrence))
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
                near = _inside(hits, parts) or _inside(hits, map(self.seed.paragraph, parts))
                hits = near or hits
            at = (*keys, number)
            span = self._pick(Miss(at, passage.text, "article", hits, passage.occurrence))
            if span is not None:
                self.found[at] = span
                spans.append(span)
        return spans

    def _pick(self, sought: Miss) -> Span | None:
        """The one of the hits that is meant; without one they were missed."""
        hits, occurrence = sought.hits, sought.occurrence
        if occurrence is None and len(hits) == 1:
            return hits[0]
        if occurrence is not None and occurrence <= len(hits):
            return hits[occurrence - 1]
        self.misses.append(sought)
        return None


def _inside(hits: Iterable[Span], around: Iterable[Span]) -> tuple[Span, ...]:
    within = tuple(around)
    return tuple(hit for hit in hits if any(each.holds(hit) for each in within))
