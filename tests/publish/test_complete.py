from __future__ import annotations

from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.model.store import digest
from variorum.publish import Engine
from variorum.publish.gate.complete import _templates, check_complete, check_places, theme_names
from variorum.publish.search import FOLDER

FILES = {"README.md": b"# One", "claims/aboard.md": b"# Two", "data/a b.csv": b"a,b\n1,2\n"}
HASHES = {path: digest(content) for path, content in FILES.items()}
BUILT = {
    "index.html": "<html></html>",
    "claims/aboard.html": "<html></html>\n",
    "data/a b.csv": "a,b\n1,2\n",
}


def faults(site: Path, engine: Engine, files: dict[str, str]) -> list[str]:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    try:
        check_complete(site, engine, HASHES)
    except OutsideFailure as failure:
        return [line.strip() for line in failure.message.splitlines()[1:]]
    return []


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_whole_site_has_no_fault(tmp_path: Path, engine: Engine) -> None:
    assert faults(tmp_path, engine, BUILT) == []


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_file_must_be_there(tmp_path: Path, engine: Engine) -> None:
    for number, path in enumerate(BUILT):
        others = {each: text for each, text in BUILT.items() if each != path}
        told = faults(tmp_path / str(number), engine, others)
        assert told == [f"{path}: the engine did not write it"]


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("index.html", "<html><h1>On", "the page breaks off"),
        ("claims/aboard.html", "", "the page breaks off"),
        ("data/a b.csv", "a,b\n1", "it is not the file that was staged"),
    ],
)
def test_no_file_is_cut_off(tmp_path: Path, path: str, text: str, fault: str) -> None:
    assert faults(tmp_path, "mkdocs", BUILT | {path: text}) == [f"{path}: {fault}"]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    "path",
    ["assets/javascripts/x.html", "assets/javascripts/bundle.js", "CNAME", "sw.js", "feed.xml",
     "assets/stylesheets/main.css", "robots.txt", "claims/index.html", "manifest.json", "search.json",
     f"{FOLDER}/pagefind.js"],
)  # fmt: skip
def test_nothing_else_stands_there(tmp_path: Path, engine: Engine, path: str) -> None:
    told = faults(tmp_path, engine, BUILT | {path: "<html></html>"})
    assert told == [f"{path}: it was not staged, and is not the theme's"]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_file_of_the_theme_is_its_bytes(tmp_path: Path, engine: Engine) -> None:
    path = next(each for each in sorted(theme_names(engine)) if each.endswith(".min.js"))
    (own,) = (each for each in _templates(engine).rglob("*.js") if each.as_posix().endswith(path))
    assert faults(tmp_path, engine, BUILT | {path: own.read_text("utf-8")}) == []
    told = faults(tmp_path, engine, BUILT | {path: own.read_text("utf-8") + ";x()"})
    assert told == [f"{path}: it was not staged, and is not the theme's"]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_no_file_is_laid_over_the_engines_own(engine: Engine) -> None:
    check_places(engine, [*FILES, "assets/own.css", "assets/images/harbour.png"])
    for path in (*theme_names(engine), "404.md", "sitemap.xml", f"{FOLDER}/x.csv"):
        for written in (path, path.upper() if not path.endswith(".md") else "404.md"):
            with pytest.raises(OutsideFailure, match="has a file of its own there"):
                check_places(engine, [written])
