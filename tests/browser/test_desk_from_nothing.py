"""An article coded from nothing in the browser alone, in a fifth of the keystrokes that its YAML takes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.browser.hand import Hand, opened
from tests.browsing import Seen

from variorum.author.edits import values_of
from variorum.cli import cli
from variorum.pipeline.annotating import Annotation
from variorum.preview.desk import Desk
from variorum.preview.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
