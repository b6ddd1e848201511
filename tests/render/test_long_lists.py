"""Where articles are many, lists are summed up, parted into sheets, and lose nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.bench.invented import invent

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.pipeline.checking import CODES, check_dossier
from variorum.render.addresses import actor_address, claim_address, origin_address, source_address
from variorum.render.charts import Drawings
from variorum.render.long_lists import FEW_SOURCES, LONGEST
from variorum.render.site import Rendered, render, render_alone

MANY = 120
LARGEST_PAGE = 150_000
ENTRY = re.compile(r'<li><a href="([^"#]+)">.*<br>')
ROW = re.compile(r'<th scope="row"><a href="([^"]+#claim-[^"]+)">')


class NothingDrawn:
    """Stands for drawings that were made before: what is tried here is not how they look."""

    def get(self, _kind: str, _key: str) -> bytes:
        return b"<svg></svg>"

    def put(self, kind: str, _key: str, _content: bytes) -> None:
        raise AssertionError(kind)

    def spare(self, kind: str, _key: str) -> bool:
        raise AssertionError(kind)


@cache
def analysis(sources: int) -> Analysis:
    with TemporaryDirectory() as folder:
        found = check_dossier(invent(Path(folder) / "dossier", sources))
    return analyse(found.dossier)


def drawn(what: Analysis) -> Rendered:
    return render(what, CODES, Drawings(NothingDrawn()))


@cache
def rendered(sources: int) -> Rendered:
    return drawn(analysis(sources))


def text(site: Rendered, address: str) -> str:
    return site.files[address.removesuffix(".html") + ".md"].decode()


def sheets(site: Rendered, address: str) -> list[str]:
    """The texts of a list's pages, as the first leads to the next and so on."""
    found, folder = [], address.rpartition("/")[0]
    while address:
        found.append(text(site, address))
        after = re.search(r'<a href="([^"]+)" rel="next">', found[-1])
        address = f"{folder}/{after[1]}" if after else ""
    return found


