"""Words and numbers that other programs run, drop or change, in each format that is published."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from tests.exported import NAMES, files_of
from tests.reliability.figures import Tell

from variorum.model.count import Count
from variorum.model.fields import MOST_DIGITS
from variorum.render.escape import csv_text, data_block, json_text, xml

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\r\n=1", "=cmd|' /C calc'!A0")
TEXTS = (
    "</script><script>alert(1)</script>", "<!--<script>", "]]>", "\x08", "\x00", "\ufffe", "\uffff",
    "\ufeff", "\u2028\u2029", "\ud800", "\u202e", "&amp;", "a\r\nb\rc",
)  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text(text: str, tell: Tell) -> None:
    ((cell, other),) = list(csv.reader(io.StringIO(csv_text((text, "a"), []))))
    assert cell.startswith("'")
    assert other == "a"
    tell("hostile cells and strings in exports", 1)


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize(
    "text",
    ["a;=1+1", "a; =1+1", 'a;"=1+1"', "a\t@SUM(A1)", "a\n=1+1", "a\r\n\t+1", "a;;-1", "；=1;＝1"],
)
def test_nor_is_there_one_where_other_signs_part_the_cells(
    text: str, separator: str, tell: Tell
) -> None:
    written = csv_text(("a", text), [(text, "b")])
    for row in csv.reader(io.StringIO(written), delimiter=separator):
        for cell in row:
            assert not cell.strip(' "').startswith(("=", "+", "-", "@", "＝")), cell
    # Nothing is lost but for the marks.
    assert [cell.replace("'", "") for row in csv.reader(io.StringIO(written)) for cell in row] == [
        "a", text.replace("\r\n", "\n"), text.replace("\r\n", "\n"), "b",
    ]  # fmt: skip
    tell("hostile cells and strings in exports", 1)


@pytest.mark.parametrize("number", [-1, Decimal(-5)])
def test_a_number_below_zero_is_none(number: object) -> None:
    assert csv_text(("a",), [(number,)]) == f"a\n{number}\n"


@pytest.mark.parametrize("text", TEXTS)
def test_json_in_a_page_ends_where_it_should(text: str, tell: Tell) -> None:
    block = str(data_block({"name": text}))
    assert block.count("<") == 2
    assert block.endswith("</script>")
    inner = block.partition(">")[2].rpartition("<")[0]
    assert json.loads(inner) == {"name": text}
    tell("hostile cells and strings in exports", 1)


@pytest.mark.parametrize("text", TEXTS)
def test_xml_is_read_back(text: str, tell: Tell) -> None:
    told = f"a{text}b"
    root = ET.fromstring(f'<x y="{xml(told)}">{xml(told)}</x>'.encode())
    assert (root.text or "").startswith("a")
    assert (root.text or "").endswith("b")
    assert len(root) == 0
    tell("hostile cells and strings in exports", 1)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_in_json_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text({"number": number})


def test_the_largest_number_survives_json() -> None:
    largest = "9" * MOST_DIGITS
    count = Count.model_validate({"phrase": "many", "kind": "exact", "number": largest})
    written = json.loads(count.model_dump_json())["number"]
    # A reader in another language keeps whole numbers up to 2 ** 53 only.
    assert float(written) == int(largest) < 2**53
    assert json.loads(json.dumps(float(written))) == int(largest)


def no_constant(name: str) -> None:
    raise AssertionError(name)


def no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    assert len({key for key, _ in pairs}) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize("name", NAMES)
def test_every_json_file_is_plain_json(name: str) -> None:
    read = 0
    for path, data in files_of(name).items():
        if path.endswith((".json", ".jsonld")):
            json.loads(data, parse_constant=no_constant, object_pairs_hook=no_twins)
            read += 1
    assert read > 3


@pytest.mark.parametrize("name", NAMES)
def test_every_table_says_in_which_letters_it_is(name: str) -> None:
    # Spreadsheets that want a byte-order mark are told so in words; other programs choke on one.
    for path, data in files_of(name).items():
        if path.endswith(".csv"):
            assert not data.startswith(b"\xef\xbb\xbf")
            data.decode("utf-8")
