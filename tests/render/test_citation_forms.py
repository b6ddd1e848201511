"""Text, BibTeX and CSL-JSON of one work, and the part of the page that shows them."""

from __future__ import annotations

import json

import pytest
from pybtex.database import parse_string
from tests.exported import HOSTILE, analysis_of
from tests.html_pages import made, read

from variorum.model.when import parse_when
from variorum.render.charts import Drawings
from variorum.render.citation import Work, article, source_page
from variorum.render.pages.questions import questions
from variorum.render.pages.sources import sources

WORK = Work(
    key="source:gazette",
    kind="article-newspaper",
    title="Tanker aground",
    authors=("Ada Quill", "A and B"),
    container="Harbour Gazette",
    issued=parse_when("2024-03-02"),
    url="https://gazette.example/{a}_b%20c",
    accessed=parse_when("2024-03-04"),
    language="en",
    notes=("Agency named in the text: Coast Press",),
)


def dated(when: str, *, inferred: bool = False) -> Work:
    return Work("k", "webpage", "T", issued=parse_when(when), inferred=inferred)


def test_text() -> None:
    assert WORK.text == (
        "Ada Quill and A and B: “Tanker aground”. Harbour Gazette. 2 March 2024. "
        "Agency named in the text: Coast Press. "
        "https://gazette.example/{a}_b%20c Retrieved 4 March 2024."
    )
    assert dated("2024-03-02/2024-03-04", inferred=True).text == (
        "“T”. Between 2 and 4 March 2024 (inferred)."
    )
    # What asks or is cut off takes no full stop; quotation marks are not doubled.
    assert Work("k", "report", "Who?").text == "Who?"
    assert Work("k", "webpage", "“A”", editors=("X",)).text == "X: “A”."


def test_bibtex() -> None:
    assert WORK.bibtex == "\n".join(
        [
            "@article{source:gazette,",
            "  author = {{Ada Quill} and {A and B}},",
            "  title = {{Tanker aground}},",
            "  journal = {Harbour Gazette},",
            "  year = {2024},",
            "  month = mar,",
            r"  url = {https://gazette.example/%7Ba%7D_b%20c},",
            "  urldate = {2024-03-04},",
            "  note = {Date: 2 March 2024. Agency named in the text: Coast Press.},",
            "}",
        ]
    )


@pytest.mark.parametrize(
    ("when", "year", "month"),
    [
        ("2024-03-02", "2024", "mar"),
        ("2024-03", "2024", "mar"),
        ("2024", "2024", ""),
        ("2024-02-28/2024-03-01", "2024", ""),
        ("2023-12-31/2024-01-01", "", ""),
        ("2024-03-02/..", "", ""),
        ("0987", "0987", ""),
    ],
)
def test_bibtex_tells_year_and_month_only_where_they_are_certain(
    when: str, year: str, month: str
) -> None:
    lines = dated(when).bibtex.split("\n")
    assert (f"  year = {{{year}}}," in lines) == bool(year)
    assert (f"  month = {month}," in lines) == bool(month)
    assert any("note = {Date: " in line for line in lines)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-03-02", {"date-parts": [[2024, 3, 2]]}),
        ("2024-02", {"date-parts": [[2024, 2]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("2024-02/2024-03", {"date-parts": [[2024, 2, 1], [2024, 3, 31]]}),
        ("2024-03-02/2024-03-04", {"date-parts": [[2024, 3, 2], [2024, 3, 4]]}),
        ("../2024-03-02", {"literal": "by 2 March 2024"}),
    ],
)
def test_a_date_in_csl(when: str, expected: object) -> None:
    assert dated(when).csl_item["issued"] == expected
    inferred = dated(when, inferred=True).csl_item["issued"]
    assert inferred == {**dated(when).csl_item["issued"], "circa": True}


def test_hostile_words_end_no_field() -> None:
    work = Work(
        "k", "article-newspaper", HOSTILE, (HOSTILE, "{"), (HOSTILE,), HOSTILE, None, False,
        "https://x.example/}", None, HOSTILE, (HOSTILE,),
    )  # fmt: skip
    text = work.bibtex
    assert text.count("\n@") == 0
    (entry,) = parse_string(text, "bibtex").entries.values()
    assert {name.lower() for name in entry.fields} == {"title", "journal", "url", "note"}
    assert len(entry.persons["author"]) == 2
    assert len(entry.persons["editor"]) == 1
    # Every brace has its partner: BibTeX counts them even after a backslash.
    for field in entry.fields.values():
        depth = 0
        for sign in field:
            depth += {"{": 1, "}": -1}.get(sign, 0)
            assert depth >= 0
        assert depth == 0
    line = work.text
    assert "\n" not in line
    assert not {"\u202e", "\x08", "\ufffe"} & set(line + text + json.dumps(work.csl_item))


def test_our_page_and_the_article_are_two_works() -> None:
    analysis = analysis_of("harbour")
    source = analysis.dossier.article["harbour-gazette"].source
    ours, theirs = source_page(analysis, source), article(source)
    assert (ours.label, theirs.label) == ("This page", "The article itself")
    assert ours.text == (
        "The Test Editors: “Tanker aground off the mole”. The tanker off Sandhaven, March 2024. "
        "5 March 2024. Licence of the annotations: CC BY 4.0."
    )
    assert theirs.text == (
        "Ada Quill: “Tanker aground off the mole”. Harbour Gazette. 2 March 2024. "
        "https://gazette.example/tanker Retrieved 4 March 2024."
    )


@pytest.mark.parametrize("name", ["harbour", "hostile"])
def test_every_source_and_question_page_shows_all_three_forms(name: str) -> None:
    analysis = analysis_of(name)
    pages = [*made(sources(analysis)), *made(questions(analysis, Drawings()))]
    shown = [each for each in pages if not each.address.endswith("index.html")]
    assert len(shown) == len(analysis.dossier.articles) + len(analysis.rows)
    for each in shown:
        whole = read(each.text)
        (part,) = [e for e in whole.all("div") if e.attributes.get("class") == "v-cite"]
        forms = [e.text for e in part.all("pre")]
        works = 2 if each.address.startswith("sources/") else 1
        assert len(forms) == 2 * works
        for bibtex, csl in zip(forms[::2], forms[1::2], strict=True):
            assert len(parse_string(bibtex, "bibtex").entries) == 1
            assert len(json.loads(csl)) == 1
        assert "belong to their owners" in part.text
        assert not whole.all("script")
