"""What pages say of sentences that articles share: by their claims, and no word more than those quote."""

from __future__ import annotations

import pytest
from tests.conftest import HARBOUR
from tests.html_pages import converted, made, read

from variorum.analyse import analyse
from variorum.pipeline.checking import check_dossier
from variorum.render.pages.origins import origins
from variorum.render.pages.sources import sources
from variorum.render.wordings import shared_by, shared_of

ANALYSIS = analyse(check_dossier(HARBOUR).dossier)


@pytest.mark.parametrize(
    ("source", "here", "there"),
    [
        ("coast-courier", "Over 300", "More than 300"),
        ("harbour-gazette", "More than 300", "Over 300"),
    ],
)
def test_both_articles_show_the_pair_from_their_side(source: str, here: str, there: str) -> None:
    ((shared,),) = ([*shared_by(ANALYSIS, source)],)
    ((own, other, pair),) = shared.pairs
    assert own.claims[0].words.startswith(here)
    assert other.claims[0].words.startswith(there)
    assert round(pair.measure, 2) == 0.75
    assert pair.origins == ("radio-briefing",)


def test_the_page_of_an_article_shows_it_by_claims() -> None:
    page = next(p for p in made(sources(ANALYSIS)) if p.address.endswith("coast-courier.html"))
    told = read(converted(page.body)).words
    assert "One sentence of it, 13% of its text, is nearly the same as in" in told
    assert "75%" in told
    # The sentence goes on: “…, he said.” is quoted by no claim.
    assert "had leaked since Thursday, he said" not in told


def test_the_page_of_an_origin_sums_it_up() -> None:
    (carried,) = shared_of(ANALYSIS, "radio-briefing")
    assert (carried.left, carried.right) == ("coast-courier", "harbour-gazette")
    page = next(p for p in made(origins(ANALYSIS)) if p.address.endswith("radio-briefing.html"))
    told = read(converted(page.body)).words
    assert (
        "one pair of sentences, tied to this statement in both articles; 75% of the words in both"
        in told
    )
