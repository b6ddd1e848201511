"""Renderings of one utterance, aligned word by word, and how they drift apart (rule 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from variorum.model.findings import Drift, DriftKind, Rendering, Utterance, Word
from variorum.model.names import Name
from variorum.model.reported import Reported
from variorum.text.alignment import bare, differing

# Shorter words are mostly grammar; the marks on the page show them all the same.
SHORTEST_WORD = 4
VOICE_ORDER = ("direct", "indirect", "narrator", "headline")


Spellings = Mapping[str, str]


def utterances(claims: Sequence[Reported], spellings: Spellings) -> tuple[Utterance, ...]:
    """The utterances that `claims` render, each with its drift, in reading order.

    `spellings` maps a name's variant to one spelling, so that two spellings are no difference.
    """
    groups: dict[tuple[str, str], list[Reported]] = {}
    for each in claims:
        if each.origin is not None and each.claim.utterance is not None:
            groups.setdefault((each.origin.id, each.claim.utterance), []).append(each)
    return tuple(
        Utterance(origin, name, _renderings(members, spellings), _drifts(members, spellings))
        for (origin, name), members in groups.items()
    )


def spellings_of(names: Sequence[Name]) -> Spellings:
    """Every variant of one word, in lower case, with its name's label."""
    return {
        variant.casefold(): name.label.casefold()
        for name in names
        for variant in name.variants
        if len(variant.split()) == len(name.label.split()) == 1
    }


def _renderings(members: Sequence[Reported], spellings: Spellings) -> tuple[Rendering, ...]:
    """Each claim with the words marked that none of the other sources' renderings has."""
    out = []
    spelled = [_spelled(each, spellings) for each in members]
    for each, own in zip(members, spelled, strict=True):
        others = [
            words
            for member, words in zip(members, spelled, strict=True)
            if member.source.id != each.source.id
        ]
        words = each.words.split()
        marks = differing(own, others) if others else [False] * len(words)
        out.append(Rendering(each, tuple(Word(w, d) for w, d in zip(words, marks, strict=True))))
    return tuple(out)


def _spelled(each: Reported, spellings: Spellings) -> list[str]:
    """A rendering's words, names in one spelling."""
    return [spellings.get(bare(word), word) for word in each.words.split()]


def _drifts(members: Sequence[Reported], spellings: Spellings) -> tuple[Drift, ...]:
    sources = list(dict.fromkeys(m.source.id for m in members))
    if len(sources) < 2:
        return ()
    dated = {m.source.id for m in members if _dated(m)}
    # A capital at the head of a sentence is no difference; what is shown stays verbatim.
    spelled: dict[str, str] = {}
    for phrase in (_phrase(m) for m in members):
        spelled.setdefault(phrase.casefold(), phrase)
    found = [
        _sides("voice", [_nearest(members, source) for source in sources], lambda m: m.claim.voice),
        _sides("speaker", members, _speaker),
        _sides("date", members, lambda m: "dated" if m.source.id in dated else "undated"),
        _sides(
            "number",
            [m for m in members if m.claim.count],
            lambda m: spelled[_phrase(m).casefold()],
        ),
        _words(members, spellings),
    ]
    return tuple(drift for drift in found if drift is not None)


def _sides(
    kind: DriftKind, members: Sequence[Reported], value: Callable[[Reported], str]
) -> Drift | None:
    """What each source has, where the sources do not all have the same."""
    by_source: dict[str, dict[str, None]] = {}
    for each in members:
        by_source.setdefault(each.source.id, {})[value(each)] = None
    if len({tuple(sorted(values)) for values in by_source.values()}) < 2:
        return None
    sides: dict[str, list[str]] = {}
    for source, values in by_source.items():
        for each_value in values:
            sides.setdefault(each_value, []).append(source)
    # What every source has is no difference.
    sides = {name: held for name, held in sides.items() if len(held) < len(by_source)}
    return Drift(kind, tuple((name, tuple(sources)) for name, sources in sides.items()))


def _nearest(members: Sequence[Reported], source: str) -> Reported:
    """A source's rendering that stands nearest to the words as spoken: a direct quote, if any."""
    own = [m for m in members if m.source.id == source]
    return min(own, key=lambda m: VOICE_ORDER.index(m.claim.voice))


def _speaker(each: Reported) -> str:
    return each.speaker.name if each.speaker else "nobody named"


def _phrase(each: Reported) -> str:
    return " ".join(each.claim.count.phrase.split()) if each.claim.count else ""


def _dated(each: Reported) -> bool:
    """Whether the source's own words give the moment: not a date inherited or brought from elsewhere."""
    date = each.claim.as_of or each.claim.over
    own = [p for p in (date.rests_on if date else ()) if p.text and p.source is None]
    quote = " ".join(each.words.split())
    return any(" ".join((p.text or "").split()) in quote for p in own)


def _words(members: Sequence[Reported], spellings: Spellings) -> Drift | None:
    """Words that only one source's renderings have, where the wording is close enough to tell.

    Words of a count's phrase are left out: how the numbers differ is told by itself.
    """
    counted = {bare(word) for m in members for word in _phrase(m).split()}
    by_source: dict[str, dict[str, str]] = {}
    for each in members:
        words = by_source.setdefault(each.source.id, {})
        for word in each.words.split():
            key = spellings.get(bare(word), bare(word))
            if len(key) >= SHORTEST_WORD and key not in counted:
                words.setdefault(key, word.strip(",.;:“”‘’\"'"))
    sides = []
    for source, words in by_source.items():
        elsewhere = set().union(*(w for s, w in by_source.items() if s != source))
        only = [shown for key, shown in words.items() if key not in elsewhere]
        shared = len(words) - len(only)
        if only and shared * 2 >= len(words):
            sides.append((" ".join(only), (source,)))
    return Drift("words", tuple(sides)) if sides else None
