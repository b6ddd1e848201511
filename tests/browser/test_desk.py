"""An article coded from nothing in the browser alone, in a fifth of the keystrokes that its YAML takes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.browsing import Seen, await_paint, new_context, served, violations, widths

from variorum.author.edits import values_of
from variorum.cli import cli
from variorum.pipeline.annotating import Annotation
from variorum.preview.desk import Desk
from variorum.preview.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ARTICLE = Path(__file__).with_name("desk") / "norrvik-ferry.txt"
STARTER = Path(__file__).parents[2] / "src/variorum/author/starter/data"
INFO = """\
title: The ferry strike of Norrvik
question: How many took part in the strike, and did ferries sail?
period: 2024-06
editors: [The editors]
licence: {name: CC BY 4.0}
language: en
lead: []
quote_limit: 90
quote_limit_because: The one article is short, and every statement of it is annotated.
changes:
  - {date: 2024-06-07, text: Begun.}
"""
EMPTY = {
    "dossier": INFO, "actors": "parties: []\nactors: []\n", "origins": "origins: []\n",
    "questions": "questions: []\n", "names": "names: []\n",
}  # fmt: skip
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


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A dossier with the text of an article, and nothing else."""
    root = tmp_path / "ferry"
    (root / "data/sources").mkdir(parents=True)
    (root / "seeds").mkdir()
    for name, text in EMPTY.items():
        (root / f"data/{name}.yaml").write_text(text)
    shutil.copy(STARTER / "readings.yaml", root / "data")
    shutil.copy(ARTICLE, root / "seeds")
    return root


@pytest.fixture
def desk(ferry: Path) -> Iterator[Desk]:
    with serving(Desk(Annotation(ferry).answer, 0, print)) as server:
        yield server


def opened(browser: Browser, desk: Desk, source: str = "", **options: Any) -> tuple[Hand, Seen]:
    options = {"viewport": {"width": 1440, "height": 900}, **options}
    page, seen = new_context(browser, **options).new_page(), Seen()
    seen.watch(page, desk.address)
    page.goto(f"{desk.address}#token={desk.token}&source={source}")
    hand = Hand(page)
    hand.settle()
    return hand, seen


def test_an_article_from_nothing(browser: Browser, desk: Desk, ferry: Path) -> None:
    hand, seen = opened(browser, desk)
    code(hand)
    hand.page.context.close()
    assert seen == Seen()
    result = CliRunner().invoke(cli, ["-C", str(ferry), "check", "--strict", "-q"])
    assert result.output == ""
    assert result.exit_code == 0
    text = (ferry / "data/sources/norrvik-ferry.yaml").read_text()
    claims = values_of(text)["claims"]
    assert len(claims) >= 20
    written = len(text)
    for name in ("actors", "origins", "questions"):
        written += len((ferry / f"data/{name}.yaml").read_text()) - len(EMPTY[name])
    print(f"{hand.actions} keys and clicks, {written} characters, {len(claims)} claims")
    assert hand.actions <= written / 5


def code(hand: Hand) -> None:
    """Every number and every statement, in the order of the text."""
    for part in (
        beginning, headline, quay, union, chairwoman, company, island, coast_guard, before_and_after,
    ):  # fmt: skip
        part(hand)


def beginning(hand: Hand) -> None:
    hand.press("Enter", "Alt+r")
    hand.select("Thursday", "Lindqvist")
    hand.press("Alt+s")
    hand.type(
        "The article gives the union’s number of strikers and the company’s, and tells what each says of "
        "ferries that sailed."
    )
    hand.press("Control+Enter")


def headline(hand: Hand) -> None:
    hand.select("Ferry strike leaves island cut off")
    hand.press("Enter", "n", "x", "o")


def quay(hand: Hand) -> None:
    hand.press("n", "Shift+ArrowRight", "Enter")
    new_question(
        hand, "Islanders waiting", "How many islanders are said to be waiting?", counted="islanders"
    )
    hand.press("Enter", "n", "x", "o")
    hand.select("a school had opened its gymnasium")
    hand.press("Enter")


def union(hand: Hand) -> None:
    hand.select("85 of its members had stopped work")
    new_question(hand, "On strike", "How many are said to be on strike?", counted="employees")
    hand.press("Alt+s")
    new_actor(hand, "Sea and Shore")
    new_origin(hand, "a statement", "06")
    hand.select("said in a statement on Thursday")
    hand.press("Enter")
    hand.select("called the strike a success")
    hand.press("Enter")
    hand.select("the new roster a danger to everybody on board")
    hand.press("Enter")
    hand.select("No ferry had left the harbour since Tuesday")
    answers = ("no ferry sailed", "ferries sailed")
    new_question(hand, "Ferries sailing", "Are ferries said to have sailed?", answers=answers)
    hand.pick("no")
    hand.press("Alt+m", "Shift+Tab", "t")
    hand.type("2024-06-04/2024-06-06")
    hand.press("Enter")


