from __future__ import annotations

from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish import Engine
from variorum.publish.complete import check_complete

FILES = {"README.md": b"# One", "claims/aboard.md": b"# Two", "data/a b.csv": b"a,b\n1,2\n"}
BUILT = {
    "index.html": "<html></html>",
    "claims/aboard.html": "<html></html>\n",
    "data/a b.csv": "a,b\n1,2\n",
    "search/search_index.json": "{}",
    "search.json": "{}",
}


def faults(site: Path, engine: Engine, built: dict[str, str]) -> list[str]:
    for path, text in built.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(text)
    try:
        check_complete(site, engine, FILES)
    except OutsideFailure as failure:
        return [line.strip() for line in failure.message.splitlines()[1:]]
    return []


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_whole_site_has_no_fault(tmp_path: Path, engine: Engine) -> None:
    assert faults(tmp_path, engine, BUILT) == []


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("path", list(BUILT))
def test_every_file_must_be_there(tmp_path: Path, engine: Engine, path: str) -> None:
    told = faults(tmp_path, engine, {other: BUILT[other] for other in BUILT if other != path})
    others = {"mkdocs": "search.json", "zensical": "search/search_index.json"}
    assert told == ([] if path == others[engine] else [f"{path}: the engine did not write it"])


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("index.html", "<html><h1>On", "the page breaks off"),
        ("claims/aboard.html", "", "the page breaks off"),
        ("data/a b.csv", "a,b\n1", "it is not the file that was staged"),
        ("search/search_index.json", "", "it is empty"),
    ],
)
def test_no_file_is_cut_off(tmp_path: Path, path: str, text: str, fault: str) -> None:
    assert faults(tmp_path, "mkdocs", BUILT | {path: text}) == [f"{path}: {fault}"]
