"""Words of a contributor in all that is no page: tables, feed, search, citations, charts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.reliability.figures import Tell

from variorum.publish.search import FOLDER

from .conftest import Built
from .invented import TOKEN
from .pages import canonical, events, line

# Told of the words themselves: places in a text, counts of what the detector saw, hashes.
_OF_WORDS = {"quantities", "quantities_covered", "sha256", "explanation"}
_APOSTROPHE = re.compile("[‘ ]")
_ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_table_says_the_words_in_its_cells(built: Built, tell: Tell) -> None:
    sites, cells = built("mkdocs", False), 0
    for path, calm, foul in sites.files("data/*.csv"):
        expected, found = (
            list(csv.DictReader(io.StringIO(text, newline=""))) for text in (calm, foul)
        )
        assert len(expected) == len(found), path
        for one, other in zip(expected, found, strict=True):
            assert one.keys() == other.keys()
            for column in one.keys() - _OF_WORDS:
                # An apostrophe keeps a spreadsheet from running a cell.
                assert not other[column].startswith(("=", "+", "-", "@", "\t", "\r"))
                # So does one within, where another sign parts the cells.
                cell, expected_cell = (
                    _APOSTROPHE.sub("", text)
                    for text in (line(other[column]), sites.expected.words(one[column]))
                )
                assert cell == expected_cell, (path, column)
                cells += TOKEN.search(one[column]) is not None
    assert cells > 50
    tell("cells of tables with such words", cells)


def test_json_says_the_words_in_its_strings(built: Built) -> None:
    """Of the dossier, the annotations, the citations, the dataset and the package of tables."""
    sites = built("mkdocs", False)
    seen = set()
    for pattern in ("data/*.json", "data/*.jsonld"):
        for path, calm, foul in sites.files(pattern):
            if path.endswith((".schema.json", "datapackage.json")):
                continue
            assert not set("<>&") & set(foul), path
            expected = list(leaves(sites.expected.value(json.loads(calm))))
            for one, other in zip(expected, leaves(json.loads(foul)), strict=True):
                assert one == other, path
            seen.add(path)
    assert {"data/dossier.json", "data/annotations.jsonld", "data/sources.json"} <= seen


def leaves(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The strings of a value with the way to each, numbers left out."""
    if isinstance(value, dict):
        for key in sorted(value.keys() - _OF_WORDS):
            yield from leaves(value[key], (*way, key))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, way)
    elif isinstance(value, str):
        yield way, canonical(value)


def test_the_feed_says_the_words_in_its_elements(built: Built) -> None:
    sites = built("mkdocs", False)
    ((_, calm, foul),) = sites.files("data/changes.atom")
    expected, found = ET.fromstring(calm), ET.fromstring(foul)
    head = [f"{_ATOM}{name}" for name in ("title", "subtitle", "rights")]
    for name in head:
        assert line(found.findtext(name) or "") == sites.expected.words(
            expected.findtext(name) or ""
        )
    names = [[e.text or "" for e in feed.iter(f"{_ATOM}name")] for feed in (expected, found)]
    assert [sites.expected.words(name) for name in names[0]] == [line(name) for name in names[1]]
    # Entries of one day stand in the order of their ids, which are made of their words.
    contents = [
        sorted(str(events(told(e.text or ""))) for e in feed.iter(f"{_ATOM}content"))
        for feed, told in ((expected, sites.expected.html), (found, str))
    ]
    assert contents[0] == contents[1]
    shapes = [sorted((e.tag, *sorted(e.attrib)) for e in feed.iter()) for feed in (expected, found)]
    assert shapes[0] == shapes[1]


def test_the_search_says_the_words_as_text(built: Built, tell: Tell) -> None:
    """Its script shows titles and texts of what it finds as text."""
    sites, named = built("mkdocs", False), 0
    expected, found = map(searched, (sites.calm, sites.foul))
    assert expected.keys() == found.keys()
    for page, entry in expected.items():
        title, words = entry["meta"]["title"], found[page]["meta"]["title"]
        assert sites.expected.words(title) == line(words), page
        named += TOKEN.search(title) is not None
    assert named > 10
    tell("titles of found pages with such words", named)


def searched(site: Path) -> dict[str, Any]:
    """What the search has of each page, by the page's address."""
    texts = [gzip.decompress(path.read_bytes()) for path in (site / FOLDER).glob("fragment/*")]
    entries = [json.loads(text[text.index(b"{") :]) for text in texts]
    return {entry["url"]: entry for entry in entries}


def test_bibtex_holds_one_entry_for_each_work(built: Built) -> None:
    ((_, calm, foul),) = built("mkdocs", False).files("data/sources.bib")
    heads = re.compile(r"^@\w+\{[^,\n]*,$|^  \w+ +=|^\}$", re.MULTILINE)
    assert [m.strip() for m in heads.findall(calm)] == [m.strip() for m in heads.findall(foul)]
    assert foul.count("{") == foul.count("}")


def test_the_database_says_the_words_in_its_cells(built: Built) -> None:
    sites = built("mkdocs", False)
    tables = [list(rows(f"{site}/data/variorum.sqlite")) for site in (sites.calm, sites.foul)]
    assert len(tables[0]) == len(tables[1])
    tokens = 0
    for (name, one), (_, other) in zip(*tables, strict=True):
        for cell, found in zip(one, other, strict=True):
            if isinstance(cell, str) and TOKEN.search(cell):
                assert line(found) == sites.expected.words(cell), name
                tokens += 1
    assert tokens > 50


def rows(file: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Every row that says something itself, with its table's name."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
    for (name,) in names.fetchall():
        if not name.startswith(("claim_search", "finding", "dictionary")):
            yield from ((name, row) for row in connection.execute(f'SELECT * FROM "{name}"'))
    connection.close()


def test_a_chart_says_the_words_in_its_names(built: Built, tell: Tell) -> None:
    """Its labels are broken into lines and cut to room: what is whole stands in titles."""
    sites, named = built("mkdocs", False), 0
    for path, calm, foul in sites.files("charts/*.svg"):
        one, other = ET.fromstring(calm), ET.fromstring(foul)
        kinds = [{(e.tag, *sorted(e.attrib)) for e in svg.iter()} for svg in (one, other)]
        assert kinds[1] <= kinds[0], path
        titles = [
            sorted(
                plain(told("".join(e.itertext())))
                for e in svg.iter()
                if e.tag.endswith(("}title", "}desc"))
            )
            for svg, told in ((one, sites.expected.words), (other, line))
        ]
        assert titles[0] == titles[1], path
        named += len(titles[1])
    assert named > 20
    tell("names of marks in charts", named)


def plain(text: str) -> str:
    """Charts show a mark that turns the direction of a line as U+FFFD."""
    return " ".join(text.replace("\ufffd", "").split())
