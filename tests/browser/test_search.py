"""The search of both engines finds a claim, a speaker, and a place under each of its spellings."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page
from tests.browsing import Open, Seen
from tests.sites import real_dossier
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser
SPELLINGS = [name for each in real_dossier().names for name in each.variants]


@dataclass(frozen=True)
class Search:
    """The search of a page as a reader uses it, whichever engine built the page."""

    page: Page

    @property
    def field(self) -> Locator:
        # Zensical's stands in a shadow tree, which is made once the search is opened.
        return self.page.locator("input.md-search__input, input[role=combobox]").first

    def open(self) -> None:
        self.page.keyboard.press("/")
        self.field.wait_for()

    def leads_to(self, words: str, *parts: str) -> bool:
        """Whether the search for `words` gives an address that has one of these parts.

        Results of the words before may still stand there: they are waited out.
        """
        self.field.fill("")
        self.page.keyboard.press("End")
        self.field.fill(words)
        # Material's field looks at what was typed when a key is let go.
        self.page.keyboard.press("End")
        found = self.page.locator("a.md-search-result__link, a[role=option]")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            links: list[str] = found.evaluate_all("all => all.map((a) => a.href)")
            if any(part in link.casefold() for link in links for part in parts):
                return True
            self.page.wait_for_timeout(50)
        return False


def search(open_page: Open, address: str) -> tuple[Search, Seen]:
    page, seen = open_page(address + "index.html", reduced_motion=True)
    opened = Search(page)
    opened.open()
    return opened, seen


def test_a_claim_is_found_by_its_words(open_page: Open, each_site: str) -> None:
    opened, seen = search(open_page, each_site)
    article = real_dossier().articles[0]
    quote = article.source.claims[0].quote[0].text
    assert quote is not None
    assert opened.leads_to(" ".join(quote.split()[:5]), f"sources/{article.source.id}.html")
    assert seen == Seen()


def test_a_speaker_is_found(open_page: Open, each_site: str) -> None:
    opened, _ = search(open_page, each_site)
    speaker = next(who for who in real_dossier().actors if who.kind == "person")
    assert opened.leads_to(speaker.name, f"actors/{speaker.id}.html")


@pytest.mark.long
def test_every_spelling_of_a_name_is_found(open_page: Open, each_site: str) -> None:
    opened, _ = search(open_page, each_site)
    # An address that is found names the words that led there.
    begins = {name: [word[:4] for word in name.casefold().split()] for name in SPELLINGS}
    assert [name for name in SPELLINGS if not opened.leads_to(name, *begins[name])] == []
