"""How much of what was finally coded a draft of the same article holds, and what it holds that was coded
otherwise.

Each source is taken out of its dossier and drafted anew beside all the rest. A coded claim counts as drafted
where one drafted claim, which no other coded claim has, quotes the same words: by their places in the text,
marks aside, at least half of the words that either quote has stand in both. So a quote may be a few words
longer or shorter, and neither a whole sentence around three coded words nor one word of a sentence counts.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.author.drafts import claims_of

from variorum.author.draft import draft_source
from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.marker import MARKER
from variorum.pipeline.checking import check_dossier
from variorum.read import read_dossier
from variorum.text.passages import SeedText, Span

LEAST_SHARED = 0.5
_WORD = re.compile(r"\w+")
Places = frozenset[int]


@dataclass(frozen=True)
class Kept:
    """Of one source: how many claims were coded, which of them are drafted, how many are drafted in all,
    how many markers they hold, how many of those kept come with an origin's utterance, and the values that differ
    without a marker, each with its claim; `problems` are the codes that `check` has for the draft."""

    source: str
    coded: int
    missing: tuple[str, ...]
    drafted: int
    markers: int
    wrong: tuple[str, ...]
    otherwise: tuple[str, ...]
    known: int
    problems: frozenset[str]

    @property
    def held(self) -> int:
        return self.coded - len(self.missing)

    def __str__(self) -> str:
        return (
            f"{self.source:24} {self.held:3} of {self.coded:3} ({self.held / max(1, self.coded):4.0%}), "
            f"{self.drafted} drafted with {self.markers} markers"
        )


def kept(root: Path) -> Iterator[Kept]:
    """What drafts keep of each source of a dossier that has claims."""
    dossier = read_dossier(root)[0]
    for article in dossier.articles:
        if article.source.claims and article.text is not None:
            yield _of(root, dossier, article, article.text)


def _of(root: Path, dossier: Dossier, article: Article, seed: SeedText) -> Kept:
    others = tuple(each for each in dossier.articles if each is not article)
    without = replace(dossier, articles=others)
    language = article.source.language
    top = dict.fromkeys(("url", "retrieved", "version_of"), "") | {"language": language or ""}
    captured = {"top": top, "given": {}, "file": "a page", "sha256": "0"}
    draft = draft_source(article.home, seed, without, captured).text
    drafted = claims_of(draft, without)
    pairs = _pairs(article, seed, drafted)
    told = {claim.id for claim, _ in pairs}
    values = [each for claim, drafted in pairs for each in _differing(claim, drafted)]
    important = ("by", "count")
    return Kept(
        article.home, len(article.source.claims),
        tuple(claim.id for claim in article.source.claims if claim.id not in told),
        len(drafted), sum(str(each).count(MARKER) for each in drafted),
        tuple(f"{claim}: {key}: {one} for {other}" for claim, key, one, other in values if key in important)
        + tuple(_wrong_counts(article, seed, drafted)),
        tuple(f"{claim}: {key}: {one} for {other}" for claim, key, one, other in values if key not in important),
        sum(bool(drafted.get("utterance")) for _, drafted in pairs), _problems(root, article, draft),
    )  # fmt: skip


def _problems(root: Path, article: Article, draft: str) -> frozenset[str]:
    """The codes of what `check` says of a draft in the place of its source."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("data", "seeds"):
            shutil.copytree(root / part, copy / part)
        (copy / article.path).write_bytes(draft.encode())
        found = check_dossier(copy).problems
    return frozenset(each.code for each in found if each.path == article.path)


def _pairs(
    article: Article, seed: SeedText, drafted: list[dict[str, Any]]
) -> list[tuple[Claim, dict[str, Any]]]:
    """Coded claims with the drafted ones that quote their words, the nearest first."""
    quoted = [(each, _words(seed, _spans(seed, each))) for each in drafted]
    near = []
    for at, claim in enumerate(article.source.claims):
        coded = _words(seed, article.quotes.get(claim.id, ()))
        for place, (_, words) in enumerate(quoted):
            shared = len(coded & words) / max(1, len(coded | words))
            if shared >= LEAST_SHARED:
                near.append((-shared, at, place))
    found: dict[int, int] = {}
    for _, at, place in sorted(near):
        if at not in found and place not in found.values():
            found[at] = place
    return [(article.source.claims[at], quoted[place][0]) for at, place in sorted(found.items())]


def _words(seed: SeedText, spans: tuple[Span, ...]) -> Places:
    return frozenset(
        word.start() for span in spans for word in _WORD.finditer(seed.text, span.start, span.end)
    )


def _spans(seed: SeedText, claim: Mapping[str, Any]) -> tuple[Span, ...]:
    """Where the quote of a drafted claim stands."""
    parts = claim["quote"] if isinstance(claim["quote"], list) else [claim["quote"]]
    found = []
    for part in parts:
        words = part["text"] if isinstance(part, dict) else part
        which = (part if isinstance(part, dict) else claim).get("occurrence", "1")
        hits = seed.find(words)
        assert hits, words
        found.append(hits[int(which) - 1])
    return tuple(found)


def _differing(claim: Claim, drafted: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """The keys that a draft decides otherwise than the coded claim, with both values."""
    origin = drafted.get("origin") or ""
    origin = origin if isinstance(origin, str) else origin.get("origin", "")
    told = {
        "by": _chain(drafted["by"]), "voice": drafted["voice"], "stance": drafted.get("stance", "asserts"),
        "question": drafted.get("question") or "", "answer": drafted.get("answer") or "",
        "origin": origin, "utterance": drafted.get("utterance") or "",
    }  # fmt: skip
    coded = {
        "by": ", ".join(link.actor for link in claim.by), "voice": claim.voice,
        "stance": claim.stance, "question": claim.question or "", "answer": claim.answer or "",
        "origin": claim.origin.origin if claim.origin else "", "utterance": claim.utterance or "",
    }  # fmt: skip
    for key, value in told.items():
        # What is not there is left to whoever decides.
        if MARKER not in str(drafted.get(key)) and value != coded[key] and (value or key == "by"):
            yield claim.id, key, value, coded[key]


def _chain(by: Any) -> str:
    if isinstance(by, str):
        return "" if by == "none" else by
    return ", ".join(link if isinstance(link, str) else str(link.get("actor")) for link in by)


def _wrong_counts(article: Article, seed: SeedText, drafted: list[dict[str, Any]]) -> Iterator[str]:
    """Counts that a draft reads otherwise than what is coded of the same words, wherever that stands."""
    coded: dict[Places, Any] = {}
    for claim in article.source.claims:
        if claim.count is not None and claim.id in article.phrases:
            coded[_words(seed, (article.phrases[claim.id],))] = claim
    for each in drafted:
        count = each.get("count")
        if not isinstance(count, dict) or MARKER in str(count):
            continue
        inside = [
            hit
            for hit in seed.find(count["phrase"])
            if any(s.holds(hit) for s in _spans(seed, each))
        ]
        words = _words(seed, (inside[int(count.get("occurrence", "1")) - 1],))
        for other, claim in coded.items():
            if words & other and _told(count) != _told(claim.count.model_dump(exclude_none=True)):
                yield f"{claim.id}: count: {_told(count)} for {_told(claim.count.model_dump())}"


def _told(count: Mapping[str, Any]) -> str:
    number = count.get("number") or count.get("range") or count.get("term")
    numbers = number if isinstance(number, list | tuple) else [number]
    return f"{count['kind']} {' to '.join(str(each).casefold() for each in numbers)}"
