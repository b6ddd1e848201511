"""The head of built pages in both engines: what it says of the page, and what it lets run."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.html_pages import Element, read
from tests.sites import project_look

from variorum.publish import Engine, publish
from variorum.render.escape import front_matter, setting
from variorum.render.site import ASSETS, LOADED

_HOSTILE = (
    "a \"b\" 'c' & d",
    "</title><script>alert(1)</script>",
    "&quot;&lt;b&gt; &amp;amp;",
    "{{ config }} {% raw %} {# x #}",
    '"><img src=x onerror=alert(1)>',
    "Кіт — “кіт” \\ \\n",
)
_SITE = "https://example.org/harbour/"


@dataclass(frozen=True)
class Built:
    """A site that an engine built, with the address it is made for."""

    folder: Path
    engine: Engine
    address: str

    def page(self, name: str) -> Element:
        return read((self.folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=[("mkdocs", _SITE), ("mkdocs", ""), ("zensical", _SITE),
                                        ("zensical", "")], ids=" ".join)  # fmt: skip
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    engine, address = request.param
    root = tmp_path_factory.mktemp("dossier")
    plain = '---\ntitle: "Plain"\ndescription: "A page"\n---\n# Plain\n\n<p>Words.</p>\n'
    files = {
        "index.md": plain.encode(),
        "bare.md": b"# Bare\n\nNo front matter.\n",
        "more/plain.md": plain.encode(),
        **{f"assets/{name}": b"" for name in ASSETS},
        "assets/more.js": b"document.title += '!'\n",
        "assets/share.png": b"x",
        "data/changes.atom": b'<feed xmlns="http://www.w3.org/2005/Atom"/>',
    }
    for number, text in enumerate(_HOSTILE):
        # What front matter holds beside the title is escaped as a description is.
        head = str(front_matter(text, text)).replace("---\n", "---\nimage: assets/share.png\n", 1)
        alt = next(line for line in head.splitlines() if line.startswith("description: "))
        head = head.replace(alt, f"{alt}\n{alt.replace('description', 'image_alt', 1)}")
        files[f"h{number}.md"] = f"{head}# Heading\n".encode()
    config: dict[str, object] = {
        **LOADED,
        "extra_javascript": ["assets/page.js", "assets/more.js"],
        "site_name": setting(_HOSTILE[0]),
        "nav": [{"Home": "index.md"}, {"Bare": "bare.md"}, {"Plain": "more/plain.md"}],
        "not_in_nav": "h*.md\n",
    }
    if address:
        config["site_url"] = address
    site = root / "site"
    publish(root, files.items(), config, engine=engine, site_dir=site, report=lambda line: None,
            look=project_look())  # fmt: skip
    return Built(site, engine, address)


def said(page: Element) -> dict[str, str]:
    """What the page says of itself, by the name it is said under."""
    return {
        e.attributes.get("property") or e.attributes["name"]: e.attributes["content"]
        for e in page.one("head").all("meta")
        if "property" in e.attributes or "name" in e.attributes
    }


@pytest.mark.parametrize("number", range(len(_HOSTILE)))
def test_text_reaches_the_head_as_it_is_and_adds_no_element(built: Built, number: int) -> None:
    text = _HOSTILE[number]
    page = built.page(f"h{number}.html")
    head = said(page)
    assert head["og:title"] == text
    assert head["og:description"] == head["description"] == text
    assert head["og:site_name"] == _HOSTILE[0]
    if built.address:
        assert head["og:image:alt"] == text
    names = [e.name for e in page.one("head").all()]
    assert names == [e.name for e in built.page("h0.html").one("head").all()]
    assert not [e for e in page.all("img") if "onerror" in e.attributes]


def test_addresses_are_absolute_or_not_there(built: Built) -> None:
    page = built.page("h0.html")
    head = said(page)
    canonical = [
        e.attributes["href"] for e in page.all("link") if e.attributes["rel"] == "canonical"
    ]
    if built.address:
        assert head["og:url"] == f"{_SITE}h0.html"
        assert head["og:image"] == f"{_SITE}assets/share.png"
        assert head["twitter:card"] == "summary_large_image"
        assert canonical == [f"{_SITE}h0.html"]
    else:
        assert not {"og:url", "og:image", "og:image:alt"} & head.keys()
        assert head["twitter:card"] == "summary"
        assert canonical == []


def test_a_page_without_picture_or_front_matter_says_less(built: Built) -> None:
    plain = said(built.page("more/plain.html"))
    assert (plain["og:title"], plain["og:description"]) == ("Plain", "A page")
    assert plain["og:type"] == "article"
    assert "og:image" not in plain
    assert plain["twitter:card"] == "summary"
    assert said(built.page("index.html"))["og:type"] == "website"
    for name in ("bare.html", "404.html"):
        assert not [key for key in said(built.page(name)) if key.startswith(("og:", "twitter:"))]


def test_the_feed_is_found_from_every_page(built: Built) -> None:
    for name, href in (
        ("index.html", "data/changes.atom"),
        ("more/plain.html", "../data/changes.atom"),
    ):
        (feed,) = [
            e.attributes
            for e in built.page(name).all("link")
            if e.attributes.get("type") == "application/atom+xml"
        ]
        assert feed["rel"] == "feed alternate"
        assert feed["href"].removeprefix("./") == href
        assert feed["title"] == f"{_HOSTILE[0]}: changes"


def test_every_page_begins_with_its_policy(built: Built) -> None:
    pages = sorted(built.folder.rglob("*.html"))
    assert len(pages) == len(_HOSTILE) + 4
    for path in pages:
        charset, policy, *_ = built.page(path.relative_to(built.folder).as_posix()).all("meta")
        assert charset.attributes == {"charset": "utf-8"}
        assert policy.attributes["http-equiv"] == "Content-Security-Policy"
        assert "unsafe" not in policy.attributes["content"]
        assert policy.attributes["content"].startswith("default-src 'none'; script-src 'self' 'sha")


def test_the_page_for_wrong_addresses_starts_at_the_root(built: Built) -> None:
    base = "/harbour/" if built.address else "/"
    page = built.page("404.html")
    links = [e.attributes[n] for e in page.all() for n in ("href", "src") if n in e.attributes]
    inside = [link for link in links if not link.startswith("#")]
    assert inside
    assert all(link == base.rstrip("/") or link.startswith(base) for link in inside)


def test_the_sitemap_lists_every_page_without_a_date(built: Built) -> None:
    tree = ET.fromstring((built.folder / "sitemap.xml").read_bytes())
    names = [element.tag.rpartition("}")[2] for element in tree.iter()]
    places = [element.text for element in tree.iter() if element.tag.endswith("}loc")]
    pages = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.html")}
    expected = {_SITE + page for page in pages - {"404.html"}} if built.address else set()
    assert set(places) == {
        each.replace(f"{_SITE}index.html", f"{_SITE}index.html") for each in expected
    }
    assert "lastmod" not in names
