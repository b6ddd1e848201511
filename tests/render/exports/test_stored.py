"""SQLite holds the rows of the published tables, and what is listed in rows of its own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.exported import NAMES, analysis_of

from variorum.render.exports.database import stored
from variorum.render.exports.table import FilledTable, Material
from variorum.render.exports.tables import KINDS, all_tables


def found(name: str) -> dict[str, FilledTable]:
    analysis = analysis_of(name)
    tables = stored(Material(analysis, all_tables(analysis), (), {}))
    return {each.table.relation: each for each in tables}


def rows(filled: FilledTable) -> list[tuple[Any, ...]]:
    return list(filled.plain(filled.table.stored))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_whole(name: str) -> None:
    made = found(name)
    before: set[str] = set()
    for relation, filled in made.items():
        columns = filled.table.stored
        names = [each.name for each in columns]
        assert len(names) == len(set(names))
        at = [names.index(part) for part in filled.table.key]
        written = rows(filled)
        assert len({tuple(row[i] for i in at) for row in written}) == len(written)
        before.add(relation)
        for column in columns:
            assert column.meaning
            if column.refers:
                assert column.refers in before, "what is referred to comes first"
                assert len(made[column.refers].table.key) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_row_of_a_table_is_lost(name: str) -> None:
    made = found(name)
    for table in all_tables(analysis_of(name)):
        filled = made[table.table.relation]
        assert len(rows(filled)) == len(table.rows)
        for column in table.table.published:
            kept = column.name in {each.name for each in filled.table.stored}
            # Lists are tables of their own; what a question is stands with the question.
            elsewhere = column.kind in (KINDS["ids"], KINDS["offsets"]) or (
                table.name == "questions" and column.name in ("kind", "ask")
            )
            assert kept != elsewhere, column.name


def test_a_chain_and_a_quote_in_parts_are_rows_in_order() -> None:
    made = found("harbour")
    chain = [
        row[1:] for row in rows(made["claim_speaker"]) if row[0] == "harbour-gazette/pumps-running"
    ]
    assert chain == [(1, "harbour-master"), (2, "crew")]
    parts = [
        row[1:] for row in rows(made["claim_passage"]) if row[0] == "harbour-gazette/oil-per-day"
    ]
    (claim,) = (c for c in analysis_of("harbour").claims if c.id == "harbour-gazette/oil-per-day")
    assert parts == [(n, span.start, span.end) for n, span in enumerate(claim.spans, 1)]
    assert len(parts) == 2
