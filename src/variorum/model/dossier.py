"""The whole collection on one event, as read: what every later step works on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from .article import Article, Keys, labels
from .claim import Claim
from .entities import Actor, ActorsFile, Name, NamesFile, Origin, OriginsFile, Party
from .fields import Record
from .grouping import by_key, followed, grouped
from .info import Correction, DossierInfo
from .look import Look
from .page_source import PageHead
from .problem import Place
from .questions import Question, QuestionsFile
from .ranges import Range, how_many
from .readings import Reading, ReadingsFile
from .shared_wording import SharedWording, shared
from .store import NO_STORE, Store
from .when import When

SHARED_FILES: Mapping[str, type[Record]] = {
    "dossier": DossierInfo,
    "actors": ActorsFile,
    "origins": OriginsFile,
    "questions": QuestionsFile,
    "readings": ReadingsFile,
    "names": NamesFile,
}
"""What the files `data/NAME.yaml` hold, which all sources share, by their names."""


class Locator(Protocol):
    """Says where in its file a value stands."""

    def place(self, keys: Keys, *, key: bool = False) -> Place:
        """The place of the value under `keys`, or of its key; of the nearest that exists."""


R = TypeVar("R", Party, Actor, Origin, Question, Reading, Name)


def _by_id(table: Callable[[Dossier], Iterable[R]]) -> cached_property[Mapping[str, R]]:
    """The records of a table by their ids."""
    return cached_property(lambda dossier: {each.id: each for each in table(dossier)})


@dataclass(frozen=True)
class Dossier:
    """Everything read from a dossier's folder that could be read.

    Records that could not be built are left out; their ids stay in `declared` by table, so that a
    reference to a broken record is not reported as unknown. A table that could not be read is not
    in `declared`, and `unread` has the sources of which that is so: of references to them nothing
    can be told. `hand_written` has the files of `docs/` by their path there, `heads` what the pages
    among them say above their text. `files` locates values in each YAML file, `texts` has every file's text as it was
    read, also of files of which nothing could be built. `store` may keep what takes long to work out.
    """

    info: DossierInfo
    parties: tuple[Party, ...]
    actors: tuple[Actor, ...]
    origins: tuple[Origin, ...]
    questions: tuple[Question, ...]
    readings: tuple[Reading, ...]
    vague_words: tuple[str, ...]
    names: tuple[Name, ...]
    articles: tuple[Article, ...]
    declared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    files: Mapping[str, Locator] = field(default_factory=dict)
    hand_written: Mapping[str, bytes] = field(default_factory=dict)
    heads: Mapping[str, PageHead] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    texts: Mapping[str, str] = field(default_factory=dict)
    store: Store = field(default=NO_STORE, compare=False, repr=False)

    party = _by_id(lambda dossier: dossier.parties)
    actor = _by_id(lambda dossier: dossier.actors)
    origin = _by_id(lambda dossier: dossier.origins)
    question = _by_id(lambda dossier: dossier.questions)
    reading = _by_id(lambda dossier: dossier.readings)
    name = _by_id(lambda dossier: dossier.names)

    @cached_property
    def party_place(self) -> Mapping[str, int]:
        """Each party's place among them, which is that of its colour."""
        return {party.id: place for place, party in enumerate(self.parties)}

    @cached_property
    def may_be(self) -> Mapping[str, Mapping[str, str]]:
        """For each origin those of which it is open whether they are one with it, and why.

        Whichever of the two names the other: the relation is symmetric.
        """
        found: dict[str, dict[str, str]] = {}
        for origin in self.origins:
            for other in origin.may_be:
                if other.origin != origin.id and other.origin in self.origin:
                    found.setdefault(origin.id, {}).setdefault(other.origin, other.because)
                    found.setdefault(other.origin, {}).setdefault(origin.id, other.because)
        return found

    def number_of(self, origins: Iterable[str]) -> Range:
        """How many acts the origins with these ids are: a range where some may be one (rule 4)."""
        return how_many(origins, self.may_be)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The origins that share their speaker's name and their occasion, or what they are about, with another."""
        return frozenset(each.id for alike in self._alike for each in alike)

    @cached_property
    def namesakes_of_one_date(self) -> frozenset[str]:
        """The origins among them whose dates are those of another, too."""
        found: set[str] = set()
        for alike in self._alike:
            dates = Counter((each.when.when.first, each.when.when.last) for each in alike)
            found |= {e.id for e in alike if dates[e.when.when.first, e.when.when.last] > 1}
        return frozenset(found)

    @cached_property
    def _alike(self) -> list[list[Origin]]:
        def told(each: Origin) -> tuple[str, str]:
            speaker = self.actor.get(each.speaker)
            about = f"on {each.about}" if each.about else ""
            occasion = about if each.occasion == "not said" else each.occasion
            return speaker.name if speaker else "", occasion

        return [alike for alike in grouped(self.origins, told).values() if len(alike) > 1]

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """By table, what records are called by, in small letters: people write that for their ids."""
        spelt = by_key(
            (words, name)
            for name in self.names
            for words in dict.fromkeys((name.id, name.label, *name.variants))
        )
        actors = {actor.name.casefold(): actor.id for actor in self.actors}
        others = by_key(
            (words.casefold(), actor.id)
            for actor in self.actors
            for name in (*spelt.get(actor.id, ()), *spelt.get(actor.name, ()))
            for words in (name.label, *name.variants)
        )
        # What two are called says of neither that it is meant.
        actors = {words: ids[0] for words, ids in others.items() if len(set(ids)) == 1} | actors
        return {
            "actors": actors,
            "parties": {party.name.casefold(): party.id for party in self.parties},
            "names": {v.casefold(): name.id for name in self.names for v in name.variants},
            "questions": {question.short.casefold(): question.id for question in self.questions},
        }

    @cached_property
    def article(self) -> Mapping[str, Article]:
        return {article.home: article for article in self.articles}

    @cached_property
    def version_of(self) -> Mapping[str, str]:
        """For each source that is a version of another that there is, that one."""
        named = {a.home: a.source.version_of for a in self.articles}
        return {
            home: above for home, above in named.items() if above is not None and above in named
        }

    @cached_property
    def version_root(self) -> Mapping[str, str]:
        """For each source the one that stands for all versions of its article; it may be the source itself."""
        return {home: followed(home, self.version_of)[-1] for home in self.article}

    @property
    def number_of_articles(self) -> int:
        """How many articles there are: versions of one are one (rule 4)."""
        return len(self._by_root)

    def versions(self, source: str) -> tuple[str, ...]:
        """The other versions of a source's article, in the order of their files."""
        return tuple(s for s in self._by_root[self.version_root[source]] if s != source)

    @cached_property
    def _by_root(self) -> Mapping[str, list[str]]:
        return by_key((root, source) for source, root in self.version_root.items())

    def is_earlier(self, one: Article, other: Article) -> bool:
        """Whether the first of two versions is the earlier one; where their dates leave that open, the
        one of which the other is a version comes first."""
        here, there = (each.source.published.when for each in (one, other))
        if here.meets(there):
            return self.version_root[one.home] == one.home
        return there.may_follow(here)

    @cached_property
    def label(self) -> Mapping[str, str]:
        """What a page calls each article, by its source's id."""
        return labels(article.source for article in self.articles)

    @cached_property
    def letter(self) -> Mapping[str, str]:
        """A letter for each article by its source's id, A to Z and then AA, in the order of publication:
        by the first day on which it can have appeared, then by the last; what is undated comes last."""

        def place(article: Article) -> tuple[dt.date, dt.date, str]:
            when = article.source.published.when
            return when.first or when.last or dt.date.max, when.last or dt.date.max, article.home

        in_order = sorted(self.articles, key=place)
        return {article.home: _letters(number) for number, article in enumerate(in_order)}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Every claim under its public id, `SOURCE/CLAIM`."""
        return {
            f"{article.home}/{claim.id}": claim
            for article in self.articles
            for claim in article.source.claims
        }

    @cached_property
    def gone(self) -> Mapping[str, list[Correction]]:
        """The corrections of each source's claims, by the id of a source that is there or was."""
        entries = sorted(self.info.corrections, key=lambda each: each.claim)
        return grouped(entries, lambda each: each.claim.partition("/")[0])

    @cached_property
    def edition(self) -> When | None:
        """The day of the last entry of the changes log; of a partial date its last day."""
        days = [change.date.last or change.date.first for change in self.info.changes]
        latest = max((each for each in days if each), default=None)
        return When(latest, latest, latest.isoformat()) if latest else None

    @cached_property
    def shared_wording(self) -> tuple[SharedWording, ...]:
        """The sentences that any two articles in one language share nearly word by word, in reading
        order; of a withheld text nothing can be told."""
        by_language = grouped(
            [each for each in self.articles if each.text is not None],
            lambda each: self.language_of(each).casefold().partition("-")[0],  # de-AT is de
        )
        found = (
            pair
            for language, given in by_language.items()
            for pair in shared(given, language, self.store)
        )
        roots = self.version_root
        # Versions of one article are no two articles.
        apart = (p for p in found if roots[p.left.article.home] != roots[p.right.article.home])
        return tuple(sorted(apart, key=lambda each: each.place))

    @cached_property
    def shared_with(self) -> Mapping[str, list[SharedWording]]:
        """By an article's source, the sentences that it shares with others."""
        return by_key(
            (sentence.article.source.id, pair)
            for pair in self.shared_wording
            for sentence in (pair.left, pair.right)
        )

    @cached_property
    def shared_on(self) -> Mapping[str, list[SharedWording]]:
        """By an origin, those to which claims in both sentences are tied."""
        return by_key((origin, pair) for pair in self.shared_wording for origin in pair.origins)

    def language_of(self, article: Article) -> str:
        """The language an article is in: its own, or the dossier's where it says none."""
        return article.source.language or self.info.language

    def party_of(self, actor_id: str | None) -> str | None:
        """The party an actor speaks for, or None where it is unknown."""
        actor = self.actor.get(actor_id) if actor_id else None
        return actor.party if actor and actor.party != "unknown" else None

    @cached_property
    def body_of(self) -> Mapping[str, str]:
        """For each actor that belongs to another, that institution."""
        return {each.id: each.body for each in self.actors if each.body in self.actor}

    def may_be_one_speaker(self, one: str, other: str) -> bool:
        """Whether two actors may be one voice: the same, of one body, or one the other's body."""
        mine, yours = ({each, self.body_of.get(each, each)} for each in (one, other))
        return not mine.isdisjoint(yours)

    def quoted(self, claim_id: str) -> str:
        """The words of a claim's quote; nothing where there is no such claim."""
        claim = self.claim.get(claim_id)
        return claim.words if claim else ""

    def place(self, path: str, *keys: str | int, key: bool = False) -> Place:
        locator = self.files.get(path)
        return locator.place(keys, key=key) if locator else Place(path)


def _letters(number: int) -> str:
    """The number, counted from none, in letters as the columns of a sheet are named."""
    rest, last = divmod(number, 26)
    return f"{_letters(rest - 1) if rest else ''}{chr(ord('A') + last)}"
