from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.html_pages import HEAD

from variorum.model.failure import OutsideFailure
from variorum.publish.gate.complete import _templates
from variorum.publish.gate.page import read_page
from variorum.publish.gate.verify import Expected, verify

PLAIN = Expected("mkdocs")
THEMES_OWN = next(
    path.relative_to(_templates("mkdocs")).as_posix()
    for path in _templates("mkdocs").rglob("bundle.*.min.js")
)
OTHER = '<h2 id="said">Said</h2><a name="old"></a><p id="ö">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "aboard.html").write_bytes(HEAD + OTHER.encode())
    (tmp_path / "claims" / "index.html").write_bytes(HEAD)
    (tmp_path / "a b.csv").write_text("x")
    (tmp_path / "logo.png").write_text("x")
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "assets" / "javascripts" / "bundle.js").write_text("x")
    shutil.copy(_templates("mkdocs") / THEMES_OWN, tmp_path / "assets" / "javascripts")
    return tmp_path


def faults(site: Path, html: str, page: str = "index.html", given: Expected = PLAIN) -> str:
    """What verification says of a page, nothing if it passes."""
    (site / page).parent.mkdir(exist_ok=True)
    (site / page).write_bytes((HEAD if page.endswith(".html") else b"") + html.encode())
    try:
        verify(site, given)
    except OutsideFailure as failure:
        return failure.message
    return ""


def test_a_finished_page_has_no_margins_but_where_they_are_shown(site: Path) -> None:
    kept = (
        '<pre class="code">\n  a\n    b</pre><script type="application/json">{\n  "a": 1}</script>'
    )
    assert faults(site, f"<ul>\n    <li>one\n\n      two</li>\n  </ul>{kept}\n\n  <pre>\n") == ""
    page = (site / "index.html").read_text("utf-8")
    assert page.endswith(f"<ul>\n<li>one\ntwo</li>\n</ul>{kept}\n<pre>\n")


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
        '<svg><rect fill="url(#wash)"/><linearGradient id="wash"/></svg>',
        '<p title="url(https://example.org/)">',
        '<script type="application/json">{"a": "\\u003ca href=nowhere.html>"}</script>',
        '<script type="application/ld+json">{}</script>',
        f'<script src="{THEMES_OWN}"></script>',
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
        ('<svg><use href="https://example.org/x.svg#a"/></svg>', "loads from another host"),
        ('<svg><feImage href="https://example.org/x.png"/></svg>', "loads from another host"),
        ('<svg><rect fill="url(https://example.org/x)"/></svg>', "loads from another host"),
        ('<svg><script href="https://example.org/x.js"/></svg>', "loads from another host"),
        ('<svg><a><set attributeName="href" to="x"/></a></svg>', "changes where a link leads"),
        ('<a href="#" ping="https://example.org/">', "loads from another host"),
        ('<img src="logo.png" src="x"><img srcset="//example.org/x 2x">', "names a host without"),
        ('<link rel="preload" imagesrcset="https://example.org/x 1x">', "loads from another host"),
        ('<iframe src="claims/aboard.html">', "another page into this one"),
        ('<object data="https://example.org/">', "another page or program"),
        ('<embed src="x">', "another page or program"),
        ('<form action="https://example.org/">', "sends what a reader enters elsewhere"),
        ('<button formaction="https://example.org/">', "sends what a reader enters elsewhere"),
        ("<script>alert(1)</script>", "<script> holds a script that is not the theme's"),
        ("<script type=module>alert(1)</script>", "holds a script that is not the theme's"),
        ("<script/>alert(1)</script>", "holds a script that is not the theme's"),
        ("<script>alert(1)", "holds a script that is not the theme's"),
        ('<script src="logo.png"></script>', "neither the theme's own nor"),
        ('<p style="color: red">', "holds a style"),
        ("<style>p { color: red }</style>", "holds a style"),
        ('<meta http-equiv="Content-Security-Policy" content="">', "its own “content-security"),
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
        "  index.html: <a> “x.html”: there is no such page or file",
        "  index.html: <img> “y.png”: there is no such page or file",
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
    given = Expected("mkdocs", site_url=site_url)
    assert (faults(site, f'<a href="{address}">', "404.html", given) == "") is sound


@pytest.mark.parametrize(
    "css",
    [
        "a { background: url( 'https://example.org/x.png' ) }",
        "a { background: u\\72l(https://example.org/x.png) }",
        '@IMPORT "https://example.org/x.png";',
        'a { background: image-set("https://example.org/x.png" 1x) }',
    ],
)
def test_style_sheets_load_nothing_from_elsewhere(site: Path, css: str) -> None:
    (site / "x.css").write_text(css)
    with pytest.raises(OutsideFailure, match=r"x\.css: “https://example\.org/x\.png”: loads"):
        verify(site, Expected("mkdocs"))


def test_what_a_style_sheet_says_in_passing_is_no_address(site: Path) -> None:
    (site / "x.css").write_text("/* url(https://example.org/) */ p { background: url(logo.png) }")
    verify(site, Expected("mkdocs"))


