"""How far a reading rule's bounds may move before a finding changes, in words (rule 10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import Sensitivity
from variorum.model.readings import Reading

from .sentences import dependence_sentence, standing_name
from .words import bounds_words, joined, number_words, plural, quoted


class Limit(NamedTuple):
    """A line of the method page's table."""

    row: Row
    rule: str
    words: str
    now: str
    holds: str
    otherwise: str


def holds_words(each: Sensitivity) -> str:
    """As long as what a finding holds: "“several dozen” may mean more than 100"."""
    number = number_words(each.at)
    inwards = each.up == (each.bound.end == "low")
    if inwards:
        above = each.bound.end == "high"
        held = (
            f"{'more' if above else 'less'} than {number}"
            if each.reached
            else f"{number} or {'more' if above else 'less'}"
        )
        return f"{quoted(each.words)} may mean {held}"
    if each.bound.end == "high":
        return f"{quoted(each.words)} means {'less' if each.reached else 'no more'} than {number}"
    return f"{quoted(each.words)} means {'more than' if each.reached else 'at least'} {number}"


def now_words(each: Sensitivity) -> str:
    """What the rule makes of the words at that end: "at most 108"."""
    return f"at {'least' if each.bound.end == 'low' else 'most'} {number_words(each.now)}"


def movement_sentences(analysis: Analysis, row: Row) -> list[str]:
    """Of a question's page: as long as what the standing holds, a sentence for each rule; one where
    no bound alone decides it, and none where no rule sets a bound for its words."""
    told = []
    for reading in analysis.dossier.readings:
        limits = [s for s in row.sensitivities if s.becomes and s.bound.reading == reading.id]
        if limits:
            conditions = [
                f"{holds_words(s)} (the rule reads {now_words(s)}; otherwise, {_otherwise(analysis, s)})"
                for s in limits
            ]
            told.append(
                f"By the rule {quoted(reading.title)} this holds only as long as {joined(conditions)}."
            )
    words = _read_by_choice(row, analysis.dossier.readings)
    if told or not words:
        return told
    return [f"No bound that a reading rule sets for {joined(words, 'or')} decides this alone."]


def contrast_movement_sentence(analysis: Analysis, each: Sensitivity) -> str:
    """Of two answers: as long as what they exclude each other."""
    assert each.contrast is not None
    sides = [bounds_words(side.bounds) for side in (each.contrast.left, each.contrast.right)]
    return (
        f"Read by the rule {quoted(_titles(analysis)[each.bound.reading])}, one answer is {sides[0]} and the other "
        f"{sides[1]}. They exclude each other as long as {holds_words(each)} (the rule reads {now_words(each)})."
    )


def standing_movement_sentence(analysis: Analysis, each: Sensitivity) -> str:
    """Of one standing and one bound: as long as what it holds, and what it would become."""
    return (
        f"By the rule {quoted(_titles(analysis)[each.bound.reading])} the standing holds as long as "
        f"{holds_words(each)} (the rule reads {now_words(each)}; otherwise, {_otherwise(analysis, each)})."
    )


def method_sentence(analysis: Analysis) -> str:
    """What the table of limits on the method page says in sum."""
    found = limits(analysis)
    many = len({each.row.question.id for each in found})
    first = (
        [
            f"{plural(many, 'question')} would stand differently if one of these bounds were set otherwise."
        ]
        if many
        else []
    )
    return " ".join(
        [dependence_sentence(analysis, analysis.dossier.readings), *first, *_rest(analysis, found)]
    )


def _rest(analysis: Analysis, found: Sequence[Limit]) -> list[str]:
    if not any(_read_by_choice(row, analysis.dossier.readings) for row in analysis.rows):
        return []
    other = "other " if found else ""
    return [
        f"No {other}bound that a rule sets decides by itself how a question stands, however far it is moved."
    ]


def limits(analysis: Analysis) -> list[Limit]:
    """The bounds that decide a standing, rule by rule, for the method page."""
    titles = _titles(analysis)
    return [
        Limit(
            row, titles[s.bound.reading], quoted(s.words), now_words(s), holds_words(s), _otherwise(analysis, s)
        )
        for reading in titles
        for row in analysis.rows
        for s in row.sensitivities
        if s.becomes and s.bound.reading == reading
    ]  # fmt: skip


def _otherwise(analysis: Analysis, each: Sensitivity) -> str:
    if not each.becomes:
        return ""
    row = next(row for row in analysis.rows if row.question.id == each.question.id)
    return standing_name(analysis, row, each.becomes)


def _titles(analysis: Analysis) -> dict[str, str]:
    return {reading.id: reading.title for reading in analysis.dossier.readings}


def _read_by_choice(row: Row, readings: Sequence[Reading]) -> list[str]:
    """The words of a question's answers for which a rule sets a bound."""
    terms = {term.term.casefold() for reading in readings for term in reading.terms}
    about = any(reading.about for reading in readings)
    words: dict[str, None] = {}
    for each in row.answers:
        count = each.claim.count
        if count and each.answers and each.bounds and each.claim.scope is None:
            if count.kind == "vague" and (count.term or "").casefold() in terms:
                words[quoted(count.term or "")] = None
            elif count.kind == "about" and about:
                words[quoted(count.phrase)] = None
    return list(words)
