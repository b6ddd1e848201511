"""What a message proposes is done to the letter, and the file is checked again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.cli.printers.json import as_json
from variorum.cli.printers.text import as_text
from variorum.model.problem import Problem
from variorum.pipeline.checking import check_dossier

COURIER = "data/sources/coast-courier.yaml"
GAZETTE = "data/sources/harbour-gazette.yaml"
ACTORS = "data/actors.yaml"
ORIGINS = "data/origins.yaml"
NOTICE = "data/sources/notice.yaml"
TEXT = "On the mole 5,000 gulls sat. Note: on Friday they flew. “Keep out,” a guard said.\n"
RECORD = f"""\
id: notice
seed: notice.txt
sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
title: unknown
outlet: unknown
agency: unknown
byline: unknown
published: unknown
summary: A notice.
claims:
  - id: gulls
    quote: On the mole 5,000 gulls sat
    by: none
    voice: narrator
    said: {{when: unknown, from: ["Note: on Friday"]}}
    count: {{phrase: "5,000", kind: exact, number: 5000}}
  - id: guard
    quote: Keep out
    by: [officials]
    voice: direct
"""


@dataclass(frozen=True)
class Fix:
    """`right` became `wrong` in a file; of what is proposed for it, `part` of the file is replaced.

    `part` is `wrong` where nothing is said, and `put` says what is written for the proposed words.
    """

    path: str
    right: str
    wrong: str
    code: str
    says: str = ""
    part: str = ""
    put: str = "{}"


FIXES = {
    "a phrase with a comma": Fix(
        NOTICE, 'phrase: "5,000"', "phrase: 5,000", "unknown-key", "inside braces a comma"
    ),
    "a number with a comma": Fix(
        NOTICE, "number: 5000", "number: 5,000", "unknown-key", "without a comma"
    ),
    "curly quotes around a phrase": Fix(
        NOTICE, 'phrase: "5,000"', "phrase: “5,000”", "unknown-key", "curly quotes"
    ),
    "curly quotes around a word": Fix(
        NOTICE, "voice: direct", "voice: “direct”", "bad-choice", "curly quotes", "“direct”"
    ),
    "curly quotes around an id": Fix(
        NOTICE, "id: guard", "id: “guard”", "bad-id", "curly quotes", "“guard”"
    ),
    "curly quotes around a quote": Fix(
        NOTICE, "quote: On the mole 5,000 gulls sat", "quote: “On the mole 5,000 gulls sat”",
        "quote-not-found", "curly quotes", "“On the mole 5,000 gulls sat”",
    ),
    "a missing dash": Fix(
        NOTICE, "  - id: guard", "    id: guard", "duplicate-key", "a dash is missing",
        put="  {}",
    ),
    "a missing dash, less deep": Fix(
        NOTICE, "  - id: guard", "  id: guard", "yaml-syntax", "a dash is missing", put="  {}"
    ),
    "a missing dash at the first": Fix(
        NOTICE, "  - id: gulls", "    id: gulls", "yaml-syntax", "a dash is missing", put="  {}"
    ),
    "a colon in a list in braces": Fix(
        NOTICE, '["Note: on Friday"]', "[Note: on Friday]", "unknown-key", "a colon and a space",
        "Note: on Friday",
    ),
    "a colon in braces": Fix(
        COURIER, "because: The other article dates this Friday.", "because: The other: it dates this.",
        "yaml-syntax", "a colon and a space",
    ),
    "a no-break space after a colon": Fix(
        NOTICE, "voice: direct", "voice:\u00a0direct", "yaml-syntax", "U+00A0"
    ),
    "a no-break space in braces": Fix(
        NOTICE, "kind: exact", "kind:\u00a0exact", "unknown-key", "U+00A0"
    ),
    "a no-break space before a key": Fix(
        NOTICE, "    voice: direct", "   \u00a0voice: direct", "yaml-syntax", "U+00A0", put="    {}"
    ),
    "another hyphen in a date": Fix(
        GAZETTE, "published: {when: 2024-03-02", "published: {when: 2024\u201103\u201102", "bad-date",
        "U+2011", "2024\u201103\u201102",
    ),
    "a name for an id": Fix(NOTICE, "[officials]", "[“Officials”]", "bad-id", "", "“Officials”"),
    "a person's name": Fix(COURIER, "[harbour-master]", "[Nils Oke]", "bad-id", "", "Nils Oke"),
    "a variant of a name": Fix(COURIER, "[harbour-master]", "[Oke]", "bad-id", "", "Oke"),
    "nearly none": Fix(NOTICE, "by: none", "by: nonex", "unknown-id", "nobody is named", "nonex"),
    "a claim without its source": Fix(
        GAZETTE, "responds_to: harbour-gazette/harbour-closed", "responds_to: harbour-closed",
        "unknown-id", "without its source", "harbour-closed",
    ),
}  # fmt: skip


@pytest.fixture
def noticed(harbour: Path) -> Path:
    """The harbour dossier with a notice."""
    (harbour / "seeds" / "notice.txt").write_text(TEXT, encoding="utf-8")
    (harbour / NOTICE).write_text(RECORD, encoding="utf-8")
    assert check_dossier(harbour).errors == 0
    return harbour


def proposed(problem: Problem) -> str:
    """The words that a fix gives to be written."""
    found = re.search(r"`([^`]+)`", problem.fix)
    assert found, problem
    return found[1]


@pytest.mark.parametrize("name", FIXES)
def test_what_is_proposed_mends_it(name: str, noticed: Path) -> None:
    fix = FIXES[name]
    file = noticed / fix.path
    text = file.read_text(encoding="utf-8")
    assert fix.right in text
    broken = text.replace(fix.right, fix.wrong, 1)
    file.write_text(broken, encoding="utf-8")
    told = [each for each in check_dossier(noticed).problems if each.code == fix.code]
    assert told
    problem = told[0]
    assert fix.says in f"{problem.message} {problem.expected} {problem.fix}"
    part = fix.part or fix.wrong
    at = broken.index(part, broken.index(fix.wrong))
    mended = broken[:at] + fix.put.format(proposed(problem)) + broken[at + len(part) :]
    file.write_text(mended, encoding="utf-8")
    assert [each for each in check_dossier(noticed).problems if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("key", "new", "path"),
    [
        ("by: [officials]", "by: [coast-guard]", ACTORS),
        ("by: [officials]", "by: [Coast Guard]", ACTORS),
    ],
)
def test_a_record_to_paste(key: str, new: str, path: str, noticed: Path) -> None:
    file = noticed / NOTICE
    text = file.read_text(encoding="utf-8").replace(key, new)
    file.write_text(text, encoding="utf-8")
    (problem,) = [each for each in check_dossier(noticed).problems if each.severity == "error"]
    record = next(each for each in re.findall(r"`([^`]+)`", problem.fix) if each.startswith("- {"))
    assert path in problem.fix
    file.write_text(text.replace("Coast Guard", "coast-guard"), encoding="utf-8")
    with (noticed / path).open("a", encoding="utf-8") as table:
        table.write(f"  {record}\n")
    assert check_dossier(noticed).errors == 0


def test_an_origin_to_paste_has_its_speaker(noticed: Path) -> None:
    file = noticed / NOTICE
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}    origin: {{origin: call, basis: stated, from: [a guard said]}}\n")
    (problem,) = [each for each in check_dossier(noticed).problems if each.severity == "error"]
    (record,) = re.findall(r"`(- [^`]+)`", problem.fix)
    assert "speaker: officials" in record
    with (noticed / ORIGINS).open("a", encoding="utf-8") as table:
        table.write(f"  {record}\n")
    assert check_dossier(noticed).errors == 0


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("owner-spokesmen", ""),
        ("spokesmen", ""),
        ("port-spokesman", "did you mean `port-spokesmen`?"),
        ("lantern-shiping", "did you mean `lantern-shipping`?"),
    ],
)
def test_nobody_of_the_other_side_is_offered(written: str, offered: str, noticed: Path) -> None:
    with (noticed / ACTORS).open("a", encoding="utf-8") as table:
        table.write("  - {id: port-spokesmen, name: The men, kind: group, party: port}\n")
        table.write("  - {id: spokesmen-of-owners, name: Voices, kind: group, party: owner}\n")
    file = noticed / NOTICE
    file.write_text(file.read_text().replace("[officials]", f"[{written}]"), encoding="utf-8")
    (problem,) = [each for each in check_dossier(noticed).problems if each.code == "unknown-id"]
    if offered:
        assert problem.fix == offered
    else:
        assert "did you mean `port-spokesmen`" not in problem.fix


def test_an_actor_who_is_there_already_gets_no_number(noticed: Path) -> None:
    with (noticed / ACTORS).open("a", encoding="utf-8") as table:
        table.write("  - {id: lund, name: Vera Lund, kind: person, party: owner}\n")
    (problem,) = check_dossier(noticed).problems
    assert problem.code == "duplicate-id"
    assert "lund-2" not in problem.fix
    assert "remove one of the two" in problem.fix


def test_what_is_said_often_is_told_once_with_its_places(noticed: Path) -> None:
    file = noticed / NOTICE
    text = file.read_text(encoding="utf-8").replace("[officials]", "[nobody-known]")
    file.write_text(text.replace("voice: narrator", "voice: TODO"), encoding="utf-8")
    courier = noticed / COURIER
    shown = courier.read_text(encoding="utf-8").replace("[volunteers]", "[nobody-known]")
    courier.write_text(shown.replace("voice: narrator", "voice: TODO"), encoding="utf-8")
    with file.open("a", encoding="utf-8") as more:
        more.write("  - {id: b, quote: Keep out, by: [nobody-known], voice: direct}\n")
        more.write("  - {id: c, quote: Keep out, by: none, voice: TODO}\n")
    checked = check_dossier(noticed)
    printed = as_text(checked.problems, checked.dossier.texts)
    assert printed.count("error[unknown-id]") == 1
    assert "found: nobody-known, also on lines 19, 21 of data/sources/notice.yaml" in printed
    # One line for each file and kind of decision.
    assert printed.count("error[not-decided]") == 2
    assert "found: TODO, also on line 22" in printed
    # Programs are told each one with its place.
    assert as_json(checked.problems).count('"unknown-id"') == 3
    assert as_json(checked.problems).count('"not-decided"') == 3


def test_the_quote_limit_names_the_longest(noticed: Path) -> None:
    path = noticed / "data" / "dossier.yaml"
    path.write_text(path.read_text().replace("quote_limit: 95", "quote_limit: 30"), "utf-8")
    told = {p.path: p for p in check_dossier(noticed).problems if p.code == "quoted-too-much"}
    assert "the longest are `gulls` (" in told[NOTICE].found
    assert told[NOTICE].found.index("`gulls`") < told[NOTICE].found.index("`guard`")
