"""What people named, as tables of SQLite: the keys that the columns of the others hold."""

from __future__ import annotations

from typing import Any

from variorum.model.actors import Actor, Party
from variorum.model.names import Name
from variorum.model.questions import Answer, Question
from variorum.model.readings import Reading

from .table import Column, Table, known

_LABEL = "What pages call it"

NAMED: tuple[Table[Any], ...] = (
    Table[Party](
        "party", lambda analysis: analysis.dossier.parties,
        (
            Column("party", "text", "Id of the party", lambda p: p.id),
            Column("label", "text", _LABEL, lambda p: p.name),
        ),
    ),
    Table[Actor](
        "actor", lambda analysis: analysis.dossier.actors,
        (
            Column("actor", "text", "Id of the actor", lambda a: a.id),
            Column("label", "text", _LABEL, lambda a: a.name),
            Column("kind", "text", "person, group, institution or outlet", lambda a: a.kind),
            Column("body", "text", "Id of the institution it belongs to", lambda a: known(a.body), "actor"),
            Column("party", "text", "Id of its party", lambda a: known(a.party), "party"),
        ),
    ),
    Table[Name](
        "name", lambda analysis: analysis.dossier.names,
        (
            Column("name", "text", "Id of the name", lambda n: n.id),
            Column("kind", "text", "place, person or body", lambda n: n.kind),
            Column("label", "text", _LABEL, lambda n: n.label),
        ),
    ),
    Table[tuple[Name, str]](
        "name_variant",
        lambda analysis: ((n, each) for n in analysis.dossier.names for each in dict.fromkeys(n.variants)),
        (
            Column("name", "text", "Id of the name", lambda row: row[0].id, "name"),
            Column("variant", "text", "A spelling found in the articles", lambda row: row[1]),
        ),
        key=("name", "variant"),
    ),
    Table[Reading](
        "reading", lambda analysis: analysis.dossier.readings,
        (
            Column("reading", "text", "Id of the reading rule", lambda r: r.id),
            Column("label", "text", _LABEL, lambda r: r.title),
            Column("method", "text", "How it reads words", lambda r: r.method),
            Column("cite", "text", "The published method it follows", lambda r: r.cite),
            Column("url", "text", "Its address", lambda r: r.url),
        ),
    ),
    Table[Question](
        "question", lambda analysis: analysis.dossier.questions,
        (
            Column("question", "text", "Id of the question", lambda q: q.id),
            Column("kind", "text", "stock, flow, rate, share or status", lambda q: q.kind),
            Column("ask", "text", "The question in words", lambda q: q.ask),
            Column("label", "text", _LABEL, lambda q: q.short),
        ),
    ),
    Table[tuple[Question, Answer]](
        "answer", lambda analysis: ((q, each) for q in analysis.dossier.questions for each in q.answers),
        (
            Column("question", "text", "Id of the question", lambda row: row[0].id, "question"),
            Column("answer", "text", "Id of a listed answer", lambda row: row[1].id),
            Column("label", "text", _LABEL, lambda row: row[1].label),
        ),
        key=("question", "answer"),
    ),
)  # fmt: skip
