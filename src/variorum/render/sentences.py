"""Findings in words: templates over what was computed, and nothing beyond it (rule 12).

Outside quotation marks no sentence vouches for what is reported; each names the counts it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.entities import Origin
from variorum.model.findings import Contrast, Standing, Verdict
from variorum.model.grouping import grouped
from variorum.model.ranges import Range
from variorum.model.reported import Reported

from .differences import contrast_sentence
from .long_lists import many_articles
from .words import (
    VOICES,
    WORDS,
    answer_words,
    capital,
    chain_words,
    enumerated,
    few,
    holder_name,
    holders,
    joined,
    moment_words,
    named,
    number_words,
    plural,
    say,
)

MOST_CONTRASTS = 3
MOST_NAMED = 12
MOST_PARTIES = 3


def origin_label(analysis: Analysis, origin: Origin) -> str:
    """Who spoke and on what occasion, or on what; where two would look like one with the date, and
    with the id where that is the same too."""
    dossier = analysis.dossier
    speaker = dossier.actor.get(origin.speaker)
    label = speaker.name if speaker else "a speaker not known"
    if origin.occasion != "not said":
        label = f"{label}, {origin.occasion}"
    elif origin.about:
        label = f"{label}, on {origin.about}"
    if origin.id in dossier.namesakes_of_one_date:
        return f"{label} ({origin.id})"
    return f"{label}, {moment_words(origin.when.when)}" if origin.id in dossier.namesakes else label


def standing_words(analysis: Analysis, row: Row) -> str:
    """How a question stands in a few words, with the rule's part where rules differ."""
    found = list(dict.fromkeys(verdict_words(analysis, row, v) for v in row.verdicts.values()))
    return found[0] if len(found) == 1 else say("by-rule", standings=", or ".join(found))


def verdict_words(analysis: Analysis, row: Row, verdict: Verdict) -> str:
    """How a question stands under one rule, in words that hold of all its answers."""
    dossier, standing, contrasts = analysis.dossier, verdict.standing, verdict.contrasts
    sides = [side for c in contrasts for side in (c.left, c.right)]
    between = list(dict.fromkeys(holder for each in sides for holder in each.holders))
    words = holders(dossier, between or row.holders)
    unnamed = all(each.weight == "unattributed" for each in sides)
    named_all = [each for each in row.answers if each.answers and each.named]
    name = standing_name(analysis, row, standing, contrasts)
    if standing == "unattributed" and not named_all:
        return say("nobody-named")
    if standing == "contested" and len(between) == 2:
        sided = all(each.kind == "party" for each in between)
        names = joined([holder_name(dossier, each) for each in between])
        return say("two-contradict", who=words.two if sided else names)
    if standing in ("changing", "revised") and unnamed:
        return say("unnamed", standing=name)
    if standing == "differing":
        return say("differ-unnamed" if unnamed else "differ-partly-unnamed")
    if standing == "undecided" and all(c.kind == "apart" for c in contrasts):
        return say("other-dates")
    if standing == "single-party":
        if len({each.speaker for each in named_all}) == 1:
            return say("one-speaker")
        if {holder for c in named_all for holder in c.holders} == set(row.holders):
            return say("all-on-one", on_one=words.on_one)
    return name


def standing_name(
    analysis: Analysis, row: Row, standing: Standing, contrasts: Sequence[Contrast] = ()
) -> str:
    """What a standing of a question is called, by the `contrasts` that make it where they are known."""
    kinds = {each.kind for each in contrasts}
    name = next(iter(kinds)) if kinds in ({"rise"}, {"revised-down"}) else standing
    one = "is" if row.statements.most == 1 else "may be"
    words = holders(analysis.dossier, row.holders)
    return str(WORDS["standings"][name].format(is_one=one, **words._asdict()))


def counts(analysis: Analysis, row: Row) -> str:
    """How many articles answer a question, and how many statements by whom count (rule 4)."""
    if not row.sources:
        return ""
    told = [say("articles-answer", row.articles)]
    if row.origins:
        told += [say("statements-count", row.statements), _by_whom(analysis, row)]
    return ", ".join(told)


