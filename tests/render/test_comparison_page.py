"""The comparison page: complete without a script, and with facts that a script can trust."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from tests.bench.invented import invent
from tests.html_pages import Element, converted, read
from tests.lighthouse import analysis, changed, swap

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.model.findings import Standing
from variorum.pipeline.checking import check_dossier
from variorum.render.pages.comparison import MOST_COLUMNS, STANDING_ORDER, comparison

HOSTILE = """" onfocus=alert(1) data-kind='x'><script>alert(2)</script>&quot; {: onclick=x }"""


def html(found: Analysis) -> Element:
    text = comparison(found).text
    return read(converted(text.split("---\n", 2)[2]))


def facts(page: Element, name: str) -> list[str]:
    return [e.attributes[name] for e in page.all() if name in e.attributes]


def many(folder: Path, number: int) -> Analysis:
    return analyse(check_dossier(invent(folder / "many", number)).dossier)


def test_every_standing_has_its_place() -> None:
    assert sorted(STANDING_ORDER) == sorted(get_args(Standing))


def test_every_answer_carries_its_party_origin_and_voice() -> None:
    found, page = analysis(), html(analysis())
    answers = [each for row in found.rows for each in row.answers]
    claims = [e for e in page.all("li") if "data-party" in e.attributes]
    assert len(claims) == len(answers)
    by_link = {e.all("a")[0].attributes["href"].replace(".html#claim-", "/"): e for e in claims}
    for each in answers:
        element = by_link[f"sources/{each.id}"]
        none = "none" if each.speaker is None else "unknown"
        assert element.attributes["data-party"] == (each.party.id if each.party else none)
        assert element.attributes["data-origin"] == (each.origin.id if each.origin else "none")
        assert element.attributes["data-voice"] == each.claim.voice


def test_every_question_carries_what_it_is_sorted_by() -> None:
    found, page = analysis(), html(analysis())
    rows = {row.question.id: row for row in found.rows}
    questions = [e for e in page.all() if "data-question" in e.attributes]
    assert sorted(e.attributes["data-question"] for e in questions) == sorted(rows)
    for element in questions:
        row = rows[element.attributes["data-question"]]
        assert int(element.attributes["data-sources"]) == len(row.sources)
        assert int(element.attributes["data-origins"]) == len(row.origins)
        assert found.rows[int(element.attributes["data-house"])] is row
        assert element.attributes["data-name"] == row.question.short


def test_a_filter_offers_what_occurs_and_nothing_else() -> None:
    page = html(analysis())
    for name in ("party", "origin", "voice", "kind"):
        (select,) = (e for e in page.all("select") if e.attributes["name"] == name)
        offered = [e.attributes["value"] for e in select.all("option")]
        assert offered[0] == ""
        assert set(offered[1:]) == set(facts(page, f"data-{name}"))
        assert len(offered) == len(set(offered))


def test_without_a_script_no_control_is_alive() -> None:
    page = html(analysis())
    controls = page.all("form", "select", "input", "button", "script")
    assert controls
    assert all(control.hidden for control in controls)


def test_a_cell_names_its_source_and_a_silent_one_says_so() -> None:
    found, page = analysis(), html(analysis())
    for row in found.rows:
        body = page.by_id(f"question-{row.question.id}")
        assert body is not None
        answers, *silence = body.all("tr")
        named = [e.words for e in answers.all("p") if "v-of" in e.classes()]
        letters = found.dossier.letter
        assert named == sorted(letters[s] for s, claims in row.by_source.items() if claims)
        silent = [e.words for e in answers.all("td") if "v-silent" in e.classes()]
        assert len(silent) == len(row.silence)
        assert all(silent)
        told = {link.words for line in silence for link in line.all("a")}
        assert told == {letters[source] for source in row.silence}


def test_lines_that_read_alike_say_so(tmp_path: Path) -> None:
    found = changed(tmp_path, ("data/sources/harbour-gazette.yaml", _told_twice))
    element = html(found).by_id("question-light")
    assert element is not None
    lines = [e.words for e in element.all("li") if e.words.startswith("Islanders")]
    assert lines == ["Islanders, reported speech", "Islanders, reported speech, again"]


def _told_twice(text: str) -> str:
    """The article's claim on the lamp a second time, under another id."""
    start = text.index("  - id: lamp-out\n")
    block = text[start : text.index("  - id: ", start + 1)]
    return text[:start] + block.replace("lamp-out", "lamp-out-too") + text[start:]


def test_hostile_names_stay_words(tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    found = changed(
        tmp_path,
        ("data/questions.yaml", swap("short: The light", f"short: {quoted}")),
        ("data/actors.yaml", swap("name: The harbour master", f"name: {quoted}")),
    )
    page, plain = html(found), html(analysis())
    assert [(e.name, sorted(e.attributes)) for e in page.all()] == [
        (e.name, sorted(e.attributes)) for e in plain.all()
    ]
    assert HOSTILE in facts(page, "data-name")


@pytest.mark.parametrize("number", [MOST_COLUMNS, MOST_COLUMNS + 1])
def test_with_many_sources_each_question_has_a_table(tmp_path: Path, number: int) -> None:
    found = many(tmp_path, number)
    assert len(found.dossier.articles) == number
    page = html(found)
    tables = page.all("table")
    answered = [row for row in found.rows if row.answers]
    if number > MOST_COLUMNS:
        assert [t.attributes["aria-label"] for t in tables if t.all("li")] == [
            row.question.short
            for group in (True, False)
            for row in answered
            if (len(row.sources) > 1) == group
        ]
        rows = [[r for r in t.all("tr") if r.all("td")] for t in tables]
        assert sum(map(len, rows)) == sum(
            1 for row in found.rows for claims in row.by_source.values() if claims
        )
    else:
        assert len(tables) == 2
        assert len(tables[0].all("tr")[0].all("th")) == number + 1
    claims = [e for e in page.all("li") if "data-party" in e.attributes]
    assert len(claims) == sum(len(row.answers) for row in found.rows)
    for row in found.rows:
        section = page.by_id(f"question-{row.question.id}")
        assert section is not None
        letters = {found.dossier.letter[source] for source in row.silence}
        assert letters <= {link.words for link in section.all("a")}
