"""Findings in words: templates over what was computed, and nothing beyond it (rule 12).

Outside quotation marks no sentence vouches for what is reported; each names the counts it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import Contrast, Drift, Position, Standing, Utterance, Verdict
from variorum.model.origins import Origin
from variorum.model.readings import Reading
from variorum.model.reported import Reported

from .paging import FEW_SOURCES
from .words import (
    VOICES,
    answer_words,
    bounds_words,
    chain_words,
    joined,
    moment_words,
    plural,
    quoted,
    when_words,
)

STANDINGS: dict[Standing, str] = {
    "silent": "no answer",
    "unattributed": "no origin that counts",
    "contested": "contested",
    "changing": "one side reports a change",
    "undecided": "undecided",
    "single-origin": "one origin",
    "single-party": "one side only",
    "agreed": "two sides say the same",
    "compatible": "compatible",
}
KINDS = {
    "conflict": "Conflict",
    "reported-change": "Reported change",
    "apart": "Different dates, different sides",
    "undecided": "Undecided",
    "divergence": "Divergence",
}
MOST_WORDS = 6
MOST_CONTRASTS = 3
MOST_NAMED = 12


def origin_label(analysis: Analysis, origin: Origin) -> str:
    """Who spoke and on what occasion, or on what; with the id where two would look like one."""
    label = _label(analysis, origin)
    return f"{label} ({origin.id})" if origin.id in analysis.dossier.namesakes else label


def _label(analysis: Analysis, origin: Origin) -> str:
    speaker = analysis.dossier.actor.get(origin.speaker)
    name = speaker.name if speaker else "a speaker not known"
    if origin.occasion != "not said":
        return f"{name}, {origin.occasion}"
    return f"{name}, on {origin.about}" if origin.about else name


def counts(row: Row) -> str:
    """How many sources, origins and parties stand behind a question's answers (rule 4)."""
    return joined(
        [
            plural(len(row.sources), "source"),
            plural(len(row.origins), "origin"),
            plural(len(row.parties), "party", "parties"),
        ]
    )


def verdict_sentences(analysis: Analysis, row: Row, verdict: Verdict) -> list[str]:
    """Why a question stands as it does under one rule, one paragraph each."""
    first = f"{counts(row)}: {STANDINGS[verdict.standing]}."
    return [first, *_because(analysis, row, verdict)]


def _because(analysis: Analysis, row: Row, verdict: Verdict) -> list[str]:
    standing = verdict.standing
    if standing == "silent":
        return ["No article answers it."]
    if standing == "unattributed":
        number = len(verdict.claims)
        reasons = Counter(_weightless(c) for c in verdict.claims)
        told = joined([f"{many} {reason}" for reason, many in reasons.items()])
        return [
            f"{plural(number, 'claim')} {'answers' if number == 1 else 'answer'} it, and none of this counts: {told}."
        ]
    if verdict.contrasts:
        shown = [contrast_sentence(analysis, c) for c in verdict.contrasts[:MOST_CONTRASTS]]
        more = len(verdict.contrasts) - len(shown)
        stand = "stands" if more == 1 else "stand"
        place = "are counted" if _many(analysis) else stand
        return shown + (
            [f"{plural(more, 'further pair')} of answers {place} below."] if more else []
        )
    origins = list({c.origin.id: c.origin for c in verdict.claims if c.origin}.values())
    named = _named(analysis, origins)
    others = len(row.answers) - len(row.counted)
    rest = _uncounted(row, listed=not _many(analysis)) if others else ""
    if standing == "single-origin":
        carried = len({c.source.id for c in verdict.claims})
        return [
            (
                f"What counts here comes from 1 origin, carried by {plural(carried, 'source')}: {named}."
                f"{_divergence(row, verdict)}{rest}"
            )
        ]
    parties = joined(list(dict.fromkeys(c.party.name for c in verdict.claims if c.party)))
    if standing == "single-party":
        return [
            (
                f"{plural(len(origins), 'origin')} answer it, all of one side, {parties}: {named}. "
                f"{_together(row, verdict)}{rest}"
            )
        ]
    if standing == "agreed":
        return [
            (
                f"{parties} give the same answer, in {plural(len(origins), 'origin')}: {named}."
                f"{_divergence(row, verdict)}{rest}"
            )
        ]
    return [
        (
            f"{parties} answer it, in {plural(len(origins), 'origin')}: {named}. "
            f"{_together(row, verdict)}{rest}"
        )
    ]


