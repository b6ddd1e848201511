"""The dossier as relations: each thing has one row, and what is listed stands in rows of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.analysis import Analysis
from variorum.render.keywords import keywords

from .download import Material
from .table import Kind, Table, known

Cell = str | int | float | None
Rows = Sequence[Sequence[Cell]]
_TYPES: Mapping[Kind, str] = {
    "text": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT",
}  # fmt: skip
# The relation that a column of this name points into, wherever it is not that relation's own key.
_REFERS: Mapping[str, str] = {
    "source": "source", "claim": "claim", "origin": "origin", "question": "question",
    "reading": "reading", "finding": "finding", "actor": "actor", "speaker": "actor",
    "may_be": "origin", "body": "actor", "party": "party", "party_counted": "party", "place": "name", "name": "name",
}  # fmt: skip
# For each published table: its relation, the key, and columns that stand elsewhere here.
_PUBLISHED: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "sources": ("source", ("source",), ()),
    "origins": ("origin", ("origin",), ()),
    "claims": ("claim", ("claim",), ()),
    "counts": ("count", ("claim", "reading"), ()),
    "questions": ("standing", ("question", "reading"), ("kind", "ask")),
    "findings": ("finding", ("finding",), ()),
}


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column: its SQL type, and relation and column that it points to."""

    name: str
    type: str
    meaning: str
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A named relation; `key` are the columns that name a row."""

    name: str
    attributes: tuple[Attribute, ...]
    key: tuple[str, ...]
    rows: Rows


def relations(material: Material) -> tuple[Relation, ...]:
    """All relations, those that others point into first."""
    tables = {table.name: table for table in material.tables}
    return (
        *_named(material.analysis),
        *(
            _searched(material.analysis, relation) if relation.name == "claim" else relation
            for relation in (_published(tables[name]) for name in _PUBLISHED)
        ),
        *_listed(tables),
    )


def _relation(
    name: str, key: Sequence[str], described: Iterable[tuple[str, str, str]], rows: Rows
) -> Relation:
    """`described` gives each column's name, type and meaning."""

    def refers(column: str) -> tuple[str, str] | None:
        target = _REFERS.get(column)
        if target is None or (column,) == tuple(key):
            return None
        return target, target

    return Relation(
        name,
        tuple(Attribute(column, kind, told, refers(column)) for column, kind, told in described),
        tuple(key),
        rows,
    )


def _published(table: Table) -> Relation:
    name, key, elsewhere = _PUBLISHED[table.name]
    columns = [c for c in table.columns if c.kind in _TYPES and c.name not in elsewhere]
    return _relation(
        name,
        key,
        [(c.name, _TYPES[c.kind], c.meaning) for c in columns],
        _open(table.cells(*(c.name for c in columns))),
    )


def _searched(analysis: Analysis, published: Relation) -> Relation:
    """The claims, with the words by which a full-text search finds them beside those of their quotes."""
    found_as = keywords(analysis.dossier)
    more = Attribute("found_as", "TEXT", "Further words by which it is found: spellings and parts")
    words = {each.id: found_as(each.words) or None for each in analysis.claims}
    key = [each.name for each in published.attributes].index("claim")
    rows = [(*row, words[str(row[key])]) for row in published.rows]
    return replace(published, attributes=(*published.attributes, more), rows=rows)


def _open(rows: Iterable[tuple[Cell, ...]]) -> Rows:
    """The rows, with None for an empty text."""
    return [
        tuple([None if value == "" else value for value in row]) if "" in row else row
        for row in rows
    ]


