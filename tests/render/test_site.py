"""The whole site as files: every page, its address, its place in the navigation."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from tests.html_pages import converted, read
from tests.lighthouse import changed, dossier, page, rendered, swap

from variorum.analyse import analyse
from variorum.model.dossier import Dossier
from variorum.model.info import Correction
from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import CODES
from variorum.render.addresses import claim_address, page_file, relative
from variorum.render.site import render
from variorum.render.words import when_words

PAGES = sorted(path for path in rendered().files if path.endswith(".md"))
# A page that people wrote takes its title from them.
HAND_WRITTEN = ("method.md", "corrections.md")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_title_a_description_and_one_heading(path: str) -> None:
    _, head, body = page(path).split("---\n", 2)
    told = yaml.safe_load(head)
    assert told["title"]
    assert told["description"]
    content = read(converted(body))
    assert len(content.all("h1")) == 1
    ids = [e.attributes["id"] for e in content.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def addresses() -> set[str]:
    return {p.removesuffix(".md") + ".html" if p.endswith(".md") else p for p in rendered().files}


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_page_and_its_anchor(path: str) -> None:
    address = path.removesuffix(".md") + ".html"
    for link in re.findall(r'href="([^"]*)"', page(path)):
        if link.startswith(("https://", "http://")):
            continue
        file, _, anchor = link.partition("#")
        target = address if not file else resolved(address, file)
        assert target in addresses(), link
        if anchor:
            text = page(page_file(target))
            assert f'id="{anchor}"' in text or f"{{#{anchor}}}" in text, link


@pytest.mark.parametrize("entry", dossier().info.corrections, ids=lambda entry: entry.claim)
def test_the_address_of_a_claim_that_is_gone_answers_with_date_and_reason(
    entry: Correction,
) -> None:
    address, _, anchor = claim_address(entry.claim).partition("#")
    answer = read(converted(page(page_file(address)).split("---\n", 2)[2])).by_id(anchor)
    assert answer is not None
    assert when_words(entry.date) in answer.words
    assert entry.claim in answer.words
    links = [link.attributes["href"] for link in answer.all("a")]
    assert links == ([relative(claim_address(entry.became), address)] if entry.became else [])
    navigation = str(rendered().config["nav"])
    known = {article.source.id for article in dossier().articles}
    source = entry.claim.partition("/")[0]
    assert (f"sources/{source}.md" in navigation) == (source in known)


def test_a_record_can_be_mended_from_its_page() -> None:
    base = dossier().info.records_url
    assert page("sources/sea-mail.md").count(f'href="{base}/data/sources/sea-mail.yaml"') == 1
    bare = replace(dossier(), info=dossier().info.model_copy(update={"records_url": None}))
    assert "Improve this record" not in str(render_dossier(bare).files)


def resolved(address: str, link: str) -> str:
    parts = address.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("sources/a.html#claim-b", "index.html", "sources/a.html#claim-b"),
        ("sources/a.html#claim-b", "sources/a.html", "#claim-b"),
        ("sources/a.html", "sources/a.html", "a.html"),
        ("sources/a.html#x", "sources/b.html", "a.html#x"),
        ("index.html", "sources/a.html", "../index.html"),
        ("questions/q.html", "sources/a.html", "../questions/q.html"),
        ("data/claims.csv", "questions/q.html", "../data/claims.csv"),
    ],
)
def test_links_are_relative_to_their_page(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


def test_the_navigation_names_pages_that_exist() -> None:
    def files(entry: object) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        if isinstance(entry, dict):
            return [file for value in entry.values() for file in files(value)]
        assert isinstance(entry, list)
        return [file for item in entry for file in files(item)]

    named = files(rendered().config["nav"])
    assert len(named) == len(set(named))
    assert set(named) <= set(rendered().files)
    hidden = {p for p in PAGES if re.match("(questions|origins|actors|embed)/(?!index)", p)}
    hidden.add("sources/old-paper.md")  # a source that is gone
    assert set(PAGES) - set(named) == hidden


def test_what_the_engine_prints_as_it_is_has_been_escaped() -> None:
    config = rendered().config
    assert config["site_name"] == "The storm at Skerry &amp; what is told of it"
    words = {"title": 'A "storm" <b>', "question": 'Who & "what" <i>?'}
    info = dossier().info.model_copy(update=words)
    first = dossier().articles[0]
    source = first.source.model_copy(update={"title": "<b>Storm</b>"})
    config = render_dossier(
        replace(dossier(), info=info, articles=(replace(first, source=source),))
    ).config
    assert config["site_name"] == "A &quot;storm&quot; &lt;b&gt;"
    assert config["site_description"] == "Who &amp; &quot;what&quot; &lt;i&gt;?"
    assert "<b>" not in str(config["nav"])
    assert "&lt;b&gt;Storm&lt;/b&gt;" in str(config["nav"])


def test_many_sources_leave_the_navigation(tmp_path: Path) -> None:
    first = dossier().articles[0]
    many = tuple(
        replace(first, source=first.source.model_copy(update={"id": name}), stem=name)
        for name in (f"source-{number:02}" for number in range(40))
    )
    whole = replace(dossier(), articles=(*dossier().articles, *many))
    config = render(analyse(whole), CODES).config
    assert {"Articles": "sources/index.md"} in config["nav"]
    assert config["not_in_nav"].startswith("sources/*")


def empty(whole: Dossier, *tables: str) -> Dossier:
    for table in tables:
        whole = replace(whole, **{table: ()})  # type: ignore[arg-type] # names of fields
    return whole


def test_a_dossier_with_nothing_in_it_renders() -> None:
    bare = empty(
        dossier(), "parties", "actors", "origins", "questions", "readings", "names", "articles"
    )
    info = bare.info.model_copy(update={"lead": (), "changes": (), "corrections": ()})
    files = render_dossier(replace(bare, info=info, hand_written={})).files
    assert {"index.md", "comparison.md", "data.md", "data/dossier.json"} <= set(files)


@pytest.mark.parametrize("table", ["readings", "names", "parties"])
def test_a_table_may_be_empty(tmp_path: Path, table: str) -> None:
    """Nothing in the checks forbids it, so no page may break on it."""
    whole = empty(dossier(), table)
    files = render_dossier(whole).files
    # Without rules a figure's files name none.
    charts = {path for path in files if path.startswith("charts/")}
    assert charts
    named = {path for path in rendered().files if not path.startswith("charts/")}
    assert set(files) - charts == named


def test_a_withheld_text_says_so(tmp_path: Path) -> None:
    edit = swap("language: en\n", "language: en\ntext: withheld\n")
    withheld = render(changed(tmp_path, ("data/sources/sea-mail.yaml", edit)), CODES)
    text = withheld.files["sources/sea-mail.md"].decode()
    assert "The article’s text is withheld, so the quote was not re-checked" in text
    assert "some 40 people were on the rock" in text
    assert "characters" not in text


def test_hand_written_pages_take_generated_parts() -> None:
    method = page("method.md")
    assert "<!--" not in method
    assert "Bounds we choose" in method
    assert "CC BY 4.0" in method
    assert method.startswith('---\ntitle: "Method"\n')


def test_a_dossier_may_bring_files_of_its_own(tmp_path: Path) -> None:
    whole = replace(
        dossier(),
        hand_written={"about/us.md": b"---\ntitle: Us\n---\n# Us\n", "about/us.png": b"\x89PNG"},
    )
    out = render_dossier(whole)
    assert out.files["about/us.png"] == b"\x89PNG"
    assert {"Us": "about/us.md"} in out.config["nav"][-1]["Data & method"]


@pytest.mark.parametrize(
    "path", ["index.md", "comparison.md", "data/claims.csv", "sources/sea-mail.md"]
)
def test_a_hand_written_file_never_takes_the_place_of_a_generated_one(path: str) -> None:
    whole = replace(dossier(), hand_written={**dossier().hand_written, path: b"# Mine\n"})
    assert render_dossier(whole).files[path] == rendered().files[path]


def test_every_problem_code_can_stand_on_a_page() -> None:
    whole = replace(
        dossier(), hand_written={"codes.md": b"# C\n\n<!-- variorum: problem-codes -->\n"}
    )
    text = render_dossier(whole).files["codes.md"].decode()
    content = read(converted(text))
    for code in CODES:
        assert content.by_id(f"code-{code.name}") is not None, code.name
        examples = [e.text.strip() for e in content.all("code")]
        assert code.bad.strip() in examples, code.name


def test_two_origins_of_one_speaker_never_look_like_one(tmp_path: Path) -> None:
    twin = "  - {id: council-letter, speaker: council, occasion: not said, when: unknown}\n"
    whole = changed(tmp_path, ("data/origins.yaml", swap("origins:\n", f"origins:\n{twin}")))
    files = render(whole, CODES).files
    titles = [
        yaml.safe_load(files[f"origins/{name}.md"].decode().split("---\n")[1])["title"]
        for name in ("council-letter", "council-note", "radio-call")
    ]
    assert titles == [
        "Island Council, undated",
        "Island Council, 2 March 2024",
        "The harbour master, a call to Coast Radio",
    ]
    assert "Island Council, 2 March 2024" in files["sources/sea-mail.md"].decode()
