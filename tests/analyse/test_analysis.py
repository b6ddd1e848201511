"""The whole analysis: what stands under each source, origin and actor; order changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from tests.lighthouse import analysis, changed, dossier, rendered, swap

from variorum.analyse import analyse
from variorum.model.dossier import Dossier
from variorum.pipeline.building import render_dossier
from variorum.read.anchoring import make_article


def test_claims_stand_under_their_source_origin_and_actors() -> None:
    whole = analysis()
    assert sum(map(len, whole.by_source.values())) == len(whole.claims)
    assert [c.id for c in whole.by_origin["council-note"]] == [
        "sea-mail/never-failed",
        "sea-mail/stores-lost",
    ]
    # Inferred ties show, as renderings; they only add to no count.
    assert "sea-mail/forty-people" in [c.id for c in whole.by_origin["radio-call"]]
    assert [c.id for c in whole.by_actor["fishermen"]] == ["harbour-gazette/dozens-of-boats"]
    assert [c.id for c in whole.by_actor["coast-radio"]] == ["harbour-gazette/forty-people"]
    assert whole.by_actor["harbour-office"] == ()


def shuffled(whole: Dossier, seed: int) -> Dossier:
    """The same dossier with each file's claims in another order."""
    order = random.Random(seed)
    articles = []
    for article in whole.articles:
        claims = list(article.source.claims)
        order.shuffle(claims)
        source = article.source.model_copy(update={"claims": tuple(claims)})
        articles.append(make_article(source, article.text, whole.vague_words))
    return replace(whole, articles=tuple(articles))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_claims_in_their_file_changes_nothing(seed: int) -> None:
    other = shuffled(dossier(), seed)
    assert other.articles != dossier().articles
    again = render_dossier(other)
    assert again.files == rendered().files
    assert again.config == rendered().config


def test_claims_that_begin_at_one_word_have_an_order_of_their_own(tmp_path: Path) -> None:
    path = "data/sources/harbour-gazette.yaml"
    twin = """
  - id: a-people
    quote: about 40 people
    by: [harbour-master]
    voice: direct
claims-end: x"""
    first = changed(
        tmp_path / "first",
        (path, swap("set_aside: []", twin.strip("\n").replace("claims-end: x", "set_aside: []"))),
    )
    twin_at_top = twin.strip("\n").replace("\nclaims-end: x", "")
    second = changed(tmp_path / "second", (path, swap("claims:\n", f"claims:\n{twin_at_top}\n")))
    assert [c.id for c in first.claims] == [c.id for c in second.claims]


def test_the_order_of_the_files_changes_nothing() -> None:
    # Articles are read by name; an analysis keeps that order and adds none of its own.
    assert [a.source.id for a in dossier().articles] == ["harbour-gazette", "sea-mail"]
    turned = replace(dossier(), articles=dossier().articles[::-1])
    assert analyse(turned).claims[0].source.id == "sea-mail"
    for row, other in zip(analyse(dossier()).rows, analyse(turned).rows, strict=True):
        assert set(row.origins) == set(other.origins)
        assert set(row.parties) == set(other.parties)
        assert row.silence == other.silence


@pytest.mark.parametrize("file", ["actors", "origins", "names"])
def test_the_order_of_a_table_keeps_every_count(file: str) -> None:
    whole = dossier()
    turned = replace(whole, **{file: getattr(whole, file)[::-1]})
    for row, other in zip(analyse(whole).rows, analyse(turned).rows, strict=True):
        assert (row.origins, row.parties, row.silence) == (
            other.origins,
            other.parties,
            other.silence,
        )


def test_analysing_twice_gives_the_same() -> None:
    one, other = analyse(dossier()), analyse(dossier())
    assert (one, one.rows, one.utterances) == (other, other.rows, other.utterances)
