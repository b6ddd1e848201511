"""How far a reading rule's bounds may move before a finding changes, in words (rule 10)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import Sensitivity
from variorum.model.readings import Reading

from .sentences import dependence_sentence, standing_name
from .words import bounds_words, joined, number_words, plural, quoted


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
    told = []
    for reading in rules:
        conditions = [
            _condition(analysis, each)
            for each in row.sensitivities
            if each.becomes and each.bound.reading == reading.id
        ]
        if conditions:
            told.append(
                f"By the rule {quoted(reading.title)} this holds only as long as {joined(conditions)}."
            )
    words = _read_by_choice(row, rules)
    if told or not words:
        return told
    return [f"No bound that a reading rule sets for {joined(words, 'or')} decides this alone."]


def contrast_movement_sentence(analysis: Analysis, each: Sensitivity) -> str:
    """Of two answers: as long as what they exclude each other."""
    assert each.contrast is not None
    sides = [bounds_words(side.bounds) for side in (each.contrast.left, each.contrast.right)]
    holds = "They exclude each other"
    if each.contrast.why == "above-the-least":
        holds = "The number is reported to rise"
    return (
        f"Read by the rule {_rule(analysis, each)}, one answer is {sides[0]} and the other "
        f"{sides[1]}. {holds} as long as {holds_words(each)} (the rule reads {now_words(each)})."
    )


def standing_movement_sentence(analysis: Analysis, each: Sensitivity) -> str:
    """Of one standing and one bound: as long as what it holds, and what it would become."""
    return (
        f"By the rule {_rule(analysis, each)} the standing holds as long as "
        f"{_condition(analysis, each)}."
    )


def _rule(analysis: Analysis, each: Sensitivity) -> str:
    return quoted(analysis.dossier.reading[each.bound.reading].title)


def _condition(analysis: Analysis, each: Sensitivity) -> str:
    otherwise = otherwise_words(analysis, each)
    return f"{holds_words(each)} (the rule reads {now_words(each)}; otherwise, {otherwise})"


def method_sentence(analysis: Analysis) -> str:
    """What the table of limits on the method page says in sum."""
    readings = analysis.dossier.readings
    told = [dependence_sentence(analysis, readings)]
    many = len({each.question.id for each in limits(analysis)})
    if many:
        told.append(
            f"{plural(many, 'question')} would stand differently if one of these bounds were set otherwise."
        )
    if any(_read_by_choice(row, readings) for row in analysis.rows):
        told.append(
            f"No {'other ' if many else ''}bound that a rule sets decides by itself how a question stands, "
            "however far it is moved."
        )
    return " ".join(told)


def limits(analysis: Analysis) -> list[Sensitivity]:
    """The bounds that decide a standing, rule by rule, for the method page."""
    return [
        each
        for rule in analysis.dossier.readings
        for row in analysis.rows
        for each in row.sensitivities
        if each.becomes and each.bound.reading == rule.id
    ]


def otherwise_words(analysis: Analysis, each: Sensitivity) -> str:
    """What the standing would become."""
    if not each.becomes:
        return ""
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
