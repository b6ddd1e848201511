"""Two answers that exclude each other, and renderings that differ, in words (rules 5 and 9).

Outside quotation marks no sentence vouches for what is reported, and none gives a difference a direction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from variorum.model.analysis import Analysis
from variorum.model.findings import (
    Contrast,
    ContrastKind,
    Drift,
    Forecast,
    Position,
    Sum,
    Utterance,
)
from variorum.model.grouping import by_key
from variorum.model.reported import Reported

from .long_lists import many_articles
from .words import (
    VOICES,
    WORDS,
    answer_words,
    bounds_words,
    capital,
    chain_words,
    holders,
    joined,
    named,
    number_words,
    part_words,
    plural,
    quoted,
    say,
    spoken_of,
)

KINDS: Mapping[ContrastKind, str] = WORDS["contrasts"]
"""What pairs of answers are called, the most telling kind first."""
MOST_CARRYING = 2


def contrast_sentence(analysis: Analysis, contrast: Contrast) -> str:
    """Who says what in which words, why both can't hold, and what their dates allow to say."""
    left, right = contrast.left, contrast.right
    told = [f"{side_words(analysis, each)}." for each in (left, right)]
    told += [_why(analysis, contrast), _what_follows(analysis, contrast), *_loosely_tied(contrast)]
    return " ".join([*told, say("may-be-one")] if contrast.may_be_one else told)


def _loosely_tied(contrast: Contrast) -> Iterator[str]:
    """Which of two named speakers' answers can be traced to its statement by inference only, or to none."""
    for which, side in (("first", contrast.left), ("second", contrast.right)):
        if side.weight == "inferred":
            yield say("loosely-tied" if side.origin else "without-occasion", which=which)


def side_words(analysis: Analysis, side: Position) -> str:
    """One side of a contrast: speaker, words, date, and which articles carry it in these words."""
    claim = min(side.claims, key=_weight)
    moment = spoken_of(side.moment, side.lasting)
    if side.question.timeless and not side.moment.unknown:
        moment = f"said {moment}"
    phrases = _phrases(side.claims)
    return say(
        "side", who=capital(chain_words(claim)), denying=", denying it" if side.denies else "",
        words=quoted(claim.words), moment=moment, carried=_carried(analysis, claim, side),
        rendered=f", rendered as {joined(phrases)}" if len(phrases) > 1 else "",
    )  # fmt: skip


def _phrases(claims: Iterable[Reported]) -> list[str]:
    """The words in which claims give their counts, each once."""
    return list(dict.fromkeys(quoted(c.claim.count.phrase) for c in claims if c.claim.count))


def _carried(analysis: Analysis, claim: Reported, side: Position) -> str:
    """The article that has the words of `claim`, and those that give the same answer in others; of many
    articles their number."""
    own = {c.source.id for c in side.claims if c.words == claim.words}
    others = {c.source.id for c in side.claims} - own
    same = _articles(analysis, own)
    if not others:
        return f"in {same}"
    return say("carried-in-both", same=same, others=_articles(analysis, others))


def _articles(analysis: Analysis, sources: Collection[str]) -> str:
    if many_articles(analysis.dossier) or len(sources) > MOST_CARRYING:
        return plural(len(sources), "article")
    return joined([analysis.dossier.label[each] for each in sorted(sources)])


def _weight(each: Reported) -> tuple[bool, int, str]:
    """Claims whose tie is stated come first, and among them those nearest to the words as spoken."""
    return each.origin_basis != "stated", list(VOICES).index(each.claim.voice), each.id


def _why(analysis: Analysis, contrast: Contrast) -> str:
    left, right = contrast.left, contrast.right
    if contrast.why == "denial":
        return say("denial")
    if contrast.why == "excluding-answers":
        labels = {a.id: a.label for a in contrast.question.answers}
        first, second = (labels.get(side.answer or "", "") for side in (left, right))
        return say("excluding-answers", left=first, right=second)
    why = say(
        contrast.why, read=_read_by(analysis, contrast), left=bounds_words(left.bounds),
        right=bounds_words(right.bounds), least=joined(_phrases(left.claims)),
    )  # fmt: skip
    across = [say("across", per=contrast.question.per)] if contrast.across else []
    return " ".join([capital(why), *across])


def _read_by(analysis: Analysis, contrast: Contrast) -> str:
    """By which rule the two numbers are read; nothing where every rule reads them alike."""
    assert contrast.reading is not None
    claims = (*contrast.left.claims, *contrast.right.claims)
    if all(len(set(each.bounds.values())) == 1 for each in claims):
        return ""
    return say("read-by", title=analysis.dossier.reading[contrast.reading].title)


def _what_follows(analysis: Analysis, contrast: Contrast) -> str:
    left, right, name = contrast.left, contrast.right, str(contrast.kind)
    words = holders(analysis.dossier, (*left.holders, *right.holders))
    parties, source = joined(_parties(analysis, contrast)), _sources_named(analysis, contrast)
    if contrast.kind == "revision" and _of_two_versions(contrast):
        name += "-by-version"
    elif contrast.kind in ("rise", "revised-down", "revision", "apart") and source:
        name += "-unnamed"
    elif contrast.kind in ("conflict", "reported-change") and parties:
        name += "-of-parties"
    elif contrast.kind == "divergence":
        name += "-of-origin" if left.origin == right.origin else "-of-speaker"
    elif contrast.kind == "undecided":
        name += f"-with-{left.spanning + right.spanning}-spans"
    return say(
        name, one=words.one, many=words.many, parties=parties, source=source,
        apart="times" if left.moment.instant and right.moment.instant else "dates",
        tie=say(_reply(contrast) if contrast.responds else _what_is_shared(contrast)),
        speaker="speaker" if left.speakers & right.speakers else words.one,
    )  # fmt: skip


