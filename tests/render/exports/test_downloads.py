"""Every file of `data/` is named once, told on the data page, and whole."""

from __future__ import annotations

import json

import pytest
from tests.exported import NAMES, analysis_of, files_of
from tests.html_pages import read

from variorum.render.exports.downloads import downloads
from variorum.render.exports.tables import all_tables
from variorum.render.pages.reference import data

GROUPS = ["Tables", "Everything in one file", "Annotations of the articles", "References", "Feed"]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_a_download_and_every_download_a_file(name: str) -> None:
    found = downloads(all_tables(analysis_of(name)))
    assert sorted(each.name for each in found) == sorted(files_of(name))
    for each in found:
        assert "\n" not in each.about
        assert each.about.endswith(".")
    assert [*dict.fromkeys(each.group for each in found)] == GROUPS


@pytest.mark.parametrize("name", NAMES)
def test_the_data_page_offers_each_once(name: str) -> None:
    analysis = analysis_of(name)
    text = data(analysis, all_tables(analysis)).text
    for each in files_of(name):
        assert text.count(f'href="data/{each}" download') == 1


@pytest.mark.parametrize("name", NAMES)
def test_text_is_utf_8_without_a_mark(name: str) -> None:
    for file, content in files_of(name).items():
        if not file.endswith((".zip", ".sqlite")):
            assert not content.decode("utf-8").startswith("\ufeff"), file
        if file.endswith(("json", "jsonld")):
            json.loads(content, parse_constant=pytest.fail)


def test_what_is_embedded_in_the_page_is_data_and_ends_where_it_should() -> None:
    analysis = analysis_of("hostile")
    page = read(data(analysis, all_tables(analysis)).text)
    (script,) = page.all("script")
    assert script.attributes == {"type": "application/ld+json"}
    told = json.loads(script.text)
    assert told["name"] == analysis.dossier.info.title
    assert {each["contentUrl"] for each in told["distribution"]} == {
        f"data/{name}" for name in files_of("hostile")
    }
