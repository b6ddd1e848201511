"""A quote written from right to left stands between its marks, and what follows it to its right."""

from __future__ import annotations

from playwright.sync_api import Browser
from tests.browsing import new_context

from variorum.render.quotations import told

PLACES = """() => {
  const at = (text) => {
    const walker = document.createTreeWalker(document.querySelector("p"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(text);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + text.length);
      return range.getBoundingClientRect().left;
    }
  };
  return ["Ida", "“", "סלע", "”", "2 articles"].map(at);
}"""


def test_it_stands_in_the_right_order(browser: Browser) -> None:
    context = new_context(browser)
    page = context.new_page()
    try:
        page.set_content(f"<p>{told('Ida: “40 סלע” 2 articles')}</p>")
        places = page.evaluate(PLACES)
        assert places == sorted(places)
        # Without the isolation the number after the quote would be drawn before it.
        page.set_content("<p>Ida: “40 סלע” 2 articles</p>")
        turned = page.evaluate(PLACES)
        assert turned != sorted(turned)
    finally:
        context.close()
