"""Records and their fields in the words of a comparison of two versions, escaped for GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.analysis import Analysis
from variorum.model.changes import FieldChange, Table
from variorum.text.excerpts import differing_parts, shortened

from .escape import github, github_id
from .holder_words import holders
from .sentences import origin_label, standing_words
from .words import answer_words, chain_words, named, quoted

MOST = 200
_LONGEST = 120
_SHORT = 80


def limited(entries: Iterable[str], more: str = "- … and {} more") -> list[str]:
    """The first entries, and how many more there are: GitHub drops a summary above a size."""
    told = list(entries)
    left = len(told) - MOST
    return told if left <= 0 else [*told[:MOST], more.format(left)]


def record_words(analysis: Analysis, table: Table, key: str) -> str:
    """A record's id with the words by which people know it, each as far as there is room."""
    told = _claim(analysis, key) if table == "claim" else _told(analysis, table, key)
    return f"{github_id(key)}: {github(told)}"


def _told(analysis: Analysis, table: Table, key: str) -> str:
    dossier = analysis.dossier
    if table == "source":
        return shortened(dossier.label[dossier.article[key].source.id], _LONGEST)
    if table == "origin":
        return shortened(origin_label(analysis, dossier.origin[key]), _LONGEST)
    if table == "question":
        question = dossier.question[key]
        words = f"{_short(question.short)}: {quoted(shortened(question.ask, _LONGEST))}"
        return f"{words} ({standing_words(analysis, analysis.row[key])})"
    if table == "actor":
        actor = dossier.actor[key]
        party = dossier.party.get(actor.party)
        side = f"for {named(_short(party.name))}" if party else holders(dossier).not_known
        return f"{_short(actor.name)} ({actor.kind}, {side})"
    if table == "party":
        return _short(dossier.party[key].name)
    if table == "reading":
        return _short(dossier.reading[key].title)
    return _short(dossier.name[key].label)


def _claim(analysis: Analysis, key: str) -> str:
    """Who says what on which question, and what it answers."""
    source, _, claim = key.partition("/")
    told = analysis.by_source[analysis.dossier.article[source].source.id]
    each = next(reported for reported in told if reported.claim.id == claim)
    words = f"{_short(chain_words(each))}: {quoted(shortened(each.words, _LONGEST))}"
    if each.question is None:
        return f"{words}, as context"
    answer = answer_words(each)
    told_of = f"{words}, on {_short(each.question.short)}"
    return f"{told_of} ({_short(answer)})" if answer else told_of


def _short(words: str) -> str:
    return shortened(words, _SHORT)


def fields_lines(fields: Sequence[FieldChange]) -> list[str]:
    """Each field that differs, with its words before and after."""
    return limited(_field(each) for each in fields)


def _field(each: FieldChange) -> str:
    name = f"  - {github_id(each.field)}"
    old, new = differing_parts(each.old, each.new, _LONGEST)
    if not each.old:
        return f"{name}, new: {github(quoted(new))}"
    if not each.new:
        return f"{name}, gone: {github(quoted(old))}"
    return f"{name}: {github(quoted(old))} → {github(quoted(new))}"