def _many(analysis: Analysis) -> bool:
    return len(analysis.dossier.articles) > FEW_SOURCES


def _named(analysis: Analysis, origins: Sequence[Origin]) -> str:
    """The origins by their labels; of very many the first, and how many more."""
    shown = origins[:MOST_NAMED] if _many(analysis) else origins
    more = len(origins) - len(shown)
    labels = [origin_label(analysis, origin) for origin in shown]
    return joined([*labels, *([plural(more, "other")] if more else [])])


def _uncounted(row: Row, *, listed: bool) -> str:
    """How many answers add no weight and why, each by itself where they are to be `listed`."""
    counted = {c.id for c in row.counted}
    reasons: dict[str, list[str]] = {}
    for each in row.answers:
        if each.id not in counted:
            told = reasons.setdefault(_weightless(each), [])
            told.append(f"{answer_words(each)} ({chain_words(each)})")
    words = [
        f"{', '.join(dict.fromkeys(told))}, {reason}" if listed else f"{len(told)} {reason}"
        for reason, told in reasons.items()
    ]
    number = len(row.answers) - len(counted)
    return f" {plural(number, 'other claim')} {'does' if number == 1 else 'do'} not count: {'; '.join(words)}."


def _together(row: Row, verdict: Verdict) -> str:
    told = _divergence(row, verdict).strip()
    return told or "Read in this way their answers do not exclude one another."


def _divergence(row: Row, verdict: Verdict) -> str:
    """What a standing below the contrasts leaves unsaid: that one origin or speaker is given with
    answers that exclude each other."""
    number = sum(
        c.kind == "divergence"
        and c.reading in (None, verdict.reading)
        and c.left.counted
        and c.right.counted
        for c in row.contrasts
    )
    if not number:
        return ""
    verbs = "excludes each other and is" if number == 1 else "exclude each other and are"
    return f" {plural(number, 'pair')} of these answers {verbs} shown as divergence."


def _weightless(each: Reported) -> str:
    """Why a claim adds to no count (rules 4 and 6)."""
    if not each.answers:
        return "no statement of fact"
    if each.claim.scope is not None:
        return "in another scope"
    if each.origin is None:
        return "without a known origin"
    return "of a side not known" if each.party is None else "with an inferred origin only"


def contrast_sentence(analysis: Analysis, contrast: Contrast) -> str:
    """Who says what in which words, why both can't hold, and what their dates allow to say."""
    left, right = contrast.left, contrast.right
    return " ".join(
        [
            f"{side_words(left)}. {side_words(right)}.",
            _why(analysis, contrast),
            _what_follows(analysis, contrast),
        ]
    )


def side_words(side: Position) -> str:
    """One side of a contrast: speaker, words, date, and how many claims and sources carry it."""
    claim = min(side.claims, key=_weight)
    carried = f"{plural(len(side.claims), 'claim')} in {plural(len({c.source.id for c in side.claims}), 'source')}"
    told = moment_words(side.moment) if not side.lasting else when_words(side.moment)
    moment = told if not side.moment.unknown else "date not known"
    phrases = list(
        dict.fromkeys(quoted(c.claim.count.phrase) for c in side.claims if c.claim.count)
    )
    also = f", rendered as {joined(phrases)}" if len(phrases) > 1 else ""
    who = chain_words(claim)
    denying = ", denying" if side.denies else ""
    return f"{who[0].upper()}{who[1:]}{denying}: {quoted(claim.words)}{also} ({moment}; {carried})"


def _weight(each: Reported) -> tuple[bool, int, str]:
    """Claims whose tie is stated come first, and among them those nearest to the words as spoken."""
    return each.origin_basis != "stated", list(VOICES).index(each.claim.voice), each.id