@pytest.mark.parametrize("folder", ["sources", "origins"])
def test_each_source_and_origin_is_listed_once_over_all_sheets(folder: str) -> None:
    pages = sheets(rendered(MANY), f"{folder}/index.html")
    dossier = analysis(MANY).dossier
    ids = (
        [a.source.id for a in dossier.articles]
        if folder == "sources"
        else [o.id for o in dossier.origins]
    )
    assert len(pages) == -(-len(ids) // LONGEST)
    listed = [entry for page in pages for entry in ENTRY.findall(page)]
    assert Counter(listed) == Counter(f"{each}.html" for each in ids)


def test_each_claim_of_an_actor_stands_once_in_its_list() -> None:
    whole = analysis(MANY)
    summed = [a for a in whole.dossier.actors if len(whole.by_actor[a.id]) > LONGEST]
    assert summed
    for actor in summed:
        pages = sheets(rendered(MANY), actor_address(actor.id))
        assert len(pages) > 1
        claims = [f"../{claim_address(c.id)}" for c in whole.by_actor[actor.id]]
        assert Counter(row for page in pages for row in ROW.findall(page)) == Counter(claims)


def test_each_claim_of_an_origin_stands_once_in_its_list() -> None:
    whole = analysis(MANY)
    for origin in whole.dossier.origins:
        pages = sheets(rendered(MANY), origin_address(origin.id))
        claims = [f"../{claim_address(c.id)}" for c in whole.by_origin[origin.id]]
        assert Counter(row for page in pages for row in ROW.findall(page)) == Counter(claims)


def test_an_origin_that_many_articles_carry_is_told_in_numbers() -> None:
    whole = analysis(40)
    one = whole.dossier.origins[0].id

    def merged(article: Article) -> Article:
        claims = tuple(
            c.model_copy(update={"origin": c.origin.model_copy(update={"origin": one})})
            if c.origin
            else c
            for c in article.source.claims
        )
        return replace(article, source=article.source.model_copy(update={"claims": claims}))

    heavy = analyse(replace(whole.dossier, articles=tuple(map(merged, whole.dossier.articles))))
    assert len({c.source.id for c in heavy.by_origin[one]}) == 40
    pages = sheets(drawn(heavy), origin_address(one))
    claims = [f"../{claim_address(c.id)}" for c in heavy.by_origin[one]]
    lists = [page.partition("{#claims data-search-exclude}")[2] for page in pages]
    assert Counter(row for page in lists for row in ROW.findall(page)) == Counter(claims)
    assert all(len(page.encode()) < LARGEST_PAGE for page in pages)
    assert '<td data-label="Wordings">' in pages[0]
    linked = {f'id="sentence-{sentence}"' for origin, sentence in heavy.compared if origin == one}
    assert linked
    assert all(each in pages[0] for each in linked)
    assert "v-differs" not in pages[0]


def test_few_sources_stand_one_by_one_and_one_more_is_summed_up() -> None:
    few, many = rendered(FEW_SOURCES), rendered(FEW_SOURCES + 1)
    assert "By month of publication" not in text(few, "sources/index.html")
    assert "By month of publication" in text(many, "sources/index.html")
    assert "charts/origins.svg" in few.files
    named = str(few.config["nav"])
    assert all(f"sources/{a.source.id}.md" in named for a in analysis(FEW_SOURCES).dossier.articles)
    assert {"Articles": "sources/index.md"} in many.config["nav"]


def test_an_article_shows_whose_words_it_carries_however_many_there_are() -> None:
    for number in (FEW_SOURCES, MANY):
        first = source_address(analysis(number).dossier.articles[0].source.id)
        assert text(rendered(number), first).count('class="v-shares"') == 1


def test_files_of_aggregated_bars_have_a_row_for_each_article() -> None:
    for name in ("voices", "sides"):
        rows = rendered(MANY).files[f"charts/sources_{name}.csv"].decode().splitlines()
        assert len(rows) == MANY + 1


def test_where_sources_are_many_each_record_of_an_export_has_one_line() -> None:
    shown = analysis(MANY)
    for name, mark, records in (
        ("dossier.json", '{"source": ', len(shown.dossier.articles)),
        ("annotations.jsonld", '{"id": ', len(shown.claims)),
    ):
        content = rendered(MANY).files[f"data/{name}"].decode()
        json.loads(content)
        assert sum(line.lstrip().startswith(mark) for line in content.splitlines()) == records
        few = rendered(FEW_SOURCES).files[f"data/{name}"].decode()
        assert not any(line.lstrip().startswith(mark) for line in few.splitlines())


def test_a_picture_of_origins_is_drawn_where_it_can_be_read() -> None:
    few, many = rendered(FEW_SOURCES + 1), rendered(MANY)
    assert "charts/origins.svg" in few.files
    assert "can’t be read" not in text(few, "origins/index.html")
    assert "charts/origins.svg" not in many.files
    assert "can’t be read, so none is drawn" in text(many, "origins/index.html")


@pytest.mark.parametrize(
    ("address", "each"), [("names.html", "sources/report-"), ("data.html", '"NewsArticle"')]
)
def test_pages_of_the_whole_list_sources_only_where_they_are_few(address: str, each: str) -> None:
    assert text(rendered(FEW_SOURCES), address).count(each) >= FEW_SOURCES
    assert each not in text(rendered(MANY), address)


def test_home_counts_many_articles_and_shows_what_most_origins_give() -> None:
    few, many = (text(rendered(number), "index.html") for number in (FEW_SOURCES, MANY))
    assert "v-articles" in few
    assert "v-articles" not in many
    assert "v-letter" in few
    assert "v-letter" not in many
    assert f"{MANY} articles of " in many
    found = many.partition('class="v-findings"')[2].partition('class="v-hero-rows"')[0]
    assert re.search(r"\(\d+ statements\)", found)


def test_no_page_is_too_large_and_bytes_grow_with_the_sources() -> None:
    def sizes(sources: int) -> dict[str, int]:
        """The bytes of each page, its figures aside: most of them are drawings, left out here."""
        files = rendered(sources).files
        return {
            path: len(re.sub(rb"<figure.*?</figure>", b"", content, flags=re.DOTALL))
            for path, content in files.items()
            if path.endswith(".md")
        }

    assert max(sizes(MANY).values()) < LARGEST_PAGE
    assert sum(sizes(MANY).values()) / MANY < 1.1 * sum(sizes(40).values()) / 40


def test_every_link_leads_to_a_page_and_its_anchor() -> None:
    site = rendered(MANY)
    texts = {
        path.removesuffix(".md") + ".html": content.decode()
        for path, content in site.files.items()
        if path.endswith(".md")
    }
    anchors = {
        address: {*re.findall(r'id="([^"]+)"', page), *re.findall(r"\{#([^} ]+)", page)}
        for address, page in texts.items()
    }
    for address, page in texts.items():
        folder = address.rpartition("/")[0]
        for link in set(re.findall(r'href="([^":]+)"', page)):
            file, _, anchor = link.partition("#")
            way = (
                file.removeprefix("../")
                if file.startswith("../")
                else f"{folder}/{file}".lstrip("/")
            )
            target = way if file else address
            assert target in texts or target in site.files, (address, link)
            assert not anchor or anchor in anchors[target], (address, link)


def test_pages_made_alone_are_those_of_the_whole_and_so_are_further_sheets() -> None:
    whole, files = rendered(MANY), dict[str, bytes]()
    pages = [path for path in whole.files if path.endswith(".md") and not path.startswith("embed/")]
    kinds = {
        (path.rpartition("/")[0], "_" in path, path.endswith("index.md")): path for path in pages
    }
    few = [[path] for path in (*kinds.values(), "timeline.md", "data.md", "names.md")]
    for paths in [*few, list(kinds.values())]:
        addresses = [path.removesuffix(".md") + ".html" for path in paths]
        alone = render_alone(analysis(MANY), CODES, addresses, Drawings(NothingDrawn()))
        assert set(paths) <= alone.files.keys()
        assert {path for path in alone.files if path.endswith(".md")} == set(paths)
        assert alone.config == whole.config
        files |= alone.files
    assert len(files) > 12
    assert [path for path, content in files.items() if content != whole.files[path]] == []
    nowhere = ["none.html", "sources/none.html", "sources/none_2.html", "assets/page.js"]
    assert not render_alone(analysis(MANY), CODES, nowhere, Drawings(NothingDrawn())).files
