"""A source together with its text: where each of its verbatim words stands, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from variorum.text.holders import Holders
from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention, mentions

from .basis import Dated
from .claim import Claim
from .fields import Passage
from .source import UNKNOWN_TEXT, Source, source_path

Keys = tuple[str | int, ...]
Account = Literal["coded", "set-aside", "quoted", "missed"]


@dataclass(frozen=True, slots=True)
class Miss:
    """Verbatim words that are not found where they should be, or found several times.

    `hits` is empty for the former; `within` says where they were sought: in the article, in the
    claim's quote, or in the rest of the article after the part of the quote before them.
    """

    keys: Keys
    words: str
    within: Literal["article", "quote", "rest"]
    hits: tuple[Span, ...] = ()
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Accounted:
    """A quantity or date of the text, and what the annotation did with it (rule 3)."""

    mention: Mention
    account: Account


@dataclass(frozen=True)
class Article:
    """A source with its text. `text` is None where it is withheld or could not be read.

    `quotes` holds the parts of each claim's quote, `phrases` the place of each count's phrase,
    `dated` the words that dates rest on, `aside` the passages set aside. `stem` is the name of its
    file without the ending. `whole` is false where claims or dates of the file could not be built.
    """

    source: Source
    text: SeedText | None
    quotes: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    phrases: Mapping[str, Span] = field(default_factory=dict)
    grounds: Mapping[Keys, Span] = field(default_factory=dict)
    dated: tuple[Span, ...] = ()
    aside: tuple[Span, ...] = ()
    misses: tuple[Miss, ...] = ()
    accounts: tuple[Accounted, ...] = ()
    stem: str = ""
    whole: bool = True

    @property
    def home(self) -> str:
        """The id under which others find it: its file's name, which its own id should be."""
        return self.stem or self.source.id

    @property
    def path(self) -> str:
        """Where its file lies in the dossier."""
        return source_path(self.home)

    @property
    def covered(self) -> int:
        """How many quantities are coded or set aside; the others are not covered."""
        return sum(each.account in ("coded", "set-aside") for each in self.accounts)

    @property
    def published(self) -> tuple[Span, ...]:
        """The stretches of the text that the site publishes as quotes, merged, in order."""
        spans = sorted(
            [span for parts in self.quotes.values() for span in parts]
            + list(self.grounds.values())
            + list(self.aside)
        )
        merged: list[Span] = []
        for span in spans:
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return tuple(merged)

    @property
    def quoted_share(self) -> float | None:
        """The part of the text that published passages cover, 0 to 1; None without a text."""
        if self.text is None or not self.text.text:
            return None
        return sum(span.end - span.start for span in self.published) / len(self.text.text)

    def source_passages(self) -> Iterator[tuple[Keys, Passage]]:
        """Every passage a date, tie, link or scope of this source rests on, with its keys."""
        source = self.source
        groups: list[tuple[Keys, tuple[Passage, ...]]] = [
            (("published", "from"), source.published.rests_on)
        ]
        groups += [(("ties", at, "from"), tie.rests_on) for at, tie in enumerate(source.ties)]
        for at, claim in enumerate(source.claims):
            here: Keys = ("claims", at)
            groups += [((*here, name, "from"), date.rests_on) for name, date in dates_of(claim)]
            groups += [((*here, "by", n, "from"), link.rests_on) for n, link in enumerate(claim.by)]
            if claim.origin:
                groups.append(((*here, "origin", "from"), claim.origin.rests_on))
            if claim.scope:
                groups.append(((*here, "scope", "from"), claim.scope.rests_on))
        for keys, passages in groups:
            for number, passage in enumerate(passages):
                yield (*keys, number), passage

    def in_reading_order(self) -> tuple[Claim, ...]:
        """The claims by where their quotes stand; those without a place keep theirs at the end.

        Of quotes that stand in one place, the first id comes first: the order in the file never
        shows.
        """
        placed = [claim for claim in self.source.claims if self.quotes.get(claim.id)]
        placed.sort(key=lambda claim: (self.quotes[claim.id], claim.id))
        rest = [claim for claim in self.source.claims if not self.quotes.get(claim.id)]
        return (*placed, *rest)


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
        if claim.count and (
            span := finder.inside(
                (*keys, "count", "phrase"), claim.count.phrase, parts, claim.count.occurrence
            )
        ):
            phrases[claim.id] = span
        dated += _seek_rest(finder, keys, claim, parts)

    account = _accountant(
        [*phrases.values(), *dated], aside, [span for parts in quotes.values() for span in parts]
    )
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


