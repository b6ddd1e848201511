"""What a message proposes is done to the letter, and the file is checked again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.fixes import ACTORS, COURIER, FIXES, NOTICE, ORIGINS, QUESTIONS, RECORD, TEXT

from variorum.cli.printers import as_json, as_text
from variorum.model.problem import Problem
from variorum.pipeline.checking import check_dossier


@pytest.fixture
def noticed(harbour: Path) -> Path:
    """The harbour dossier with a notice."""
    (harbour / "seeds" / "notice.txt").write_text(TEXT, encoding="utf-8")
    (harbour / NOTICE).write_text(RECORD, encoding="utf-8")
    assert check_dossier(harbour).errors == 0
    return harbour


def proposed(problem: Problem, nth: int = 0) -> str:
    """The words that a fix gives to be written."""
    found = re.findall(r"`([^`]+)`", problem.fix)
    assert len(found) > nth, problem
    words: str = found[nth]
    return words


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
    mended = broken[:at] + fix.put.format(proposed(problem, fix.nth)) + broken[at + len(part) :]
    file.write_text(mended, encoding="utf-8")
    left = check_dossier(noticed).problems
    assert [each for each in left if each.severity == "error" or each.code == fix.code] == []


@pytest.mark.parametrize(
    ("key", "new", "path"),
    [
        ("by: [officials]", "by: [coast-guard]", ACTORS),
        ("by: [officials]", "by: [Coast Guard]", ACTORS),
        ("by: [officials]", "by: [officials]\n    via: [Coast Guard]", ACTORS),
        ("by: [officials]", "by: [officials]\n    question: coast-guard", QUESTIONS),
    ],
)
def test_a_record_to_paste(key: str, new: str, path: str, noticed: Path) -> None:
    file = noticed / NOTICE
    text = file.read_text(encoding="utf-8").replace(key, new)
    file.write_text(text, encoding="utf-8")
    (problem,) = [each for each in check_dossier(noticed).problems if each.severity == "error"]
    record = next(each for each in re.findall(r"`([^`]+)`", problem.fix) if each.startswith("- {"))
    assert path in problem.fix
    assert ("kind: outlet" in record) == ("via" in new)
    file.write_text(text.replace("Coast Guard", "coast-guard"), encoding="utf-8")
    with (noticed / path).open("a", encoding="utf-8") as table:
        table.write(f"  {record}\n")
    # Of a question, two things are to be decided.
    left = [each.code for each in check_dossier(noticed).problems if each.severity == "error"]
    assert left == ["not-decided"] * record.count("TODO")


@pytest.mark.parametrize("written", ["coast-guard", "Coast Guard"])
def test_a_party_to_paste_goes_under_the_parties(written: str, noticed: Path) -> None:
    actors = noticed / ACTORS
    text = actors.read_text(encoding="utf-8")
    text = text.replace(
        "name: The crew, kind: group", f"name: The crew, kind: group, party: {written}"
    )
    actors.write_text(text, encoding="utf-8")
    (problem,) = [each for each in check_dossier(noticed).problems if each.severity == "error"]
    assert "to `parties:` in data/actors.yaml" in problem.fix
    record = next(each for each in re.findall(r"`([^`]+)`", problem.fix) if each.startswith("- {"))
    mended = text.replace(f"party: {written}", "party: coast-guard")
    actors.write_text(mended.replace("parties:\n", f"parties:\n  {record}\n", 1), encoding="utf-8")
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
        ("lanternshipping", "did you mean `lantern-shipping`?"),
        # What is nearly the same word may be the other side's.
        ("southern-army", ""),
        ("Southern army", ""),
        ("south-mod", ""),
        # Two sides are called so.
        ("the-gangs", ""),
    ],
)
def test_nobody_of_the_other_side_is_offered(written: str, offered: str, noticed: Path) -> None:
    with (noticed / ACTORS).open("a", encoding="utf-8") as table:
        table.write("  - {id: port-spokesmen, name: The men, kind: group, party: port}\n")
        table.write("  - {id: spokesmen-of-owners, name: Voices, kind: group, party: owner}\n")
        table.write("  - {id: northern-army, name: Northern army, kind: group, party: port}\n")
        table.write("  - {id: north-mod, name: Northern ministry, kind: group, party: port}\n")
    with (noticed / "data" / "names.yaml").open("a", encoding="utf-8") as table:
        for each in ("port-spokesmen", "spokesmen-of-owners"):
            table.write(
                f"  - {{id: {each}, kind: body, label: {each}, variants: [{each}, The gangs]}}\n"
            )
    file = noticed / NOTICE
    file.write_text(file.read_text().replace("[officials]", f"[{written}]"), encoding="utf-8")
    problems = check_dossier(noticed).problems
    (problem,) = [each for each in problems if each.code in ("unknown-id", "bad-id")]
    if offered:
        assert problem.fix == offered
    else:
        assert "did you mean" not in problem.fix
        assert not re.search(r"write `(?:north|port|spokes)", problem.fix)


@pytest.mark.parametrize(
    ("key", "written"), [("origin", "owner-statement"), ("scope", "{whose: sort}")]
)
def test_nothing_of_the_other_side_is_offered(key: str, written: str, noticed: Path) -> None:
    origin = "  - {id: port-statement, speaker: port-authority, occasion: a talk, when: unknown}\n"
    with (noticed / ORIGINS).open("a", encoding="utf-8") as table:
        table.write(origin)
    text = (noticed / QUESTIONS).read_text(encoding="utf-8")
    if key == "scope":
        (noticed / QUESTIONS).write_text(text.replace("whose: port", "whose: sort"), "utf-8")
    else:
        with (noticed / NOTICE).open("a", encoding="utf-8") as more:
            more.write(f"    origin: {written}\n")
    (problem,) = [each for each in check_dossier(noticed).problems if each.code == "unknown-id"]
    assert "did you mean" not in problem.fix


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
    assert "found: nobody-known, also on lines 24, 26 of data/sources/notice.yaml" in printed
    # One line for each file and kind of decision.
    assert printed.count("error[not-decided]") == 2
    assert "found: TODO, also on lines 20, 27" in printed
    # Programs are told each one with its place.
    assert as_json(checked.problems).count('"unknown-id"') == 3
    assert as_json(checked.problems).count('"not-decided"') == 4


def test_the_quote_limit_names_the_longest(noticed: Path) -> None:
    path = noticed / "data" / "dossier.yaml"
    path.write_text(path.read_text().replace("quote_limit: 95", "quote_limit: 30"), "utf-8")
    told = {p.path: p for p in check_dossier(noticed).problems if p.code == "quoted-too-much"}
    found = told[NOTICE].found
    assert "the longest are `terns` (" in found
    assert found.index("`terns`") < found.index("`gulls`") < found.index("`guard`")
    # Not only quotes are published.
    assert "`said` on line 15" not in found
    assert "`claims` on line 15 (" in found


def test_an_origin_that_is_missing_is_told_once_whoever_speaks(noticed: Path) -> None:
    file = noticed / NOTICE
    tie = "origin: {origin: call, basis: stated, from: [a guard said]}"
    with file.open("a", encoding="utf-8") as more:
        more.write(f"  - {{id: b, quote: Keep out, by: [lund], voice: direct, {tie}}}\n")
        more.write(f"  - {{id: c, quote: Keep out, by: [officials], voice: direct, {tie}}}\n")
        more.write("  - {id: d, quote: Keep out, by: [Ida Blom], voice: direct}\n")
        more.write("  - {id: e, quote: Keep out, by: [Ida Blom], voice: direct}\n")
    checked = check_dossier(noticed)
    printed = as_text(checked.problems, checked.dossier.texts)
    assert printed.count("`call` is not an origin") == 1
    assert "found: call, also on line 27" in printed
    assert printed.count("`Ida Blom` is not an id") == 1
    assert "name: Ida Blom, kind: institution" in printed


def test_what_is_said_in_the_same_words_is_told_once(noticed: Path) -> None:
    file = noticed / NOTICE
    text = file.read_text(encoding="utf-8").replace("    voice: narrator\n", "")
    file.write_text(text, encoding="utf-8")
    checked = check_dossier(noticed)
    printed = as_text(checked.problems, checked.dossier.texts)
    assert printed.count("error[missing-key]") == 1
    assert "found: no `voice:`, also on line 16" in printed
