"""What a page is made of: titles, language, headings in order, landmarks, named pictures."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from tests.browser.kinds import every
from tests.browsing import Open

pytestmark = pytest.mark.browser

# Reads the pages without showing them, so that all are looked at in a second.
LOOK = """async paths => {
  const seen = [];
  for (const path of paths) {
    const answer = await fetch(path);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const all = (selector) => [...page.querySelectorAll(selector)];
    const named = (e) => e.getAttribute("aria-label") || e.getAttribute("alt")
      || e.querySelector(":scope > title")?.textContent || e.getAttribute("aria-labelledby");
    seen.push({
      path,
      title: page.title,
      language: page.documentElement.lang,
      headings: all("article :is(h1, h2, h3, h4, h5, h6)").map((h) => Number(h.tagName[1])),
      landmarks: ["header", "main", "footer", "nav"].filter((name) => !page.querySelector(name)),
      mains: all("main, [role=main]").length,
      nameless: all("article img, article svg")
        .filter((e) => !e.closest("[aria-hidden=true]") && !e.closest("a, button, label") && !named(e))
        .map((e) => e.outerHTML.slice(0, 120)),
      links: all("article a[href]")
        .filter((a) => !a.textContent.trim() && !named(a) && !a.title && !a.querySelector("title, [alt]"))
        .map((a) => a.outerHTML.slice(0, 120)),
      doubles: all("[id]").map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i),
    });
  }
  return seen;
}"""


def test_every_page_is_in_order(open_page: Open, each_site: str) -> None:
    page, _ = open_page(each_site + "index.html")
    pages = page.evaluate(LOOK, every())
    assert len(pages) > 20
    for seen in pages:
        where = seen["path"]
        assert seen["language"] == "en", where
        assert seen["headings"].count(1) == 1, where
        assert seen["headings"][0] == 1, where
        for one, next_one in pairwise(seen["headings"]):
            assert next_one <= one + 1, f"{where}: a level is skipped in {seen['headings']}"
        assert seen["landmarks"] == [], where
        assert seen["mains"] == 1, where
        assert seen["nameless"] == [], where
        assert seen["links"] == [], where
        assert seen["doubles"] == [], where
    titles = Counter(seen["title"] for seen in pages)
    assert [title for title, times in titles.items() if times > 1] == []
    assert all(title.strip() for title in titles)
