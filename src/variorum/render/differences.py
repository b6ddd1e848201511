"""Two answers that exclude each other, and renderings that differ, in words (rules 5 and 9).

Outside quotation marks no sentence vouches for what is reported, and none gives a difference a direction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
    Wording,
)
from variorum.model.grouping import by_key
from variorum.model.reported import Reported

from .holder_words import holders
from .paging import many_articles
from .words import (
    VOICES,
    answer_words,
    bounds_words,
    capital,
    chain_words,
    joined,
    named,
    number_words,
    part_words,
    plural,
    quoted,
    spoken_of,
)

KINDS: dict[ContrastKind, str] = {
    "conflict": "Contradiction",
    "divergence": "Given in two ways",
    "difference": "The articles differ",
    "reported-change": "Reported change",
    "rise": "Reported to rise",
    "revised-down": "Reported lower than before",
    "revision": "Revised",
    "undecided": "The order can’t be told",
    "apart": "Different dates",
}
"""What pairs of answers are called, the most telling kind first."""
NUMBERS: dict[ContrastKind, str] = {
    "rise": "The number is reported to rise",
    "revised-down": "The number is reported lower than before",
    "revision": "The later number takes the place of the earlier one",
}
"""What is told of a number that an event only ever raises, or that is given anew."""
WORDINGS: dict[Wording, str] = {
    "same": "in the same words",
    "same-but-number": "otherwise in the same words",
    "same-but-order": "in the same words, but in another order",
    "different": "in different words",
}
MOST_CARRYING = 2


def contrast_sentence(analysis: Analysis, contrast: Contrast) -> str:
    """Who says what in which words, why both can't hold, and what their dates allow to say."""
    left, right = contrast.left, contrast.right
    return " ".join(
        [
            f"{side_words(analysis, left)}. {side_words(analysis, right)}.",
            _why(analysis, contrast),
            _what_follows(analysis, contrast),
            *_loosely_tied(contrast),
            *(["It is open whether the two are one statement."] if contrast.may_be_one else []),
        ]
    )


def _loosely_tied(contrast: Contrast) -> Iterator[str]:
    """Which of two named speakers' answers can be traced to its statement by inference only, or to none."""
    loose = [
        (which, side)
        for which, side in (("first", contrast.left), ("second", contrast.right))
        if side.weight == "inferred"
    ]
    for which, side in loose:
        tied = "tied to its statement by our inference only" if side.origin else ""
        yield f"The {which} is {tied or 'given without an occasion'}, and doesn’t count."


def side_words(analysis: Analysis, side: Position) -> str:
    """One side of a contrast: speaker, words, date, and which articles carry it in these words."""
    claim = min(side.claims, key=_weight)
    carried = _carried(analysis, claim, side)
    moment = spoken_of(side.moment, side.lasting)
    if side.question.timeless:
        moment = moment if side.moment.unknown else f"said {moment}"
    phrases = list(
        dict.fromkeys(quoted(c.claim.count.phrase) for c in side.claims if c.claim.count)
    )
    also = f", rendered as {joined(phrases)}" if len(phrases) > 1 else ""
    denying = ", denying it" if side.denies else ""
    return (
        f"{capital(chain_words(claim))}{denying}: {quoted(claim.words)}{also} ({moment}; {carried})"
    )


def _carried(analysis: Analysis, claim: Reported, side: Position) -> str:
    """The article that has the words of `claim`, and those that give the same answer in others; of many
    articles their number."""
    own = {c.source.id for c in side.claims if c.words == claim.words}
    others = {c.source.id for c in side.claims} - own
    same = f"in {_articles(analysis, own)}"
    return f"{same}, in other words in {_articles(analysis, others)}" if others else same


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
        return "One denies what the other says, so both can’t be true at once."
    if contrast.why == "excluding-answers":
        labels = {a.id: a.label for a in contrast.question.answers}
        return (
            f"“{labels.get(left.answer or '', '')}” and “{labels.get(right.answer or '', '')}” "
            "can’t both be true at once."
        )
    read = _read_by(analysis, contrast)
    if contrast.why == "above-the-least":
        least = joined(
            list(dict.fromkeys(quoted(c.claim.count.phrase) for c in left.claims if c.claim.count))
        )
        return capital(
            f"{read}the later number is {bounds_words(right.bounds)}, above the {least} of the earlier one."
        )
    held = (
        f" A number per {contrast.question.per} is held here against the number of one {contrast.question.per}."
        if contrast.across
        else ""
    )
    return (
        capital(f"{read}one is {bounds_words(left.bounds)} and the other ")
        + f"{bounds_words(right.bounds)}: no number fits both.{held}"
    )