def chairwoman(hand: Hand) -> None:
    hand.select("Nobody will sail until the roster is withdrawn")
    hand.press("Alt+s")
    new_actor(hand, words="Ebba Holm", body="se")
    new_origin(hand, "told reporters on the quay")
    hand.select("told reporters on the quay")
    hand.press("Alt+v", "Tab", "p", "Enter")
    hand.press("n", "Enter")
    new_question(
        hand,
        "Signed the letter",
        "How many are said to have signed the letter?",
        counted="crew members",
    )
    hand.press("Enter")
    hand.select("two free days between long shifts")
    hand.press("Alt+v", "Tab", "d", "d", "Enter")


def company(hand: Hand) -> None:
    hand.select("Only about 60 employees took part in the strike")
    hand.pick("on")
    hand.press("Alt+s")
    new_actor(hand, words="Norrland Line", kind="i")
    new_origin(hand, "a press release", "05")
    hand.select("said in a press release on Wednesday")
    hand.press("Alt+m")
    hand.pick("05")
    hand.press("Enter")
    hand.select("denied that the harbour was closed")
    new_question(hand, "Harbour", "Is the harbour said to be closed?", answers=("closed", "open"))
    hand.pick("cl")
    hand.press("Enter", "n", "Enter", "Enter")
    hand.select("ferries had carried medicine and mail to the island")
    hand.pick("fe", "fe")
    hand.press("Enter", "n", "x", "o")
    hand.select("We are talking to everybody who wants to talk")
    hand.press("Alt+s")
    new_actor(hand, words="Jonas Ek", body="no")
    hand.press("Enter", "n", "Enter")
    new_question(hand, "Loss a day", "How much is the company said to lose a day?", "r", "euros")
    hand.press("Enter")
    hand.select("The company would not withdraw the roster")
    hand.press("Enter", "n", "Enter", "Alt+m")
    hand.pick("23")
    hand.press("Enter")


def island(hand: Hand) -> None:
    hand.select("flour and milk would last until Saturday")
    hand.press("Alt+s")
    new_actor(hand, words="Ulla Berg")
    hand.press("Alt+m")
    hand.pick("08")
    hand.press("Alt+v", "Tab", "p", "Enter", "n", "Enter", "Enter")
    hand.select("nobody had been hurt")
    new_question(
        hand, "Hurt", "Is anybody said to have been hurt?", "f", answers=("nobody", "somebody")
    )
    hand.pick("no")
    hand.press("Enter")
    hand.press("n", "Enter", "Alt+s")
    new_actor(hand, words="nurse", kind="p")
    hand.press("Enter")


def coast_guard(hand: Hand) -> None:
    hand.press("n", "Enter")
    new_question(
        hand, "Flown out", "How many people are said to have been flown out?", "f", "people"
    )
    hand.press("Alt+s")
    new_actor(hand, words="coast guard", kind="i")
    hand.press("Alt+m")
    hand.pick("05")
    hand.press("Enter")
    hand.select("not to try the crossing in the dark")
    hand.press("Alt+v", "Tab", "d", "d", "Enter")


def before_and_after(hand: Hand) -> None:
    hand.press("n", "x", "o", "n", "Enter", "Enter", "n", "x", "o", "n", "x", "i")
    hand.press("n", "Enter", "Alt+m")
    hand.pick("07")
    hand.press("Alt+v", "Tab", "p", "Enter")
    hand.select("the mayor has offered to lead them")
    hand.press("Enter")


def new_question(
    hand: Hand,
    short: str,
    ask: str,
    kind: str = "",
    counted: str = "",
    answers: tuple[str, ...] = (),
) -> None:
    """Named, asked, and taken for the claim."""
    hand.type(short)
    hand.press("Enter")
    hand.type(ask)
    if kind:
        hand.press("Tab")
        hand.type(kind)
    if counted:
        hand.press("Alt+u")
        hand.type(counted)
    if answers:
        hand.press("Alt+a")
        for each in answers:
            hand.type(each)
            hand.press("Enter")
        hand.press("Control+Enter")
    else:
        hand.press("Enter")


