"""Hostile style sheets, pictures and feeds in a built site, and names of the building machine."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.html_pages import HEAD
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import PICTURES, STYLES, cases
from tests.reliability.gate.test_pages import says

from variorum.model.failure import OutsideFailure
from variorum.publish.gate.leaks import machine_names, plain
from variorum.publish.gate.verify import Expected, verify
from variorum.render.escape import markdown, markup

HOME = "/home/a b-c/Bücher"


def faults(site: Path, path: str, content: bytes, given: Expected | None = None) -> list[str]:
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_bytes((HEAD if path.endswith(".html") else b"") + content)
    (site / "logo.png").write_bytes(b"x")
    try:
        verify(site, given or Expected("mkdocs"))
    except OutsideFailure as failure:
        return [line.strip() for line in failure.message.splitlines()[1:]]
    return []


@pytest.mark.parametrize(("css", "address"), STYLES)
def test_a_style_sheet_loads_nothing_from_elsewhere(
    tmp_path: Path, css: str, address: str, tell: Tell
) -> None:
    given = Expected("mkdocs", written={"look.css": css.encode()})
    told = faults(tmp_path, "look.css", css.encode(), given)
    assert [line for line in told if f"“{address}”: " in line]
    assert all(line.startswith(("look.css: ", "docs/look.css:")) for line in told)
    tell("hostile constructs put before the gate", 1)


@pytest.mark.parametrize(
    "css",
    [
        "/* url(https://example.org/x) '", "a { content: 'url(x)' }", "a { content: 'a: b' }",
        "a { background: url(logo.png) } @import 'look.css';", "a[type='x'] { quotes: '“' '”' }",
        "a { background: URL( \"logo.png\" ) }", "@charset 'utf-8'; a { --x: ':' }", "",
        "a { background: image-set('logo.png' type('image/png') 1x) }",
        "a { background: url(data:image/svg+xml;charset=utf-8,%3Csvg/%3E) }",
        "@font-face { src: local('x y') format('woff2') }", "a { width: calc((1px + 2px) * 3) }",
    ],
)  # fmt: skip
def test_other_style_sheets_pass(tmp_path: Path, css: str) -> None:
    assert faults(tmp_path, "look.css", css.encode()) == []


@pytest.mark.parametrize("css", [b"\xff", b'@charset "shift_jis"; a {}', "a {}".encode("utf-16")])
def test_a_style_sheet_has_one_reading(tmp_path: Path, css: bytes) -> None:
    (told,) = faults(tmp_path, "look.css", css)
    assert told == "look.css: is not UTF-8, so browsers may read it in more than one way"


@pytest.mark.parametrize(("svg", "reason"), tuple(cases(PICTURES)))
def test_a_picture_by_itself_does_nothing(
    tmp_path: Path, svg: str, reason: str, tell: Tell
) -> None:
    told = faults(tmp_path, "charts/pressure.svg", svg.encode())
    assert [line for line in told if says(reason, line)]
    assert all(line.startswith("charts/pressure.svg: ") for line in told)
    tell("hostile constructs put before the gate", 1)


def test_a_mark_of_a_chart_is_told_with_its_claim(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<a xlink:href="../sources/gazette.html#claim-crew"><text onclick="x">40</text></a></svg>'
    )
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/gazette.html").write_bytes(HEAD + b'<p id="claim-crew">')
    (told,) = faults(tmp_path, "charts/crew.svg", svg.encode())
    assert told.endswith("<text> runs a script from onclick (claim gazette/crew)")


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<?xml-stylesheet href='x'?><feed xmlns='http://www.w3.org/2005/Atom'/>", "instruction"),
        ("<!DOCTYPE x [<!ENTITY x 'x'>]><feed xmlns='http://www.w3.org/2005/Atom'/>", "document type"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "<html> is of another kind of file"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg> is of another kind of file"),
        ("<feed/>", "<feed> is of another kind of file"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><link href='javascript:x'/></feed>", "scheme"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "is not well-formed XML"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["data/changes.atom", "sitemap.xml"])
def test_a_feed_is_data(tmp_path: Path, path: str, xml: str, reason: str, tell: Tell) -> None:
    (told,) = faults(tmp_path, path, xml.encode())
    assert told.startswith(f"{path}: line 1: ")
    assert reason in told
    tell("hostile constructs put before the gate", 1)


@pytest.mark.parametrize(
    "name",
    ["x.htm", "x.HTML", "x.xhtml", "x.SVG", "x.mjs", "x.shtml", "x.pdf", "x.svgz", "x.xsl", "x.wasm",
     "x.php", "x.hta", "x.html.", "assets/x.swf"],
)  # fmt: skip
def test_no_file_is_of_a_kind_that_is_not_read(tmp_path: Path, name: str, tell: Tell) -> None:
    (told,) = faults(tmp_path, name, b"<script>x()</script>")
    assert told.startswith(f"{name}: no file of a site ends in .")
    tell("hostile constructs put before the gate", 1)


def packed(content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("data/x.json", content)
    return archive.getvalue()


SPELLED = {
    "plain": f"{HOME}/x",
    "in an address": f"{quote(HOME)}/x",
    "in a query": f"?at={quote(HOME, safe='')}%2Fx",
    "in small letters": re.sub("%..", lambda code: code[0].lower(), quote(HOME)) + "/x",
    "as a file's address": f"file://{quote(HOME)}/x",
    "in JSON": json.dumps(f"{HOME}/x"),
    "in JSON for a page": json.dumps(f"{HOME}/x").replace("/", "\\u002f"),
    "in JSON of others": json.dumps(f"{HOME}/x").replace("/", "\\/"),
    "in HTML": f"<p>{markup(f'{HOME}/x')}</p>",
    "by references": f"<p>{markdown(f'{HOME}/x')}</p>",
    "by other references": "".join(
        f"&#x{ord(c):X};" if not c.isalnum() else c for c in f"{HOME}/x"
    ),
}


@pytest.mark.parametrize("spelled", SPELLED.values(), ids=SPELLED)
@pytest.mark.parametrize("name", ["index.html", "data/x.json", "search.json", "x.css", "x.js.map"])
def test_no_file_names_a_folder_of_the_machine(
    tmp_path: Path, name: str, spelled: str, tell: Tell
) -> None:
    given = Expected("mkdocs", folders=(Path(HOME),))
    told = faults(tmp_path, name, f"\n {spelled}".encode(), given)
    assert [line for line in told if line.startswith(f"{name}: line 2: names the folder ")]
    tell("names of the building machine put into a site", 1)


@pytest.mark.parametrize(
    ("name", "pack"), [("sitemap.xml.gz", gzip.compress), ("data/dossier.zip", packed)]
)
def test_nor_does_a_packed_one(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    given = Expected("mkdocs", folders=(Path(HOME),))
    (told,) = faults(tmp_path, name, pack(f"{HOME}/x".encode()), given)
    assert told.startswith(f"{name}: line ")
    assert f"names the folder {HOME}" in told
    assert faults(tmp_path, name, pack(b"nothing"), given) == []
    assert faults(tmp_path, name, b"no archive", given) == []


# A path in some of its spellings, and in pieces.
NAMES = machine_names([Path("/home/ci"), Path("/srv/épo.c/w"), Path("/ñ")], "/")
PATHS = (
    "/home/ci/", "/home", "home", "/ci", "ci/", "%2Fhome%2fci%2F", "\\\\home\\ci\\", "x", ".", " ", "/",
    "/srv/", "épo", "%C3%A9po", "&#233;po", "\\u00e9po", ".c", "&#46;c", "/w/", "w", "/ñ/", "%c3%b1", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PATHS), max_size=10).map("".join))
def test_a_path_is_sought_wherever_there_is_one(text: str) -> None:
    assert NAMES is not None
    found, whole = NAMES.search(text.encode()), NAMES.pattern.search(plain(text.encode()))
    line = whole.string.count("\n", 0, whole.start()) + 1 if whole else 0
    assert found == (whole and (whole[1], line))


def test_a_path_in_other_spellings_is_found() -> None:
    assert NAMES is not None
    for text in ("/home/ci/x", "/srv/%C3%A9po&#46;c/w/", " /ñ/", "%22%2Fhome%2fci%2F"):
        assert NAMES.search(text.encode()), text
