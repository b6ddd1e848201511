"""Findings in words: templates over what was computed, and nothing beyond it (rule 12).

Outside quotation marks no sentence vouches for what is reported; each names the counts it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.entities import Origin
from variorum.model.findings import Contrast, Standing, Verdict
from variorum.model.ranges import Range
from variorum.model.readings import Reading
from variorum.model.reported import Reported

from .differences import contrast_sentence
from .holder_words import holder_name, holders
from .paging import many_articles
from .words import (
    VOICES,
    answer_words,
    capital,
    chain_words,
    enumerated,
    few,
    joined,
    moment_words,
    named,
    number_words,
    plural,
)

MOST_CONTRASTS = 3
MOST_NAMED = 12
MOST_PARTIES = 3


def origin_label(analysis: Analysis, origin: Origin) -> str:
    """Who spoke and on what occasion, or on what; where two would look like one with the date, and
    with the id where that is the same too."""
    label, dossier = _label(analysis, origin), analysis.dossier
    if origin.id not in dossier.namesakes:
        return label
    if origin.id in dossier.namesakes_of_one_date:
        return f"{label} ({origin.id})"
    return f"{label}, {moment_words(origin.when.when)}"


def _label(analysis: Analysis, origin: Origin) -> str:
    speaker = analysis.dossier.actor.get(origin.speaker)
    name = speaker.name if speaker else "a speaker not known"
    if origin.occasion != "not said":
        return f"{name}, {origin.occasion}"
    return f"{name}, on {origin.about}" if origin.about else name


def standing_words(analysis: Analysis, row: Row) -> str:
    """How a question stands in a few words, with the rule's part where rules differ."""
    told = list(dict.fromkeys(verdict_words(analysis, row, v) for v in row.verdicts.values()))
    return told[0] if len(told) == 1 else f"{', or '.join(told)}, depending on the reading rule"


def verdict_words(analysis: Analysis, row: Row, verdict: Verdict) -> str:
    """How a question stands under one rule, in words that hold of all its answers."""
    dossier, contrasts = analysis.dossier, verdict.contrasts
    sides = [side for c in contrasts for side in (c.left, c.right)]
    words = holders(dossier, [holder for each in sides for holder in each.holders] or row.holders)
    named_all = [each for each in row.answers if each.answers and each.named]
    if verdict.standing == "unattributed" and not named_all:
        return "no article says who said it"
    if verdict.standing == "contested":
        between = list(dict.fromkeys(holder for each in sides for holder in each.holders))
        if len(between) == 2 and all(each.kind == "party" for each in between):
            return f"{words.two} contradict each other"
        if len(between) == 2:
            names = joined([holder_name(dossier, each) for each in between])
            return f"{names} contradict each other"
    unnamed = all(each.weight == "unattributed" for each in sides)
    if verdict.standing in ("changing", "revised") and unnamed:
        return f"{standing_name(analysis, row, verdict.standing, contrasts)}; no article names its source"
    if verdict.standing == "differing":
        told = "none names a source" if unnamed else "not all name a source"
        return f"the articles differ, and {told}"
    if verdict.standing == "undecided" and all(c.kind == "apart" for c in verdict.contrasts):
        return "the answers are for different dates"
    if verdict.standing == "single-party":
        if len({each.speaker for each in named_all}) == 1:
            return "only one speaker is named"
        if {holder for c in named_all for holder in c.holders} == set(row.holders):
            return f"named speakers all {words.on_one}"
    return standing_name(analysis, row, verdict.standing, contrasts)


def standing_name(
    analysis: Analysis, row: Row, standing: Standing, contrasts: Sequence[Contrast] = ()
) -> str:
    """What a standing of a question is called, by the `contrasts` that make it where they are known."""
    words = holders(analysis.dossier, row.holders)
    kinds = {each.kind for each in contrasts}
    if kinds == {"rise"}:
        return "the number is reported to rise"
    if kinds == {"revised-down"}:
        return "the number is reported lower than before"
    return {
        "silent": "no article answers",
        "unattributed": "no statement that counts",
        "contested": f"{words.many} contradict each other",
        "changing": f"one {words.one} reports a change",
        "revised": "one number takes the place of another",
        "differing": "the articles differ",
        "undecided": "the order can’t be told",
        "single-origin": f"all that counts {'is' if row.statements.most == 1 else 'may be'} one statement",
        "single-party": words.all_one,
        "agreed": f"two {words.many} say the same",
        "compatible": f"no contradiction between the {words.many}",
    }[standing]


def counts(analysis: Analysis, row: Row) -> str:
    """How many articles answer a question, and how many statements by whom count (rule 4)."""
    if not row.sources:
        return ""
    answer = plural(row.articles, "article answers", "articles answer")
    if not row.origins:
        return answer
    number = plural(row.statements, "statement counts", "statements count")
    return f"{answer}, {number}, {_by_whom(analysis, row)}"