def _read_by(analysis: Analysis, contrast: Contrast) -> str:
    """By which rule the two numbers are read; nothing where every rule reads them alike."""
    assert contrast.reading is not None
    claims = (*contrast.left.claims, *contrast.right.claims)
    if all(len(set(each.bounds.values())) == 1 for each in claims):
        return ""
    return f"read by the rule “{analysis.dossier.reading[contrast.reading].title}”, "


def _what_follows(analysis: Analysis, contrast: Contrast) -> str:
    left, right = contrast.left, contrast.right
    apart = "times" if left.moment.instant and right.moment.instant else "dates"
    words = holders(analysis.dossier, (*left.holders, *right.holders))
    parties = joined(_parties(analysis, contrast))
    if contrast.kind in NUMBERS:
        source = _sources_named(analysis, contrast)
        roots = [{claim.root for claim in side.claims} for side in (left, right)]
        sources = [{claim.source.id for claim in side.claims} for side in (left, right)]
        if contrast.kind == "revision" and roots[0] == roots[1] and sources[0] != sources[1]:
            return "A later version of the article gives the second number in place of the first."
        return f"{NUMBERS[contrast.kind]}{f'; {source}' if source else ''}."
    if contrast.kind == "difference":
        tie = _reply_words(contrast) if contrast.responds else _together_words(contrast)
        return f"{tie}: the articles differ, and {_sources_named(analysis, contrast)}."
    if contrast.kind == "conflict":
        tie = _reply_words(contrast) if contrast.responds else _together_words(contrast)
        spoken = f", and they speak for {parties}" if parties else ""
        return f"{tie}{spoken}: the two contradict each other."
    if contrast.kind == "reported-change":
        spoken = (
            f"Both speak for {parties}, of different {apart}"
            if parties
            else f"They speak of different {apart}"
        )
        return (
            f"{spoken}: this is what one {words.one} is reported as saying of two times. Whether anything changed "
            "in between is not said here."
        )
    if contrast.kind == "apart":
        source = _sources_named(analysis, contrast)
        if source:
            return f"They speak of different {apart}, and {source}, so nothing here decides between them."
        return f"They speak of different {apart} and for different {words.many}, so nothing here decides between them."
    if contrast.kind == "divergence":
        if left.origin == right.origin:
            return "Both give one statement; which is nearer to what was said can’t be told."
        who = "speaker" if left.speakers & right.speakers else words.one
        return f"One {who} is given with both for one time; which of the two holds can’t be told."
    if left.spanning and right.spanning:
        return (
            "Both speak of a whole span. We can’t tell whether the two share a day, so this may be disagreement or "
            "change."
        )
    if left.spanning or right.spanning:
        return (
            "One speaks of a whole span. We can’t tell whether the moment of the other lies within it, so this may be "
            "disagreement or change."
        )
    return "We can’t tell which came first, so this may be disagreement or change."


def _sources_named(analysis: Analysis, contrast: Contrast) -> str:
    """Which of two answers has no named source; nothing where both have one."""
    silent = [s for s in (contrast.left, contrast.right) if s.weight == "unattributed"]
    if len(silent) == 2:
        return "neither names a source"
    articles = {claim.source.id for side in silent for claim in side.claims}
    verb = "names" if len(articles) == 1 else "name"
    return f"{_articles(analysis, articles)} {verb} no source" if silent else ""


def _parties(analysis: Analysis, contrast: Contrast) -> list[str]:
    """The names of those for whom the two sides of a contrast speak, each once; none where a speaker
    on one side speaks for no party."""
    every = dict.fromkeys((*contrast.left.holders, *contrast.right.holders))
    party = analysis.dossier.party
    sided = all(each.kind == "party" for each in every)
    return [named(party[each.id].name) for each in every] if sided else []


