"""The index of a site's search: what it may not hold is refused, and no words of a page get there as
anything but words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.reliability.figures import Tell
from tests.reliability.gate.constructs import HTML, cases
from tests.reliability.gate.setting_constructs import ENTRIES, FOUND, WORDS

from variorum.publish import Engine, publish
from variorum.publish.engine.engines import PROGRAMS
from variorum.publish.search.indexes import index_faults
from variorum.render.escape import front_matter

ENGINES: tuple[Engine, ...] = ("mkdocs", "zensical")
LISTS = {"mkdocs": "docs", "zensical": "items"}


def said(folder: Path, engine: Engine, entries: object) -> list[str]:
    """What is wrong with an index of those entries."""
    index = folder / PROGRAMS[engine].search_index
    index.parent.mkdir(exist_ok=True)
    index.write_text(json.dumps({LISTS[engine]: entries}), encoding="utf-8")
    return [fault.text for fault in index_faults(index.read_bytes(), engine)]


PLAIN: dict[str, object] = {"location": "x.html", "title": "x", "text": "<p>x</p>"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("odd", "reason"), [
    (odd, reason) for reason, several in ENTRIES.items() for odd in several
])  # fmt: skip
def test_a_hostile_entry_is_refused(
    tmp_path: Path, engine: Engine, odd: Mapping[str, object], reason: str, tell: Tell
) -> None:
    told = said(tmp_path, engine, [PLAIN, {**PLAIN, **odd}])
    if engine == "zensical" and odd.keys() == {"tags"}:
        reason = "has tags"
    elif reason == "has tags":
        reason = "which no page may give" if engine == "mkdocs" else reason
    assert any(reason in each for each in told)
    tell("hostile entries of a search's index refused", 1)


@pytest.mark.parametrize("words", [entry["text"] for entry in ENTRIES[
    "stands in the words of an entry as markup"] if "text" in entry])  # fmt: skip
def test_no_markup_stands_in_the_way_to_a_page(tmp_path: Path, words: object) -> None:
    assert said(tmp_path, "zensical", [PLAIN | {"path": ["x", words]}])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("plain", FOUND)
def test_words_pass(tmp_path: Path, engine: Engine, plain: Mapping[str, object]) -> None:
    assert said(tmp_path, engine, [{**PLAIN, **plain}]) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("content", ["", "[]", "{}", "x", "null", "[[[["])
def test_what_is_no_index_is_refused(tmp_path: Path, engine: Engine, content: str) -> None:
    index = tmp_path / PROGRAMS[engine].search_index
    index.parent.mkdir(exist_ok=True)
    index.write_text(content, encoding="utf-8")
    assert [fault.text for fault in index_faults(index.read_bytes(), engine)] == [
        "is no index of a search"
    ]


@pytest.fixture(scope="module", params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The index of a site on which every construct stands as words: as a title, a heading, code and
    text."""
    constructs = [*WORDS, *(construct for construct, _ in cases(HTML))]
    # A line of text: what breaks lines or can't be written is tried elsewhere.
    constructs = [each for each in constructs if not re.search("[\x00-\x1f\u2028`]", each)]
    files = {"index.md": b"# Home\n"}
    for number in range(0, len(constructs), 40):
        lines = []
        for each in constructs[number : number + 40]:
            words = "".join(f"&#{ord(letter)};" for letter in each)
            lines += [f"## {words}", f"Words {words} end.", f"`{each}`", f"    {each}", "Words."]
        head = front_matter(constructs[number], constructs[number])
        files[f"p{number}.md"] = (head + "# Page\n\n" + "\n\n".join(lines) + "\n").encode()
    root = tmp_path_factory.mktemp("index")
    config = {"site_name": "The harbour", "nav": list(files)}
    publish(root, files, config, engine=request.param, site_dir=root / "site",
            report=lambda line: None)  # fmt: skip
    return (root / "site" / PROGRAMS[request.param].search_index).read_text("utf-8")


def test_what_stands_on_pages_as_words_is_words_in_the_index(index: str, tell: Tell) -> None:
    found = {name.lower() for name in re.findall(r"</?([A-Za-z][^\s>]*)", index)}
    assert found <= {"code", "li", "ol", "p", "pre", "ul"}
    assert not re.search(r"<[^<>]*[=\s][^<>]*>", index)
    # Nothing was left out to come to this.
    words = html.unescape(json.dumps(json.loads(index), ensure_ascii=False))
    assert words.count("http-equiv") > 4
    tell("hostile constructs that are words in the index of the search", words.count("onclick"))
