"""Hostile markup in hand-written pages, taken through a real build of each engine.

What the root's mkdocs.yml may not settle is tried in tests/publish/test_rootfile.py.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import HTML, MARKDOWN, cases

from variorum.publish import Engine, OutsideFailure, publish
from variorum.publish.gate import verify
from variorum.render.site import ASSETS

ENGINES: tuple[Engine, ...] = ("mkdocs", "zensical")
LINE = 5
# Markdown takes these for no markup and writes them as words, or leaves them out.
INERT = {"<p x='>' onclick=x", "<p onclick", "<!--", "<script"}
# It changes these on the way, so the line can't be found, or something else is wrong: the page is told.
CHANGED = {
    "<p a=`x` onclick=x>",
    "<p\x0bonclick=x>",
    "<p\x00onclick=x>",
    "<script src></script>",
    "<script>",
}
# It makes one thing of what browsers may read as several: then the tag in it is what is refused.
MENDED = {"<!-- --!><p onclick=x>-->", "</ <p onclick=x>>", "</3 <p onclick=x>>",
          "<![if x]><p onclick=x>"}  # fmt: skip
ALL = (*cases(HTML), *cases(MARKDOWN))


class Told(NamedTuple):
    """What a build said of all hostile pages, and those pages as the engine wrote them."""

    lines: list[str]
    pages: dict[str, str]

    def of(self, at: int) -> list[str]:
        return [line for line in self.lines if re.search(rf"\bh{at}\.(md|html)\b", line)]


@pytest.fixture(scope="module", params=ENGINES)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    root = tmp_path_factory.mktemp("dossier")
    before = '# A page\n\n<a id="claim-crew-aboard"></a>Words.\n\n'
    written = {f"h{at}.md": f"{before}{each}\n".encode() for at, (each, _) in enumerate(ALL)}
    files = {"index.md": b"# Home\n", "logo.png": b"x", **written}
    files |= {f"assets/{name}": b"" for name in ASSETS}
    config = {"site_name": "The harbour", "nav": [{"Home": "index.md"}], "not_in_nav": "h*.md\n"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "_MOST_FAULTS", 10_000)
        with pytest.raises(OutsideFailure) as failure:
            publish(root, files, config, engine=request.param, site_dir=root / "site",
                    report=lambda line: None, written=written)  # fmt: skip
    assert not (root / "site").exists()
    built = (root / "build" / "site").glob("h*.html")
    return Told(
        [line.strip() for line in failure.value.message.splitlines()],
        {path.stem: path.read_text("utf-8") for path in built},
    )


def test_each_is_refused_with_its_file_and_line(told: Told, tell: Tell) -> None:
    wrong = []
    for at, (construct, reason) in enumerate(ALL):
        why = re.escape("runs a script from onclick" if construct in MENDED else reason)
        mine = [line for line in told.of(at) if re.search(why.replace(r"\{\}", ".*"), line)]
        # Where one stands on several lines, so may what makes it hostile.
        lines = range(3, LINE + construct.count("\n") + 1)
        named = mine and mine[0].startswith(tuple(f"docs/h{at}.md:{line}: " for line in lines))
        if construct not in INERT and not (named or (told.of(at) and construct in CHANGED)):
            wrong.append((construct, told.of(at)))
    assert wrong == []
    tell("hostile constructs put before the gate", len(ALL))
    tell("hostile constructs that passed the gate", 0)


@pytest.mark.parametrize("construct", sorted(INERT))
def test_what_is_not_refused_is_words(told: Told, construct: str) -> None:
    at = [each for each, _ in ALL].index(construct)
    assert told.of(at) == []
    content = told.pages[f"h{at}"].partition("Words.</p>")[2].partition("</article>")[0]
    assert construct not in content
    words = construct.replace("<", "&lt;").replace(">", "&gt;")
    assert words in content.replace("&#39;", "'") or construct.startswith("<!ELEMENT")


def test_a_page_without_them_is_told_nothing(told: Told) -> None:
    assert not [line for line in told.lines if line.startswith(("index.html", "docs/index"))]
