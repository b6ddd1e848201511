"""Renderings of one utterance, aligned word by word, and how they drift apart (rule 9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, permutations

from rapidfuzz.distance import Indel, LCSseq

from variorum.model.claim import VOICE_ORDER
from variorum.model.entities import Name
from variorum.model.findings import Drift, DriftKind, Rendering, Utterance, Word, Wording
from variorum.model.grouping import by_key
from variorum.model.reported import Reported
from variorum.text.passages import squeezed

# What a count's phrase leaves of the words around it, as of in "dozens of", is told with it.
SHORTEST_REST = 3
# So many times the words that a rendering shares with another may be the words it has.
NEAR = 3
# Six orders of three claims are tried.
_MOST_ORDERED = 3
# So many words a number counts as.
_NUMBER = 3
_DIGIT = re.compile(r"\d")
_EDGES = re.compile(r"^\W+|\W+$")
Spellings = Mapping[str, str]
Keys = frozenset[str]
Spread = Mapping[str, int]
"""For each word that is compared, how many of the sources have it."""


def utterances(
    origin: str, claims: Sequence[Reported], spellings: Spellings
) -> tuple[Utterance, ...]:
    """The utterances that an origin's claims render, each with its drift, in reading order.

    `spellings` maps a name's variant to one spelling, so that two spellings are no difference.
    """
    groups = by_key((each.claim.utterance, each) for each in claims if each.claim.utterance)
    return tuple(_utterance(origin, name, given, spellings) for name, given in groups.items())


def _utterance(
    origin: str, name: str, members: Sequence[Reported], spellings: Spellings
) -> Utterance:
    told = _renderings(members, spellings)
    counted = frozenset(_bare(word) for each in members for word in _phrase(each).split())
    words = {(each.claim.source.id, word.key) for each in told for word in each.words}
    spread = Counter(key for _, key in words)
    drifts = _drifts(told, counted, spread)
    return Utterance(origin, name, told, drifts, _wording(told, drifts, counted, spread))


def spellings_of(names: Sequence[Name]) -> Spellings:
    """Every variant of one word, in lower case, with its name's label."""
    return {
        variant.casefold(): _bare(name.label)
        for name in names
        for variant in name.variants
        if len(variant.split()) == len(name.label.split()) == 1
    }


def _renderings(members: Sequence[Reported], spellings: Spellings) -> tuple[Rendering, ...]:
    """Each claim with the words marked that the closest of the other sources does not have.

    A source that renders a sentence in several claims has the words of all of them, in whatever
    order.
    """
    out = []
    spelled = [[_key(word, spellings) for word in each.words.split()] for each in members]
    by_source = by_key(zip([each.source.id for each in members], spelled, strict=True))
    told = {
        source: [_weighed([*chain.from_iterable(order)])[0] for order in _orders(parts)]
        for source, parts in by_source.items()
    }
    for each, own in zip(members, spelled, strict=True):
        others = [
            keys for source, every in told.items() if source != each.source.id for keys in every
        ]
        marks = _differing(own, others) if others else [False] * len(own)
        out.append(Rendering(each, tuple(map(_word, each.words.split(), own, marks))))
    return tuple(out)


def _orders(parts: list[list[str]]) -> Iterable[Sequence[list[str]]]:
    """The orders in which a few claims may render a sentence; of many, their own."""
    return permutations(parts) if len(parts) <= _MOST_ORDERED else [parts]


def _drifts(renderings: Sequence[Rendering], counted: Keys, spread: Spread) -> tuple[Drift, ...]:
    members = [each.claim for each in renderings]
    sources = dict.fromkeys(each.source.id for each in members)
    if len(sources) < 2:
        return ()
    dated = {m.source.id for m in members if _dated(m)}
    # A capital at the head of a sentence is no difference; what is shown stays verbatim.
    spelled: dict[str, str] = {}
    for phrase in (_phrase(m) for m in members):
        spelled.setdefault(phrase.casefold(), phrase)
    found = [
        _sides("voice", [_nearest(members, source) for source in sources], lambda m: m.claim.voice),
        _sides("speaker", members, lambda m: m.speaker.name if m.speaker else "nobody named"),
        _sides("date", members, lambda m: "dated" if m.source.id in dated else "undated"),
        _sides(
            "number",
            [m for m in members if m.claim.count],
            lambda m: spelled[_phrase(m).casefold()],
        ),
        *(
            _sides("answer", given, lambda m: m.answer.label if m.answer else "")
            for given in by_key(
                (m.question.id, m) for m in members if m.question and m.answer
            ).values()
        ),
        _words(renderings, counted, spread),
    ]
    return tuple(drift for drift in found if drift is not None)