def _seek_rest(finder: _Finder, keys: Keys, claim: Claim, parts: tuple[Span, ...]) -> list[Span]:
    """The places of the words a claim's dates rest on; its other words are sought on the way."""
    for number, hedge in enumerate(claim.hedge):
        if hedge.text is not None:
            finder.inside((*keys, "hedge", number), hedge.text, parts, hedge.occurrence)
    if claim.contested_word:
        finder.inside((*keys, "contested_word"), claim.contested_word, parts, None, first=True)
    dated: list[Span] = []
    for name, date in dates_of(claim):
        dated += finder.all((*keys, name, "from"), date.rests_on, parts)
    for number, link in enumerate(claim.by):
        finder.all((*keys, "by", number, "from"), link.rests_on, parts)
    if claim.origin:
        finder.all((*keys, "origin", "from"), claim.origin.rests_on, parts)
    if claim.scope:
        finder.all((*keys, "scope", "from"), claim.scope.rests_on, parts)
    return dated


def dates_of(claim: Claim) -> Iterator[tuple[str, Dated]]:
    """The dates a claim gives, with the key each stands under."""
    for name in ("said", "as_of", "over"):
        date = getattr(claim, name)
        if date is not None:
            yield name, date


def _accountant(
    coded: Iterable[Span], aside: Iterable[Span], quoted: Iterable[Span]
) -> Callable[[Span], Account]:
    """Says of a stretch which of the three holds it first."""
    is_coded, is_aside, is_quoted = Holders(coded), Holders(aside), Holders(quoted)

    def account(span: Span) -> Account:
        if is_coded.hold(span):
            return "coded"
        if is_aside.hold(span):
            return "set-aside"
        return "quoted" if is_quoted.hold(span) else "missed"

    return account


class _Finder:
    """Seeks words in one text and gathers what it finds and what it misses."""

    def __init__(self, seed: SeedText) -> None:
        self.seed = seed
        self.found: dict[Keys, Span] = {}
        self.misses: list[Miss] = []

    def first(self, keys: Keys, words: str, occurrence: int | None = None) -> None:
        """Words of which any place will do."""
        hits = self.seed.find(words)
        if len(hits) < (occurrence or 1):
            self.misses.append(Miss(keys, words, "article", hits, occurrence))
        else:
            self.found[keys] = hits[(occurrence or 1) - 1]

    def one(self, keys: Keys, words: str, occurrence: int | None) -> Span | None:
        """The one place of words in the article, or the one that `occurrence` picks."""
        return self._pick(keys, words, self.seed.find(words), occurrence, "article")

    def inside(
        self,
        keys: Keys,
        words: str,
        parts: tuple[Span, ...],
        occurrence: int | None,
        first: bool = False,
    ) -> Span | None:
        """The one place of words inside a quote."""
        hits = tuple(hit for hit in self.seed.find(words) if any(p.holds(hit) for p in parts))
        return self._pick(keys, words, hits[:1] if first else hits, occurrence, "quote")

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
        within: Literal["article", "quote"],
    ) -> Span | None:
        if occurrence is None and len(hits) == 1:
            return hits[0]
        if occurrence is not None and occurrence <= len(hits):
            return hits[occurrence - 1]
        self.misses.append(Miss(keys, words, within, hits, occurrence))
        return None