def _by_whom(analysis: Analysis, row: Row) -> str:
    """Who makes the statements that count: the one speaker, or for whom they speak."""
    dossier = analysis.dossier
    # Where there is one, or perhaps one, no word for several fits.
    several = "both " if row.statements.most == 2 else "all "
    every = several if row.statements.least > 1 else ""
    speakers = {dossier.origin[origin].speaker for origin in row.origins}
    parties = [holder_name(dossier, each) for each in row.holders]
    speaker = dossier.actor.get(next(iter(speakers)))
    if len(speakers) == 1 and speaker:
        side = f" ({joined(parties)})" if speaker.party in row.parties else ""
        return f"{every}by {named(speaker.name)}{side}"
    if len(parties) > MOST_PARTIES:
        sided = "speakers for " if len(row.parties) == len(row.holders) else ""
        return f"by {sided}{number_words(len(parties))} {holders(dossier, row.holders).many}"
    sides = [holder_name(dossier, each) for each in row.holders if each.kind == "party"]
    others = [holder_name(dossier, each) for each in row.holders if each.kind != "party"]
    told = [f"by speakers for {joined(sides)}"] if sides else []
    return every * (len(parties) == 1) + joined(
        [*told, *([f"by {joined(others)}"] if others else [])]
    )


def stands(analysis: Analysis, row: Row) -> str:
    """How a question stands and what that rests on, on one line."""
    return _stands(analysis, row, standing_words(analysis, row))


def _stands(analysis: Analysis, row: Row, words: str) -> str:
    if len(row.origins) == 1:
        answer = plural(row.articles, "article answers", "articles answer")
        return f"{words}, {_by_whom(analysis, row)}; {answer}"
    return "; ".join(filter(None, (words, counts(analysis, row))))


def verdict_sentences(analysis: Analysis, row: Row, verdict: Verdict) -> list[str]:
    """Why a question stands as it does under one rule, one paragraph each."""
    told = _stands(analysis, row, verdict_words(analysis, row, verdict))
    return [f"{capital(told)}.", *_because(analysis, row, verdict)]


def _because(analysis: Analysis, row: Row, verdict: Verdict) -> list[str]:
    standing = verdict.standing
    if standing == "silent":
        return []
    if standing == "unattributed":
        return [_unattributed(verdict)]
    if verdict.contrasts:
        shown = [contrast_sentence(analysis, c) for c in verdict.contrasts[:MOST_CONTRASTS]]
        more = len(verdict.contrasts) - len(shown)
        stand = "stands" if more == 1 else "stand"
        place = "are counted" if many_articles(analysis.dossier) else stand
        return shown + (
            [f"{plural(more, 'further pair')} of answers {place} below."] if more else []
        )
    origins = list({c.origin.id: c.origin for c in verdict.claims if c.origin}.values())
    number = analysis.dossier.number_of(each.id for each in origins)
    labels = f"{_named(analysis, origins)}.{_open(number)}"
    others = len(row.answers) - len(row.counted)
    rest = _uncounted(row, listed=not many_articles(analysis.dossier)) if others else ""
    if standing == "single-origin" and number.most == 1:
        carried = len({c.root for c in verdict.claims})
        carry = "article carries" if carried == 1 else "articles carry"
        statement = f"{capital(few(carried))} {carry} it: {labels}"
        return [f"{statement}{_divergence(row, verdict)}{rest}"]
    held = dict.fromkeys(holder for c in verdict.claims for holder in c.holders)
    parties = joined([holder_name(analysis.dossier, each) for each in held])
    if standing in ("single-origin", "single-party"):
        statements = f"{capital(few(number))} statements count: {labels}"
        return [f"{statements} {_together(row, verdict)}{rest}"]
    if standing == "agreed":
        same = f"{capital(parties)} give the same answer, in {few(number)} statements: {labels}"
        return [f"{same}{_divergence(row, verdict)}{rest}"]
    return [
        f"{capital(parties)} answer, in {few(number)} statements: {labels} {_together(row, verdict)}{rest}"
    ]


def _unattributed(verdict: Verdict) -> str:
    """Why answers are there and none counts."""
    articles = len({c.root for c in verdict.claims})
    answer = f"{capital(few(articles))} {'article answers' if articles == 1 else 'articles answer'}"
    if not any(c.named for c in verdict.claims):
        return f"{answer}, naming no source."
    reasons = Counter(map(_weightless, verdict.claims))
    if len(reasons) == 1:
        no = (
            "its answer doesn’t count: it is"
            if articles == 1
            else "their answers don’t count: all are"
        )
        return f"{answer}, but {no} {next(iter(reasons))}."
    told = [f"{few(n)} {'is' if n == 1 else 'are'} {reason}" for reason, n in reasons.items()]
    return f"{answer}, but none of it counts: {joined(told)}."