def _of_two_versions(contrast: Contrast) -> bool:
    """Whether both sides are from versions of the same articles."""
    left, right = contrast.left.claims, contrast.right.claims
    same = {claim.root for claim in left} == {claim.root for claim in right}
    return same and {claim.source.id for claim in left} != {claim.source.id for claim in right}


def _sources_named(analysis: Analysis, contrast: Contrast) -> str:
    """Which of two answers has no named source; nothing where both have one."""
    silent = [s for s in (contrast.left, contrast.right) if s.weight == "unattributed"]
    if len(silent) == 2:
        return say("neither-named")
    articles = {claim.source.id for side in silent for claim in side.claims}
    words = _articles(analysis, articles)
    return say("names-none", len(articles), articles=words) if silent else ""


def _parties(analysis: Analysis, contrast: Contrast) -> list[str]:
    """The names of those for whom the two sides of a contrast speak, each once; none where a speaker
    on one side speaks for no party."""
    every = dict.fromkeys((*contrast.left.holders, *contrast.right.holders))
    party = analysis.dossier.party
    sided = all(each.kind == "party" for each in every)
    return [named(party[each.id].name) for each in every] if sided else []


def _reply(contrast: Contrast) -> str:
    """The sentence of which of two answers is a reply to the other."""
    left, right = contrast.left, contrast.right
    if left.answered & right.ids:
        return "replies-to-each-other" if right.answered & left.ids else "first-replies"
    return "second-replies"


def _what_is_shared(contrast: Contrast) -> str:
    """The sentence of what makes two answers speak of one time."""
    left, right = contrast.left, contrast.right
    if contrast.question.timeless:
        return "no-particular-day"
    if left.moment.day is not None and left.moment.day == right.moment.day:
        return "same-day"
    if left.lasting != right.lasting:
        return "span-and-moment"
    return "spans-that-share-a-day" if left.lasting and left.moment != right.moment else "same-time"


def sum_sentence(analysis: Analysis, given: Sum) -> str:
    """What the parts of a list come to, beside the whole that it gives; of one part what it is of."""
    whole, count = given.whole, given.whole.claim.count
    missing = ((count and count.number) or Decimal(0)) - given.total
    return say(
        "sum" if len(given.parts) > 1 else "part-of-whole",
        label=analysis.dossier.label[whole.source.id], whole=answer_words(whole),
        parts=joined([f"{answer_words(each)} ({part_words(each)})" for each in given.parts]),
        total=number_words(given.total),
        difference=say(
            "fewer" if missing > 0 else "more" if missing else "as-many", number=number_words(abs(missing))
        ),
    )  # fmt: skip


def forecast_sentence(analysis: Analysis, given: Forecast) -> str:
    """A prediction, and what was later reported for its time."""
    label, told = analysis.dossier.label, given.prediction
    later = [
        f"{answer_words(each)} ({chain_words(each)}; {label[each.source.id]})"
        for each in given.later
    ]
    count, answer = told.claim.count, told.answer
    return say(
        "forecast", when=spoken_of(told.moment, told.lasting).removeprefix("in "), who=chain_words(told),
        words=quoted(count.phrase) if count else answer and answer.label,
        label=label[told.source.id], later=joined(later),
    )  # fmt: skip


def drift_sentence(analysis: Analysis, drift: Drift) -> str:
    """A difference between renderings, without direction."""

    def where(sources: Sequence[str]) -> str:
        return joined([analysis.dossier.label[s] for s in sources])

    if drift.kind == "words":
        only = by_key((sources, quoted(words)) for words, sources in drift.sides)
        told = [say("only-has", articles=where(s), words=joined(has)) for s, has in only.items()]
        return "; ".join(told)
    if drift.kind == "date":
        dated = next((s for name, s in drift.sides if name == "dated"), ())
        return say("only-dated", len(dated), articles=where(dated)) if dated else ""
    shown: Callable[[str], str] = {
        "voice": VOICES.__getitem__,
        "number": quoted,
        "answer": lambda label: say("read-as", words=quoted(label)),
    }.get(drift.kind, str)
    return "; ".join(f"{shown(name)} in {where(s)}" for name, s in drift.sides)


def utterance_sentence(analysis: Analysis, utterance: Utterance) -> str:
    """All drift of one utterance as one sentence that names how many articles have it."""
    told = [text for drift in utterance.drifts if (text := drift_sentence(analysis, drift))]
    carried = plural(utterance.articles, "article")
    if len(utterance.sources) < 2:
        return f"In {carried}."
    if not told and utterance.wording == "same":
        told = [say("all-alike")]
    elif utterance.wording != "near":
        told.append(WORDS["wordings"][utterance.wording])
    return f"In {carried}: {'; '.join(told)}."
