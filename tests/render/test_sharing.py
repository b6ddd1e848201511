"""The pictures that other sites show beside a link: a finding, and where it is from."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from tests.lighthouse import analysis, rendered

from variorum.model.chart import Card
from variorum.render.sharing import card
from variorum.render.site import render

LONG = "The harbour master speaks of about forty people on the rock. " * 40


def test_each_page_with_a_finding_has_its_own_and_says_it_in_words() -> None:
    files = rendered().files
    for row in analysis().rows:
        page = files[f"questions/{row.question.id}.md"].decode()
        assert f'image: "cards/questions_{row.question.id}.png"' in page
        assert f'image_alt: "{row.question.ask}' in page
    assert 'image: "cards/index.png"' in files["names.md"].decode()
    for name in ("index", "sources_harbour-gazette", "sources_sea-mail"):
        assert Image.open(io.BytesIO(files[f"cards/{name}.png"])).size == (1200, 630)


def test_without_an_address_of_the_site_there_is_none() -> None:
    whole = analysis()
    info = whole.dossier.info.model_copy(update={"site_url": None})
    files = render(replace(whole, dossier=replace(whole.dossier, info=info)), ()).files
    assert not [path for path in files if path.startswith("cards/")]


@pytest.mark.parametrize("finding", ["Two say so.", LONG, "x" * 900, "約五十人が残る", ""])
def test_any_finding_fits(finding: str) -> None:
    drawn = card(
        Card(
            "A title",
            finding,
            ("An event", "2 articles · CC BY 4.0", "https://x.example/" + "a" * 300),
        )
    )
    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    assert picture.size == (1200, 630)
    # Nothing reaches the edges.
    paper = picture.getpixel((0, 0))
    edges = [(x, y) for x in range(0, 1200, 3) for y in (2, 627)] + [
        (x, y) for x in (2, 1197) for y in range(0, 630, 3)
    ]
    assert {picture.getpixel(each) for each in edges} == {paper}
