"""`dataset.jsonld` is a schema.org Dataset that a JSON-LD processor reads in full."""

from __future__ import annotations

import json

import pytest
from tests.exported import NAMES, analysis_of, at, files, files_of, site_of
from tests.render.exports.linked_data import expanded, unknown_terms

S = "http://schema.org/"


@pytest.mark.parametrize("name", NAMES)
def test_a_processor_reads_all_of_it(name: str) -> None:
    content = files_of(name)["dataset.jsonld"]
    assert unknown_terms(content) == []
    node = expanded(content, f"{site_of(name)}/data/dataset.jsonld")
    assert node["@type"] == [f"{S}Dataset"]
    assert node[f"{S}name"] == [{"@value": analysis_of(name).dossier.info.title}]
    assert len(node[f"{S}isBasedOn"]) == len(analysis_of(name).dossier.articles)
    addresses = {each[f"{S}contentUrl"][0]["@id"] for each in node[f"{S}distribution"]}
    site = site_of(name)
    assert addresses == {f"{site}/data/{file}" for file in files_of(name)}


def test_what_is_told_of_the_dossier() -> None:
    told = json.loads(files_of("harbour")["dataset.jsonld"])
    assert told["temporalCoverage"] == "2024-02-29/2024-03-03"
    assert told["dateModified"] == "2024-03-05"
    assert told["creator"] == {
        "@type": "Organization",
        "name": "The Test Editors",
        "description": "The editors of this collection",
    }
    assert told["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    gazette = next(each for each in told["isBasedOn"] if "url" in each)
    assert gazette["headline"] == "Tanker aground off the mole"
    assert "@id" not in told
    # A value that is not known is left out, never written as `unknown`.
    assert "unknown" not in json.dumps(told)


@pytest.mark.parametrize("name", NAMES)
def test_search_engines_take_its_description_and_creator(name: str) -> None:
    """Google's guide to datasets asks for 50 to 5,000 characters and for a creator with a type."""
    told = json.loads(files_of(name)["dataset.jsonld"])
    assert 50 <= len(told["description"]) <= 5000
    assert told["creator"]["@type"] in ("Person", "Organization")
    assert told["creator"]["name"]


def test_an_address_of_the_site_makes_every_link_whole() -> None:
    told = json.loads(
        files(at(analysis_of("harbour"), site_url="https://x.example/y"))["dataset.jsonld"]
    )
    assert told["url"] == "https://x.example/y/data.html"
    assert told["distribution"][0]["contentUrl"] == "https://x.example/y/data/sources.csv"
