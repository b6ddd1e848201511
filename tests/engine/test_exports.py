"""The exported tables: their columns are fixed, their ids are unique, and no row is lost."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from tests.engine.casefile import CASES, read_case, read_whole, write_case
from tests.exported import records

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.render.escape import csv_text, json_text
from variorum.render.exports.document import document, document_schema
from variorum.render.exports.table import FilledTable
from variorum.render.exports.tables import all_tables

# As the design fixes them.
COLUMNS = {
    "sources": "source, seed, sha256, title, outlet, agency, byline, published_from, published_to, "
    "published_basis, claims, origins, quantities, quantities_covered, quoted_share, origins_least, "
    "depth",
    "claims": "claim, source, seed, question, stance, speaker, quoted_speaker, party, origin, "
    "origin_basis, utterance, voice, via, hedge, responds_to, quote, start, end, said_from, said_to, "
    "as_of_from, as_of_to, as_of_basis, answer, url",
    "counts": "claim, source, seed, question, counted, party_counted, place, of, phrase, kind, unit, "
    "low, high, best, reading, as_of_from, as_of_to, as_of_basis, over_from, over_to, speaker, origin, "
    "url, because",
    "origins": "origin, speaker, party, occasion, when_from, when_to, basis, sources, claims, may_be",
    "questions": "question, kind, ask, reading, standing, sources, origins, parties, origins_least",
    "findings": "finding, kind, question, origin, reading, claims, explanation",
    "shared_wording": "pair, left, left_start, left_end, right, right_start, right_end, measure, origins, claims",
}
KINDS = {
    "conflict", "reported-change", "rise", "revised-down", "revision", "apart", "undecided", "difference",
    "divergence", "drift", "parts", "forecast", "sensitivity",
}  # fmt: skip


def tables(analysis: Analysis) -> dict[str, FilledTable]:
    return {table.name: table for table in all_tables(analysis)}


def rows(table: FilledTable) -> list[dict[str, str]]:
    """The rows as a program reads them back from the published file."""
    return list(csv.DictReader(io.StringIO(csv_text(table.header, table.rows))))


def test_columns_are_those_of_the_design(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        found = {name: ", ".join(table.header) for name, table in tables(analysis).items()}
        assert found == COLUMNS


def test_a_row_for_each_question_and_reading_rule(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        dossier = analysis.dossier
        told = rows(tables(analysis)["questions"])
        assert [(row["question"], row["reading"]) for row in told] == [
            (question.id, rule.id) for question in dossier.questions for rule in dossier.readings
        ]
        by_id = {row.question.id: row for row in analysis.rows}
        for row in told:
            found = by_id[row["question"]]
            assert row["standing"] == found.verdicts[row["reading"]].standing
            assert [row["sources"], row["origins"], row["parties"]] == [
                str(len(n)) for n in (found.sources, found.origins, found.parties)
            ]
            assert (row["kind"], row["ask"]) == (found.question.kind, found.question.ask)


def test_findings_have_unique_ids_and_claims_that_exist(
    everything: Mapping[str, Analysis],
) -> None:
    for analysis in everything.values():
        told = rows(tables(analysis)["findings"])
        assert not [
            i for i, number in Counter(row["finding"] for row in told).items() if number > 1
        ]
        claims = {claim.id for claim in analysis.claims}
        rules = {rule.id for rule in analysis.dossier.readings}
        for row in told:
            assert row["kind"] in KINDS
            given = row["claims"].split(";")
            assert set(given) <= claims
            assert given == sorted(set(given))
            assert row["reading"] in rules | {""}
            assert (row["kind"] == "drift") == (row["question"] == "")
            assert row["origin"] or row["kind"] != "drift"


def test_all_that_is_found_is_a_finding(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        ids = {row["finding"] for row in rows(tables(analysis)["findings"])}
        contrasts = {c.id for row in analysis.rows for c in row.contrasts}
        drifts = {
            f"drift:{each.origin}:{each.id}"
            for told in analysis.utterances.values() for each in told if each.drifts
        }  # fmt: skip
        moves = {s.id for row in analysis.rows for s in row.sensitivities}
        beside = {f.id for row in analysis.rows for f in row.forecasts}
        beside |= {s.id for row in analysis.rows for s in row.sums}
        assert ids == contrasts | drifts | moves | beside


def test_a_row_for_each_count_and_reading_rule(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        told = [(row["claim"], row["reading"]) for row in rows(tables(analysis)["counts"])]
        assert told == [
            (claim.id, rule.id)
            for claim in analysis.claims
            if claim.claim.count
            for rule in analysis.dossier.readings
        ]


def test_open_bounds_are_empty_cells(everything: Mapping[str, Analysis]) -> None:
    """“Over 100” has no upper bound in the data, and a denial has none at all (rules 5 and 7)."""
    for analysis in everything.values():
        stances = {claim.id: claim.claim.stance for claim in analysis.claims}
        for row in rows(tables(analysis)["counts"]):
            if stances[row["claim"]] == "denies":
                assert (row["low"], row["high"], row["best"]) == ("", "", "")
            elif row["kind"] in ("more-than", "at-least"):
                assert row["low"]
                assert (row["high"], row["best"]) == ("", "")
            elif row["kind"] in ("less-than", "at-most"):
                assert row["high"]
                assert (row["low"], row["best"]) == ("", "")
            elif row["kind"] == "exact":
                assert row["low"] == row["high"] == row["best"]
            for name in ("low", "high", "best"):
                assert re.fullmatch(r"(\d+(\.\d+)?)?", row[name])


def test_dates_are_days_and_cells_never_say_none(everything: Mapping[str, Analysis]) -> None:
    day = re.compile(r"(\d{4}-\d\d-\d\d)?")
    for analysis in everything.values():
        for table in tables(analysis).values():
            for row in rows(table):
                for column, cell in row.items():
                    assert cell not in ("None", "unknown")
                    if column.endswith(("_from", "_to")) and column != "responds_to":
                        assert day.fullmatch(cell)


def test_offsets_lead_to_the_quote(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        texts = {a.source.id: a.text for a in analysis.dossier.articles}
        for row in rows(tables(analysis)["claims"]):
            text = texts[row["source"]]
            assert text is not None
            ends = zip(row["start"].split(";"), row["end"].split(";"), strict=True)
            parts = [" ".join(text.text[int(a) : int(b)].split()) for a, b in ends]
            assert " … ".join(parts) == row["quote"].removeprefix("'")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_order_in_the_files_changes_no_row(case: Any, tmp_path: Any) -> None:
    """Claims, table entries and keys written backwards give the same rows and the same ids."""
    one = tables(read_case(case, tmp_path / "one"))
    root = tmp_path / "other"
    write_case(case, root)
    for path in [*root.glob("data/*.yaml"), *root.glob("data/sources/*.yaml")]:
        path.write_text(_backwards(path.read_text(encoding="utf-8")), encoding="utf-8")
    other = tables(analyse(read_whole(root)))
    for name, table in one.items():
        assert Counter(map(str, table.rows)) == Counter(map(str, other[name].rows))


def _backwards(text: str) -> str:
    """A YAML file with the entries of its top lists in reverse order."""
    import yaml

    value = yaml.load(text, Loader=yaml.BaseLoader)
    turned = {
        key: entries[::-1] if isinstance(entries, list) else entries
        for key, entries in reversed(value.items())
    }
    return str(yaml.safe_dump(turned, allow_unicode=True, sort_keys=False))


def test_the_document_holds_the_rows_nested(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        told = all_tables(analysis)
        value = json.loads(json_text(document(analysis, told)))
        by_name = {table.name: records(table) for table in told}
        assert value["findings"] == json.loads(json_text(by_name["findings"]))
        assert value["standings"] == json.loads(json_text(by_name["questions"]))
        nested = [claim for source in value["sources"] for claim in source["claims"]]
        assert [claim["claim"] for claim in nested] == [c["claim"] for c in by_name["claims"]]
        assert sum(len(claim["counts"]) for claim in nested) == len(by_name["counts"])
        assert set(value) == set(document_schema(told)["properties"])
