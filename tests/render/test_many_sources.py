"""Questions, comparison and timeline of many articles: summed up, and every answer still found once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.bench.invented import invent
from tests.html_pages import Element, converted, made, read
from tests.render.test_long_lists import NothingDrawn

from variorum.analyse import analyse
from variorum.check.pages import is_generated
from variorum.model.analysis import Analysis, Row, Silence
from variorum.model.ranges import exactly
from variorum.model.when import parse_when
from variorum.pipeline.checking import check_dossier
from variorum.render import addresses, tallies
from variorum.render.charts import Drawings
from variorum.render.differences import KINDS
from variorum.render.long_lists import FEW_SOURCES, LONGEST, Number, month_of
from variorum.render.pages.comparison import comparisons
from variorum.render.pages.origins import MOST_COLUMNS, origins
from variorum.render.pages.questions import MOST_SEARCHED, questions
from variorum.render.pages.sources import sources
from variorum.render.pages.timeline import entries, timelines
from variorum.render.tallies import (
    MOST_CONTRASTS,
    MOST_STRETCHES,
    NO_FACT,
    Tally,
    by_months,
    lanes,
    question_tally,
    step_for,
    summed_up,
)
from variorum.render.templating import Page

SOURCES = 110


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return invented(tmp_path_factory.mktemp("many"), SOURCES)


@pytest.fixture(scope="module")
def pages(many: Analysis) -> dict[str, Page]:
    return {page.address: page for page in rendered(many, Drawings())}


def invented(folder: Path, sources: int) -> Analysis:
    return analyse(check_dossier(invent(folder / "dossier", sources)).dossier)


def rendered(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    yield from comparisons(analysis)
    yield from made(questions(analysis, drawings))
    yield from timelines(analysis)


@cache
def html(body: str) -> Element:
    """A page without its figures."""
    return read(converted(re.sub(r"<(svg|figure).*?</\1>", "", body, flags=re.DOTALL)))


def sheets_of(pages: dict[str, Page], address: str) -> list[Page]:
    stem = re.escape(address.removesuffix(".html"))
    return [page for at, page in pages.items() if re.fullmatch(rf"{stem}(_\d+)?\.html", at)]


def rows_under(page: Element, prefix: str) -> list[Element]:
    """The rows of the tables that stand under the months of a list."""
    return [
        row
        for body in page.all("tbody")
        for row in body.all("tr")
        if any(prefix in link.attributes["href"] for link in row.all("a"))
    ]


def test_few_articles_stand_there_one_by_one(tmp_path: Path) -> None:
    few = invented(tmp_path, FEW_SOURCES)
    found = {page.address: page for page in rendered(few, Drawings(NothingDrawn()))}
    assert not any("_" in address for address in found)
    assert "comparison-controls" in found[addresses.COMPARISON].body
    assert not any(summed_up(few, row) for row in few.rows)
    more = invented(tmp_path / "more", FEW_SOURCES + 1)
    (comparison,) = comparisons(more)
    assert "comparison-controls" not in comparison.body
    assert any(summed_up(more, row) for row in more.rows)


def test_each_sentence_that_claims_lead_to_stands_on_its_origins_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("invented", "reports"):
        monkeypatch.setattr(f"tests.bench.{module}.SHARING", MOST_COLUMNS + 1)
    shared = invented(tmp_path, FEW_SOURCES + 6)
    there = {page.address: page.body for page in made(origins(shared))}
    led = {
        found
        for page in made(sources(shared))
        for found in re.findall(r'href="\.\./(origins/[^"#]+)#(sentence-[^"]+)"', page.body)
    }
    assert led
    assert [each for each in sorted(led) if f'id="{each[1]}"' not in there[each[0]]] == []


def test_every_answer_is_listed_once_over_all_sheets(
    many: Analysis, pages: dict[str, Page]
) -> None:
    for row in many.rows:
        if not summed_up(many, row):
            continue
        sheets = sheets_of(pages, addresses.question_address(row.question.id))
        assert len(sheets) == -(-len(row.answers) // LONGEST)
        listed = [
            each.all("th")[0].all("a")[0].attributes["href"]
            for sheet in sheets
            for each in rows_under(html(sheet.body), "#claim-")
        ]
        assert sorted(listed) == sorted(
            f"../{addresses.claim_address(each.id)}" for each in row.answers
        )


def test_every_entry_of_the_timeline_is_listed_once(many: Analysis, pages: dict[str, Page]) -> None:
    found = entries(many)
    sheets = sheets_of(pages, addresses.TIMELINE)
    assert len(sheets) == -(-len(found) // LONGEST) > 1
    listed = [
        (cells[0].words, cells[1].all("a")[0].attributes["href"])
        for sheet in sheets
        for each in rows_under(html(sheet.body), "sources/")
        if (cells := each.all("td"))
    ]
    assert Counter(listed) == Counter((entry.lane, entry.target) for entry in found)
    (months,) = (t for t in html(sheets[0].body).all("table") if "v-months" in t.classes())
    counted = [[cell.words for cell in line.all("td")] for line in months.all("tbody")[0].all("tr")]
    sums = [sum(int(n) for n in column if n != "–") for column in zip(*counted, strict=True)]
    lanes_of = Counter(entry.lane for entry in found)
    assert sums == [lanes_of[lane] for lane in ("Published", "Said", "Spoken of")]


def test_every_link_among_the_sheets_leads_somewhere(pages: dict[str, Page]) -> None:
    ids = {
        address: {e.attributes["id"] for e in html(page.body).all() if "id" in e.attributes}
        for address, page in pages.items()
    }
    reached = set()
    for address, page in pages.items():
        for link in html(page.body).all("a"):
            if "://" in link.attributes["href"]:
                continue
            path, _, anchor = link.attributes["href"].partition("#")
            folder = Path(address).parent
            target = address if not path else (Path("/") / folder / path).resolve().as_posix()[1:]
            if target not in pages:
                assert not re.match(r"(questions/|comparison|timeline)", target)
                continue
            assert not anchor or anchor in ids[target], (address, link.attributes["href"])
            reached |= {target} if target != address else set()
    assert reached >= pages.keys() - {addresses.COMPARISON, addresses.TIMELINE, addresses.QUESTIONS}


def test_the_sheets_have_titles_of_their_own(pages: dict[str, Page]) -> None:
    titles = [page.title for page in pages.values()]
    assert len(titles) == len(set(titles))


def test_months_count_origins_and_tell_apart_what_does_not_count(many: Analysis) -> None:
    row = next(row for row in many.rows if summed_up(many, row) and row.question.kind == "status")
    table = by_months(many, row, 1)
    counted = {each.id for each in row.counted}
    assert len(counted) < len(row.answers)
    for column, (name, claims) in enumerate(lanes(row).items()):
        assert table.columns[column] == name
        for line in table.lines:
            month = line.address.partition("#month-")[2].replace("unknown", "")
            here = [each for each in claims if month_of(each.moment) == month]
            number = line.cells[column]
            assert isinstance(number, Number)
            assert number.counted == exactly(
                len({each.origin.id for each in here if each.id in counted and each.origin})
            )
            assert number.others == sum(each.id not in counted for each in here)


def test_a_table_of_numbers_names_the_lowest_and_the_highest_phrase(many: Analysis) -> None:
    row = next(row for row in many.rows if row.question.kind == "stock" and row.answers)
    table = by_months(many, row, 12_000)
    (line,) = table.lines
    reading = many.dossier.readings[0].id
    read = [
        (n, each.claim.count.phrase)
        for each in row.answers
        if each.answers and each.claim.count
        for bounds in [each.bounds.get(reading)]
        if bounds
        for n in (bounds.low, bounds.best, bounds.high)
        if n is not None
    ]
    assert table.columns[-2:] == ("Lowest", "Highest")
    assert line.cells[-2] in {f"“{phrase}”" for n, phrase in read if n == min(read)[0]}
    assert line.cells[-1] in {f"“{phrase}”" for n, phrase in read if n == max(read)[0]}


def test_all_tables_of_a_comparison_have_one_step(many: Analysis) -> None:
    assert step_for(many.rows, 24) == 1
    assert step_for(many.rows, 5) == 3
    assert step_for((), 5) == 1


def test_a_comparison_has_each_question_once(many: Analysis, pages: dict[str, Page]) -> None:
    page = html(pages[addresses.COMPARISON].body)
    sections = [e.attributes["id"] for e in page.all("section")]
    assert sorted(sections) == sorted(f"question-{row.question.id}" for row in many.rows)


def test_conflicts_and_divergences_come_first_and_the_rest_is_counted(
    many: Analysis, pages: dict[str, Page]
) -> None:
    row = max(many.rows, key=lambda row: len(row.contrasts))
    assert len(row.contrasts) > MOST_CONTRASTS
    page = html(pages[addresses.question_address(row.question.id)].body)
    kinds = [e.words for e in page.all("p") if "v-kind" in e.classes()]
    assert len(kinds) == MOST_CONTRASTS
    assert kinds == sorted(kinds, key=list(KINDS.values()).index)
    given = Counter(KINDS[c.kind] for c in row.contrasts)
    for kind in (KINDS["conflict"], KINDS["divergence"]):
        assert kinds.count(kind) >= min(given[kind], MOST_CONTRASTS // 2)
    assert all(f"{kind}: {number}" in page.words for kind, number in given.items())
    assert "findings.csv" in page.words


def test_the_search_is_given_no_more_of_one_heading_than_it_takes(
    many: Analysis, pages: dict[str, Page]
) -> None:
    row = max(many.rows, key=lambda row: len(row.contrasts))
    page = html(pages[addresses.question_address(row.question.id)].body)
    pairs = [e for e in page.all("section") if "v-contrast" in e.classes()]
    searched = [e for e in pairs if "data-search-exclude" not in e.attributes]
    assert searched == pairs[:MOST_SEARCHED]
    claims = [e for pair in searched for e in pair.all("p") if e.words.startswith("Claims:")]
    assert len(claims) == MOST_SEARCHED
    assert all("data-search-exclude" in e.attributes for e in claims)


def test_few_answers_with_many_pairs_are_summed_up_too(many: Analysis) -> None:
    row = max(many.rows, key=lambda row: len(row.contrasts))
    few = replace(row, answers=row.answers[:3])
    assert summed_up(many, few)
    assert not summed_up(many, replace(few, contrasts=row.contrasts[:MOST_CONTRASTS]))


def test_silence_is_told_by_kind(many: Analysis) -> None:
    row = next(row for row in many.rows if summed_up(many, row))
    ids = [article.source.id for article in many.dossier.articles]
    silent: dict[str, Silence] = dict.fromkeys(ids[:40], "not-mentioned")
    silent[ids[50]] = "published-before"
    own = replace(row, silence=silent)
    changed = replace(many, asked=(own,), compare=lambda _: own)
    page = next(p for p in made(questions(changed, Drawings())) if p.address != addresses.QUESTIONS)
    told = html(page.body).words.partition("Articles that don’t answer")[2]
    assert "40 articles: not mentioned" in told
    assert "1 article: published before the question arose" in told


def drawn_tally(analysis: Analysis, row: Row) -> Tally:
    reading = analysis.dossier.readings[0].id
    found = question_tally(analysis, row, reading, "key")
    assert found is not None
    return found


def test_a_picture_counts_the_origins_of_each_answer_side_and_month(many: Analysis) -> None:
    row = next(row for row in many.rows if summed_up(many, row) and row.question.kind == "status")
    picture = drawn_tally(many, row)
    assert len(picture.stretches) <= MOST_STRETCHES + 1
    counted = {each.id for each in row.counted}
    expected: Counter[tuple[str, str]] = Counter()
    for name, claims in lanes(row).items():
        here = {
            (month_of(c.moment), c.party.name if c.party else "", c.origin.id)
            for c in claims if c.id in counted and c.origin and name != NO_FACT
        }  # fmt: skip
        expected.update((name, party) for _, party, _ in here)
    told = {
        (each.group, each.label): sum(cell.number.most for cell in each.cells if cell)
        for each in picture.rows
    }
    assert told == dict(expected)


def test_a_picture_of_very_many_rows_tells_no_sides_apart(
    many: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = next(row for row in many.rows if summed_up(many, row) and row.question.kind == "status")
    monkeypatch.setattr(tallies, "MOST_ROWS", 1)
    picture = drawn_tally(many, row)
    names = [name for name in lanes(row) if name != NO_FACT]
    assert [(each.group, each.label, each.party) for each in picture.rows] == [
        (name, "", None) for name in names
    ]


def test_what_lies_outside_the_period_stands_in_the_table_alone(many: Analysis) -> None:
    row = next(row for row in many.rows if summed_up(many, row) and row.question.kind == "status")
    info = many.dossier.info.model_copy(update={"period": parse_when("2023-03/2023-04")})
    short = replace(many, dossier=replace(many.dossier, info=info))
    inside = [each for each in drawn_tally(short, row).stretches if not each.apart]
    assert [each.name for each in inside] == ["Mar 2023", "Apr 2023"]
    assert by_months(short, row, 1) == by_months(many, row, 1)
    info = many.dossier.info.model_copy(update={"period": parse_when("1999")})
    elsewhere = replace(many, dossier=replace(many.dossier, info=info))
    reading = many.dossier.readings[0].id
    assert question_tally(elsewhere, row, reading, "key") is None


def test_a_picture_of_numbers_reaches_from_the_lowest_to_the_highest(many: Analysis) -> None:
    row = next(row for row in many.rows if row.question.kind == "stock" and row.counted)
    picture = drawn_tally(many, row)
    reading = many.dossier.readings[0].id
    numbers = [
        n
        for each in row.counted
        if reading in each.bounds
        for n in (each.bounds[reading].low, each.bounds[reading].best, each.bounds[reading].high)
        if n is not None
    ]
    cells = [cell for each in picture.rows for cell in each.cells if cell]
    assert min(cell.lowest for cell in cells if cell.lowest is not None) == min(numbers)
    assert max(cell.highest for cell in cells if cell.highest is not None) == max(numbers)
    assert any(cell.unbounded[1] for cell in cells)


def test_pages_and_pictures_stay_small_and_grow_with_the_articles_alone(
    tmp_path: Path, pages: dict[str, Page]
) -> None:
    small = list(rendered(invented(tmp_path, SOURCES // 2), Drawings()))

    def each(found: list[Page], sources: int) -> float:
        return sum(len(page.text.encode()) for page in found) / sources

    assert each(list(pages.values()), SOURCES) <= each(small, SOURCES // 2)
    for page in pages.values():
        assert len(page.text.encode()) <= 300_000
        assert all(len(content) <= 500_000 for content in page.files.values())


@pytest.mark.parametrize("name", ["comparison_2.md", "Timeline_12.md", "timeline_3.html"])
def test_no_written_page_stands_where_a_sheet_may_stand(name: str) -> None:
    assert is_generated(name)
    assert not is_generated(name.replace("_", "-"))
