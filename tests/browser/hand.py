"""A hand at the page of `variorum annotate`: what it selects, types and presses, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.browsing import Seen, await_paint, new_context

from variorum.preview.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Where words stand on the screen: their first and their last letter.
_WHERE = """([words, after]) => {
  const article = document.getElementById("article");
  const all = article.textContent;
  const start = all.indexOf(words, after ? all.indexOf(after) : 0);
  if (start < 0) throw new Error(`not in the article: ${words}`);
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let passed = 0;
  const spot = (offset) => {
    const range = document.createRange();
    let node = walk.currentNode = article;
    passed = 0;
    while ((node = walk.nextNode())) {
      if (offset < passed + node.length) {
        range.setStart(node, offset - passed); range.setEnd(node, offset - passed + 1);
        return range;
      }
      passed += node.length;
    }
  };
  spot(start).startContainer.parentElement.scrollIntoView({ block: "center" });
  const [first, last] = [spot(start), spot(start + words.length - 1)].map((range) => range.getBoundingClientRect());
  return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
}"""


@dataclass
class Hand:
    """Somebody at the keyboard and the mouse; every key pressed, and every press and release, is counted."""

    page: Page
    actions: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.actions += 1
            self.settle()

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.actions += len(text)

    def select(self, words: str, after: str = "") -> None:
        """Draws the mouse over words of the article."""
        left, top, right, bottom = self.page.evaluate(_WHERE, [words, after])
        self.page.mouse.move(left, top)
        self.page.mouse.down()
        self.page.mouse.move(right, bottom)
        self.page.mouse.up()
        self.actions += 2
        self.settle()

    def click(self, words: str, after: str = "") -> None:
        left, top, *_ = self.page.evaluate(_WHERE, [words, after])
        self.page.mouse.click(left + 3, top)
        self.actions += 1
        self.settle()

    def settle(self) -> None:
        """Until what was asked of the program is answered and drawn."""
        self.page.locator("body[data-asking='0']").wait_for()
        await_paint(self.page)

    def pick(self, *letters: str) -> None:
        """Two letters, and what is offered first for them."""
        for each in letters:
            self.type(each)
            self.press("Enter")

    @property
    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()


def opened(browser: Browser, desk: Desk, source: str = "", **options: Any) -> tuple[Hand, Seen]:
    options = {"viewport": {"width": 1440, "height": 900}, **options}
    page, seen = new_context(browser, **options).new_page(), Seen()
    seen.watch(page, desk.address)
    page.goto(f"{desk.address}#token={desk.token}&source={source}")
    hand = Hand(page)
    hand.settle()
    return hand, seen
