"""How far a reading rule's bounds may move before a finding changes, in words (rule 10)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import Sensitivity
from variorum.model.readings import Reading

from .sentences import dependence_sentence, standing_name
from .words import bounds_words, joined, number_words, quoted, say


def holds_words(each: Sensitivity) -> str:
    """As long as what a finding holds: "“several dozen” may mean more than 100"."""
    number, above = number_words(each.at), each.bound.end == "high"
    if each.up == above:
        limit = "less than" if above else "more than"
        limit = limit if each.reached else ("no more than" if above else "at least")
        return f"{quoted(each.words)} means {limit} {number}"
    more = "more" if above else "less"
    held = f"{more} than {number}" if each.reached else f"{number} or {more}"
    return f"{quoted(each.words)} may mean {held}"


def now_words(each: Sensitivity) -> str:
    """What the rule makes of the words at that end: "at most 108"."""
    return f"at {'least' if each.bound.end == 'low' else 'most'} {number_words(each.now)}"


def movement_sentences(analysis: Analysis, row: Row, rules: Sequence[Reading]) -> list[str]:
    """Of a question's page: as long as what the standing holds, a sentence for each of the `rules`; one
    where no bound alone decides it, and none where none of them sets a bound for its words."""
    found = [
        (rule, [_condition(analysis, each) for each in _deciding(row, rule)]) for rule in rules
    ]
    told = [
        say("holds-by-rule", rule=quoted(rule.title), conditions=joined(conditions))
        for rule, conditions in found
        if conditions
    ]
    words = _read_by_choice(row, rules)
    return told or ([say("decides-alone", words=joined(words, "or"))] if words else [])


def contrast_movement_sentence(analysis: Analysis, each: Sensitivity) -> str:
    """Of two answers: as long as what they exclude each other."""
    assert each.contrast is not None
    left, right = (bounds_words(s.bounds) for s in (each.contrast.left, each.contrast.right))
    return say(
        "rises-as-long" if each.contrast.why == "above-the-least" else "exclusive-as-long",
        rule=_rule(analysis, each), left=left, right=right, holds=holds_words(each), now=now_words(each),
    )  # fmt: skip


def standing_movement_sentence(analysis: Analysis, each: Sensitivity) -> str:
    """Of one standing and one bound: as long as what it holds, and what it would become."""
    return say("stands-as-long", rule=_rule(analysis, each), condition=_condition(analysis, each))


def _rule(analysis: Analysis, each: Sensitivity) -> str:
    return quoted(analysis.dossier.reading[each.bound.reading].title)


def _condition(analysis: Analysis, each: Sensitivity) -> str:
    then = otherwise_words(analysis, each)
    return say("condition", holds=holds_words(each), now=now_words(each), otherwise=then)


def method_sentence(analysis: Analysis) -> str:
    """What the table of limits on the method page says in sum."""
    readings = analysis.dossier.readings
    told = [dependence_sentence(analysis)]
    many = len({each.question.id for each in limits(analysis)})
    if many:
        told.append(say("would-differ", many))
    if any(_read_by_choice(row, readings) for row in analysis.rows):
        told.append(say("no-other-bound-decides" if many else "no-bound-decides"))
    return " ".join(told)


def limits(analysis: Analysis) -> list[Sensitivity]:
    """The bounds that decide a standing, rule by rule, for the method page."""
    rules = analysis.dossier.readings
    return [each for rule in rules for row in analysis.rows for each in _deciding(row, rule)]


def _deciding(row: Row, rule: Reading) -> list[Sensitivity]:
    """The bounds of a rule that decide a question's standing."""
    return [each for each in row.sensitivities if each.becomes and each.bound.reading == rule.id]


def otherwise_words(analysis: Analysis, each: Sensitivity) -> str:
    """What the standing would become."""
    assert each.becomes is not None
    return standing_name(analysis, analysis.row[each.question.id], each.becomes)


def _read_by_choice(row: Row, readings: Sequence[Reading]) -> list[str]:
    """The words of a question's answers for which a rule sets a bound."""
    terms = {term.term.casefold() for reading in readings for term in reading.terms}
    about = any(reading.about for reading in readings)
    nearly = any(reading.nearly for reading in readings)
    words: dict[str, None] = {}
    for each in row.answers:
        count = each.claim.count
        if count and each.answers and each.bounds and each.in_scope:
            if count.kind == "vague" and (count.term or "").casefold() in terms:
                words[quoted(count.term or "")] = None
            elif (count.kind == "about" and about) or (count.kind == "nearly" and nearly):
                words[quoted(count.phrase)] = None
    return list(words)
