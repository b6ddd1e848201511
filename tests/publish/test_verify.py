from __future__ import annotations

from pathlib import Path

import pytest

from variorum.publish.errors import OutsideFailure
from variorum.publish.links import verify

OTHER = '<h2 id="said">Said</h2><a name="old"></a><p id="ö">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "aboard.html").write_text(OTHER, encoding="utf-8")
    (tmp_path / "claims" / "index.html").write_text("")
    (tmp_path / "a b.csv").write_text("x")
    (tmp_path / "logo.png").write_text("x")
    return tmp_path


def faults(site: Path, html: str, page: str = "index.html", site_url: str = "") -> str:
    """What verification says of a page, nothing if it passes."""
    (site / page).write_text(html, encoding="utf-8")
    try:
        verify(site, [], site_url)
    except OutsideFailure as failure:
        return failure.message
    return ""


@pytest.mark.parametrize(
    "html",
    [
        '<a href="claims/aboard.html">',
        '<a href="claims/aboard.html#said">',
        '<a href="claims/aboard.html#old">',
        '<a href="claims/aboard.html#%C3%B6">',
        '<a href="claims/aboard.html?q=1#said">',
        '<a href="claims/">',
        '<a href=".">',
        '<a href="#">',
        '<a href="a%20b.csv">',
        '<p id="x"><a href="#x">',
        '<svg><a xlink:href="claims/aboard.html#said"><text>40</text></a></svg>',
        '<svg><defs><path id="dot"/></defs><use xlink:href="#dot"/></svg>',
        '<a href="https://example.org/any/thing#there">',
        '<a href="mailto:a@example.org">',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="logo.png" srcset="logo.png 1x, claims/../logo.png 2x">',
        '<img src="data:image/png;base64,AAAA">',
        '<style>/* url(https://example.org/) */ p { background: url("logo.png") }</style>',
        '<script>const a = "<a href=nowhere.html>";</script>',
    ],
)
def test_what_is_there_passes(site: Path, html: str) -> None:
    assert faults(site, html) == ""


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="nowhere.html">', "there is no such page or file"),
        ('<a href="Claims/aboard.html">', "there is no such page or file"),
        ('<a href="claims/aboard.html#unsaid">', "claims/aboard.html has no such anchor"),
        ('<a href="#unsaid">', "index.html has no such anchor"),
        ('<svg><a xlink:href="claims/aboard.html#unsaid"></a></svg>', "no such anchor"),
        ('<svg><use xlink:href="#dot"/></svg>', "no such anchor"),
        ('<a href="../outside.html">', "leaves the site"),
        ('<a href="/claims/aboard.html">', "leaves the site"),
        ('<img src="missing.png">', "there is no such page or file"),
        ('<img srcset="logo.png 1x, missing.png 2x">', "there is no such page or file"),
        ('<script src="missing.js"></script>', "there is no such page or file"),
        ('<link rel="stylesheet" href="missing.css">', "there is no such page or file"),
        ('<script src="https://cdn.example.org/x.js"></script>', "loads from another host"),
        ('<link rel="STYLESHEET" href="//cdn.example.org/x.css">', "names a host without"),
        ('<link rel="preconnect" href="https://fonts.example.org">', "loads from another host"),
        ('<img src="http://example.org/pixel.gif">', "loads from another host"),
        ('<svg><image href="https://example.org/x.png"/></svg>', "loads from another host"),
        ('<iframe src="https://example.org/">', "loads from another host"),
        ('<p style="background: url(https://example.org/x)">', "loads from another host"),
        ('<style>@import "https://example.org/x.css";</style>', "loads from another host"),
        ('<a href="//example.org/">', "names a host without"),
        ('<a href="javascript:alert(1)">', "the scheme “javascript”"),
        ('<a href=" java\nscript:alert(1)">', "the scheme “javascript”"),
        ('<a href="data:text/html,x">', "the scheme “data”"),
        ('<script src="data:text/javascript,x"></script>', "runs a script"),
        ('<a href="http://[::1">', "this is no address"),
        ('<p onclick="x()">', "runs a script from onclick"),
        ('<base href="https://example.org/">', "moves every link"),
        ('<meta http-equiv="Refresh" content="0; url=x">', "sends its reader elsewhere"),
        ('<p id="x"><p id="x">', "two elements have the id “x”"),
    ],
)
def test_what_is_not_sound_is_named_with_its_page(site: Path, html: str, fault: str) -> None:
    message = faults(site, html)
    assert "index.html: " in message
    assert fault in message


def test_every_fault_is_told_and_each_address_once(site: Path) -> None:
    message = faults(site, '<a href="x.html"><a href="x.html">\n<img src="y.png">')
    assert message.splitlines() == [
        "the built site is not sound:",
        "  index.html: line 1: <a> “x.html”: there is no such page or file",
        "  index.html: line 2: <img> “y.png”: there is no such page or file",
    ]


def test_a_flood_of_faults_is_cut(site: Path) -> None:
    message = faults(site, "".join(f'<a href="{n}.html">' for n in range(100)))
    assert message.endswith("… and 40 more")


@pytest.mark.parametrize(
    ("site_url", "address", "sound"),
    [
        ("", "/claims/aboard.html", True),
        ("https://example.org/x/", "/x/claims/aboard.html", True),
        ("https://example.org/x", "/x/claims/aboard.html#said", True),
        ("https://example.org/x/", "/claims/aboard.html", False),
        ("", "/../claims/aboard.html", False),
    ],
)
def test_the_page_for_a_wrong_address_starts_at_the_root(
    site: Path, site_url: str, address: str, sound: bool
) -> None:
    assert (faults(site, f'<a href="{address}">', "404.html", site_url) == "") is sound


def test_style_sheets_load_nothing_from_elsewhere(site: Path) -> None:
    (site / "x.css").write_text("a { background: url( 'https://example.org/x.png' ) }")
    with pytest.raises(OutsideFailure, match=r"x\.css: “https://example\.org/x\.png”: loads"):
        verify(site, [])


def test_every_page_and_file_that_was_staged_must_be_there(site: Path) -> None:
    verify(site, ["claims/aboard.md", "claims/README.md", "a b.csv"])
    with pytest.raises(OutsideFailure) as failure:
        verify(site, ["gone.md", "data/gone.csv"])
    assert failure.value.message.splitlines()[1:] == [
        "  data/gone.csv: the engine did not write it",
        "  gone.html: the engine did not write it",
    ]
