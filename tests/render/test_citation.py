"""What is cited: our page with its editors, and the article as far as it names itself."""

from __future__ import annotations

import pytest
from tests.exported import analysis_of, at

from variorum.model.analysis import Analysis
from variorum.model.info import Change
from variorum.model.source import Source
from variorum.model.when import parse_when
from variorum.render.citation import article, question_page, report, source_page

HARBOUR = analysis_of("harbour")


def source(name: str) -> Source:
    return HARBOUR.dossier.article[name].source


def logged(*dates: str) -> Analysis:
    entries = (Change.model_construct(date=parse_when(date), text="x") for date in dates)
    return at(HARBOUR, changes=tuple(entries))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((), None),
        (("2024-03-04", "2024-03-05"), "2024-03-05"),
        (("2024-03-05", "2024-03-04"), "2024-03-05"),
        (("2024-03-05", "2024-03"), "2024-03-31"),
        (("2024-03-05/..",), "2024-03-05"),
        (("unknown",), None),
    ],
)
def test_the_edition_is_the_last_entry_of_the_log(
    dates: tuple[str, ...], expected: str | None
) -> None:
    found = logged(*dates).dossier.edition
    assert (str(found) if found else None) == expected


def test_our_page_about_an_article_is_ours() -> None:
    page = source_page(HARBOUR, source("harbour-gazette"))
    assert page.editors == ("The Test Editors",)
    assert page.authors == ()
    assert page.title == "“Tanker aground off the mole”"
    assert page.container == "The tanker off Sandhaven, March 2024"
    assert (str(page.issued), page.url) == ("2024-03-05", "")


@pytest.mark.parametrize("site", ["https://x.example/y", "https://x.example/y/"])
def test_addresses_are_told_where_the_dossier_has_one(site: str) -> None:
    there = at(HARBOUR, site_url=site)
    question = there.dossier.questions[0]
    assert report(there).url == "https://x.example/y/"
    assert (
        source_page(there, source("kuestenbote")).url
        == "https://x.example/y/sources/kuestenbote.html"
    )
    assert question_page(there, question).url == f"https://x.example/y/questions/{question.id}.html"


def test_an_article_is_cited_by_what_its_text_gives() -> None:
    gazette = article(source("harbour-gazette"))
    assert (gazette.title, gazette.container) == ("Tanker aground off the mole", "Harbour Gazette")
    assert (gazette.authors, gazette.editors) == (("Ada Quill",), ())
    assert (str(gazette.issued), gazette.inferred) == ("2024-03-02", False)
    assert (gazette.url, str(gazette.accessed)) == ("https://gazette.example/tanker", "2024-03-04")
    assert gazette.notes == ()


def test_what_a_text_does_not_give_is_left_out() -> None:
    courier = article(source("coast-courier"))
    assert (courier.authors, courier.container, courier.issued, courier.url) == ((), "", None, "")
    assert courier.notes == (
        f"No address is known; the SHA-256 of the text is {source('coast-courier').sha256}",
    )


def test_an_inferred_date_says_so_with_its_reason() -> None:
    mail = analysis_of("lighthouse").dossier.article["sea-mail"].source
    work = article(mail)
    assert work.inferred
    assert work.notes[0] == f"The date is inferred: {mail.published.because}"


def test_an_agency_and_an_archived_copy_are_noted() -> None:
    told = {"agency": "Coast Press", "archived": "https://a.example/1"}
    work = article(source("harbour-gazette").model_copy(update=told))
    assert work.notes == (
        "Agency named in the text: Coast Press",
        "Archived copy: https://a.example/1",
    )