def _listed(tables: Mapping[str, Table]) -> Iterator[Relation]:
    """A relation for each column that lists, with the place in the list."""
    claims = tables["claims"]
    claim = ("claim", "TEXT", "Public id of the claim")
    place = ("position", "INTEGER", "Place in the list, from 1")
    actor = ("TEXT", "Id of the actor")
    yield _relation(
        "claim_speaker", ("claim", "position"), [claim, place, ("actor", *actor)],
        _open(
            (name, number, each)
            for name, speaker, quoted in claims.cells("claim", "speaker", "quoted_speaker")
            for number, each in enumerate((speaker, *quoted), 1)
            if each is not None
        ),
    )  # fmt: skip
    yield _relation(
        "claim_via", ("claim", "position"), [claim, place, ("actor", *actor)],
        _open(
            (name, number, each)
            for name, via in claims.cells("claim", "via")
            for number, each in enumerate(via, 1)
        ),
    )  # fmt: skip
    yield _relation(
        "claim_passage", ("claim", "position"),
        [
            claim, place, ("start", "INTEGER", "Offset of the part’s first character"),
            ("end", "INTEGER", "Offset after the part’s last character"),
        ],
        _open(
            (name, number, start, end)
            for name, starts, ends in claims.cells("claim", "start", "end")
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        ),
    )  # fmt: skip
    yield _relation(
        "origin_may_be", ("origin", "may_be"),
        [
            ("origin", "TEXT", "Id of an origin"),
            ("may_be", "TEXT", "Id of another, of which it is open whether the two are one"),
        ],
        _open(
            (name, each)
            for name, others in tables["origins"].cells("origin", "may_be")
            for each in others
        ),
    )  # fmt: skip
    yield _relation(
        "finding_claim", ("finding", "position"),
        [("finding", "TEXT", "Id of the finding"), place, claim],
        _open(
            (name, number, each)
            for name, members in tables["findings"].cells("finding", "claims")
            for number, each in enumerate(members, 1)
        ),
    )  # fmt: skip


def _named(analysis: Analysis) -> Iterator[Relation]:
    """What people named: parties, actors, names, reading rules, questions with their answers."""
    dossier = analysis.dossier

    def text(*described: tuple[str, str]) -> list[tuple[str, str, str]]:
        return [(name, "TEXT", meaning) for name, meaning in described]

    label = ("label", "What pages call it")
    yield _relation(
        "party", ["party"], text(("party", "Id of the party"), label),
        [(p.id, p.name) for p in dossier.parties],
    )  # fmt: skip
    yield _relation(
        "actor", ["actor"],
        text(
            ("actor", "Id of the actor"), label, ("kind", "person, group, institution or outlet"),
            ("body", "Id of the institution it belongs to"), ("party", "Id of its party"),
        ),
        [(a.id, a.name, a.kind, known(a.body), known(a.party)) for a in dossier.actors],
    )  # fmt: skip
    yield _relation(
        "name", ["name"], text(("name", "Id of the name"), ("kind", "place, person or body"), label),
        [(n.id, n.kind, n.label) for n in dossier.names],
    )  # fmt: skip
    yield _relation(
        "name_variant", ["name", "variant"],
        text(("name", "Id of the name"), ("variant", "A spelling found in the articles")),
        [(n.id, variant) for n in dossier.names for variant in dict.fromkeys(n.variants)],
    )  # fmt: skip
    yield _relation(
        "reading", ["reading"],
        text(
            ("reading", "Id of the reading rule"), label, ("method", "How it reads words"),
            ("cite", "The published method it follows"), ("url", "Its address"),
        ),
        [(r.id, r.title, r.method, r.cite, r.url) for r in dossier.readings],
    )  # fmt: skip
    yield _relation(
        "question", ["question"],
        text(
            ("question", "Id of the question"), ("kind", "stock, flow, rate, share or status"),
            ("ask", "The question in words"), label,
        ),
        [(q.id, q.kind, q.ask, q.short) for q in dossier.questions],
    )  # fmt: skip
    yield _relation(
        "answer", ["question", "answer"],
        text(("question", "Id of the question"), ("answer", "Id of a listed answer"), label),
        [(q.id, a.id, a.label) for q in dossier.questions for a in q.answers],
    )  # fmt: skip
