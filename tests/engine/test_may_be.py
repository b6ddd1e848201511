"""Where it is open whether two origins are one, a count is a range on every page and in every file."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.casefile import HERE, NO_WORDS, read_case, read_whole, write_case
from tests.engine.invented import ORIGINS, Told, dossier_of, dossiers
from tests.examples import examples
from tests.exported import files
from tests.html_pages import made

from variorum.analyse import analyse
from variorum.analyse.versions import changes_between
from variorum.model.analysis import Analysis, Row
from variorum.model.dossier import Dossier
from variorum.model.entities import MayBe
from variorum.model.ranges import Range
from variorum.render.change_report import changes_markdown
from variorum.render.differences import contrast_sentence
from variorum.render.escape import csv_text
from variorum.render.exports.tables import all_tables
from variorum.render.long_lists import Number
from variorum.render.pages.home import most_given, opening
from variorum.render.pages.origins import origins
from variorum.render.sentences import stands, verdict_sentences
from variorum.render.tallies import by_months, question_tally

ONE = HERE / "cases" / "perhaps-one-statement"
ACT = "1 speech, briefing or report that can be told apart"
CHAIN = HERE / "cases" / "perhaps-one-in-a-chain"


@pytest.fixture
def one(tmp_path: Path) -> Analysis:
    return read_case(ONE, tmp_path)


def row(of: Analysis, question: str) -> Row:
    return next(each for each in of.rows if each.question.id == question)


def because(of: Analysis, question: str) -> list[str]:
    found = row(of, question)
    return verdict_sentences(of, found, found.verdicts["house"])


def with_pairs(dossier: Dossier, *pairs: tuple[str, str]) -> Dossier:
    """The dossier where the first origin of each pair names the second."""
    return replace(
        dossier,
        origins=tuple(
            origin.model_copy(
                update={
                    "may_be": tuple(
                        MayBe(origin=other, because=NO_WORDS)
                        for name, other in pairs
                        if name == origin.id
                    )
                }
            )
            for origin in dossier.origins
        ),
    )


def test_a_question_tells_a_range_and_that_all_may_be_one(one: Analysis) -> None:
    stands_as, why = because(one, "held")
    assert stands_as == (
        "All that counts may be one statement; 2 articles answer, 1 or 2 statements count, by North’s "
        "spokesman (North)."
    )
    assert why == (
        "One or two statements count: North’s spokesman, a broadcast; North’s spokesman, a note. It is open "
        "whether they are one. They give the same answer."
    )


def test_a_range_above_one_says_that_some_may_be_one(one: Analysis) -> None:
    stands_as, why = because(one, "guns")
    assert stands_as == (
        "Named speakers all on one side; 2 articles answer, 2 or 3 statements count, all by speakers for North."
    )
    assert why == (
        "Two or three statements count: North’s spokesman, a broadcast; North’s "
        "spokesman, a note; North’s staff. It is open whether some of these are one. They give the same answer."
    )
    assert because(one, "tanks")[1].startswith(
        "North and South give the same answer, in two or three statements: "
    )


def test_two_answers_say_that_they_may_be_of_one_statement(one: Analysis) -> None:
    open_ = "It is open whether the two are one statement."
    assert stands(one, row(one, "bridge")) == (
        "the order can’t be told; 2 articles answer, 1 or 2 statements count, by North’s spokesman (North)"
    )
    for question in ("bridge", "soldiers"):
        [contrast, *_] = row(one, question).contrasts
        assert contrast_sentence(one, contrast).endswith(open_)


def test_what_is_certainly_two_is_told_as_before(tmp_path: Path) -> None:
    told = read_case(CHAIN, tmp_path)
    assert because(told, "bridge")[0] == (
        "Named speakers all on one side; 1 article answers, 2 statements count, both by speakers for North."
    )
    assert "open" not in " ".join(because(told, "bridge"))


@pytest.mark.parametrize(
    ("case", "acts"),
    [
        # The broadcast may be the note; a briefing and a report are apart from both.
        (ONE, "3 or 4 speeches, briefings or reports, since some of these may be one."),
        # Of three in a chain there are two at least, and a call and a report are one at least.
        (CHAIN, "3 to 5 speeches, briefings or reports, since some of these may be one."),
    ],
    ids=["a pair", "a chain"],
)
def test_the_home_page_counts_a_range(case: Path, acts: str, tmp_path: Path) -> None:
    assert f" go back to {acts}" in opening(read_case(case, tmp_path))


@pytest.mark.parametrize(
    ("case", "behind"),
    [
        # A broadcast and a briefing to which no text ties a claim are no acts that count.
        (
            "inferred-ties-only",
            f"1 of them goes back to {ACT}; for 3 the articles name none.",
        ),
        (
            "ten-articles-one-origin",
            f"10 of them, 1 by our inference, go back to {ACT}.",
        ),
    ],
)
def test_the_home_page_tells_what_is_tied_by_inference(
    case: str, behind: str, tmp_path: Path
) -> None:
    assert f" {behind}" in opening(read_case(HERE / "cases" / case, tmp_path))


def test_tables_and_pictures_of_many_answers_count_ranges(one: Analysis) -> None:
    assert most_given(one, row(one, "held")) == [("North holds it", "1 or 2 statements")]
    [line] = by_months(one, row(one, "tanks"), 1).lines
    assert [each.counted for each in line.cells if isinstance(each, Number)] == [Range(2, 3)]
    picture = question_tally(one, row(one, "tanks"), "house", "tanks")
    assert picture is not None
    assert [cell and cell.number for each in picture.rows for cell in each.cells] == [
        Range(1, 2), Range(1, 1),
    ]  # fmt: skip
    assert picture.rows[0].label == "North"
    assert picture.rows[0].columns[0].words.endswith(": 1 or 2 (from 3 to 3)")


def test_the_pages_of_both_origins_say_that_it_is_open(one: Analysis) -> None:
    pages = {page.address: page.body for page in made(origins(one))}
    for origin, other in (("north-broadcast", "north-note"), ("north-note", "north-broadcast")):
        occasion = {"north-note": "a note", "north-broadcast": "a broadcast"}[other]
        assert (
            f'<p>It is open whether this and <a href="{other}.html">North’s spokesman, {occasion}</a> are one: '
            f"{NO_WORDS}</p>"
        ) in pages[f"origins/{origin}.html"]
    assert "It is open" not in pages["origins/south-briefing.html"]


def test_the_tables_have_the_least_beside_the_most(one: Analysis) -> None:
    tables = {
        table.name: list(csv.DictReader(io.StringIO(csv_text(table.header, table.rows))))
        for table in all_tables(one)
    }
    counted = {r["question"]: (r["origins"], r["origins_least"]) for r in tables["questions"]}
    assert (counted["held"], counted["tanks"]) == (("2", "1"), ("3", "2"))
    # In one article alone there is nothing to be one with.
    assert [(r["source"], r["origins"], r["origins_least"]) for r in tables["sources"]] == [
        ("gazette", "1", "1"), ("mail", "2", "2"), ("tidings", "1", "1"),
    ]  # fmt: skip
    named = {r["origin"]: r["may_be"] for r in tables["origins"] if r["may_be"]}
    assert named == {"north-broadcast": "north-note", "north-note": "north-broadcast"}


def test_a_comparison_says_that_a_count_became_a_range(one: Analysis) -> None:
    certain = analyse(with_pairs(one.dossier))
    told = changes_markdown(changes_between(certain, one), "main", 0)
    assert "2 questions stand differently" not in told
    assert "1 question stands differently" in told
    assert "only one speaker is named → **all that counts may be one statement**" in told
    assert (
        "2 articles answer, 2 statements count, both by North’s spokesman (North) → "
        "2 articles answer, 1 or 2 statements count, by North’s spokesman (North)"
    ) in told
    assert "the question, the origins, the actors or the rules did" in told


def pairs() -> st.SearchStrategy[list[tuple[str, str]]]:
    every = [(a, b) for a in ORIGINS for b in ORIGINS if a < b]
    return st.lists(st.sampled_from(every), unique=True)


@given(dossiers(), pairs())
@examples(50)
def test_it_is_the_same_whichever_names_the_other_and_in_whatever_order(
    told: tuple[Told, ...], open_: list[tuple[str, str]]
) -> None:
    dossier = dossier_of(told)
    here = analyse(with_pairs(dossier, *open_))
    turned = with_pairs(dossier, *((two, one) for one, two in open_))
    there = analyse(replace(turned, origins=turned.origins[::-1]))
    for left, right in zip(here.rows, there.rows, strict=True):
        assert left.statements == right.statements
        assert {r: v.standing for r, v in left.verdicts.items()} == {
            r: v.standing for r, v in right.verdicts.items()
        }


@given(dossiers(), pairs())
@examples(50)
def test_an_open_pair_lowers_the_least_and_changes_no_finding(
    told: tuple[Told, ...], open_: list[tuple[str, str]]
) -> None:
    dossier = dossier_of(told)
    for old, new in zip(
        analyse(dossier).rows, analyse(with_pairs(dossier, *open_)).rows, strict=True
    ):
        assert old.statements == Range(len(old.origins), len(old.origins))
        assert new.statements.most == old.statements.most
        assert (new.origins, new.parties) == (old.origins, old.parties)
        assert [c.id for c in new.contrasts] == [c.id for c in old.contrasts]
        for rule, verdict in new.verdicts.items():
            before = old.verdicts[rule].standing
            by_count = before in ("single-origin", "single-party", "agreed", "compatible")
            single = by_count and new.statements.least == 1
            assert verdict.standing == ("single-origin" if single else before)


def test_the_order_of_files_and_who_names_whom_changes_nothing(tmp_path: Path) -> None:
    write_case(CHAIN, tmp_path)
    told = analyse(read_whole(tmp_path))
    file = tmp_path / "data" / "origins.yaml"
    text = file.read_text(encoding="utf-8")
    head, *entries = text.split("- id: ")
    file.write_text("- id: ".join([head, *entries[::-1]]), encoding="utf-8")
    turned = analyse(read_whole(tmp_path))
    assert turned.dossier.origins == told.dossier.origins[::-1]
    for left, right in zip(told.rows, turned.rows, strict=True):
        assert left.statements == right.statements
        assert left.verdicts["house"].standing == right.verdicts["house"].standing


def test_the_database_has_the_open_pairs_as_a_relation(one: Analysis) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files(one)["variorum.sqlite"])
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT * FROM origin_may_be ORDER BY origin").fetchall() == [
            ("north-broadcast", "north-note"), ("north-note", "north-broadcast"),
        ]  # fmt: skip
