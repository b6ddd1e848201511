"""What people named, as tables of SQLite: the keys that the columns of the others hold."""

from __future__ import annotations

from typing import Any

from variorum.model.entities import Actor, Name, Party
from variorum.model.questions import Answer, Question
from variorum.model.readings import Reading

from .table import Table, known, text

_LABEL = "What pages call it"

NAMED: tuple[Table[Any], ...] = (
    Table[Party](
        "party", lambda analysis: analysis.dossier.parties,
        (
            text("party", "Id of the party", lambda p: p.id),
            text("label", _LABEL, lambda p: p.name),
        ),
    ),
    Table[Actor](
        "actor", lambda analysis: analysis.dossier.actors,
        (
            text("actor", "Id of the actor", lambda a: a.id),
            text("label", _LABEL, lambda a: a.name),
            text("kind", "person, group, institution or outlet", lambda a: a.kind),
            text("body", "Id of the institution it belongs to", lambda a: known(a.body), "actor"),
            text("party", "Id of its party", lambda a: known(a.party), "party"),
        ),
    ),
    Table[Name](
        "name", lambda analysis: analysis.dossier.names,
        (
            text("name", "Id of the name", lambda n: n.id),
            text("kind", "place, person or body", lambda n: n.kind),
            text("label", _LABEL, lambda n: n.label),
        ),
    ),
    Table[tuple[Name, str]](
        "name_variant",
        lambda analysis: ((n, each) for n in analysis.dossier.names for each in dict.fromkeys(n.variants)),
        (
            text("name", "Id of the name", lambda row: row[0].id, "name"),
            text("variant", "A spelling found in the articles", lambda row: row[1]),
        ),
        key=("name", "variant"),
    ),
    Table[Reading](
        "reading", lambda analysis: analysis.dossier.readings,
        (
            text("reading", "Id of the reading rule", lambda r: r.id),
            text("label", _LABEL, lambda r: r.title),
            text("method", "How it reads words", lambda r: r.method),
            text("cite", "The published method it follows", lambda r: r.cite),
            text("url", "Its address", lambda r: r.url),
        ),
    ),
    Table[Question](
        "question", lambda analysis: analysis.dossier.questions,
        (
            text("question", "Id of the question", lambda q: q.id),
            text("kind", "stock, flow, rate, share or status", lambda q: q.kind),
            text("ask", "The question in words", lambda q: q.ask),
            text("label", _LABEL, lambda q: q.short),
        ),
    ),
    Table[tuple[Question, Answer]](
        "answer", lambda analysis: ((q, each) for q in analysis.dossier.questions for each in q.answers),
        (
            text("question", "Id of the question", lambda row: row[0].id, "question"),
            text("answer", "Id of a listed answer", lambda row: row[1].id),
            text("label", _LABEL, lambda row: row[1].label),
        ),
        key=("question", "answer"),
    ),
)  # fmt: skip