def _reply_words(contrast: Contrast) -> str:
    """Which of two answers is a reply to the other."""
    left, right = contrast.left, contrast.right
    first, second = bool(left.answered & right.ids), bool(right.answered & left.ids)
    if first and second:
        return "Each is given as a reply to the other"
    order = ("first", "second") if first else ("second", "first")
    return f"The {order[0]} is given as a reply to the {order[1]}"


def _together_words(contrast: Contrast) -> str:
    """What makes two answers speak of one time."""
    left, right = contrast.left, contrast.right
    if contrast.question.timeless:
        return "The question is about no particular day"
    if left.moment.day is not None and left.moment.day == right.moment.day:
        return "Both speak of the same day"
    if left.lasting != right.lasting:
        return "One speaks of a whole span and the other of a moment within it"
    if left.lasting and left.moment != right.moment:
        return "Both speak of whole spans that share a day"
    return "Both speak of the same time"


def sum_sentence(analysis: Analysis, given: Sum) -> str:
    """What the parts of a list come to, beside the whole that it gives; of one part what it is of."""
    label = analysis.dossier.label[given.whole.source.id]
    if len(given.parts) == 1:
        (part,) = given.parts
        return f"{label}: {answer_words(part)} ({part_words(part)}) of {answer_words(given.whole)}."
    listed = joined([f"{answer_words(each)} ({part_words(each)})" for each in given.parts])
    number = given.whole.claim.count.number if given.whole.claim.count else None
    missing = (number or Decimal(0)) - given.total
    beside = f"the whole it gives, {answer_words(given.whole)}"
    apart = f"{number_words(abs(missing))} {'fewer' if missing > 0 else 'more'} than {beside}"
    same = f"as many as {beside}" if not missing else apart
    return f"{label} lists {listed}. Added up that is {number_words(given.total)}, {same}."


def forecast_sentence(analysis: Analysis, given: Forecast) -> str:
    """A prediction, and what was later reported for its time."""
    told = given.prediction
    words = (
        quoted(told.claim.count.phrase) if told.claim.count else told.answer and told.answer.label
    )
    later = joined(
        [
            f"{answer_words(each)} ({chain_words(each)}; {analysis.dossier.label[each.source.id]})"
            for each in given.later
        ]
    )
    when = spoken_of(told.moment, told.lasting)
    return (
        f"For {when.removeprefix('in ')} {chain_words(told)} predicted {words} "
        f"({analysis.dossier.label[told.source.id]}). For the same time was later reported: {later}."
    )


def drift_sentence(analysis: Analysis, drift: Drift) -> str:
    """A difference between renderings, without direction."""

    def where(sources: Sequence[str]) -> str:
        return joined([analysis.dossier.label[s] for s in sources])

    if drift.kind == "words":
        only = by_key((sources, quoted(words)) for words, sources in drift.sides)
        return "; ".join(f"only {where(s)} has {joined(words)}" for s, words in only.items())
    if drift.kind == "answer":
        return "; ".join(f"read as {quoted(label)} in {where(s)}" for label, s in drift.sides)
    if drift.kind == "date":
        dated = next((s for name, s in drift.sides if name == "dated"), ())
        verb = "gives" if len(dated) == 1 else "give"
        return f"only {where(dated)} {verb} a time for it" if dated else ""
    if drift.kind == "voice":
        return "; ".join(f"{VOICES[name]} in {where(s)}" for name, s in drift.sides)
    if drift.kind == "number":
        return "; ".join(f"{quoted(name)} in {where(s)}" for name, s in drift.sides)
    return "; ".join(f"{name} in {where(s)}" for name, s in drift.sides)


def utterance_sentence(analysis: Analysis, utterance: Utterance) -> str:
    """All drift of one utterance as one sentence that names how many articles have it."""
    told = [text for drift in utterance.drifts if (text := drift_sentence(analysis, drift))]
    carried = plural(utterance.articles, "article")
    if len(utterance.sources) < 2:
        return f"In {carried}."
    if not told and utterance.wording == "same":
        told = ["in the same voice and the same words"]
    elif utterance.wording != "near":
        told.append(WORDINGS[utterance.wording])
    return f"In {carried}: {'; '.join(told)}."
