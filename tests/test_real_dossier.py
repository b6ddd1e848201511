"""This repository's own dossier, from YAML to the pages a reader opens."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.html_pages import Element, read
from tests.sites import PROJECT, published_once, real_dossier

from variorum.pipeline.checking import check_dossier

LONGEST = 300  # characters of an article in one piece, unless they are quoted


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier in a folder of its own, built with MkDocs."""
    return published_once(tmp_path_factory)


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    return {
        path.relative_to(site).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def table(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_annotations_have_no_problem() -> None:
    problems = check_dossier(PROJECT).problems
    assert not problems, "\n".join(f"{p.path}:{p.line}: {p.code}: {p.message}" for p in problems)


def test_every_seed_is_annotated() -> None:
    seeds = {path.name for path in (PROJECT / "seeds").glob("*.txt")}
    assert {article.source.seed for article in real_dossier().articles} == seeds


def prose() -> Iterator[str]:
    """What the editors write in words of their own, but for the log, which quotes itself."""
    dossier = real_dossier()
    yield dossier.info.introduction or ""
    for origin in dossier.origins:
        yield from (origin.occasion, origin.about or "", origin.note or "")
    notes = [
        *(question.note for question in dossier.questions),
        *(actor.note for actor in dossier.actors),
        *(name.note for name in dossier.names),
    ]
    yield from (note or "" for note in notes)
    for article in dossier.articles:
        yield article.source.summary
        yield from (claim.note or "" for claim in article.source.claims)


def test_what_the_editors_quote_stands_in_an_article_letter_by_letter() -> None:
    quoted = [words for text in prose() for words in re.findall("“([^”]+)”", text)]
    assert len(quoted) > 30
    texts = [article.text for article in real_dossier().articles if article.text]
    assert [words for words in quoted if not any(text.find(words) for text in texts)] == []


# Every figure leads back


def test_every_claim_stands_at_its_address_with_its_quote(
    site: Path, pages: dict[str, Element]
) -> None:
    claims = table(site, "claims")
    assert len(claims) == sum(len(article.source.claims) for article in real_dossier().articles)
    for claim in claims:
        path, anchor = claim["url"].split("#")
        element = pages[path].by_id(anchor)
        assert element is not None, claim["url"]
        assert not element.hidden
        assert element.words == f"“{claim['quote']}”", claim["claim"]


def test_every_count_stands_in_the_text_at_its_offsets(site: Path) -> None:
    phrases = {row["claim"]: row["phrase"] for row in table(site, "counts")}
    for claim in table(site, "claims"):
        text = (PROJECT / "seeds" / claim["seed"]).read_bytes().decode("utf-8")
        parts = [
            squeezed(text[int(start) : int(end)])
            for start, end in zip(claim["start"].split(";"), claim["end"].split(";"), strict=True)
        ]
        assert " … ".join(parts) == claim["quote"]
        assert squeezed(phrases.get(claim["claim"], "")) in claim["quote"]


def drawings(page: Element) -> Iterator[Element]:
    return (svg for svg in page.all("svg") if "v-chart" in svg.classes())


def links(drawing: Element) -> Iterator[str]:
    for link in drawing.all("a"):
        yield link.attributes.get("xlink:href") or link.attributes["href"]


def tells_claims(path: str) -> bool:
    """Whether a page's charts draw what claims report, so that each mark has its claim."""
    return path == "index.html" or path.startswith("questions/")


def test_every_mark_of_a_chart_leads_to_its_claim(pages: dict[str, Element]) -> None:
    to_claims = 0
    for path, page in pages.items():
        for svg in drawings(page):
            for address in links(svg):
                file, _, anchor = address.partition("#")
                target = os.path.normpath(Path(path).parent / file) if file else path
                assert target in pages, (path, address)
                assert not anchor or pages[target].by_id(anchor) is not None, (path, address)
                assert anchor.startswith("claim-") or not tells_claims(path), (path, address)
                to_claims += anchor.startswith("claim-")
            for link in svg.all("a"):
                assert link.attributes.get("aria-label") or link.text.strip(), "a nameless mark"
    assert to_claims > 20


def test_the_leading_question_of_a_number_has_its_chart_on_the_home_page(
    pages: dict[str, Element],
) -> None:
    names = [
        figure.attributes["id"]
        for figure in pages["index.html"].all("figure")
        if [*drawings(figure)]
    ]
    asked = [real_dossier().question[each] for each in real_dossier().info.lead]
    key = f"question_{next(each.id for each in asked if each.kind != 'status')}"
    assert names
    assert all(name.startswith(key) for name in names)


def test_every_mark_stands_in_the_rows_beneath_too(pages: dict[str, Element]) -> None:
    seen = 0
    for path, page in pages.items():
        for figure in page.all("figure") if tells_claims(path) else []:
            # The home page has its rows at its head, and the chart further down.
            tables = figure.all("table") or page.all("table")
            told = {link.attributes.get("href") for table in tables for link in table.all("a")}
            for svg in drawings(figure):
                assert set(links(svg)) <= told, path
                seen += 1
            # The data that a chart shows can be taken away.
            assert [link for link in figure.all("a") if "download" in link.attributes], path
    assert seen > 5


# What is not ours is not republished


def test_no_article_lies_in_the_site(site: Path) -> None:
    seeds = {path.read_bytes() for path in (PROJECT / "seeds").iterdir()}
    names = {path.name for path in (PROJECT / "seeds").iterdir()}
    for path in site.rglob("*"):
        if path.is_file():
            assert path.name not in names
            assert path.read_bytes() not in seeds


def stretches(text: str, quoted: list[tuple[int, int]]) -> Iterator[str]:
    """What lies between the published passages of a text, where it is long."""
    at = 0
    for start, end in [*sorted(quoted), (len(text), len(text))]:
        piece = squeezed(text[at:start])
        if len(piece) >= LONGEST:
            yield piece
        at = max(at, end)


def test_no_long_stretch_of_an_article_is_published_but_in_quotes(
    site: Path, pages: dict[str, Element]
) -> None:
    published = {page: squeezed(content.text) for page, content in pages.items()}
    for file in [*site.rglob("*.json"), *site.rglob("*.csv")]:
        published[str(file)] = squeezed(file.read_text(encoding="utf-8"))
    for article in real_dossier().articles:
        assert article.text is not None
        text = article.text.text
        quotes = [squeezed(article.text.words(span)) for span in article.published]
        for paragraph in filter(None, (squeezed(p) for p in re.split(r"\n\s*\n|\r?\n", text))):
            if len(paragraph) < LONGEST or any(paragraph in quote for quote in quotes):
                continue
            assert not [page for page, words in published.items() if paragraph in words], paragraph
        for piece in stretches(text, [(span.start, span.end) for span in article.published]):
            assert not [page for page, words in published.items() if piece in words], piece


# Pages


def test_every_page_has_a_title_and_a_description(pages: dict[str, Element]) -> None:
    titles: dict[str, str] = {}
    for path, page in pages.items():
        head = page.one("head")
        title = head.one("title").text.strip()
        descriptions = [
            meta.attributes["content"]
            for meta in head.all("meta")
            if meta.attributes.get("name") == "description"
        ]
        assert title, path
        assert len(descriptions) == 1, path
        assert descriptions[0].strip(), path
        if path != "404.html":
            assert titles.setdefault(title + path.partition("/")[0], path) == path, title
        assert len(page.one("main").all("h1")) == 1, path


def test_the_site_asks_no_other_host_for_anything(site: Path, pages: dict[str, Element]) -> None:
    loaded = ("src", "srcset", "data", "poster", "action", "formaction")
    for path, page in pages.items():
        for element in page.all():
            for name, value in element.attributes.items():
                foreign = re.match(r"\s*(?:[a-z]+:)?//", value)
                if name in loaded or (element.name == "link" and name == "href"):
                    assert not foreign or element.attributes.get("rel") == "canonical", (
                        path,
                        value,
                    )
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", text), style


def test_the_sites_own_words_name_no_folder_of_this_machine(site: Path, root: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in (".html", ".json", ".csv", ".xml", ".md"):
            text = path.read_text(encoding="utf-8")
            assert str(root) not in text, path
            assert str(PROJECT) not in text, path


def test_pages_for_developers_are_not_published(site: Path) -> None:
    assert (PROJECT / "docs" / "dev").is_dir()
    assert not (site / "dev").exists()
    assert not (site / "docs").exists()


def test_the_other_engine_builds_the_same_staged_tree_with_every_claim(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Both engines ran with --strict: a warning would have left no site.
    other = published_once(tmp_path_factory, "zensical")
    staged = [
        {path.relative_to(docs): path.read_bytes() for path in docs.rglob("*") if path.is_file()}
        for docs in (root / "build" / "docs", other / "build" / "docs")
    ]
    assert staged[0] == staged[1]
    for claim in table(root / "site", "claims"):
        path, anchor = claim["url"].split("#")
        assert f'id="{anchor}"' in (other / "site" / path).read_text(encoding="utf-8")


def test_the_package_knows_no_name_of_the_dossier() -> None:
    names = {name for entry in real_dossier().names for name in (entry.label, *entry.variants)}
    names |= {actor.name for actor in real_dossier().actors}
    telling = [name for name in names if len(name) > 3 and name[0].isupper()]
    assert len(telling) > 20
    # A name as a whole word, as it is spelled: a two-letter one could be anything.
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in telling))
    for path in sorted((PROJECT / "src").rglob("*")):
        if path.suffix in (".py", ".j2", ".css"):
            assert pattern.findall(path.read_text(encoding="utf-8")) == [], path.name
