"""`changes.atom` keeps to the rules of RFC 4287, and an entry's id stays."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest
from tests.exported import HOSTILE, NAMES, analysis_of, at, files, files_of

from variorum.model.analysis import Analysis
from variorum.model.info import Change
from variorum.model.when import parse_when

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, as RFC 4287 section 3.3 wants it.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
ONCE = ("id", "title", "updated")


@dataclass
class Feed:
    root: ET.Element

    def __init__(self, content: bytes) -> None:
        self.root = ET.fromstring(content)

    @property
    def entries(self) -> list[ET.Element]:
        return self.root.findall(f"{ATOM}entry")

    @property
    def ids(self) -> list[str]:
        return [words(entry, "id") for entry in self.entries]

    def links(self) -> list[str]:
        return [link.attrib["href"] for link in self.root.iter(f"{ATOM}link")]


def words(element: ET.Element, name: str) -> str:
    (found,) = element.findall(ATOM + name)
    return found.text or ""


def of(analysis: Analysis) -> Feed:
    return Feed(files(analysis)["changes.atom"])


def change(date: str, text: str) -> Change:
    return Change.model_construct(date=parse_when(date), text=text)


@pytest.mark.parametrize("name", NAMES)
def test_the_feed_keeps_to_the_rules(name: str) -> None:
    feed = Feed(files_of(name)["changes.atom"])
    assert feed.root.tag == f"{ATOM}feed"
    assert feed.root.findall(f"{ATOM}author"), "section 4.1.1: an author of all entries"
    for person in feed.root.findall(f"{ATOM}author"):
        assert len(person.findall(f"{ATOM}name")) == 1
    for element in (feed.root, *feed.entries):
        for child in ONCE:
            assert len(element.findall(ATOM + child)) == 1, child
        assert MOMENT.fullmatch(words(element, "updated"))
        name_of = words(element, "id").removeprefix("urn:uuid:")
        assert uuid.UUID(name_of).version == 5
        assert words(element, "title").strip()
    for entry in feed.entries:
        # Section 4.1.2: without content an entry needs a link; ours has no address to link to.
        (content,) = entry.findall(f"{ATOM}content")
        assert content.attrib == {"type": "html"}
    assert len(feed.ids) == len(set(feed.ids)), "section 4.1.1: no two of one id and moment"
    moments = [words(entry, "updated") for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)
    assert words(feed.root, "updated") == max(moments)


def test_changes_and_corrections_are_entries() -> None:
    feed = Feed(files_of("harbour")["changes.atom"])
    told = {(words(e, "updated")[:10], words(e, "title")) for e in feed.entries}
    assert told == {
        ("2024-03-04", "First edition of three articles."),
        ("2024-03-05", "One claim was withdrawn."),
        ("2024-03-05", "coast-courier/town-in-despair was removed"),
        ("2024-03-05", "kuestenbote/ladung became kuestenbote/cargo"),
    }


def test_a_partial_date_gives_its_last_day() -> None:
    dates = ("2024-02", "2023", "../2022-05-01", "2021-01-01/..", "unknown")
    feed = of(
        at(analysis_of("harbour"), changes=tuple(change(d, d) for d in dates), corrections=())
    )
    assert {words(e, "title"): words(e, "updated")[:10] for e in feed.entries} == {
        "2024-02": "2024-02-29",
        "2023": "2023-12-31",
        "../2022-05-01": "2022-05-01",
        "2021-01-01/..": "2021-01-01",
        "unknown": "1970-01-01",
    }


def test_an_id_does_not_depend_on_order_or_neighbours() -> None:
    one, two, three = (change(f"2024-01-0{n}", f"Entry {n}.") for n in (1, 2, 3))
    harbour = at(analysis_of("harbour"), corrections=())
    both = of(at(harbour, changes=(one, two))).ids
    assert of(at(harbour, changes=(two, three, one))).ids[1:] == both
    assert of(at(harbour, changes=(one, two, one))).ids == both
    other = of(at(harbour, changes=(change("2024-01-01", "Entry 2."), one)))
    assert len({*other.ids, *both}) == 3
    assert not {*of(at(harbour, title="Another", changes=(one, two))).ids} & {*both}


def test_without_an_entry_the_feed_still_says_when() -> None:
    empty = at(analysis_of("harbour"), changes=(), corrections=())
    assert words(of(empty).root, "updated") == "2024-03-03T00:00:00Z"
    timeless = at(empty, period=parse_when("unknown"))
    assert words(of(timeless).root, "updated") == "1970-01-01T00:00:00Z"


def test_links_are_whole_or_not_there() -> None:
    assert Feed(files_of("harbour")["changes.atom"]).links() == []
    links = of(at(analysis_of("harbour"), site_url="https://x.example/y")).links()
    assert links[0] == "https://x.example/y/data/changes.atom"
    assert "https://x.example/y/sources/kuestenbote.html#claim-ladung" in links
    assert all(link.startswith("https://x.example/y/") for link in links)


def test_hostile_words_are_text() -> None:
    content = files_of("hostile")["changes.atom"].decode()
    feed = Feed(content.encode())
    assert "<script" not in content
    # What XML can't hold is gone; what it can is there.
    kept = HOSTILE.replace("\x08", "").replace("\ufffe\uffff", "").replace("\u202e", "")
    assert words(feed.root, "title") == kept.replace("\r\n", "\n")
    late = next(e for e in feed.entries if words(e, "updated").startswith("2024-02-01"))
    assert words(late, "content") == "<em>Early</em> &amp; &lt;late&gt;"
    assert words(late, "title") == "Early & <late>"
