"""A fault in a claim's words is told with that claim on every page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.reliability.figures import Tell

from variorum.model.failure import OutsideFailure
from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier
from variorum.publish import publish
from variorum.publish.gate.page import read_page
from variorum.render.addresses import claim_address

CLAIM = "harbour-gazette/crew-aboard"
ADDRESS = claim_address(CLAIM)


def test_pages_that_show_a_claim_tell_which(tmp_path: Path, tell: Tell) -> None:
    dossier = check_dossier(HARBOUR).dossier
    assert dossier is not None
    rendered = render_dossier(dossier)
    shown = {}
    for path, content in rendered.files.items():
        anchor = ADDRESS.partition("#")[2]
        text = content.decode("utf-8", "replace")
        for words in (f'id="{anchor}"', f'{Path(ADDRESS.partition("#")[0]).name}#{anchor}"'):
            if path.endswith((".md", ".svg")) and words in text:
                text = text.replace(words, f'{words} onclick="x"')
                shown[path] = text.encode()
    assert {path.partition("/")[0] for path in shown} >= {"sources", "questions", "actors"}
    assert {"comparison.md", "index.md"} <= shown.keys()
    with pytest.raises(OutsideFailure) as failure:
        publish(
            tmp_path, {**rendered.files, **shown}.items(), rendered.config, engine="mkdocs",
            site_dir=tmp_path / "site", report=lambda line: None, written={},
        )  # fmt: skip
    told = [line.strip() for line in failure.value.message.splitlines()[1:]]
    faults = [line for line in told if "runs a script from onclick" in line]
    named = {line.partition(".")[0] for line in faults if f"(claim {CLAIM}" in line}
    others = {path.partition(".")[0] for path in shown} - named
    # There another claim is shown, which responds to this one.
    assert others == {"questions/taken-off", "sources/coast-courier"}
    for page in others:
        there = [line for line in faults if line.startswith(f"{page}.html: ")]
        assert all("(claim coast-courier/" in line for line in there)
    assert all("(claim " in line for line in faults)
    tell("pages on which a fault named its claim", len(shown))


@pytest.mark.parametrize(
    ("path", "address", "claim"),
    [
        ("sources/a.html", "#claim-x", "a/x"),
        ("sources/a.html", "b.html#claim-x", "b/x"),
        ("index.html", "sources/a.html#claim-x", "a/x"),
        ("questions/q.html", "../sources/a.html#claim-x", "a/x"),
        ("index.html", "#claim-x", ""),
        ("index.html", "https://example.org/sources/a.html#claim-x", ""),
        ("index.html", "sources/a.html#about", ""),
    ],
)
def test_an_address_names_a_claim(path: str, address: str, claim: str) -> None:
    [fault] = read_page(f'<table><tr><td><a href="{address}" onclick>x</a></table>', path).faults
    assert fault.claim == (f"claim {claim}" if claim else "")


def test_what_is_behind_a_claim_that_was_broken_open_is_told_as_after_it() -> None:
    claim = '<ol class="v-claims"><li><h3 id="claim-x" onclick>x</h3></li></ol>'
    faults = read_page(f"{claim}<p onclick></p><footer onclick></footer>", "sources/a.html").faults
    assert [each.claim for each in faults] == ["claim a/x", "after the claim a/x", ""]
