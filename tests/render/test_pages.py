"""What the pages without a golden file say, in their own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.html_pages import converted, made, read
from tests.lighthouse import changed, page, swap

from variorum.render.pages.sources import sources

SENTENCES = yaml.safe_load(Path(__file__).with_name("pages.yaml").read_text("utf-8"))


def words(path: str) -> str:
    """What a reader of a page reads, in one line."""
    html = converted(page(path).split("---\n", 2)[2])
    return read(re.sub(r"(?=</(?:td|th|li|dt|dd|p|h[1-6])>|<br>)", " ", html)).words


@pytest.mark.parametrize("path", SENTENCES)
def test_a_page_says(path: str) -> None:
    told = words(path)
    for sentence in SENTENCES[path]:
        assert sentence in told


def test_marked_words_are_those_in_which_renderings_differ() -> None:
    marked = re.findall(r'<mark class="v-differs">([^<]*)</mark>', page("origins/radio-call.md"))
    assert marked == ["about", "some"]


def test_both_kinds_of_bars_count_the_same_claims() -> None:
    told = words("sources/index.md")
    assert (
        "6 claims: 2 in quotation marks, 4 reported speech Untitled article 4 claims: 1 in " in told
    )
    assert "“Storm at Skerry light” 6 claims: 5 The harbour, 1 side not known Untitled" in told


def test_claims_can_be_picked_by_two_speakers_of_one_name(tmp_path: Path) -> None:
    renamed = swap("id: islanders, name: Islanders", "id: islanders, name: The harbour master")
    analysis = changed(tmp_path, ("data/actors.yaml", renamed))
    [told] = [p for p in made(sources(analysis)) if p.address.endswith("/harbour-gazette.html")]
    choices = re.findall(r'<option value="([\d ]+)">The harbour master<', told.body)
    assert choices == ["0 1 2 3 5", "4"]