def _by_whom(analysis: Analysis, row: Row) -> str:
    """Who makes the statements that count: the one speaker, or for whom they speak."""
    dossier = analysis.dossier
    # Where there is one, or perhaps one, no word for several fits.
    several = "both " if row.statements.most == 2 else "all "
    every = several if row.statements.least > 1 else ""
    sides = [holder_name(dossier, each) for each in row.holders if each.kind == "party"]
    others = [holder_name(dossier, each) for each in row.holders if each.kind != "party"]
    speakers = {dossier.origin[origin].speaker for origin in row.origins}
    speaker = dossier.actor.get(next(iter(speakers)))
    if len(speakers) == 1 and speaker:
        names = joined([holder_name(dossier, each) for each in row.holders])
        side = f" ({names})" if speaker.party in row.parties else ""
        return f"{every}by {named(speaker.name)}{side}"
    number = len(row.holders)
    if number > MOST_PARTIES:
        sided = "" if others else "speakers for "
        return f"by {sided}{number_words(number)} {holders(dossier, row.holders).many}"
    told = [
        f"by {who}{joined(names)}"
        for who, names in (("speakers for ", sides), ("", others))
        if names
    ]
    return every * (number == 1) + joined(told)


def stands(analysis: Analysis, row: Row) -> str:
    """How a question stands and what that rests on, on one line."""
    return _stands(analysis, row, standing_words(analysis, row))


def _stands(analysis: Analysis, row: Row, words: str) -> str:
    if len(row.origins) == 1:
        return f"{words}, {_by_whom(analysis, row)}; {say('articles-answer', row.articles)}"
    return "; ".join(filter(None, (words, counts(analysis, row))))


def verdict_sentences(analysis: Analysis, row: Row, verdict: Verdict) -> list[str]:
    """Why a question stands as it does under one rule, one paragraph each."""
    told = _stands(analysis, row, verdict_words(analysis, row, verdict))
    return [f"{capital(told)}.", *_because(analysis, row, verdict)]


def _because(analysis: Analysis, row: Row, verdict: Verdict) -> list[str]:
    standing, many = verdict.standing, many_articles(analysis.dossier)
    if standing == "silent":
        return []
    if standing == "unattributed":
        return [capital(_unattributed(verdict))]
    if verdict.contrasts:
        shown = [contrast_sentence(analysis, c) for c in verdict.contrasts[:MOST_CONTRASTS]]
        more = len(verdict.contrasts) - len(shown)
        further = "further-pairs-counted" if many else "further-pairs"
        return shown + ([say(further, more)] if more else [])
    origins = list({c.origin.id: c.origin for c in verdict.claims if c.origin}.values())
    number = analysis.dossier.number_of(each.id for each in origins)
    held = dict.fromkeys(holder for c in verdict.claims for holder in c.holders)
    blanks = {
        "labels": f"{_named(analysis, origins)}.{_open(number)}",
        "who": joined([holder_name(analysis.dossier, each) for each in held]),
    }
    if standing == "single-origin" and number.most == 1:
        told = [say("carried", len({c.root for c in verdict.claims}), **blanks)]
        told += _divergent(row, verdict)
    elif standing == "agreed":
        told = [say("agreed", number, **blanks), *_divergent(row, verdict)]
    else:
        name = "compatible" if standing == "compatible" else "several"
        told = [say(name, number, **blanks), *_together(row, verdict)]
    if len(row.answers) > len(row.counted):
        told.append(say("uncounted", answers=_uncounted(row, listed=not many)))
    return [capital(" ".join(told))]


def _unattributed(verdict: Verdict) -> str:
    """Why answers are there and none counts."""
    articles = len({c.root for c in verdict.claims})
    if not any(c.named for c in verdict.claims):
        return say("answered-unnamed", articles)
    reasons = Counter(map(_weightless, verdict.claims))
    if len(reasons) == 1:
        return say("answered-weightless", articles, reason=next(iter(reasons)))
    told = [f"{few(n)} {'is' if n == 1 else 'are'} {reason}" for reason, n in reasons.items()]
    return say("answered-for-nothing", articles, reasons=joined(told))


def _named(analysis: Analysis, origins: Sequence[Origin]) -> str:
    """The origins by their labels; of very many the first, and how many more."""
    shown = origins[:MOST_NAMED] if many_articles(analysis.dossier) else origins
    more = len(origins) - len(shown)
    labels = [origin_label(analysis, origin) for origin in shown]
    return enumerated([*labels, plural(more, "other")] if more else labels)


