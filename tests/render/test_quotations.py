"""Words of another language and direction say so on every page, and don't turn what stands beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.html_pages import made, read
from tests.lighthouse import changed, page, swap

from variorum.model.analysis import Analysis
from variorum.model.reported import Reported
from variorum.render.charts.svg import escaped
from variorum.render.pages.sources import sources
from variorum.render.quotations import direction, said, told

HEBREW = "כ-40 איש היו על הסלע"


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("about 40", "en", "about 40"),
        ("about 40", "en-GB", "about 40"),
        ("about <40>", "", "about &lt;40&gt;"),
        ("la moitié", "fr", '<bdi lang="fr" dir="ltr">la moitié</bdi>'),
        (HEBREW, "he", f'<bdi lang="he" dir="rtl">{HEBREW}</bdi>'),
        # Words of another script in an article of ours, and a name, whose language nobody gives.
        (HEBREW, "en", f'<bdi lang="en" dir="rtl">{HEBREW}</bdi>'),
        ("بيروت", "", '<bdi dir="rtl">بيروت</bdi>'),
        ("40 בית", "he", '<bdi lang="he" dir="rtl">40 בית</bdi>'),
        ("about 40", "he", '<bdi lang="he" dir="ltr">about 40</bdi>'),
        # What is no language tag gets into no attribute.
        ("x", 'he" onclick="alert(1)', "x"),
        ("the half", "English", "the half"),
    ],
)
def test_words_are_said_in_their_language(words: str, language: str, expected: str) -> None:
    assert said(words, language) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("", "ltr"), ("12 %", "ltr"), ("«בית»", "rtl"), ("a בית", "ltr"), ("١٢ بيت", "rtl")],
)
def test_the_first_letter_gives_the_direction(words: str, expected: str) -> None:
    assert direction(words) == expected


def test_a_sentence_sets_apart_what_it_quotes() -> None:
    text = "Ida: “כ-40”, given as “forty” & more."
    assert told(text, {"כ-40": "he", "forty": "en"}) == (
        'Ida: “<bdi lang="he" dir="rtl">כ-40</bdi>”, given as “forty” &amp; more.'
    )


def test_a_label_of_a_picture_has_marks_where_it_has_no_elements() -> None:
    assert escaped("“סלע” · 2 articles") == "\u200e“סלע”\u200e · 2 articles"
    assert escaped("“rock” · 2 articles") == "“rock” · 2 articles"


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """The lighthouse dossier, in whose first article one sentence is Hebrew."""
    found = changed(
        tmp_path_factory.mktemp("he"),
        ("data/sources/harbour-gazette.yaml", swap("title: Storm", "language: he\ntitle: Storm")),
    )
    home = "harbour-gazette"
    claims = [in_hebrew(c) if c.id == f"{home}/forty-people" else c for c in found.by_source[home]]
    return replace(found, by_source={**found.by_source, home: tuple(claims)})


def in_hebrew(each: Reported) -> Reported:
    quote = each.claim.quote[0].model_copy(update={"text": HEBREW})
    return replace(each, claim=each.claim.model_copy(update={"quote": (quote,)}))


def test_every_quote_of_a_foreign_article_has_its_language_and_direction(hebrew: Analysis) -> None:
    text = next(p.body for p in made(sources(hebrew)) if p.address.endswith("harbour-gazette.html"))
    quotes = [e for e in read(text).all("h3") if e.attributes.get("id", "").startswith("claim-")]
    assert quotes
    for each in quotes:
        (inner,) = each.all("bdi")
        assert inner.attributes["lang"] == "he"
        assert each.words == f"“{inner.words}”"
    directions = {e.all("bdi")[0].words: e.all("bdi")[0].attributes["dir"] for e in quotes}
    assert directions[HEBREW] == "rtl"
    assert set(directions.values()) == {"rtl", "ltr"}


def test_an_english_article_has_no_marks_of_another_language() -> None:
    assert "<bdi" not in page("sources/harbour-gazette.md")