def new_origin(hand: Hand, occasion: str, when: str = "") -> None:
    """With the day that its sentence names, or none; the words on which it rests are asked for next."""
    hand.press("Alt+o")
    hand.type(occasion)
    hand.press("Enter")
    if when:
        hand.pick(when)
    hand.press("Control+Enter")


def new_actor(
    hand: Hand, name: str = "", *, words: str = "", kind: str = "", body: str = ""
) -> None:
    """Called by words of the article, or by a name."""
    hand.press("Alt+n")
    if words:
        hand.select(words)
    if name:
        hand.type(name)
    if kind:
        hand.press("Alt+k")
        hand.type(kind)
    if body:
        hand.press("Alt+b")
        hand.pick(body)
    hand.press("Enter")


@pytest.fixture
def annotation(harbour: Path) -> Annotation:
    return Annotation(harbour)


@pytest.fixture
def review(annotation: Annotation) -> Iterator[Desk]:
    with serving(Desk(annotation.answer, 0, print)) as server:
        yield server


COURIER = "data/sources/coast-courier.yaml"


def test_a_pull_request_is_read_claim_by_claim(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, seen = opened(browser, review, "coast-courier", viewport={"width": 1200, "height": 420})
    before = (annotation.root / COURIER).read_text()
    ids = []
    for _ in range(8):
        hand.press("j")
        shown = hand.page.locator("#article .now").first
        box, quote = shown.bounding_box(), hand.page.locator(".quote").inner_text()
        assert box is not None
        assert 0 < box["y"] < 420
        assert shown.inner_text()[:10].split() == quote[: len(shown.inner_text()[:10])].split()
        ids.append(hand.page.locator("#panel h2").first.inner_text())
    assert len(set(ids)) == 8
    hand.press("k", "Enter", "Escape")
    assert hand.page.evaluate("document.activeElement.id") == "article"
    hand.press("j", "Enter", "Enter")
    assert (annotation.root / COURIER).read_text() == before
    hand.page.context.close()
    assert seen == Seen()


def test_what_is_wrong_is_told_while_it_is_written(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    before = (annotation.root / COURIER).read_text()
    hand.click("Fewer than 10 people")
    hand.press("Alt+v", "d")
    hand.page.locator("#problems").get_by_text("these words stand in no quotation marks").wait_for()
    marked = hand.page.locator("#article .err")
    assert "no quotation marks" in (marked.first.get_attribute("title") or "")
    assert "".join(marked.all_inner_texts()) == "Fewer than 10 people are aboard"
    assert (annotation.root / COURIER).read_text() == before
    hand.press("ArrowDown", "Tab", "d", "Enter")
    after = (annotation.root / COURIER).read_text()
    assert [line for line in after.split("\n") if line not in before.split("\n")] == [
        "    stance: denies"
    ]
    hand.page.context.close()


def test_another_article_says_it_too(browser: Browser, review: Desk) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    hand.select("oil had reportedly escaped")
    assert "Nearly the same sentence elsewhere" in hand.panel
    assert "“More than 300 tonnes of oil had leaked since Thursday”" in hand.panel
    hand.press("Alt+1")
    fields = hand.page.locator("#panel input")
    shown = [fields.nth(at).input_value() for at in range(fields.count())]
    assert {"Oil leaked", "radio-briefing", "oil-leaked"} <= set(shown)
    hand.page.context.close()


def test_what_is_written_is_not_lost(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    path = annotation.root / COURIER
    hand.click("Fewer than 10 people")
    hand.press("Alt+m")
    hand.type("2024-03-02")
    # Somebody else dates it too, and writes a remark elsewhere.
    text = path.read_text()
    at = text.index("as_of", text.index("few-aboard"))
    text = text[:at] + text[at:].replace(
        "as_of: unknown", "as_of: {when: 2024-03, basis: stated, from: [Friday]}", 1
    )
    path.write_text(text + "# mine\n")
    annotation.forget()
    review.reload()
    hand.press("Control+Enter")
    hand.page.get_by_text("was changed meanwhile: `as_of`").wait_for()
    assert "2024-03-02" not in path.read_text()
    assert hand.page.locator("[data-letter=M]").input_value() == "2024-03-02"
    hand.press("Control+Enter")
    assert "when: 2024-03-02" in path.read_text()
    assert path.read_text().endswith("# mine\n")
    # Clicks elsewhere don't throw away what is written.
    hand.click("Fewer than 10 people")
    hand.press("Alt+i")
    hand.type("x")
    hand.click("Twelve people")
    hand.select("oiled birds")
    hand.press("Escape")
    assert hand.page.locator("[data-letter=I]").input_value().endswith("x")
    hand.press("Escape")
    assert "To do" in hand.panel
    hand.page.context.close()


def test_the_page_follows_the_files(browser: Browser, review: Desk, annotation: Annotation) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    assert "8 claims" in hand.page.locator("#progress").inner_text()
    path = annotation.root / COURIER
    path.write_text(
        path.read_text() + "  - {id: new, quote: on the beach, by: none, voice: narrator}\n"
    )
    annotation.forget()
    review.reload()
    hand.page.get_by_text("9 claims").wait_for()
    hand.page.context.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1440, "light"), (768, "dark"), *(
        pytest.param(*each, marks=pytest.mark.long)
        for each in ((1440, "dark"), (768, "light"), (400, "light"), (400, "dark"))
    )],
)  # fmt: skip
def test_it_can_be_read_and_used_by_all(
    browser: Browser, review: Desk, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    hand, seen = opened(browser, review, "coast-courier", viewport=size, color_scheme=scheme)

    def look() -> None:
        wide, window = widths(hand.page)
        assert wide <= window
        assert hand.page.locator("#panel").evaluate("each => each.scrollWidth <= each.clientWidth")
        assert violations(hand.page) == []

    look()
    for keys in (
        ("j", "j", "j"),
        ("Enter", "ArrowDown"),
        ("Escape", "Alt+s", "Alt+n"),
        ("Escape", "Escape", "h"),
        ("Escape", "?"),
    ):
        hand.press(*keys)
        look()
    hand.page.context.close()
    assert seen == Seen()


def test_other_pages_change_nothing(
    browser: Browser, review: Desk, annotation: Annotation, tmp_path: Path
) -> None:
    before = (annotation.root / COURIER).read_bytes()
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil/index.html").write_text("<title>x</title>")
    context = new_context(browser)
    page = context.new_page()
    step = {"do": "remove", "id": "few-aboard"}
    sent = json.dumps({"source": "coast-courier", "version": "", "steps": [step], "write": True})
    with served(tmp_path / "evil") as other:
        page.goto(other)
        for mode, token in (("no-cors", ""), ("cors", review.token)):
            kind = "text/plain" if mode == "no-cors" else "application/json"
            page.evaluate(
                """([where, mode, token, kind, body]) => fetch(where + "do/edit", { method: "POST", mode, body,
                headers: { "Content-Type": kind, ...(token ? { "X-Variorum-Token": token } : {}) } }).catch(() => 0)""",
                [review.address, mode, token, kind, sent],
            )
    assert (annotation.root / COURIER).read_bytes() == before
    page.goto(review.address)
    page.get_by_text("Open the address that the terminal shows").wait_for()
    context.close()


def test_what_was_not_changed_is_not_written(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, seen = opened(browser, review, "coast-courier")
    path = annotation.root / COURIER
    for _ in range(8):
        before = path.read_text()
        hand.press("j", "Enter", "Alt+v", "Tab", "p", "Enter")
        after = path.read_text()
        gone = [line for line in before.split("\n") if line not in after.split("\n")]
        new = [line for line in after.split("\n") if line not in before.split("\n")]
        assert (gone, len(after) - len(before)) == ([], len("    stance: predicts\n"))
        assert new in ([], ["    stance: predicts"])
    before = path.read_text()
    hand.press("h", "Alt+o")
    hand.type("Coast Radio")
    hand.press("Control+Enter")
    assert path.read_text() == before.replace("outlet: unknown", "outlet: Coast Radio")
    hand.page.context.close()
    assert seen == Seen()


def test_parts_of_a_quote_removal_and_passages_set_aside(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, seen = opened(browser, review, "coast-courier")
    path = annotation.root / COURIER
    before = path.read_text()
    hand.select("harbour master Nils Oke")
    hand.press("Alt+p")
    hand.select("Coast Radio")
    hand.press("Enter")
    assert "quote: [harbour master Nils Oke, Coast Radio]" in path.read_text()
    # Taken back by its key, pressed twice; another key in between keeps it.
    hand.click("harbour master Nils Oke")
    hand.press("Escape", "j", "Delete", "k", "Delete", "j")
    assert "Nils Oke, Coast Radio]" in path.read_text()
    hand.press("k", "Delete", "Delete")
    hand.click("back to square one")
    hand.press("x", "c")
    assert "{quote: back to square one, reason: caption}" in path.read_text()
    hand.click("back to square one")
    hand.press("x", "i")
    hand.press("ArrowDown", "Shift+ArrowDown", "x", "a")
    assert "reason: navigation}" in path.read_text()
    hand.press("Home", "Escape")
    hand.page.context.close()
    assert seen == Seen()
    assert path.read_text() != before