def _why(analysis: Analysis, contrast: Contrast) -> str:
    left, right = contrast.left, contrast.right
    if contrast.why == "denial":
        return "One denies what the other says, so both cannot be true of one moment."
    if contrast.why == "excluding-answers":
        labels = {a.id: a.label for a in contrast.question.answers}
        return (
            f"“{labels.get(left.answer or '', '')}” and “{labels.get(right.answer or '', '')}” exclude each other, "
            "so both cannot be true of one moment."
        )
    rule = next((r.title for r in analysis.dossier.readings if r.id == contrast.reading), "")
    held = (
        f" A rate per {contrast.question.per} is held here against what is reported of one {contrast.question.per}."
        if contrast.across
        else ""
    )
    return (
        f"Read by the rule “{rule}”, one is {bounds_words(left.bounds)} and the other "
        f"{bounds_words(right.bounds)}: no number fits both.{held}"
    )


def _what_follows(analysis: Analysis, contrast: Contrast) -> str:
    party = analysis.dossier.party
    sides = [
        party[p].name if p else "a side not known"
        for p in (contrast.left.party, contrast.right.party)
    ]
    if contrast.kind == "conflict":
        one_day = (
            contrast.left.moment.day is not None
            and contrast.left.moment.day == contrast.right.moment.day
        )
        same = "Both speak of the same day" if one_day else "Both speak of the same time"
        tie = "One is given as a reply to the other" if contrast.responds else same
        return f"{tie}, and they speak for {joined(sides)}: the two sides contradict each other."
    if contrast.kind == "reported-change":
        return (
            f"Their dates are apart and both speak for {sides[0]}: this is what one side reports of two times. "
            "Whether anything changed on the ground is not said here."
        )
    if contrast.kind == "apart":
        return "They speak of different dates and for different sides, so nothing here decides between them."
    if contrast.kind == "divergence":
        if contrast.left.origin == contrast.right.origin:
            return "Both render one origin; which is nearer to it can’t be told."
        return "One side is given with both at one time; which it holds to can’t be told."
    return (
        "Which of them speaks of the earlier moment can’t be told, so neither a contradiction nor a change can be "
        "read from the two."
    )


def drift_sentence(analysis: Analysis, drift: Drift) -> str:
    """A difference between renderings, without direction; empty where it is told by marks alone."""

    def where(sources: Sequence[str]) -> str:
        return joined([analysis.dossier.article[s].source.label for s in sources])

    if drift.kind == "words":
        told = [(words.split(), s) for words, s in drift.sides if len(words.split()) <= MOST_WORDS]
        return "; ".join(
            f"only {where(s)} has {joined([quoted(w) for w in words])}" for words, s in told
        )
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
    """All drift of one utterance as one sentence that names how many sources render it."""
    told = [text for drift in utterance.drifts if (text := drift_sentence(analysis, drift))]
    carried = plural(len(utterance.sources), "source")
    if not told:
        same = len(utterance.sources) > 1 and not utterance.drifts
        return f"Rendered by {carried}" + (
            ", in the same voice and the same words but for short ones." if same else "."
        )
    return f"Rendered by {carried}: {'; '.join(told)}."


def dependence_sentence(analysis: Analysis, readings: Sequence[Reading]) -> str:
    """Which standings depend on the reading rule."""
    titles = {r.id: r.title for r in readings}
    depend = [row for row in analysis.rows if len({v.standing for v in row.verdicts.values()}) > 1]
    if len(readings) < 2:
        return "There is one reading rule."
    if not depend:
        return f"None of the {plural(len(analysis.rows), 'standing')} depends on the reading rule."
    told = [
        f"{row.question.short} ("
        + "; ".join(f"{STANDINGS[v.standing]} by “{titles[r]}”" for r, v in row.verdicts.items())
        + ")"
        for row in depend
    ]
    verb = "depends" if len(depend) == 1 else "depend"
    return f"{len(depend)} of {plural(len(analysis.rows), 'standing')} {verb} on the reading rule: {'; '.join(told)}."


def claim_line(each: Reported) -> str:
    """A claim on one line: speaker, voice and source."""
    return f"{chain_words(each)}, {VOICES[each.claim.voice]}; {each.source.label}"
