"""Hostile markup on a built page, standing in a claim: each is refused, with its page and claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import HTML, IGNORED, cases

from variorum.model.failure import OutsideFailure
from variorum.publish.gate.page import elements
from variorum.publish.gate.verify import Expected, verify

PAGE = "sources/gazette.html"
BEFORE = """<!doctype html>
<html lang="en" class="no-js"><head><meta charset="utf-8"><title>Gazette</title></head>
<body><main>
<ol class="v-claims"><li><h3 id="claim-earlier">“30 crew”</h3></li>
<li><h3 id="claim-crew-aboard">“40 crew”</h3>
<p>"""
AFTER = """</p>
<p><a href="#claim-crew-aboard">Link to this claim</a></p></li></ol>
</main><footer>The end</footer></body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "sources" / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "sources" / "logo.png").write_text("x")
    return tmp_path


def faults(site: Path, html: str, path: str = PAGE) -> list[str]:
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text(html, encoding="utf-8")
    try:
        verify(site, Expected("mkdocs"))
    except OutsideFailure as failure:
        return [line.strip() for line in failure.message.splitlines()[1:]]
    return []


def says(reason: str, line: str) -> bool:
    return re.search(re.escape(reason).replace(r"\{\}", ".*"), line) is not None


def test_the_page_without_them_passes(site: Path) -> None:
    assert faults(site, BEFORE + "40" + AFTER) == []


@pytest.mark.parametrize(("construct", "reason"), tuple(cases(HTML)))
def test_a_hostile_construct_is_refused_with_its_page_and_claim(
    site: Path, construct: str, reason: str, tell: Tell
) -> None:
    told = [line for line in faults(site, BEFORE + construct + AFTER) if says(reason, line)]
    assert told
    assert told[0].startswith(f"{PAGE}: ")
    # What a second <body> or <html> says, a browser adds to the first, which stands in no claim.
    if not construct.startswith(("<body", "<html")):
        assert told[0].endswith("(claim gazette/crew-aboard)")
    tell("hostile constructs put before the gate", 1)
    tell("hostile constructs that passed the gate", 0)


@pytest.mark.parametrize("construct", IGNORED)
def test_what_a_browser_passes_over_is_told_nothing(site: Path, construct: str) -> None:
    assert faults(site, BEFORE + construct + AFTER) == []


# Each element, with its attributes and, behind it, what stands in it where it is a template.
_SEEN = """html => {
  const told = [];
  const walk = node => {
    if (node.nodeType === Node.ELEMENT_NODE) {
      const attributes = [...node.attributes].map(each => [each.name.toLowerCase(), each.value]);
      told.push([node.localName.toLowerCase(), attributes.sort()]);
    }
    node.childNodes.forEach(walk);
    if (node instanceof HTMLTemplateElement) walk(node.content);
  };
  walk(new DOMParser().parseFromString(html, "text/html"));
  return told;
}"""


@pytest.mark.slow
def test_what_is_judged_is_what_a_browser_sees(browser: Browser) -> None:
    page = browser.new_page()
    every = [*(each for each, _ in cases(HTML)), *IGNORED]
    # What browsers read in two ways is refused as a whole.
    constructs = [each for each in every if "<![CDATA[" not in each]
    assert len(constructs) > 300
    for construct in constructs:
        html = BEFORE + construct + AFTER
        ours = [
            [each.name, sorted([name, value] for name, value in each.attributes.items())]
            for each in elements(html)
            if each.name != "!--"
        ]
        theirs = page.evaluate(_SEEN, html)
        assert sorted(ours) == sorted(theirs), construct