def _named(analysis: Analysis, origins: Sequence[Origin]) -> str:
    """The origins by their labels; of very many the first, and how many more."""
    shown = origins[:MOST_NAMED] if many_articles(analysis.dossier) else origins
    more = len(origins) - len(shown)
    labels = [origin_label(analysis, origin) for origin in shown]
    return enumerated([*labels, *([plural(more, "other")] if more else [])])


def _open(number: Range) -> str:
    """That some of the statements told of may be one, where it is so."""
    if number.certain:
        return ""
    if number.least > 1:
        return " It is open whether some of these are one."
    return f" It is open whether they are {'one' if number.most == 2 else 'all one'}."


def _uncounted(row: Row, *, listed: bool) -> str:
    """Which answers add no weight and why, each by itself where they are to be `listed`."""
    counted = {c.id for c in row.counted}
    reasons: dict[str, list[str]] = {}
    for each in row.answers:
        if each.id not in counted:
            told = reasons.setdefault(_weightless(each), [])
            who = f" ({named(chain_words(each))})" if each.speaker else ""
            told.append(f"{answer_words(each)}{who}")
    words = [
        f"{enumerated(list(dict.fromkeys(told)))}, {reason}"
        if listed
        else f"{few(len(told))} {reason}"
        for reason, told in reasons.items()
    ]
    return f" Shown, but not counted: {'; '.join(words)}."


def _together(row: Row, verdict: Verdict) -> str:
    told = f"{_divergence(row, verdict)}{_loose(row, verdict)}".strip()
    if told:
        return told
    answers = len({answer_words(c) for c in verdict.claims})
    if answers == 1:
        return "They give the same answer."
    every = "both" if answers == 2 else "all"
    read = any(c.bounds for c in verdict.claims)
    return f"Read this way, {every} could be true." if read else f"{capital(every)} could be true."


def _loose(row: Row, verdict: Verdict) -> str:
    """That some renderings of these answers exclude each other and make no standing, since one of them is
    tied to its origin by inference only."""
    made = {claim.id for claim in verdict.claims}
    number = sum(
        c.kind != "divergence" and not _both_count(c) and made.issuperset(c.claims)
        for c in _read_by(row, verdict)
    )
    if not number:
        return ""
    pairs, one = ("pair", "one of the two") if number == 1 else ("pairs", "in each one answer")
    return (
        f" {capital(few(number))} {pairs} of these answers can’t both be true, but {one} is tied to its statement by "
        "our inference only and doesn’t count."
    )


def _divergence(row: Row, verdict: Verdict) -> str:
    """What a standing below the contrasts leaves unsaid: that one origin or speaker is given with
    answers that exclude each other."""
    number = sum(c.kind == "divergence" and _both_count(c) for c in _read_by(row, verdict))
    if not number:
        return ""
    verb = "stands" if number == 1 else "stand"
    return f" {plural(number, 'pair')} of these answers can’t both be true and {verb} below, as given in two ways."


def _read_by(row: Row, verdict: Verdict) -> list[Contrast]:
    return [c for c in row.contrasts if c.reading in (None, verdict.reading)]


def _both_count(contrast: Contrast) -> bool:
    return contrast.left.counted and contrast.right.counted


def _weightless(each: Reported) -> str:
    """Why a claim adds to no count (rules 4 and 6)."""
    if not each.answers:
        return "not stated as fact"
    if each.claim.scope is not None and not each.in_scope:
        return f"about something {each.claim.scope.relation} than the question asks"
    if each.speaker is None:
        return "where no speaker is named"
    if not each.named:
        return "where no speaker is identified"
    if each.origin is None:
        return "where no occasion is known"
    return "tied to a statement by our inference only"


def dependence_sentence(analysis: Analysis, readings: Sequence[Reading]) -> str:
    """Which standings depend on the reading rule."""
    titles = {r.id: r.title for r in readings}
    depend = [row for row in analysis.rows if len({v.standing for v in row.verdicts.values()}) > 1]
    if not readings:
        return "No reading rule is set: numbers stand in their words and are not held against each other."
    if len(readings) == 1:
        return f"Numbers are read by one rule, “{readings[0].title}”."
    every = plural(len(analysis.rows), "question")
    if not depend:
        stand = "the question stands" if len(analysis.rows) == 1 else f"the {every} stand"
        return (
            f"Numbers are read by {few(len(readings))} rules; how {stand} is the same under each."
        )
    told = [
        f"{row.question.short} ("
        + "; ".join(
            f"{verdict_words(analysis, row, v)} by “{titles[r]}”" for r, v in row.verdicts.items()
        )
        + ")"
        for row in depend
    ]
    verb = "stands" if len(depend) == 1 else "stand"
    return f"{len(depend)} of {every} {verb} differently under another reading rule: {'; '.join(told)}."


def claim_line(analysis: Analysis, each: Reported) -> str:
    """A claim on one line: speaker, voice and source."""
    return f"{chain_words(each)}, {VOICES[each.claim.voice]}, in {analysis.dossier.label[each.source.id]}"
