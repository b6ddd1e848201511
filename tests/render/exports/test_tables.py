"""The published tables: other programs rely on their columns, so these stand here word by word."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from tests.exported import records
from tests.lighthouse import ROOT, analysis, changed, rendered, swap

from variorum.render.escape import csv_text
from variorum.render.exports.table import Column, Table, known
from variorum.render.exports.tables import KINDS, TABLES, all_tables

COLUMNS = {
    "sources": "source, seed, sha256, title, outlet, agency, byline, published_from, published_to, "
    "published_basis, claims, origins, quantities, quantities_covered, quoted_share, "
    "origins_least, depth",
    "claims": "claim, source, seed, question, stance, speaker, quoted_speaker, party, origin, "
    "origin_basis, utterance, voice, via, hedge, responds_to, quote, start, end, said_from, "
    "said_to, as_of_from, as_of_to, as_of_basis, answer, url",
    "counts": "claim, source, seed, question, counted, party_counted, place, of, phrase, kind, "
    "unit, low, high, best, reading, as_of_from, as_of_to, as_of_basis, over_from, over_to, "
    "speaker, origin, url, because",
    "origins": "origin, speaker, party, occasion, when_from, when_to, basis, sources, claims, may_be",
}
INTEGERS = {
    "sources": ("claims", "origins", "quantities", "quantities_covered", "origins_least"),
    "origins": ("sources", "claims"),
}
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    text = rendered().files[f"data/{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def row(name: str, **keys: str) -> Row:
    (only,) = [r for r in rows(name) if all(r[key] == value for key, value in keys.items())]
    return only


def seed(name: str) -> str:
    """An article's text as its bytes decode, without newline translation."""
    return (ROOT / "seeds" / name).read_bytes().decode("utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("name", list(COLUMNS))
def test_columns_are_as_the_design_lists_them(name: str) -> None:
    header = rendered().files[f"data/{name}.csv"].decode("utf-8").partition("\n")[0]
    assert header.split(",") == COLUMNS[name].split(", ")


@pytest.mark.parametrize("name", list(COLUMNS))
def test_every_column_says_what_it_means(name: str) -> None:
    table = next(t for t in all_tables(analysis()) if t.name == name)
    assert all(len(column.meaning) > 5 for column in table.table.columns)


DATES = re.compile("(published|said|as_of|over|when)_(from|to)")


@pytest.mark.parametrize("name", list(COLUMNS))
def test_dates_are_iso_days(name: str) -> None:
    days = [value for each in rows(name) for key, value in each.items() if DATES.fullmatch(key)]
    assert any(days)
    for day in filter(None, days):
        assert dt.date.fromisoformat(day).isoformat() == day


@pytest.mark.parametrize("name", list(INTEGERS))
def test_counts_are_integers(name: str) -> None:
    for each in rows(name):
        for column in INTEGERS[name]:
            assert re.fullmatch("0|[1-9][0-9]*", each[column])


def test_files_are_utf_8_with_plain_line_ends() -> None:
    for name in COLUMNS:
        content = rendered().files[f"data/{name}.csv"]
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        assert content.endswith(b"\n")


def test_every_export_has_its_columns_here() -> None:
    assert [table.name for table in TABLES][: len(COLUMNS)] == list(COLUMNS)


# Sources


def test_a_source() -> None:
    gazette = row("sources", source="harbour-gazette")
    assert gazette["title"] == "Storm at Skerry light"
    assert gazette["byline"] == "Ann Reed"
    assert gazette["agency"] == "", "unknown is an empty cell"
    assert (gazette["published_from"], gazette["published_to"]) == ("2024-03-01", "2024-03-01")
    assert gazette["published_basis"] == "stated"
    assert gazette["claims"] == "6"
    assert gazette["origins"] == "1", "ties by inference add none"
    assert gazette["quantities"] == gazette["quantities_covered"] == "9"
    assert 0 < float(gazette["quoted_share"]) <= 1


def test_an_unknown_end_of_a_date_is_empty() -> None:
    mail = row("sources", source="sea-mail")
    assert (mail["published_from"], mail["published_to"]) == ("2024-03-02", "")
    assert {mail[key] for key in ("title", "outlet", "agency", "byline")} == {""}


def test_a_withheld_text_has_no_share(tmp_path: Path) -> None:
    edit = swap("language: en\n", "language: en\ntext: withheld\n")
    withheld = changed(tmp_path, ("data/sources/sea-mail.yaml", edit))
    table = next(t for t in all_tables(withheld) if t.name == "sources")
    mail = next(r for r in records(table) if r["source"] == "sea-mail")
    assert mail["quoted_share"] is None
    assert mail["quantities"] == 0
    assert mail["claims"] == 4


# Claims


def test_offsets_slice_the_quote_out_of_the_decoded_text() -> None:
    """Half-open, in code points, without newline translation: one seed has CRLF and NBSP, the
    other a character beyond the first plane."""
    seen = 0
    for each in rows("claims"):
        text = seed(each["seed"])
        starts, finishes = each["start"].split(";"), each["end"].split(";")
        parts = [text[int(a) : int(b)] for a, b in zip(starts, finishes, strict=True)]
        assert " … ".join(map(squeezed, parts)) == each["quote"]
        seen += 1
    assert seen == 10
    assert "\r\n" in seed("sea-mail.txt")
    assert "\u00a0" in seed("sea-mail.txt")
    assert any(ord(c) > 0xFFFF for c in seed("harbour-gazette.txt"))


def test_parts_are_joined_by_semicolons() -> None:
    stores = row("claims", claim="sea-mail/stores-lost")
    assert stores["start"].count(";") == stores["end"].count(";") == 1
    assert stores["quote"] == "la moitié … of the stores on the rock"


def test_a_chain_is_its_outermost_link_and_the_rest() -> None:
    boats = row("claims", claim="harbour-gazette/dozens-of-boats")
    assert (boats["speaker"], boats["quoted_speaker"]) == ("harbour-master", "fishermen")
    assert boats["party"] == "harbour"
    nobody = row("claims", claim="sea-mail/headline")
    assert (nobody["speaker"], nobody["quoted_speaker"], nobody["party"]) == ("", "", "")
    assert nobody["question"] == ""


def test_a_longer_chain_is_joined(tmp_path: Path) -> None:
    edit = swap("by: [harbour-master, fishermen]", "by: [council, harbour-master, fishermen]")
    longer = changed(tmp_path, ("data/sources/harbour-gazette.yaml", edit))
    table = next(t for t in all_tables(longer) if t.name == "claims")
    boats = next(r for r in records(table) if r["claim"] == "harbour-gazette/dozens-of-boats")
    assert boats["speaker"] == "council"
    assert boats["quoted_speaker"] == ["harbour-master", "fishermen"]


def test_what_a_claim_says_of_itself() -> None:
    failed = row("claims", claim="sea-mail/never-failed")
    assert failed["stance"] == "denies"
    assert failed["answer"] == "failed"
    assert failed["responds_to"] == "harbour-gazette/lamp-out"
    assert (failed["as_of_from"], failed["as_of_to"]) == ("", "2024-03-02")
    assert failed["as_of_basis"] == "inferred"
    lamp = row("claims", claim="harbour-gazette/lamp-out")
    assert (lamp["hedge"], lamp["origin"], lamp["origin_basis"]) == ("reportedly", "", "")
    people = row("claims", claim="harbour-gazette/forty-people")
    assert (people["via"], people["origin_basis"]) == ("coast-radio", "stated")
    assert row("claims", claim="sea-mail/forty-people")["origin_basis"] == "inferred"


def test_a_date_not_said_by_the_source_is_the_origins() -> None:
    assert row("claims", claim="sea-mail/forty-people")["said_from"] == "2024-03-01"
    assert row("claims", claim="harbour-gazette/lamp-out")["said_from"] == ""


@pytest.mark.parametrize("name", ["claims", "counts"])
def test_an_url_is_a_page_of_the_site_with_its_anchor(name: str) -> None:
    for each in rows(name):
        page, anchor = each["url"].split("#")
        text = rendered().files[page.removesuffix(".html") + ".md"].decode()
        assert f'id="{anchor}"' in text
        assert not page.startswith("/")


# Counts


def test_a_count_has_a_row_for_each_reading_rule() -> None:
    boats = [r for r in rows("counts") if r["claim"] == "harbour-gazette/dozens-of-boats"]
    assert [(r["reading"], r["low"], r["best"], r["high"]) for r in boats] == [
        ("verbatim", "24", "", ""),
        ("house", "24", "36", "99"),
    ]
    assert {r["counted"] for r in boats} == {"boats on one day"}
    assert {(r["over_from"], r["over_to"]) for r in boats} == {("2024-02-29", "2024-02-29")}


def test_open_ends_stay_empty() -> None:
    more = row("counts", claim="harbour-gazette/boats-a-day", reading="house")
    assert (more["low"], more["high"], more["best"]) == ("12", "", "")
    assert more["kind"] == "more-than"
    assert more["party_counted"] == "harbour"


def test_a_share_says_of_what() -> None:
    stores = row("counts", claim="sea-mail/stores-lost", reading="verbatim")
    assert (stores["of"], stores["unit"]) == ("the stores on the rock", "percent")
    assert (stores["low"], stores["high"], stores["best"]) == ("50", "50", "50")
    assert stores["phrase"] == "la moitié"


def test_counts_belong_to_claims() -> None:
    known_claims = {r["claim"] for r in rows("claims")}
    told = {each.id for each in analysis().claims if each.claim.count}
    assert {r["claim"] for r in rows("counts")} == told <= known_claims


# Origins


def test_an_origin() -> None:
    call = row("origins", origin="radio-call")
    assert (call["speaker"], call["party"]) == ("harbour-master", "harbour")
    assert (call["sources"], call["claims"]) == ("2", "4")
    assert (call["when_from"], call["when_to"], call["basis"]) == (
        "2024-03-01",
        "2024-03-01",
        "inferred",
    )
    note = row("origins", origin="council-note")
    assert note["occasion"] == "", "what is not said is an empty cell"
    talk = row("origins", origin="fishermen-talk")
    assert (talk["when_from"], talk["when_to"], talk["basis"], talk["party"]) == ("", "", "", "")


# Formulas


def test_a_cell_that_begins_a_formula_is_text(tmp_path: Path) -> None:
    risky = changed(
        tmp_path,
        ("data/origins.yaml", swap("occasion: a call to Coast Radio", 'occasion: "=a+b"')),
        ("data/questions.yaml", swap("unit: people", 'unit: "@people"')),
    )
    files = {t.name: t for t in all_tables(risky)}
    origins = csv_text(files["origins"].header, files["origins"].rows)
    assert ",'=a+b," in origins
    counts = csv_text(files["counts"].header, files["counts"].rows)
    assert ",'@people," in counts
    # In JSON no spreadsheet is near: the words stay as they are.
    assert records(files["origins"])[0]["occasion"] == "=a+b"


# The parts tables are made of


def test_parts() -> None:
    assert known("unknown") is None
    assert known("Unknown") == "Unknown"


def test_cells_are_typed_as_their_columns_say() -> None:
    _, _, number, date, ids, offsets = KINDS.values()
    table = Table(
        "t",
        lambda _: [None],
        (
            Column("ids", ids, "x", lambda _: ["a", "b"]),
            Column("offsets", offsets, "x", lambda _: [3, 14]),
            Column("none", ids, "x", lambda _: []),
            Column("number", number, "x", lambda _: Decimal("0.5")),
            Column("whole", number, "x", lambda _: Decimal("40.0")),
            Column("day", date, "x", lambda _: dt.date(2024, 3, 1)),
            Column("open", date, "x", lambda _: None),
        ),
        "",
        ("ids",),
        "t",
    ).filled(analysis())
    assert records(table) == [
        {
            "ids": ["a", "b"],
            "offsets": [3, 14],
            "none": [],
            "number": 0.5,
            "whole": 40,
            "day": "2024-03-01",
            "open": None,
        }
    ]
    text = csv_text(table.header, table.rows)
    assert text.splitlines()[1:] == ["a;b,3;14,,0.5,40.0,2024-03-01,"]
