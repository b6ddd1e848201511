"""The relations hold the rows of the published tables, and what is listed in rows of its own."""

from __future__ import annotations

import pytest
from tests.exported import NAMES, analysis_of

from variorum.render.exports.download import Material
from variorum.render.exports.relations import Relation, relations
from variorum.render.exports.tables import all_tables


def found(name: str) -> dict[str, Relation]:
    analysis = analysis_of(name)
    tables = all_tables(analysis)
    return {each.name: each for each in relations(Material(analysis, tables, (), {}))}


@pytest.mark.parametrize("name", NAMES)
def test_every_relation_is_whole(name: str) -> None:
    made = found(name)
    for relation in made.values():
        names = [each.name for each in relation.attributes]
        assert len(names) == len(set(names))
        assert set(relation.key) <= set(names)
        at = [names.index(part) for part in relation.key]
        assert len({tuple(row[i] for i in at) for row in relation.rows}) == len(relation.rows)
        for attribute in relation.attributes:
            assert attribute.meaning
            if attribute.refers:
                target, there = attribute.refers
                assert made[target].key == (there,)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_of_a_table_is_lost(name: str) -> None:
    made = found(name)
    names = {
        "sources": "source", "claims": "claim", "counts": "count", "origins": "origin",
        "questions": "standing", "findings": "finding",
    }  # fmt: skip
    for table in all_tables(analysis_of(name)):
        relation = made[names[table.name]]
        assert len(relation.rows) == len(table.rows)
        for column in table.columns:
            kept = column.name in {a.name for a in relation.attributes}
            # Lists are relations of their own; what a question is stands with the question.
            elsewhere = column.kind in ("ids", "offsets") or (
                table.name == "questions" and column.name in ("kind", "ask")
            )
            assert kept != elsewhere, column.name


def test_a_chain_and_a_quote_in_parts_are_rows_in_order() -> None:
    made = found("harbour")
    chain = [
        row[1:] for row in made["claim_speaker"].rows if row[0] == "harbour-gazette/pumps-running"
    ]
    assert chain == [(1, "harbour-master"), (2, "crew")]
    parts = [
        row[1:] for row in made["claim_passage"].rows if row[0] == "harbour-gazette/oil-per-day"
    ]
    (claim,) = (c for c in analysis_of("harbour").claims if c.id == "harbour-gazette/oil-per-day")
    assert parts == [(n, span.start, span.end) for n, span in enumerate(claim.spans, 1)]
    assert len(parts) == 2