@pytest.mark.parametrize(
    ("svg", "fault"),
    [
        ("<style>p { fill: red }</style><text style='fill: red'>40</text>", ""),
        ('<a xlink:href="../claims/aboard.html#said"/><use href="#x"/><g id="x"/>', ""),
        ("<script>alert(1)</script>", "line 1: holds a script"),
        ('<rect onload="x()"/>', "runs a script from onload"),
        ("<style>@import '//example.org/x';</style>", "names a host without"),
        ('<image href="https://example.org/x.png"/>', "loads from another host"),
        ('<a xlink:href="gone.html"/>', "there is no such page or file"),
    ],
)
def test_a_picture_by_itself_runs_and_loads_nothing(site: Path, svg: str, fault: str) -> None:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    message = faults(site, f"<svg {names}>{svg}</svg>", "assets/chart.svg")
    assert fault in message if fault else message == ""


class TestScriptFiles:
    html = '<script src="assets/more.js"></script>'

    def test_a_listed_one_may_be_loaded_and_no_other(self, site: Path) -> None:
        (site / "assets" / "more.js").write_text("x")
        listed = Expected("mkdocs", scripts=("assets/more.js",))
        assert faults(site, self.html, given=listed) == ""
        assert "neither the theme's own nor Variorum's" in faults(site, self.html)

    def test_one_is_told_wherever_it_is_loaded(self, site: Path) -> None:
        (site / "assets" / "more.js").write_text("x")
        html, page = '<script src="../assets/more.js"></script>', "claims/index.html"
        assert faults(site, html, page, Expected("mkdocs", scripts=("assets/more.js",))) == ""
        message = faults(site, html, page)
        assert "“../assets/more.js”: neither the theme's own nor Variorum's" in message

    def test_a_dossier_puts_none_among_the_themes(self, site: Path) -> None:
        for name in ("bundle.js", Path(THEMES_OWN).name):
            path = f"assets/javascripts/{name}"
            (site / path).write_text("x")
            message = faults(site, f'<script src="{path}"></script>')
            assert f"“{path}”: neither the theme's own nor" in message


class TestHandWritten:
    text = b"# Words\n\nOne\n\n<script>x</script> <a href='../gone.html#x'>gone</a>\n"

    @pytest.mark.parametrize(
        ("html", "told"),
        [
            (
                '\n<a href="../gone.html#x">',
                "docs/more/words.md:5: <a> “../gone.html#x”: there is no such page or file (more",
            ),
            ("<script>x</script>", "docs/more/words.md:5: <script> holds a script"),
            # The theme's navigation stands in no hand-written file.
            ('<a href="nav.html">', "more/words.html: <a> “nav.html”: there is no"),
        ],
    )
    def test_a_fault_is_told_with_the_file_that_somebody_wrote(
        self, site: Path, html: str, told: str
    ) -> None:
        given = Expected("mkdocs", written={"more/words.md": self.text})
        assert f"  {told}" in faults(site, html, "more/words.html", given)

    def test_so_is_one_in_a_style_sheet(self, site: Path) -> None:
        css = b"p {}\na { background: url(//example.org/x) }"
        (site / "own.css").write_bytes(css)
        message = faults(site, "", given=Expected("mkdocs", written={"own.css": css}))
        assert "docs/own.css:2: “//example.org/x”: names a host without" in message


class TestFoldersOfTheMachine:
    def given(self, folder: str, site_url: str = "") -> Expected:
        return Expected("mkdocs", site_url=site_url, folders=(Path(folder),))

    @pytest.mark.parametrize("text", ["\nfile:///home/a%20b/x.md", "\n'/home/a b/x.md'"])
    @pytest.mark.parametrize("name", ["index.html", "data/x.json", "x.css"])
    def test_none_is_named_in_any_file(self, site: Path, name: str, text: str) -> None:
        message = faults(site, text, name, self.given("/home/a b"))
        assert f"{name}: line 2: names the folder /home/a" in message

    @pytest.mark.parametrize("text", ["https://example.org/home/ab/x", "/home/abc/x", "/home/ab"])
    def test_other_paths_may_be_named(self, site: Path, text: str) -> None:
        assert faults(site, text, given=self.given("/home/ab")) == ""

    def test_a_site_may_be_served_under_the_same_name(self, site: Path) -> None:
        html = '<a href="/app/logo.png">'
        given = self.given("/app", "https://example.org/app/")
        assert faults(site, html, "404.html", given) == ""
        assert "names the folder" in faults(site, html, "404.html", self.given("/app"))


def test_an_address_that_is_fine_for_a_picture_is_told_where_a_script_has_it() -> None:
    picture = "data:image/svg+xml,<svg/>"
    page = read_page(f'<img src="{picture}"><img src="{picture}"><script src="{picture}"></script>')
    assert [each.element for each in page.references] == ["img", "script"]
