"""Two readings of articles held against each other: claims by the places of their words, then field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from operator import itemgetter

from variorum.model.article import Article
from variorum.model.changes import Agreement, FieldAgreement, FieldChange, TwiceRead
from variorum.model.claim import Claim
from variorum.model.fields import Record
from variorum.text.passages import Span, squeezed

from .field_changes import field_changes, field_words

Pair = tuple[str, str]
Alpha = Callable[[Sequence[Pair]], float]

# What is compared, and the keys that hold its value; one of them is given.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "question": ("question",), "answer": ("answer",), "stance": ("stance",), "voice": ("voice",),
    "by": ("by",), "origin": ("origin.origin",), "via": ("via",), "said": ("said.when",),
    "as_of": ("as_of.when",), "over": ("over.when",), "count": ("count.number", "count.range", "count.term"),
    "kind": ("count.kind",), "scope": ("scope.relation",),
}  # fmt: skip
QUANTITIES = "numbers and dates"
# Prose, which no two people write alike, and what each reader calls things.
_PROSE = ("because", "note", "translation", "id", "summary", "claims")
# Two quotes hold one claim where they share at least so much of the shorter one.
_SHARED = 0.5


def agreement(
    readings: Iterable[tuple[Article, Article]], beyond_chance: Alpha | None = None
) -> Agreement:
    """How two readings of some articles agree; both of a pair are readings of one text.

    `beyond_chance` works out how far pairs of values agree, as `alpha` does; without it nothing does.
    """
    values: dict[str, list[Pair]] = {field: [] for field in (*_FIELDS, QUANTITIES)}
    claims: list[TwiceRead] = []
    articles: list[TwiceRead] = []
    for first, second in readings:
        articles.append(
            TwiceRead(first.home, "", "", 1, "", _differences(first.source, second.source))
        )
        for one, other in _aligned(first, second):
            claims.append(_twice_read(first, second, one, other))
            if one and other:
                told, retold = _values(one), _values(other)
                for field in _FIELDS:
                    values[field].append((told[field], retold[field]))
        accounts = {each.mention.span: each.account for each in second.accounts}
        values[QUANTITIES] += [
            (each.account, accounts[each.mention.span])
            for each in first.accounts
            if each.mention.span in accounts
        ]
    return Agreement(
        tuple(each.source for each in articles),
        tuple(_figure(field, pairs, beyond_chance) for field, pairs in values.items() if any(map(any, pairs))),
        tuple(claims),
        tuple(articles),
    )  # fmt: skip


def alpha(pairs: Sequence[Pair]) -> float:
    """Krippendorff's alpha of what two readers say of each of some things, nominal: at most 1, and 0 where
    they agree as chance would. Its library is installed for those who annotate: raises ImportError without."""
    from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415

    told = [
        (reader, at, value) for at, pair in enumerate(pairs) for reader, value in enumerate(pair)
    ]
    return float(AnnotationTask(told).alpha())


def _figure(field: str, pairs: Sequence[Pair], beyond_chance: Alpha | None) -> FieldAgreement:
    alike = sum(one == other for one, other in pairs)
    found = None
    if beyond_chance is not None and len({value for pair in pairs for value in pair}) > 1:
        # Never up: what is not full agreement must not read as 1.
        exact = Decimal(repr(round(beyond_chance(pairs), 9)))
        found = exact.quantize(Decimal("0.01"), ROUND_FLOOR) + 0
    return FieldAgreement(field, len(pairs), alike, found)


def _values(claim: Claim) -> Mapping[str, str]:
    """What a claim says under each of the fields; empty where it says nothing."""
    words = dict(field_words(claim))
    # Who, whatever words stand for them.
    words["by"] = " > ".join(link.actor for link in claim.by) or "none"
    return {
        field: next((str(words[key]) for key in keys if key in words), "")
        for field, keys in _FIELDS.items()
    }


def _differences(one: Record, other: Record) -> tuple[FieldChange, ...]:
    return tuple(
        change
        for change in field_changes(one, other, _PROSE)
        if change.field.rpartition(".")[2] not in _PROSE
    )


def _twice_read(
    first: Article, second: Article, one: Claim | None, other: Claim | None
) -> TwiceRead:
    article, claim = (first, one) if one else (second, other)
    assert claim is not None
    assert article.text is not None
    parts = article.quotes[claim.id]
    return TwiceRead(
        first.home,
        one.id if one else "",
        other.id if other else "",
        article.text.line(parts[0].start),
        " … ".join(squeezed(article.text.words(part)) for part in parts),
        _differences(one, other) if one and other else (),
    )


def _aligned(first: Article, second: Article) -> list[tuple[Claim | None, Claim | None]]:
    """The claims of two readings, those that quote the same words together, in the order of the text.

    Of several that could be, those whose quotes share the most go together, then those whose counts
    stand in the same place, and only then those that say the same.
    """
    left, right = (
        {c.id: c for c in each.source.claims if c.id in each.quotes} for each in (first, second)
    )
    pairs: list[tuple[Claim | None, Claim | None]] = []
    for _, one, other in sorted(_candidates(first, second), key=itemgetter(0)):
        if one.id in left and other.id in right:
            pairs.append((left.pop(one.id), right.pop(other.id)))
    pairs += [(one, None) for one in left.values()] + [(None, other) for other in right.values()]

    def place(pair: tuple[Claim | None, Claim | None]) -> tuple[Span, ...]:
        one, other = pair
        return first.quotes[one.id] if one else second.quotes[other.id] if other else ()

    return sorted(pairs, key=place)


def _candidates(
    first: Article, second: Article
) -> Iterator[tuple[tuple[float, float, int, tuple[Span, ...]], Claim, Claim]]:
    """The claims that quote much the same words, with how near they are: the nearest sort first."""
    left, right = (
        [(each.quotes[c.id], c, _values(c)) for c in each.source.claims if c.id in each.quotes]
        for each in (first, second)
    )
    for parts, one, told in left:
        for quoted, other, retold in right:
            if _shared(parts, quoted) < _SHARED * min(_length(parts), _length(quoted)):
                continue
            phrases = [first.phrases.get(one.id), second.phrases.get(other.id)]
            counts = _nearness(*((span,) for span in phrases if span)) if all(phrases) else 0
            unlike = sum(value != retold[field] for field, value in told.items())
            yield (-_nearness(parts, quoted), -counts, unlike, parts), one, other


def _nearness(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """The part of the letters of both that they share, 0 to 1."""
    shared = _shared(one, other)
    return shared / (_length(one) + _length(other) - shared)


def _shared(one: tuple[Span, ...], other: tuple[Span, ...]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