def _open(number: Range) -> str:
    """That some of the statements told of may be one, where it is so."""
    if number.certain:
        return ""
    several = "two-may-be-one" if number.most == 2 else "all-may-be-one"
    return f" {say('some-may-be-one' if number.least > 1 else several)}"


def _uncounted(row: Row, *, listed: bool) -> str:
    """Which answers add no weight and why, each by itself where they are to be `listed`."""
    counted = {c.id for c in row.counted}
    loose = grouped([each for each in row.answers if each.id not in counted], _weightless)
    if not listed:
        return "; ".join(f"{few(len(claims))} {reason}" for reason, claims in loose.items())
    words = {reason: dict.fromkeys(map(_with_speaker, claims)) for reason, claims in loose.items()}
    return "; ".join(f"{enumerated(list(told))}, {reason}" for reason, told in words.items())


def _with_speaker(each: Reported) -> str:
    who = f" ({named(chain_words(each))})" if each.speaker else ""
    return f"{answer_words(each)}{who}"


def _together(row: Row, verdict: Verdict) -> list[str]:
    """What is told of answers that all count: which of them exclude each other, else that none does."""
    told = [*_divergent(row, verdict), *_loose(row, verdict)]
    if told:
        return told
    answers = len({answer_words(c) for c in verdict.claims})
    if answers == 1:
        return [say("same-answer")]
    read = any(c.bounds for c in verdict.claims)
    every = "both" if answers == 2 else "all"
    return [capital(say("could-be-true-as-read" if read else "could-be-true", every=every))]


def _loose(row: Row, verdict: Verdict) -> list[str]:
    """That some renderings of these answers exclude each other and make no standing, since one of them is
    tied to its origin by inference only."""
    made = {claim.id for claim in verdict.claims}
    number = sum(
        c.kind != "divergence" and not _both_count(c) and made.issuperset(c.claims)
        for c in _read_by(row, verdict)
    )
    return [capital(say("exclusive-by-inference", number))] if number else []


def _divergent(row: Row, verdict: Verdict) -> list[str]:
    """What a standing below the contrasts leaves unsaid: that one origin or speaker is given with
    answers that exclude each other."""
    number = sum(c.kind == "divergence" and _both_count(c) for c in _read_by(row, verdict))
    return [say("given-in-two-ways", number)] if number else []


def _read_by(row: Row, verdict: Verdict) -> list[Contrast]:
    return [c for c in row.contrasts if c.reading in (None, verdict.reading)]


def _both_count(contrast: Contrast) -> bool:
    return contrast.left.counted and contrast.right.counted


def _weightless(each: Reported) -> str:
    """Why a claim adds to no count (rules 4 and 6)."""
    scope, relation, why = each.claim.scope, "", "inferred"
    if not each.answers:
        why = "no-fact"
    elif scope is not None and not each.in_scope:
        why, relation = "other-scope", scope.relation
    elif each.speaker is None:
        why = "no-speaker"
    elif not each.named:
        why = "unidentified"
    elif each.origin is None:
        why = "no-occasion"
    return str(WORDS["weightless"][why].format(relation=relation))


def dependence_sentence(analysis: Analysis) -> str:
    """Which standings depend on the reading rule."""
    readings = analysis.dossier.readings
    depend = [row for row in analysis.rows if len({v.standing for v in row.verdicts.values()}) > 1]
    if len(readings) < 2:
        return say("one-rule", title=readings[0].title) if readings else say("no-rule")
    if not depend:
        return say("same-under-each", len(analysis.rows), rules=few(len(readings)))

    def by_rule(row: Row) -> str:
        told = [
            f"{verdict_words(analysis, row, verdict)} by “{analysis.dossier.reading[rule].title}”"
            for rule, verdict in row.verdicts.items()
        ]
        return f"{row.question.short} ({'; '.join(told)})"

    every = plural(len(analysis.rows), "question")
    told = "; ".join(map(by_rule, depend))
    return say("different-under-another", len(depend), questions=every, told=told)


def claim_line(analysis: Analysis, each: Reported) -> str:
    """A claim on one line: speaker, voice and source."""
    return f"{chain_words(each)}, {VOICES[each.claim.voice]}, in {analysis.dossier.label[each.source.id]}"
