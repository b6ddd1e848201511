"""What the home page says first of a dossier's claims and of what stands behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.engine.casefile import HERE, read_case
from tests.html_pages import made
from tests.lighthouse import analysis
from tests.sites import real_dossier

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.render.charts import Drawings
from variorum.render.escape import markup
from variorum.render.pages.home import home, opening
from variorum.render.pages.questions import questions
from variorum.render.question_view import views

TIED = tuple(claim for claim in analysis().claims if claim.origin)
LOOSE = tuple(claim for claim in analysis().claims if not claim.origin)


@cache
def real() -> Analysis:
    return analyse(real_dossier())


ACT = "1 speech, briefing or report that can be told apart"


@pytest.mark.parametrize(
    ("tied", "loose", "behind"),
    [
        (2, 1, f"2 of them go back to {ACT}; for 1 the articles name none."),
        (1, 0, f"1 of them goes back to {ACT}."),
        (0, 2, "Behind none of them a speech, briefing or report is named."),
    ],
)
def test_the_opening_says_what_stands_behind_the_claims(tied: int, loose: int, behind: str) -> None:
    same = [claim for claim in TIED if claim.origin == TIED[0].origin]
    told = opening(replace(analysis(), claims=(*same[:tied], *LOOSE[:loose])))
    assert f"each with its exact words. {behind}" in told


def test_a_number_has_its_scope_beside_it_and_keeps_off_the_scale(tmp_path: Path) -> None:
    found = read_case(HERE / "cases" / "differing-scope", tmp_path)
    rows = {row.question.id: row for row in found.rows}
    page = home(found, Drawings()).text
    for words in ("“40”", "“900”, wider than asked: “in the region”"):
        assert f'title="{words}, ' in page
    figure = views(found, Drawings(), rows["soldiers"], "index.html")[0].figure
    # The one number that is left makes no chart: both stand in rows, the other off the scale.
    assert figure is not None
    assert "v-charts" not in figure.html
    pages = {each.address: each.text for each in made(questions(found, Drawings()))}
    shown = pages["questions/soldiers.html"]
    told = shown.partition("“900”, wider than asked: “in the region”")[2].partition("</tr>")[0]
    assert "v-strip-numbers" not in told
    assert "v-strip-numbers" in shown


def test_each_article_that_answers_has_a_shape_under_its_letter() -> None:
    """Of the matrix: as many cells as articles, blank where one is silent."""
    page = home(analysis(), Drawings()).text
    matrix = page.partition("v-matrix")[2].partition("</table>")[0]
    letters = re.findall(r'<th scope="col">([A-Z])</th>', matrix)
    by_letter = {letter: source for source, letter in analysis().dossier.letter.items()}
    assert letters == sorted(by_letter)
    lines = matrix.partition("<tbody>")[2].split("<tr>")[1:]
    shared = [row for row in analysis().rows if row.articles > 1]
    assert len(lines) == len(shared) > 0
    for row, line in zip(shared, lines, strict=True):
        cells = line.split("<td>")[1:-1]
        answers = {
            letter
            for letter in letters
            if any(each.answers for each in row.by_source[by_letter[letter]])
        }
        assert {letters[n] for n, cell in enumerate(cells) if "v-cell" in cell} == answers


def test_letters_follow_publication_and_go_on_after_z() -> None:
    dossier = analysis().dossier
    in_order = sorted(dossier.letter, key=lambda source: dossier.letter[source])
    first = [dossier.article[source].source.published.when for source in in_order]
    days = [when.first or when.last for when in first]
    assert [day for day in days if day] == sorted(day for day in days if day)
    template = dossier.articles[0]
    many = [
        replace(
            template, source=template.source.model_copy(update={"id": f"s{n:03}"}), stem=f"s{n:03}"
        )
        for n in range(730)
    ]
    letters = list(replace(dossier, articles=tuple(many)).letter.values())
    assert (letters[0], letters[25], letters[26], letters[701], letters[702]) == (
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    )
    assert len(set(letters)) == len(many)


def test_one_statement_behind_much_comes_up_by_itself() -> None:
    """Half of the questions that several articles answer, and three at least."""
    most = real().most_carried
    assert most is not None
    assert len(most.rows) >= max(3, most.shared / 2)
    page = home(real(), Drawings()).text
    assert "One statement stands behind much of it." in page
    assert f"answers {len(most.rows)} of the {most.shared} questions" in page
    assert analysis().most_carried is None
    assert "stands behind much" not in home(analysis(), Drawings()).text


def test_a_headline_stands_in_place_of_the_title() -> None:
    dossier = analysis().dossier
    assert f'<h1 id="title">{markup(dossier.info.title)}</h1>' in home(analysis(), Drawings()).text
    info = dossier.info.model_copy(update={"headline": "Two say “lit”."})
    told = home(replace(analysis(), dossier=replace(dossier, info=info)), Drawings()).text
    assert '<h1 id="title">Two say “lit”.</h1>' in told