def _sides(
    kind: DriftKind, members: Sequence[Reported], value: Callable[[Reported], str]
) -> Drift | None:
    """What each source has, where the sources do not all have the same."""
    by_source = by_key(dict.fromkeys((each.source.id, value(each)) for each in members))
    if len({frozenset(values) for values in by_source.values()}) < 2:
        return None
    sides = by_key((each, source) for source, values in by_source.items() for each in values)
    # What every source has is no difference.
    sides = {name: held for name, held in sides.items() if len(held) < len(by_source)}
    return Drift(kind, tuple((name, tuple(sources)) for name, sources in sides.items()))


def _nearest(members: Sequence[Reported], source: str) -> Reported:
    """A source's rendering that stands nearest to the words as spoken: a direct quote, if any."""
    own = [m for m in members if m.source.id == source]
    return min(own, key=lambda m: VOICE_ORDER.index(m.claim.voice))


def _phrase(each: Reported) -> str:
    return squeezed(each.claim.count.phrase) if each.claim.count else ""


def _dated(each: Reported) -> bool:
    """Whether the source's own words give the moment: not a date inherited or brought from elsewhere."""
    date = each.claim.as_of or each.claim.over
    own = [p.text for p in (date.rests_on if date else ()) if p.text and p.source is None]
    return any(squeezed(words) in each.words for words in own)


def _wording(
    renderings: Sequence[Rendering], drifts: Sequence[Drift], counted: Keys, spread: Spread
) -> Wording:
    if any(drift.kind == "words" for drift in drifts):
        return "near"
    differ = [word for each in renderings for word in each.words if word.differs]
    if not differ:
        return "same"
    if all(_bare(word.text) in counted for word in differ):
        return "same-but-number"
    sources = {each.claim.source.id for each in renderings}
    moved = all(spread[word.key] == len(sources) for word in differ)
    return "same-but-order" if moved else "different"


def _words(renderings: Sequence[Rendering], counted: Keys, spread: Spread) -> Drift | None:
    """Words that only one source has, as they stand there together, where the wording is near enough
    to tell.

    Words of a count's phrase are left out: how the numbers differ is told by itself.
    """
    sides: dict[tuple[str, str], str] = {}
    near = set()
    for each in renderings:
        source = each.claim.source.id
        shared = sum(spread[word.key] > 1 for word in each.words)
        if shared * NEAR < len(each.words):
            continue
        near.add(source)
        for told in _only(each.words, counted, spread):
            sides.setdefault((source, told.casefold()), told)
    if near != {each.claim.source.id for each in renderings}:
        return None
    found = tuple((told, (source,)) for (source, _), told in sides.items())
    return Drift("words", found) if found else None


def _only(words: Sequence[Word], counted: Keys, spread: Spread) -> Iterator[str]:
    """The stretches of words that differ, without what stands elsewhere at their ends: those were
    only moved."""
    for beside_count, stretch in _stretches(words, counted):
        new = [spread[word.key] == 1 for word in stretch]
        if True not in new:
            continue
        shown = stretch[new.index(True) : len(new) - new[::-1].index(True)]
        told = " ".join(word.text for word in shown).strip(",.;:!?()“”‘’\"'")
        if not beside_count or len(told) >= SHORTEST_REST:
            yield told


def _stretches(words: Sequence[Word], counted: Keys) -> Iterator[tuple[bool, list[Word]]]:
    """Words that differ and stand together, and whether a count's phrase stands beside them."""
    stretch: list[Word] = []
    after_count = False
    for word in (*words, Word("", "", differs=False)):
        count = _bare(word.text) in counted
        if word.differs and not count:
            stretch.append(word)
            continue
        if stretch:
            yield count or after_count, stretch
        stretch, after_count = [], count


def _key(word: str, spellings: Spellings) -> str:
    """What is compared of a word."""
    return spellings.get(_bare(word), _bare(word))


# The same words stand in rendering after rendering.
_word = lru_cache(maxsize=100_000)(Word)


@lru_cache(maxsize=100_000)
def _bare(word: str) -> str:
    """A word without case and without the marks around it; empty where nothing is left."""
    return _EDGES.sub("", word).casefold()


def _differing(keys: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """For each word, by its key, whether it has no counterpart in the closest of `others`, which are weighed.

    The closest is the one with the most counterparts in the same order, of which a number counts
    more than the words around it; what it has beside them makes it no farther.
    """
    ours, places = _weighed(keys)
    closest = max(others, key=partial(LCSseq.similarity, ours))
    shared = (each for each in Indel.opcodes(ours, closest) if each.tag == "equal")
    met = {places[at] for each in shared for at in range(each.src_start, each.src_end)}
    return [at not in met and bool(key) for at, key in enumerate(keys)]


def _weighed(keys: Sequence[str]) -> tuple[list[str], list[int]]:
    """The keys for comparison, a number's as often as it counts, and the place of each."""
    places = [
        at for at, key in enumerate(keys) for _ in range(_NUMBER if _DIGIT.search(key) else 1)
    ]
    return [keys[at] for at in places], places
