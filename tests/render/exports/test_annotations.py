"""`annotations.jsonld`: every quote as a Web Annotation that finds its words in the article."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from tests.exported import HOSTILE, NAMES, analysis_of, at, files, files_of, site_of
from tests.render.exports.linked_data import expanded, unknown_terms

from variorum.render.exports.table import hash_name

OA = "http://www.w3.org/ns/oa#"


@cache
def items(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files_of(name)["annotations.jsonld"])["first"]["items"]
    return found


def targets(item: dict[str, Any]) -> list[dict[str, Any]]:
    found = item["target"]
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("name", NAMES)
def test_a_processor_reads_all_of_it(name: str) -> None:
    content = files_of(name)["annotations.jsonld"]
    assert unknown_terms(content) == []
    node = expanded(content, f"{site_of(name)}/data/annotations.jsonld")
    (page,) = node["http://www.w3.org/ns/activitystreams#first"]
    (listed,) = page["http://www.w3.org/ns/activitystreams#items"]
    read = listed["@list"]
    claims = analysis_of(name).claims
    assert len(read) == len(claims)
    for each, claim in zip(read, claims, strict=True):
        assert each["@type"] == [f"{OA}Annotation"]
        assert each["@id"].startswith("urn:uuid:")
        text, link = each[f"{OA}hasBody"]
        assert text["@type"] == [f"{OA}TextualBody"]
        source, _, anchor = link[f"{OA}hasSource"][0]["@id"].partition("#")
        assert source == f"{site_of(name)}/sources/{claim.source.id}.html"
        assert anchor == f"claim-{claim.claim.id}"
        assert len(each[f"{OA}hasTarget"]) == len(claim.claim.quote)


@pytest.mark.parametrize("name", NAMES)
def test_every_selector_finds_its_words(name: str) -> None:
    for item, claim in zip(items(name), analysis_of(name).claims, strict=True):
        for target, part in zip(targets(item), claim.claim.quote, strict=True):
            quote, *place = target["selector"]
            assert quote["exact"].split() == (part.text or "").split()
            # Not a word of the article beyond its quotes.
            assert set(quote) == {"type", "exact"}
            if claim.article.text is None:
                assert place == [], "a withheld text has no places"
                continue
            (position,) = place
            text = claim.article.text.text
            assert text[position["start"] : position["end"]] == quote["exact"]


def test_a_quote_in_parts_has_a_target_for_each() -> None:
    found = {
        claim.id: targets(item)
        for item, claim in zip(items("harbour"), analysis_of("harbour").claims, strict=True)
    }
    assert [t["selector"][0]["exact"] for t in found["harbour-gazette/oil-per-day"]] == [
        "The ship was losing",
        "up to 90 tonnes a day",
    ]


def test_an_article_is_its_address_or_the_name_of_its_text() -> None:
    named = {
        claim.source.id: targets(item)[0]["source"]
        for item, claim in zip(items("harbour"), analysis_of("harbour").claims, strict=True)
    }
    hashes = {
        a.source.id: hash_name(a.source.sha256) for a in analysis_of("harbour").dossier.articles
    }
    assert named["harbour-gazette"] == {
        "id": "https://gazette.example/tanker",
        "type": "Text",
        "canonical": hashes["harbour-gazette"],
        "language": "en",
    }
    assert named["kuestenbote"]["id"] == hashes["kuestenbote"]


def test_the_body_says_who_says_what_of_which_question() -> None:
    words = {
        claim.id: item["body"][0]["value"].split("\n")
        for item, claim in zip(items("harbour"), analysis_of("harbour").claims, strict=True)
    }
    told = words["harbour-gazette/not-closed"]
    assert [line.partition(": ")[0] for line in told] == [
        "Question", "Answer", "Speaker", "Stance", "Voice",
    ]  # fmt: skip
    assert told[1].startswith("Answer: denies ")
    context = words["harbour-gazette/pumps-running"]
    assert [line.partition(": ")[0] for line in context] == ["Speaker", "Stance", "Voice"]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_apart_and_stay(name: str) -> None:
    ids = [item["id"] for item in items(name)]
    assert len(ids) == len(set(ids))
    renamed = at(analysis_of(name), site_url="https://x.example/y/")
    again = json.loads(files(renamed)["annotations.jsonld"])["first"]["items"]
    assert [item["id"] for item in again] == ids
    for item in again:
        assert item["body"][1]["source"].startswith("https://x.example/y/sources/")


def test_hostile_words_stay_inside_their_strings() -> None:
    content = files_of("hostile")["annotations.jsonld"].decode()
    assert "</script" not in content
    assert any(targets(item)[0]["selector"][0]["exact"] in HOSTILE for item in items("hostile"))
