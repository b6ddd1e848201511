"""A source together with its text: where its verbatim words stand, what is left, what pages call it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention

from .basis import Dated
from .claim import Claim
from .fields import Passage
from .grouping import by_key
from .source import UNKNOWN_TEXT, Source, source_path

Keys = tuple[str | int, ...]
Account = Literal["coded", "set-aside", "quoted", "missed"]
Within = Literal["article", "quote", "rest"]
# Marks inside our quotation marks are single ones.
_INNER_MARKS = str.maketrans('“”„«»"', "‘’‚‹›'")


class Miss(NamedTuple):
    """Verbatim words that are not found where they should be, or found several times.

    `hits` is empty for the former; `within` says where they were sought: in the article, in the
    claim's quote, or in the rest of the article after the part of the quote before them.
    """

    keys: Keys
    words: str
    within: Within
    hits: tuple[Span, ...] = ()
    occurrence: int | None = None


class Accounted(NamedTuple):
    """A quantity or date of the text, and what the annotation did with it (rule 3)."""

    mention: Mention
    account: Account


@dataclass(frozen=True)
class Article:
    """A source with its text. `text` is None where it is withheld or could not be read.

    `quotes` holds the parts of each claim's quote, `phrases` the place of each count's phrase,
    `grounds` the words that dates, ties and the like rest on, `aside` the passages set aside, `changed`
    the words shown as other than in another version. `stem` is the name of its file without the
    ending. `whole` is false where claims or dates of the file could not be built.
    """

    source: Source
    text: SeedText | None
    quotes: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    phrases: Mapping[str, Span] = field(default_factory=dict)
    grounds: Mapping[Keys, Span] = field(default_factory=dict)
    aside: tuple[Span, ...] = ()
    changed: tuple[Span, ...] = ()
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
        quoted = chain.from_iterable(self.quotes.values())
        merged: list[Span] = []
        for span in sorted((*quoted, *self.grounds.values(), *self.aside, *self.changed)):
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

    def in_reading_order(self) -> tuple[Claim, ...]:
        """The claims by where their quotes stand; those without a place keep theirs at the end.

        Of quotes that stand in one place, the first id comes first: the order in the file never
        shows.
        """
        placed = [claim for claim in self.source.claims if self.quotes.get(claim.id)]
        placed.sort(key=lambda claim: (self.quotes[claim.id], claim.id))
        rest = [claim for claim in self.source.claims if not self.quotes.get(claim.id)]
        return (*placed, *rest)


def dates_of(claim: Claim) -> Iterator[tuple[str, Dated]]:
    """The dates a claim gives, with the key each stands under."""
    for name in ("said", "as_of", "over"):
        date = getattr(claim, name)
        if date is not None:
            yield name, date


def grounds_of(claim: Claim) -> Iterator[tuple[Keys, tuple[Passage, ...]]]:
    """The passages that a claim's dates, links, tie, scope and revision rest on, with their keys in it."""
    for name, date in dates_of(claim):
        yield (name, "from"), date.rests_on
    for number, link in enumerate(claim.by):
        yield ("by", number, "from"), link.rests_on
    if claim.origin:
        yield ("origin", "from"), claim.origin.rests_on
    if claim.scope:
        yield ("scope", "from"), claim.scope.rests_on
    if claim.count:
        yield ("count", "revises"), claim.count.revises


def labels(sources: Iterable[Source]) -> Mapping[str, str]:
    """A label for each source's id: the title, in quotation marks since the words are the article's;
    else outlet and agency, or that it has no title.

    Where two would be called alike their outlet or byline and their day are added, and at last a number.
    """
    every = {source.id: source for source in sources}
    found = {key: _first(source) for key, source in every.items()}
    for more in (_outlet, _day, lambda source: _known(source.byline)):
        for label, keys in by_key((label, key) for key, label in found.items()).items():
            told = {key: more(every[key]) for key in keys}
            # Only where that tells them apart.
            if len(set(told.values())) > 1:
                found |= {
                    key: f"{label}, {words}"
                    for key, words in told.items()
                    if words and words not in label
                }
    for label, keys in by_key((label, key) for key, label in found.items()).items():
        if len(keys) > 1:
            found |= {key: f"{label} ({number})" for number, key in enumerate(keys, 1)}
    return found


def _first(source: Source) -> str:
    if source.title != UNKNOWN_TEXT:
        return f"“{source.title.translate(_INNER_MARKS)}”"
    return _outlet(source) or ", ".join(filter(None, ("Untitled article", _day(source))))


def _outlet(source: Source) -> str:
    return _known(source.outlet, source.agency)


def _known(*words: str) -> str:
    return " – ".join(word for word in words if word != UNKNOWN_TEXT)


def _day(source: Source) -> str:
    """When it was published, as far as that is known: a day, a month or a year."""
    when = source.published.when
    if when.first is None or when.last is None or when.first.year != when.last.year:
        return ""
    month = f"{calendar.month_name[when.first.month]} {when.first.year}"
    if when.day is not None:
        return f"{when.day.day} {month}"
    return month if when.first.month == when.last.month else str(when.first.year)
